"""Every read of events, occurrences and participations."""

import datetime as dt
import uuid
from typing import Any

from django.db.models import Count, QuerySet

from .models import EventOccurrence, EventPage, EventParticipation


def public_occurrences(events: QuerySet[Any]) -> QuerySet[EventOccurrence]:
    """The occurrences of events that the public may see."""
    return EventOccurrence.objects.filter(event_key__in=events.values("translation_key"))


def upcoming_occurrences(event_key: uuid.UUID, today: dt.date) -> list[EventOccurrence]:
    """The next twenty occurrences of an event, the running one included."""
    return list(EventOccurrence.objects.filter(event_key=event_key, last_day__gte=today)[:20])


def participation_counts(event: EventPage) -> dict[str, int]:
    """How many MSOs took part, by role, and under `cities` from how many municipalities."""
    rows = EventParticipation.objects.filter(event__translation_key=event.translation_key)
    counts = dict(rows.values_list("role").annotate(Count("mso__translation_key", distinct=True)))
    cities = rows.aggregate(cities=Count("mso__municipality", distinct=True))
    return {**counts, "organisations": sum(counts.values()), **cities}


def live_translation(event_key: uuid.UUID) -> EventPage | None:
    """The oldest live translation of an event: it gives the dates, which all share."""
    return (
        EventPage.objects.filter(translation_key=event_key, live=True, alias_of__isnull=True)
        .order_by("pk")
        .first()
    )
