"""Keeps the occurrences in step with the events."""

from typing import Any

from django.db.models.signals import post_delete
from django.dispatch import receiver
from wagtail.signals import page_published, page_unpublished

from .models import EventPage
from .services import rebuild_occurrences


@receiver([page_published, page_unpublished], sender=EventPage)
def update_occurrences(instance: EventPage, **kwargs: Any) -> None:
    rebuild_occurrences(instance.translation_key)


@receiver(post_delete, sender=EventPage)
def remove_occurrences(instance: EventPage, **kwargs: Any) -> None:
    rebuild_occurrences(instance.translation_key)
