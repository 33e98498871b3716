"""Which translation answers a request, and which fields a translation shares with its source."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, TypeVar

import babel
import langcodes
from django.conf import settings
from django.db.models import Case, Exists, IntegerField, Model, OuterRef, Q, QuerySet, Value, When
from wagtail.models import Locale
from wagtail_localize.fields import SynchronizedField, TranslatableField

from .conf import conf

M = TypeVar("M", bound=Model)


def words(*names: str) -> list[TranslatableField]:
    """Fields whose text is translated."""
    return [TranslatableField(name) for name in names]


def facts(*names: str) -> list[SynchronizedField]:
    """Fields that are the same in every language and only edited in the source."""
    return [SynchronizedField(name, overridable=False) for name in names]


def fallback_chain(locale_code: str) -> list[str]:
    """The locale itself, then the locales that answer in its place, best first.

    For a locale of which the setting says nothing the default language answers.
    """
    others = conf.fallback_chains.get(locale_code, [settings.LANGUAGE_CODE])
    return [locale_code, *(code for code in others if code != locale_code)]


# ISO 15924 codes of the scripts that run from right to left.
_RIGHT_TO_LEFT = {"Adlm", "Arab", "Hebr", "Nkoo", "Rohg", "Syrc", "Thaa"}


def text_direction(language_tag: str) -> str:
    """`rtl` for a language written from right to left, else `ltr`."""
    script = langcodes.Language.get(language_tag).maximize().script
    return "rtl" if script in _RIGHT_TO_LEFT else "ltr"


def best_translations(candidates: QuerySet[M], locale_ids: Sequence[int]) -> QuerySet[M]:
    """Of each thing in `candidates` the one row that answers.

    `candidates` are rows of a translatable model, already limited to what may
    be seen. The first of `locale_ids` that has a row wins; after them the
    oldest row, so that nothing public is invisible.
    """
    rank = Case(
        *(When(locale_id=pk, then=Value(place)) for place, pk in enumerate(locale_ids)),
        default=Value(len(locale_ids)),
        output_field=IntegerField(),
    )
    ranked: QuerySet[Any] = candidates.annotate(fallback_rank=rank)
    better = (
        ranked.order_by()
        .filter(translation_key=OuterRef("translation_key"))
        .filter(
            Q(fallback_rank__lt=OuterRef("fallback_rank"))
            | Q(fallback_rank=OuterRef("fallback_rank"), pk__lt=OuterRef("pk"))
        )
    )
    return ranked.filter(~Exists(better))


def canonical_rows(queryset: QuerySet[M]) -> QuerySet[M]:
    """One row for each translatable thing: that of the default locale, else the oldest.

    Relations are stored towards these rows.
    """
    return best_translations(queryset, locale_ids([settings.LANGUAGE_CODE]))


def locale_ids(codes: Iterable[str]) -> list[int]:
    """Primary keys of the locales with these codes, in the order of `codes`."""
    by_code = dict(Locale.objects.values_list("language_code", "pk"))
    return [by_code[code] for code in codes if code in by_code]


# Languages that CLDR does not name, or only by a country ("Kurdish (Türkiye)" for kmr).
_MORE_LANGUAGE_NAMES = {
    "aii": {
        "ar": "الآشورية",
        "de": "Assyrisch",
        "en": "Assyrian",
        "tr": "Asurice",
        "uk": "ассирійська",
    },
    "diq": {
        "ar": "الزازاكية الجنوبية",
        "de": "Südzaza",
        "en": "Southern Zaza",
        "tr": "Güney Zazacası",
        "uk": "південна зазакі",
    },
    "gsg": {
        "ar": "لغة الإشارة الألمانية",
        "de": "Deutsche Gebärdensprache",
        "en": "German Sign Language",
        "tr": "Alman İşaret Dili",
        "uk": "німецька жестова мова",
    },
    "kmr": {
        "ar": "الكرمانجية",
        "de": "Kurmandschi",
        "en": "Kurmanji",
        "tr": "Kurmancî",
        "uk": "курманджі",
    },
    "prs": {
        "ar": "الدارية",
        "de": "Dari",
        "en": "Dari",
        "tr": "Darice",
        "uk": "дарі",
    },
}


@cache
def language_name(tag: str, locale_code: str) -> str:
    """Name of a language in the language of a locale, else in English, else the tag itself."""
    if names := _MORE_LANGUAGE_NAMES.get(tag):
        return names.get(locale_code.split("-")[0], names["en"])
    for code in (locale_code, "en"):
        try:
            reader = babel.Locale.parse(code.split("-")[0])
        except babel.UnknownLocaleError:
            continue
        try:
            name = babel.Locale.parse(tag, sep="-").get_display_name(reader)
        except (babel.UnknownLocaleError, ValueError):
            name = reader.languages.get(tag)
        if name:
            return str(name)
    return tag
