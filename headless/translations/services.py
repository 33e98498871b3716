"""Every write of translations: requested, drafted, submitted, published, confirmed.

wagtail-localize keeps the texts. Its own `save_target` writes over the row of a translation, also
of a live one, so it only makes rows that were not there; after that a translation is drafted
and goes live as any page or snippet does.
"""

import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.models import Locale, Page, Revision, WorkflowState
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from headless import recording
from headless.changes.services import lock
from headless.models.translations import TranslationState
from headless.services import ranked

from . import following
from .machine import translator_for
from .places import held_offline
from .segments import MACHINE, MANUAL, segments_in
from .selectors import current_version, is_written_since
from .words import words_of

logger = logging.getLogger(__name__)


class MachineFailed(Exception):
    """The service that translates gave no answer; nothing was changed."""


# Requesting ------------------------------------------------------------------------------


@transaction.atomic
def request_translations(
    instances: Iterable[Any], locales: Iterable[Locale], user: Any
) -> list[Translation]:
    """Begin a draft of each page or snippet in each locale in which it is not there yet.

    An alias becomes such a draft, and is offline until it is published.

    Args:
        user: who takes care of the translations until somebody else does.

    Raises:
        ValidationError: a draft could not be made; nothing was changed.
    """
    lock()
    locales = list(locales)
    made = []
    for instance in instances:
        wanted = [locale for locale in locales if not _is_there(instance, locale)]
        if not wanted:
            continue
        source, _new = TranslationSource.update_or_create_from_instance(current_version(instance))
        for locale in wanted:
            translation, _new = Translation.objects.update_or_create(
                source=source, target_locale=locale, defaults={"enabled": True}
            )
            _hide_alias(instance, locale)
            with held_offline(instance, locale, user):
                translation.save_target(user=user, publish=False)
            TranslationState.objects.update_or_create(
                translation_key=instance.translation_key,
                locale=locale,
                # Nothing of a former translation that is gone.
                defaults={
                    "original_words": words_of(source.as_instance()),
                    "machine_texts": {},
                    "outdated_since": None,
                    "change": "",
                    "holds_machine_text": False,
                    "is_unread": True,
                    "owner": user,
                },
            )
            made.append(translation)
    return made


def _is_there(instance: Any, locale: Locale) -> bool:
    rows = _rows_in(instance, locale)
    if isinstance(instance, Page):
        rows = rows.filter(alias_of__isnull=True)
    return bool(rows.exists())


def is_public_alias(instance: Any, locale: Locale) -> bool:
    """Whether the public sees an original itself in a language."""
    rows = _rows_in(instance, locale)
    return isinstance(instance, Page) and rows.filter(alias_of__isnull=False, live=True).exists()


def _hide_alias(instance: Any, locale: Locale) -> None:
    """It holds the words of the original, which are no translation."""
    if isinstance(instance, Page):
        for alias in _rows_in(instance, locale).filter(alias_of__isnull=False, live=True):
            alias.live = False
            alias.save(update_fields=["live"], clean=False)


def _rows_in(instance: Any, locale: Locale) -> Any:
    return type(instance)._base_manager.filter(
        translation_key=instance.translation_key, locale=locale
    )


@transaction.atomic
def update_source(source: TranslationSource) -> None:
    """Have what is translated follow the original; no translation changes by that."""
    instance = source.get_source_instance()
    TranslationSource.update_or_create_from_instance(current_version(instance))


# Drafting --------------------------------------------------------------------------------


class WrittenMeanwhile(Exception):
    """It is not what somebody was shown, who decides on it; nothing was changed."""


def drafted(translation: Translation) -> Any:
    """The translation with the texts that are there by now, not saved.

    A text that nobody translated is that of the original; the gate lets none of them go live.

    Raises:
        ValidationError: a picture, page or document that it has instead of that of the original
            is not there any more.
    """
    try:
        instance = translation.source.get_ephemeral_translated_instance(
            translation.target_locale, fallback=True
        )
    except (ObjectDoesNotExist, ValueError) as error:
        logger.warning("Translation %s cannot be drafted: %s", translation.pk, type(error).__name__)
        text = _(
            "A picture, page or document that this translation has instead of that of the original "
            "is not there any more. Choose another one, or that of the original."
        )
        raise ValidationError(text) from error
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            # As it will be stored: wagtail-localize reads descriptions of pictures there.
            stored = field.get_prep_value(field.value_from_object(instance))
            setattr(instance, field.name, field.to_python(stored))
    return instance


