"""Every write of events."""

import datetime as dt
import re
import uuid
from collections.abc import Iterator

from dateutil.rrule import rrulestr
from django.db import transaction

from headless import clock

from .models import EventOccurrence, EventPage
from .selectors import live_translation

# A rule without an end is followed for two years, and never further than this many dates.
HORIZON = dt.timedelta(days=730)
MAX_OCCURRENCES = 1000

_UNTIL = re.compile(r"UNTIL=(?P<moment>\d{8}(?P<time>T\d{6})?)(?P<utc>Z)?", re.IGNORECASE)


@transaction.atomic
def rebuild_occurrences(event_key: uuid.UUID) -> None:
    """Derive the occurrences of an event from its live translation; none when it has none.

    An occurrence that stays keeps its id, also when the event is moved.
    """
    event = live_translation(event_key)
    wanted = {row.id: row for row in occurrences_of(event)} if event else {}
    existing = EventOccurrence.objects.filter(event_key=event_key)
    existing.exclude(id__in=wanted).delete()
    EventOccurrence.objects.bulk_create(
        wanted.values(),
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[
            "event_key",
            "recurrence_id",
            "is_all_day",
            "starts_at",
            "ends_at",
            "first_day",
            "last_day",
        ],
    )


def occurrences_of(event: EventPage) -> Iterator[EventOccurrence]:
    """The unsaved occurrences of an event, by the wall clock of its zone (RFC 5545, 3.3.10)."""
    if event.starts_on is None:
        return
    start = dt.datetime.combine(event.starts_on, event.starts_time or dt.time())
    last_day = event.last_day() or event.starts_on
    days = (last_day - event.starts_on).days
    end = event.ends_at()
    end_days = ((event.ends_on or event.starts_on) - event.starts_on).days
    for wall, recurrence_id in _starts(event, start):
        starts_at = wall.replace(tzinfo=event.zone())
        ends_at = None
        if end:
            ends_at = dt.datetime.combine(
                wall.date() + dt.timedelta(days=end_days),
                event.ends_time or dt.time(),
                event.zone(),
            )
        yield EventOccurrence(
            id=uuid.uuid5(event.translation_key, recurrence_id),
            event_key=event.translation_key,
            recurrence_id=recurrence_id,
            is_all_day=event.is_all_day,
            starts_at=starts_at,
            ends_at=ends_at,
            first_day=wall.date(),
            last_day=wall.date() + dt.timedelta(days=days),
        )


def _starts(event: EventPage, start: dt.datetime) -> Iterator[tuple[dt.datetime, str]]:
    if not event.recurrence:
        yield start, ""
        return
    horizon = dt.datetime.combine(clock.today(), dt.time()) + HORIZON
    excluded = set(event.excluded_dates)
    rule = rrulestr(_with_local_end(event), dtstart=start, ignoretz=True)
    for number, wall in enumerate(rule):
        if wall > horizon or number >= MAX_OCCURRENCES:
            return
        if wall.date().isoformat() not in excluded:
            pattern = "%Y%m%d" if event.is_all_day else "%Y%m%dT%H%M%S"
            yield wall, wall.strftime(pattern)


def _with_local_end(event: EventPage) -> str:
    """The rule of an event with its end as local time; an end without a time is a whole day."""

    def local(end: re.Match[str]) -> str:
        if not end["time"]:
            return f"UNTIL={end['moment']}T235959"
        if not end["utc"]:
            return end[0]
        moment = dt.datetime.strptime(f"{end['moment']}+0000", "%Y%m%dT%H%M%S%z")
        return f"UNTIL={moment.astimezone(event.zone()):%Y%m%dT%H%M%S}"

    return _UNTIL.sub(local, event.recurrence)
