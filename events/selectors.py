"""Every read of events, occurrences and participations."""

import datetime as dt
import uuid
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Window
from django.db.models.functions import RowNumber
from wagtail.models import Page
from wagtail.permissions import policy_registry

from headless.localization import canonical_rows

from .choices import EventStatus
from .models import EventOccurrence, EventPage, EventParticipation, EventReportPage


def public_occurrences(events: QuerySet[Any]) -> QuerySet[EventOccurrence]:
    """The occurrences of events that the public may see."""
    return EventOccurrence.objects.filter(event_key__in=events.values("translation_key"))


def upcoming_occurrences(
    event_keys: Iterable[uuid.UUID], today: dt.date
) -> dict[uuid.UUID, list[EventOccurrence]]:
    """For each event its next twenty occurrences, the running one included."""
    place = Window(RowNumber(), partition_by=F("event_key"), order_by=["starts_at", "id"])
    coming = EventOccurrence.objects.filter(event_key__in=list(event_keys), last_day__gte=today)
    found: dict[uuid.UUID, list[EventOccurrence]] = defaultdict(list)
    for occurrence in coming.annotate(place=place).filter(place__lte=20):
        found[occurrence.event_key].append(occurrence)
    return found


def repeated_events() -> list[uuid.UUID]:
    """Keys of the live events that follow a rule."""
    repeated = EventPage.objects.filter(live=True).exclude(recurrence="")
    return sorted(set(repeated.values_list("translation_key", flat=True)))


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


def without_report(events: QuerySet[Any], today: dt.date) -> QuerySet[Any]:
    """Those of the events that took place once and have no report, not even a draft of one.

    A repeated event, such as a consultation hour, is not reported on.
    """
    # The event of a draft's first saving stands in its row; a later choice only in its revision.
    reports = EventReportPage.objects.filter(event__translation_key=OuterRef("translation_key"))
    return events.filter(
        ~Exists(reports), starts_on__lt=today, recurrence="", status=EventStatus.SCHEDULED
    )


def events_to_report(user: Any, today: dt.date) -> QuerySet[Any]:
    """Live events without a report, each once, of those that the user may edit; latest first."""
    policy = policy_registry.get_by_type(Page)
    mine = policy.instances_user_has_permission_for(user, "change")
    events = EventPage.objects.filter(pk__in=mine.values("pk"), live=True, alias_of__isnull=True)
    return canonical_rows(without_report(events, today)).order_by("-starts_on", "-pk")