def is_sound(translation: Translation) -> bool:
    """Whether it can be drafted."""
    try:
        drafted(translation)
    except ValidationError:
        return False
    return True


@transaction.atomic
def save_draft(translation: Translation, user: Any) -> Revision:
    """Save what is translated by now as a draft; what is live stays as it is.

    Raises:
        ValidationError: a text cannot stand where it should, for example as it is too long.
    """
    lock()
    revision: Revision = drafted(translation).save_revision(user=user, log_action=True)
    return revision


@transaction.atomic
def submit(translation: Translation, user: Any) -> bool:
    """Save a draft and have it approved, as an original is.

    Returns:
        Whether there is a workflow; without one the draft waits for somebody who may publish.

    Raises:
        PublishRefused: it is not complete, so there is nothing to approve.
        ValidationError: as `save_draft`.
    """
    lock()
    drafted(translation).check_publishable()
    save_draft(translation, user)
    row = translation.get_target_instance()
    row = row.specific if isinstance(row, Page) else row
    workflow = row.get_workflow()
    if workflow is None:
        return False
    state = row.current_workflow_state
    if state is None:
        workflow.start(row, user)
    elif state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
    return True


@transaction.atomic
def publish(translation: Translation, user: Any, seen_at: dt.datetime | None = None) -> Revision:
    """Publish what is translated by now; whether the user may is for the caller to know.

    Args:
        seen_at: as `check_seen`; None where it is shown to nobody before.

    Raises:
        WrittenMeanwhile: as `check_seen`.
        PublishRefused: it is not complete; nothing was changed.
        ValidationError: as `save_draft`.
    """
    lock()
    if seen_at is not None:
        check_seen(translation, user, seen_at)
    instance = drafted(translation)
    instance.check_publishable()
    revision: Revision = instance.save_revision(user=user, log_action=True)
    revision.publish(user=user)
    return revision


def check_seen(translation: Translation, user: Any, seen_at: dt.datetime) -> None:
    """Whether a translation is what somebody was shown, apart from what they wrote themselves.

    Args:
        seen_at: when it was read for them.

    Raises:
        WrittenMeanwhile: it is not; somebody wrote in it, or it follows its original anew.
    """
    # The update of the original changes links and facts, which no text tells of.
    if translation.source.last_updated_at > seen_at or is_written_since(translation, seen_at, user):
        raise WrittenMeanwhile


def note_errors(translation: Translation, error: ValidationError) -> list[str]:
    """Put each message to the text that it is about, where the editor of translations shows it.

    Returns:
        The messages about something else.
    """
    noted: set[str] = set()
    others: list[str] = []
    for name, messages in getattr(error, "message_dict", {"": error.messages}).items():
        found = StringTranslation.objects.filter(
            context__object_id=translation.source.object_id,
            context__path=name,
            locale=translation.target_locale,
            translation_of__in=StringSegment.objects.filter(source=translation.source).values(
                "string"
            ),
        )
        if found.update(has_error=True, field_error=messages[0]):
            noted.update(messages)
        else:
            others += messages
    # The draft of a title says the same of it once more.
    return [message for message in others if message not in noted]


# Machines --------------------------------------------------------------------------------


def machine_translate(translation: Translation, user: Any) -> int:
    """Have a machine translate what nobody translated.

    Returns:
        How many texts it translated.

    Raises:
        MachineFailed: there is no machine for the two languages, or it gives no answer.
    """
    translator = translator_for(translation.source.locale, translation.target_locale)
    if translator is None:
        raise MachineFailed
    places = defaultdict(list)
    segments = segments_in(translation.target_locale_id).filter(
        Q(translated__pk__isnull=True) | Q(translated__data=""), source=translation.source
    )
    for segment in segments.select_related("string", "context"):
        places[segment.string.as_value()].append(segment)
    if not places:
        return 0
    # Not in a transaction: it can take a while.
    answers = answers_of(
        translator, translation.source.locale, translation.target_locale, list(places)
    )
    return _keep(translation, user, places, answers, str(translator.display_name))


