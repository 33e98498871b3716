"""Every write of events."""

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Page

from headless import clock, recording
from headless.changes.services import lock

from .choices import OrganiserRole, PartnerRole
from .models import (
    EventOccurrence,
    EventPage,
    EventParticipation,
    EventReportPage,
    ReportPartner,
)
from .recurrence import starts
from .selectors import live_translation


@transaction.atomic
def rebuild_occurrences(event_key: uuid.UUID) -> None:
    """Derive the occurrences of an event from its live translation; none when it has none.

    A single event keeps the id of its occurrence when it is moved. The occurrences of a
    repeated one are known by day and time: one that begins at another time is another one.
    """
    lock()
    event = live_translation(event_key)
    wanted = {row.id: row for row in occurrences_of(event)} if event else {}
    existing = EventOccurrence.objects.filter(event_key=event_key)
    before = set(existing.values_list("id", flat=True))
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
    recording.changed(EventOccurrence, before | wanted.keys())


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
    """Local begin and recurrence id of each occurrence."""
    if not event.recurrence:
        yield start, ""
        return
    pattern = "%Y%m%d" if event.is_all_day else "%Y%m%dT%H%M%S"
    for wall in starts(event.recurrence, start, event.zone(), clock.today()):
        if wall.date().isoformat() not in event.excluded_dates:
            yield wall, wall.strftime(pattern)


def hand_on_participations(
    event_key: uuid.UUID, participations: Iterable[EventParticipation]
) -> None:
    """Record with a remaining translation what was recorded with a deleted one."""
    heir = (
        EventPage.objects.filter(translation_key=event_key, alias_of__isnull=True)
        .order_by("pk")
        .first()
    )
    if heir is not None:
        EventParticipation.objects.bulk_create(
            [
                EventParticipation(event=heir, mso_id=left.mso_id, role=left.role)
                for left in participations
            ],
            ignore_conflicts=True,
        )


# What an organiser of an event is in its report. A supporter may be more or less than a funder:
# that is for the editor to say.
_ROLES = {
    OrganiserRole.ORGANISER: PartnerRole.ORGANISER,
    OrganiserRole.CO_ORGANISER: PartnerRole.CO_ORGANISER,
}


@transaction.atomic
def begin_report(event: EventPage, section: Page, user: Any) -> EventReportPage:
    """A draft of the report on an event, with what the event tells already.

    Date and place stay empty: then those of the event are delivered. Who asks again, or at the
    same time, gets the report that was begun.
    """
    lock()
    begun = EventReportPage.objects.filter(event__translation_key=event.translation_key)
    if report := begun.filter(alias_of__isnull=True).order_by("pk").first():
        return report
    report = EventReportPage(
        title=event.title,
        locale_id=section.locale_id,
        event=event,
        programme_id=event.programme_id,
        owner=user,
        live=False,
        has_unpublished_changes=True,
    )
    report.topics.set(event.topics.all())
    partners = [(event.host_partner, PartnerRole.HOST)] if event.host_partner else []
    partners += [
        (organiser.partner, _ROLES[OrganiserRole(organiser.role)])
        for organiser in event.organisers.select_related("partner")
        if organiser.partner and organiser.role in _ROLES
    ]
    report.partners.set([ReportPartner(partner=partner, role=role) for partner, role in partners])
    section.add_child(instance=report)
    log(instance=report, action="wagtail.create", user=user, content_changed=True)
    report.save_revision(user=user, clean=False)
    return report
