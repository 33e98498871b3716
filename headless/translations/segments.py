"""Every read of what wagtail-localize keeps of a translation: its texts, and who wrote them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    When,
)
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.strings import StringValue

from headless.models.translations import TranslationState
from headless.text import clean_text

from .words import ADDRESS, Words, texts_of, words_of

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


def standing(instance: Any, *, by_hand: bool = False) -> list[Doubtful]:
    """The doubtful texts that an instance, saved or not, has: also an older draft of before
    somebody translated them, and what a machine wrote of which nobody knows any more.

    Texts are compared within their field: blocks and rows get keys of their own when somebody
    inserts them anew.

    Args:
        by_hand: whether it comes from a form in which somebody sees every text.
    """
    key, locale_id = instance.translation_key, instance.locale_id
    translation = (
        Translation.objects.filter(source__object_id=key, target_locale_id=locale_id)
        .order_by("-enabled", "pk")
        .first()
    )
    state = TranslationState.objects.filter(translation_key=key, locale_id=locale_id).first()
    written = StringTranslation.objects.filter(
        context__object_id=key, locale_id=locale_id, has_error=False
    )
    by: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for path, data, kind in written.values_list("context__path", "data", "translation_type"):
        by[kind == MACHINE].append((path, StringValue(data).render_text()))
    machine, by_people = _by_field(by[True]), _by_field(by[False])
    for field, texts in _compared(state.machine_texts if state else {}).items():
        machine[field] |= texts
    originals: dict[str, set[str]] = {}
    found = []
    if translation is not None and translation.enabled:
        found = _not_kept(translation)
    if translation is not None and translation.enabled or _is_unread(state) and not by_hand:
        segments = StringSegment.objects.filter(source=translation.source_id if translation else 0)
        said = segments.values_list("context__path", "string__data")
        originals = _by_field((path, StringValue(data).render_text()) for path, data in said)
        for field, texts in _compared(_lines_of(state)).items():
            originals.setdefault(field, set()).update(texts)
    if not (machine or originals or found):
        return []
    named = {doubtful.path for doubtful in found}
    for path, text in texts_of(instance):
        field, compared = _field(path), comparable(text)
        if path in named or compared in by_people.get(field, ()):
            continue
        if compared in machine.get(field, ()):
            found.append(Doubtful(path, text, is_machine=True))
        elif compared in originals.get(field, ()):
            found.append(Doubtful(path, text, is_machine=False))
    return found


def is_doubtful(row: Any) -> bool:
    """Whether what is live of a page or snippet, or its latest draft, has doubtful texts."""
    return bool(standing(row) or row.latest_revision and standing(row.latest_revision.as_object()))


def _is_unread(state: TranslationState | None) -> bool:
    return state is not None and state.is_unread


def _not_kept(translation: Translation) -> list[Doubtful]:
    """What a translator wrote of which nothing can be seen, or which cannot stand as it is."""
    rows = StringTranslation.objects.filter(
        Exists(
            StringSegment.objects.filter(
                source_id=translation.source_id,
                context_id=OuterRef("context_id"),
                string_id=OuterRef("translation_of_id"),
            )
        ),
        locale_id=translation.target_locale_id,
    )
    blank = rows.filter(data="").exclude(context__path=ADDRESS)
    kept = (blank | rows.filter(has_error=True)).values_list("context__path", "data")
    return [Doubtful(path, data, is_machine=False) for path, data in kept]


def comparable(text: str) -> str:
    """A text without what a form or a service changes in it: blanks, soft hyphens, forms of
    letters.
    """
    return " ".join(clean_text(text).split())


def _field(path: str) -> str:
    return path.partition(".")[0]


def _by_field(texts: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for path, text in texts:
        found[_field(path)].add(comparable(text))
    return found


def _compared(texts: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    return _by_field((path, text) for path, found in texts.items() for text in found)


def _lines_of(state: TranslationState | None) -> dict[str, list[str]]:
    words = state.original_words if state else {}
    return {path: text.split("\n") for path, text in words.items()}


def progress_of(translations: Iterable[Translation]) -> Mapping[int, Progress]:
    """How far translations are, by their primary key: a query for each language."""
    by_locale: dict[int, dict[int, int]] = defaultdict(dict)
    for translation in translations:
        by_locale[translation.target_locale_id][translation.source_id] = translation.pk
    found: dict[int, Progress] = {}
    for locale_id, by_source in by_locale.items():
        segments = segments_in(locale_id).filter(source_id__in=by_source)
        has_text = Q(translated__pk__isnull=False, translated__has_error=False) & ~Q(
            translated__data=""
        )
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


def words_in_editor(instance: Any) -> Words:
    """What the original of a translation says in the editor of translations."""
    translation = translation_of(instance)
    return words_of(translation.source.as_instance()) if translation else {}


def handled_texts(instance: Any) -> dict[str, set[str]]:
    """Place to the texts of the original that somebody translated there, in the editor of
    translations; empty where there is none.
    """
    if translation_of(instance) is None:
        return {}
    rows = StringTranslation.objects.filter(
        context__object_id=instance.translation_key, locale_id=instance.locale_id, has_error=False
    )
    found: dict[str, set[str]] = defaultdict(set)
    for path, original in rows.values_list("context__path", "translation_of__data"):
        found[path].add(StringValue(original).render_text())
    return found
