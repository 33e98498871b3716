"""Keeps occurrences and participations in step with the events."""

from typing import Any

from django.db.models.signals import post_delete, pre_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from .models import EventPage
from .services import hand_on_participations, rebuild_occurrences


@receiver([page_published, page_unpublished], sender=EventPage)
def update_occurrences(instance: EventPage, **kwargs: Any) -> None:
    rebuild_occurrences(instance.translation_key)


@receiver(pre_delete, sender=EventPage)
def remember_participations(instance: EventPage, **kwargs: Any) -> None:
    instance.participations_left = list(instance.participations.all())


@receiver(post_delete, sender=EventPage)
def leave_to_translations(instance: EventPage, **kwargs: Any) -> None:
    hand_on_participations(instance.translation_key, instance.participations_left)
    rebuild_occurrences(instance.translation_key)
