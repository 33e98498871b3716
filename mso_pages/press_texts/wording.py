"""Dates, numbers and lines of a press text as its language writes them."""

import datetime as dt
from contextlib import AbstractContextManager
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext, override

from headless.wording import Wording

# Invisible marks of Unicode, as strong as a letter of that direction.
LEFT_TO_RIGHT = "\u200e"
RIGHT_TO_LEFT = "\u200f"


class PressWording(Wording):
    """Writes values into lines of text that nothing but the order of letters holds together."""

    @property
    def is_rtl(self) -> bool:
        return self.direction == "rtl"

    def in_label_language(self) -> AbstractContextManager[Any]:
        """Inside, gettext speaks the language of the labels."""
        return override(self.labels)

    def row(self, *parts: str, separator: str = ", ") -> str:
        """Parts one behind the other, without empty ones.

        A mark keeps a number behind a name in Latin letters in its place where the text runs
        from right to left.
        """
        mark = RIGHT_TO_LEFT if self.is_rtl else ""
        return f"{mark}{separator}".join(part for part in parts if part)

    def label(self, text: str) -> str:
        """Words in the language of the labels that begin with a number."""
        return f"{LEFT_TO_RIGHT}{text}{LEFT_TO_RIGHT}" if self.is_rtl else text

    def days(self, first: dt.date, last: dt.date | None) -> str:
        """One day, or the first and the last one."""
        if last is None or last == first:
            return self.date(first)
        return gettext("%(first)s to %(last)s") % {
            "first": self.date(first),
            "last": self.date(last),
        }

    def number(self, value: float | Decimal, *, is_approximate: bool = False) -> str:
        """With “about” where the number is not exact."""
        number = super().number(value)
        return gettext("about %(number)s") % {"number": number} if is_approximate else number
