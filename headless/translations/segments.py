"""Every read of what wagtail-localize keeps of a translation: its texts, and who wrote them."""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, FilteredRelation, Q, QuerySet, When
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from .words import ADDRESS, texts_of

MACHINE = StringTranslation.TRANSLATION_TYPE_MACHINE
MANUAL = StringTranslation.TRANSLATION_TYPE_MANUAL


@dataclass(frozen=True)
class Progress:
    """How far a translation is.

    Attributes:
        texts: how many there are to be translated.
        missing: how many of them are not translated.
        machine: how many of them a machine translated and nobody confirmed.
    """

    texts: int = 0
    missing: int = 0
    machine: int = 0


@dataclass(frozen=True)
class Doubtful:
    """A text that must not go live as it stands: nobody translated it, or nobody but a machine."""

    path: str
    text: str
    is_machine: bool


def translation_of(instance: Any) -> Translation | None:
    """The translation in wagtail-localize that an instance is the target of, if it goes on."""
    found = Translation.objects.filter(
        source__object_id=instance.translation_key,
        target_locale_id=instance.locale_id,
        enabled=True,
    )
    return found.select_related("source__locale", "target_locale").first()


def source_of_translations(instance: Any) -> TranslationSource | None:
    """What wagtail-localize translates from, where an instance is the original."""
    found = TranslationSource.objects.filter(
        object_id=instance.translation_key, locale_id=instance.locale_id
    )
    return found.first()


def segments_in(locale_id: int) -> QuerySet[Any]:
    """The texts to be translated, each with its translation into a locale, if there is one.

    The part of an address is none: without a translation it follows the title.
    """
    segments = StringSegment.objects.exclude(context__path=ADDRESS)
    found: QuerySet[Any] = segments.annotate(
        translated=FilteredRelation(
            "string__translations",
            condition=Q(string__translations__locale_id=locale_id)
            & Q(string__translations__context_id=F("context_id")),
        )
    )
    return found


def doubtful(instance: Any) -> list[Doubtful]:
    """The texts that wagtail-localize knows as untranslated or as a machine's, in their order."""
    segments = segments_in(instance.locale_id).filter(
        source__object_id=instance.translation_key,
        source__translations__target_locale_id=instance.locale_id,
        source__translations__enabled=True,
    )
    found = segments.filter(
        Q(translated__pk__isnull=True)
        | Q(translated__has_error=True)
        | Q(translated__translation_type=MACHINE)
    ).order_by("order")
    rows = found.values_list(
        "context__path",
        "string__data",
        "translated__data",
        "translated__has_error",
        "translated__translation_type",
    )
    texts = []
    for path, original, data, has_error, kind in rows:
        is_machine = kind == MACHINE and not has_error
        text = StringValue(data if is_machine else original).render_text()
        texts.append(Doubtful(path, text, is_machine))
    return texts


def standing(instance: Any) -> list[Doubtful]:
    """Those of the doubtful texts that an instance, saved or not, really has."""
    found = doubtful(instance)
    if not found:
        return []
    texts = set(texts_of(instance))
    return [text for text in found if (text.path, text.text) in texts]


def progress_of(translations: Iterable[Translation]) -> Mapping[int, Progress]:
    """How far translations are, by their primary key: a query for each language."""
    by_locale: dict[int, dict[int, int]] = defaultdict(dict)
    for translation in translations:
        by_locale[translation.target_locale_id][translation.source_id] = translation.pk
    found: dict[int, Progress] = {}
    for locale_id, by_source in by_locale.items():
        segments = segments_in(locale_id).filter(source_id__in=by_source)
        has_text = Q(translated__pk__isnull=False, translated__has_error=False)
        counted = segments.values("source_id").annotate(
            texts=Count("pk"),
            done=Count(Case(When(has_text, then=1))),
            machine=Count(Case(When(has_text & Q(translated__translation_type=MACHINE), then=1))),
        )
        for row in counted:
            found[by_source[row["source_id"]]] = Progress(
                row["texts"], row["texts"] - row["done"], row["machine"]
            )
    return found


def handled_texts(translation_key: uuid.UUID, locale_id: int) -> dict[str, set[str]]:
    """Place to the texts of the original that somebody translated there."""
    rows = StringTranslation.objects.filter(
        context__object_id=translation_key, locale_id=locale_id, has_error=False
    )
    found: dict[str, set[str]] = defaultdict(set)
    for path, original in rows.values_list("context__path", "translation_of__data"):
        found[path].add(StringValue(original).render_text())
    return found
