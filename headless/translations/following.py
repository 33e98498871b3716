"""What is known of translations follows each publication: whether one says what its original says,
and whether a machine says it.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone

from headless.models.translations import TranslationState

from .segments import handled_texts, standing, words_in_editor
from .words import Words, changes, words_of

# A thing with fewer rows has no translations.
MORE_THAN_ITSELF = 2


def words_before(instance: Any, rows: Sequence[Any]) -> Words:
    """What the public reads of an instance, or read last, before it is saved.

    Args:
        rows: its translations with itself, as `headless.services.ranked` gives them.
    """
    if instance.pk is None or len(rows) < MORE_THAN_ITSELF:
        return {}
    row = type(instance)._base_manager.filter(pk=instance.pk).first()
    was_public = row is not None and (row.live or row.first_published_at)
    return words_of(row) if was_public else {}


def follow(instance: Any, rows: Sequence[Any], before: Words) -> None:
    """Note what a publication means for translations.

    Args:
        rows: the translations with the instance, the original first, as
            `headless.services.ranked` gives them after the save.
        before: as `words_before` gave them.
    """
    if len(rows) < MORE_THAN_ITSELF:
        return
    note_machine_text(instance)
    original = next((row for row in rows if row.live), instance)
    if original.pk == instance.pk:
        _original_changed(instance, [row for row in rows if row.pk != instance.pk], before)
    else:
        _translation_changed(instance, original, before)


def begin(instance: Any, original: Any) -> TranslationState:
    """Note what the original says while a translation is begun."""
    state, _made = TranslationState.objects.get_or_create(
        translation_key=instance.translation_key,
        locale_id=instance.locale_id,
        defaults={"original_words": words_of(original)},
    )
    return state


def note_machine_text(row: Any) -> bool:
    """Note whether a machine wrote what is public of a translation. Whether that is new."""
    found = row.live and any(text.is_machine for text in standing(row))
    states = TranslationState.objects.filter(
        translation_key=row.translation_key, locale_id=row.locale_id
    )
    return bool(states.exclude(holds_machine_text=found).update(holds_machine_text=found))


def _original_changed(original: Any, translations: Iterable[Any], before: Words) -> None:
    now = words_of(original)
    states = {
        state.locale_id: state
        for state in TranslationState.objects.filter(translation_key=original.translation_key)
    }
    for row in translations:
        state = states.get(row.locale_id) or TranslationState(
            # It is from before such states were kept.
            translation_key=row.translation_key,
            locale_id=row.locale_id,
            original_words=before or now,
        )
        compare(state, now)
    of_original = states.get(original.locale_id)
    if of_original and of_original.outdated_since:
        # It was a translation while another one was the original.
        of_original.outdated_since, of_original.change = None, ""
        of_original.save()


def _translation_changed(translation: Any, original: Any, before: Words) -> None:
    said = words_of(original)
    state = TranslationState.objects.filter(
        translation_key=translation.translation_key, locale_id=translation.locale_id
    ).first() or TranslationState(
        translation_key=translation.translation_key, locale_id=translation.locale_id
    )
    state.original_words = _known(translation, said, state.original_words, before)
    compare(state, said)


def _known(translation: Any, said: Words, known: Words, before: Words) -> Words:
    """What the original said when each text of a translation was written.

    A text goes with what the original says now where a translator saw that in the editor of
    translations, or, where there is none, wrote the text anew; every other stays with what it
    went with.
    """
    handled = handled_texts(translation)
    if not before and not handled:
        return said
    now = words_of(translation)
    seen = words_in_editor(translation) if handled else {}
    found = {}
    for path, text in said.items():
        if path in handled:
            # What went is gone there, too, and what is there somebody translated.
            is_current = text == seen.get(path) and set(text.split("\n")) <= _lines(handled[path])
        else:
            is_current = now.get(path, "") != before.get(path, "")
        if is_current:
            found[path] = text
        elif path in known:
            found[path] = known[path]
    # What went from both.
    return {
        **{path: text for path, text in known.items() if path in now and path not in said},
        **found,
    }


def _lines(texts: Iterable[str]) -> set[str]:
    return {line for text in texts for line in text.split("\n")}


def compare(state: TranslationState, said: Words) -> None:
    """Note whether the original says something else by now, and save that."""
    changed = changes(state.original_words, said)
    if not changed:
        state.outdated_since, state.change = None, ""
    else:
        state.outdated_since = state.outdated_since or timezone.now()
        is_fact = any(change.is_fact for change in changed)
        state.change = state.Change.FACT if is_fact else state.Change.WORDING
    state.save()
