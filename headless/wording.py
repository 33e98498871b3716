"""The words around a content: dates and numbers in its language, labels in one that has texts."""

import datetime as dt
import gettext
from decimal import Decimal
from functools import cache
from pathlib import Path

import babel
from babel.dates import format_date, format_time
from babel.numbers import format_decimal
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils import translation

from .localization import fallback_chain, text_direction

_CATALOGUES = Path(__file__).parent / "locale"
_A_MONDAY = dt.date(2024, 1, 1)
# The language that the labels are written in.
_SOURCE = "en"
# One of the labels: other languages have a catalogue for what members see, and no labels.
_A_LABEL = "Pages in this section"


@cache
def label_languages() -> set[str]:
    """The languages in which there are labels."""
    codes = [folder.name for folder in _CATALOGUES.iterdir() if folder.is_dir()]
    return {_SOURCE, *(code for code in codes if _has_labels(code))}


def _has_labels(code: str) -> bool:
    catalogue = gettext.translation("django", str(_CATALOGUES), [code])
    return catalogue.gettext(_A_LABEL) != _A_LABEL


def label_language(content_language: str) -> str:
    """The language of the labels around a content: its own, else the next in its chain that has
    labels.
    """
    for code in [*fallback_chain(content_language), settings.LANGUAGE_CODE]:
        for candidate in (code, code.split("-")[0]):
            if candidate in label_languages():
                return candidate
    return _SOURCE


def own_name(language: str) -> str:
    """What speakers of a language call it."""
    if info := LANG_INFO.get(language):
        return str(info.get("name_local", language))
    with translation.override(language.split("-")[0]):
        return str(dict(settings.WAGTAIL_CONTENT_LANGUAGES).get(language, language))


class Wording:
    """Writes values for readers of a content.

    Attributes:
        language: the content's locale.
        labels: the locale of labels and of the names of choices.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.direction = text_direction(language)
        self.labels = label_language(language)
        self._babel = _babel_locale(language)

    @property
    def is_label_foreign(self) -> bool:
        """Whether labels have to be marked as being in another language than the content."""
        return self.labels != self.language.split("-")[0]

    @property
    def foreign_labels(self) -> str:
        """The language to mark a label with, empty where it is that of the content."""
        return self.labels if self.is_label_foreign else ""

    def foreign(self, language: str) -> str:
        """The language to mark a text with, empty where it is that of the content."""
        return "" if language == self.language else language

    def date(self, day: dt.date) -> str:
        """A day as `19. Juli 2018`."""
        return str(format_date(day, "long", locale=self._babel))

    def month(self, day: dt.date) -> str:
        """A month as `Juli 2018`."""
        return str(format_date(day, "LLLL y", locale=self._babel))

    def weekday(self, number: int) -> str:
        """The name of a day of the week, 0 for Monday."""
        return str(format_date(_A_MONDAY + dt.timedelta(days=number), "EEEE", locale=self._babel))

    def country(self, code: str) -> str:
        """The name of a country."""
        return str(self._babel.territories.get(code, code))

    def time(self, moment: dt.time | dt.datetime) -> str:
        """The time of day as it stands on the clock beside the moment."""
        wall = moment.replace(tzinfo=None)
        return str(format_time(wall, "short", locale=self._babel))

    def moment(self, moment: dt.datetime) -> str:
        """Day and time by the clock beside the moment."""
        return f"{self.date(moment.date())}, {self.time(moment)}"

    def number(self, value: float | Decimal) -> str:
        """A number with the separators of the language."""
        return str(format_decimal(value, locale=self._babel))


@cache
def _babel_locale(language: str) -> babel.Locale:
    try:
        base = language.split("-")[0]
        # Days before months, and 24 hours.
        return babel.Locale.parse("en_GB" if base == "en" else base)
    except (babel.UnknownLocaleError, ValueError):
        return babel.Locale.parse(_SOURCE)
