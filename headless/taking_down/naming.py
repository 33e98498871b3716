"""Translations in a sentence."""

from typing import Any

from django.utils.translation import gettext, ngettext

SHOWN = 10


def names(rows: list[Any]) -> str:
    """Titles with their languages, the first ten of them."""
    shown = [with_language(str(row), row.locale) for row in rows[:SHOWN]]
    more = len(rows) - SHOWN
    if more > 0:
        shown.append(ngettext("%(count)d more", "%(count)d more", more) % {"count": more})
    return ", ".join(shown)


def with_language(title: str, language: Any) -> str:
    return gettext("“%(title)s” (%(language)s)") % {"title": title, "language": language}
