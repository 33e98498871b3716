"""Writes where a translation passes between ways of writing it: wagtail-localize's editor, a form
of its own, a file.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction
from wagtail_localize.models import StringSegment, StringTranslation, Translation
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from headless.changes.services import lock
from headless.models.translations import TranslationState

from .segments import MACHINE, MANUAL, comparable, translation_of
from .words import ADDRESS


def note_written_by_hand(instance: Any) -> None:
    """Note that somebody saved a translation in a form that shows every text of it."""
    if instance.pk and translation_of(instance) is None:
        _states_of(instance).filter(is_unread=True).update(is_unread=False)


@transaction.atomic
def stop(translation: Translation) -> None:
    """Leave the editor of translations; from then on a form has the texts."""
    lock()
    _states_of(translation.get_target_instance()).update(is_unread=True)
    translation.enabled = False
    translation.save(update_fields=["enabled"])


@transaction.atomic
def restart(translation: Translation, user: Any) -> list[str]:
    """Begin once more with the editor of translations, and with what was written by hand.

    Returns:
        The places whose texts could not be taken over, as the original is divided otherwise.
    """
    lock()
    translation.enabled = True
    translation.save(update_fields=["enabled"])
    row = translation.get_target_instance()
    state = _states_of(row).first()
    if state is None or state.is_unread:
        return []
    _states_of(row).update(is_unread=True)
    known = _compared(state.machine_texts)
    segments = defaultdict(list)
    found = StringSegment.objects.filter(source=translation.source).exclude(context__path=ADDRESS)
    for segment in found.select_related("string", "context").order_by("order"):
        segments[segment.context.path].append(segment)
    left = []
    for path, texts in _texts_by_place(row.get_latest_revision_as_object()).items():
        if len(texts) != len(segments[path]):
            left.append(path)
            continue
        for segment, text in zip(segments[path], texts, strict=True):
            said = comparable(text.string.render_text())
            if said not in known and said != comparable(segment.string.as_value().render_text()):
                _take_over(translation, segment, text, user)
    return left


def _take_over(translation: Translation, segment: Any, text: Any, user: Any) -> None:
    found = {
        "translation_of_id": segment.string_id,
        "context_id": segment.context_id,
        "locale": translation.target_locale,
    }
    if StringTranslation.objects.filter(**found, data=text.string.data).exists():
        return
    StringTranslation.objects.update_or_create(
        **found,
        defaults={
            "data": text.string.data,
            "translation_type": MANUAL,
            "tool_name": "",
            "last_translated_by": user,
            "has_error": False,
            "field_error": "",
        },
    )


def _texts_by_place(instance: Any) -> dict[str, list[Any]]:
    found = defaultdict(list)
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue) and segment.path != ADDRESS:
            found[segment.path].append(segment)
    return found


def _compared(texts: dict[str, list[str]]) -> set[str]:
    return {comparable(text) for found in texts.values() for text in found}


def _states_of(instance: Any) -> Any:
    return TranslationState.objects.filter(
        translation_key=instance.translation_key, locale_id=instance.locale_id
    )


@contextmanager
def machine_marks_kept(translation: Translation) -> Iterator[None]:
    """Around the reading of a file: a blank more or less is no word of a person."""
    rows = StringTranslation.objects.filter(
        locale=translation.target_locale, context__object_id=translation.source.object_id
    )
    before = {
        pk: (comparable(data), tool)
        for pk, data, tool in rows.filter(translation_type=MACHINE).values_list(
            "pk", "data", "tool_name"
        )
    }
    yield
    for row in rows.filter(pk__in=before, translation_type=MANUAL):
        said, tool = before[row.pk]
        if comparable(row.data) == said:
            row.translation_type, row.tool_name = MACHINE, tool
            row.save(update_fields=["translation_type", "tool_name"])
