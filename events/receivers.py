"""Keeps occurrences and participations in step with the events."""

import logging
from typing import Any

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Page

from headless import recording
from headless.signals import day_begun

from .models import EventPage
from .selectors import repeated_events
from .services import hand_on_participations, rebuild_occurrences

logger = logging.getLogger(__name__)


@receiver(post_save, sender=EventPage)
@receiver(post_save, sender=Page)
def update_occurrences(instance: Page, update_fields: Any, raw: bool, **kwargs: Any) -> None:
    """In the transaction of the event: nobody sees one without its dates."""
    is_event = not raw and instance.specific_class is EventPage
    if is_event and not recording.is_bookkeeping(update_fields):
        rebuild_occurrences(instance.translation_key)


@receiver(day_begun)
def follow_rules(**kwargs: Any) -> None:
    """Rules are followed for two years from today on, and what is long over is forgotten."""
    failed = 0
    for key in repeated_events():
        try:
            rebuild_occurrences(key)
        except Exception:
            failed += 1
            logger.exception("The dates of the event %s could not be followed.", key)
    if failed:
        raise RuntimeError(f"The dates of {failed} events could not be followed.")


@receiver(pre_delete, sender=EventPage)
def remember_participations(instance: EventPage, **kwargs: Any) -> None:
    instance.participations_left = list(instance.participations.all())


@receiver(post_delete, sender=EventPage)
def leave_to_translations(instance: EventPage, **kwargs: Any) -> None:
    hand_on_participations(instance.translation_key, instance.participations_left)
    rebuild_occurrences(instance.translation_key)