def answers_of(translator: Any, source: Locale, target: Locale, texts: list[Any]) -> Any:
    """Text to its translation by a machine, as wagtail-localize has them.

    Raises:
        MachineFailed: it gives no answer.
    """
    try:
        return translator.translate(source, target, texts)
    except Exception as error:
        # Each service has errors of its own, of the network and others; the keys stay out of logs.
        logger.warning("Machine translation failed: %s", type(error).__name__)
        raise MachineFailed from error


@transaction.atomic
def _keep(translation: Translation, user: Any, places: Any, answers: Any, tool: str) -> int:
    lock()
    state = _state_of(translation)
    kept = 0
    for text, segments in places.items():
        answer = answers.get(text)
        if answer is None or not answer.data.strip():
            continue
        for segment in segments:
            # A blank, which no form of ours keeps, is nobody's translation.
            StringTranslation.objects.filter(
                translation_of_id=segment.string_id,
                locale=translation.target_locale,
                context_id=segment.context_id,
                data="",
            ).delete()
            _translation, is_new = StringTranslation.objects.get_or_create(
                translation_of_id=segment.string_id,
                locale=translation.target_locale,
                context_id=segment.context_id,
                defaults={
                    "data": answer.data.strip(),
                    "translation_type": MACHINE,
                    "tool_name": tool,
                    "last_translated_by": user,
                },
            )
            if is_new:
                # A draft may keep it when somebody wrote something else over it.
                state.machine_texts.setdefault(segment.context.path, []).append(
                    answer.render_text()
                )
            kept += is_new
    state.save(update_fields=["machine_texts"])
    return kept


def _state_of(translation: Translation) -> TranslationState:
    state, _made = TranslationState.objects.get_or_create(
        translation_key=translation.source.object_id,
        locale=translation.target_locale,
        defaults={"original_words": words_of(translation.source.as_instance())},
    )
    return state


@transaction.atomic
def confirm(instance: Any, user: Any, seen_at: dt.datetime) -> int:
    """Let a person answer for the words of a machine in a translation.

    Args:
        seen_at: when the person was shown them; what came later waits.

    Returns:
        How many texts that were.
    """
    lock()
    used = StringSegment.objects.filter(
        context_id=OuterRef("context_id"), string_id=OuterRef("translation_of_id")
    )
    confirmed: int = (
        StringTranslation.objects.filter(
            Exists(used),
            locale_id=instance.locale_id,
            context__object_id=instance.translation_key,
        )
        .filter(translation_type=MACHINE, updated_at__lte=seen_at)
        .update(translation_type=MANUAL, tool_name="", last_translated_by=user)
    )
    if confirmed:
        log(instance=instance, action="headless.confirm_translation", user=user)
    row = type(instance)._base_manager.get(pk=instance.pk)
    row = row.specific if isinstance(row, Page) else row
    if following.note_machine_text(row):
        recording.changed(type(row), [row.translation_key])
    return confirmed


# Steering --------------------------------------------------------------------------------


@transaction.atomic
def mark_current(instance: Any, user: Any) -> None:
    """Say that a translation says what its original says by now."""
    lock()
    original = next((row for row in ranked(instance) if row.live), None)
    if original is None or original.pk == instance.pk:
        return
    state = following.begin(instance, original)
    state.original_words = words_of(original)
    following.compare(state, state.original_words)
    log(instance=instance, action="headless.mark_translation_current", user=user)


@transaction.atomic
def hand_over(instance: Any, owner: Any) -> None:
    """Note who takes care of a translation; None for nobody."""
    lock()
    state = following.begin(instance, ranked(instance)[0])
    state.owner = owner
    state.save(update_fields=["owner"])
