"""Dates and numbers as the language of a text writes them."""

import datetime as dt
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import babel
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_decimal
from django.utils.translation import gettext, override

from headless.localization import text_direction

# Invisible marks of Unicode, as strong as a letter of that direction.
LEFT_TO_RIGHT = "\u200e"
RIGHT_TO_LEFT = "\u200f"


@dataclass(frozen=True)
class Wording:
    """How a press text in one locale is worded."""

    locale_code: str

    @property
    def label_language(self) -> str:
        """Labels are in German beside German texts, in English beside all others."""
        return "de" if self.language == "de" else "en"

    @property
    def language(self) -> str:
        """The language without variants: texts in easy German have German labels."""
        return self.locale_code.split("-")[0]

    @property
    def foreign_label(self) -> str:
        """The language of the labels where it is not that of the text, else empty."""
        return "" if self.label_language == self.language else self.label_language

    @property
    def is_rtl(self) -> bool:
        return text_direction(self.locale_code) == "rtl"

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

    def labels(self) -> AbstractContextManager[Any]:
        """Inside, gettext speaks the language of the labels."""
        return override(self.label_language)

    @property
    def _locale(self) -> babel.Locale:
        # Europe writes 19 July 2018.
        code = "en_GB" if self.language == "en" else self.language
        try:
            return babel.Locale.parse(code)
        except (babel.UnknownLocaleError, ValueError):
            return babel.Locale.parse("en_GB")

    def date(self, day: dt.date) -> str:
        return format_date(day, "long", locale=self._locale)

    def month(self, day: dt.date) -> str:
        return format_skeleton("yMMMM", day, locale=self._locale)

    def time(self, time: dt.time) -> str:
        return format_time(time, "HH:mm", locale=self._locale)

    def days(self, first: dt.date, last: dt.date | None) -> str:
        """One day, or the first and the last one."""
        if last is None or last == first:
            return self.date(first)
        return gettext("%(first)s to %(last)s") % {
            "first": self.date(first),
            "last": self.date(last),
        }

    def number(self, value: float | int, *, is_approximate: bool = False) -> str:
        """With “about” where the number is not exact."""
        number = str(format_decimal(value, locale=self._locale))
        return gettext("about %(number)s") % {"number": number} if is_approximate else number
