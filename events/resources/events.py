import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Model, Prefetch, QuerySet

from events.models import EventOccurrence, EventPage
from events.schemas import EventCard, EventDetail, OccurrenceCard, OccurrenceDetail
from events.selectors import public_occurrences, upcoming_occurrences
from headless.images import image_value, images_with_renditions
from headless.reading import Reading
from headless.resources import PageResource, Resource
from headless.selectors import SiteScope
from mso_pages.models import PartnerOrganisation
from mso_pages.resources.msos import languages
from mso_pages.resources.terms import municipality_reference


def dated_organisation(
    related: Any, day: dt.date | None, reading: Reading
) -> dict[str, Any] | None:
    """The `DatedOrganisation` schema: a partner under its name of a day, or an MSO."""
    reference = reading.reference(related)
    if reference is None:
        return None
    if isinstance(related, PartnerOrganisation):
        name, abbreviation = reading.best(related).name_on(day)
    else:
        name, abbreviation = reference["title"], ""
    return {"name": name, "abbreviation": abbreviation, "organisation": reference}


def place(row: Any, reading: Reading) -> dict[str, Any] | None:
    """The `Place` schema of an event or report, None where no place is named."""
    if not row.place_name and row.municipality is None:
        return None
    return {
        "name": row.place_name,
        "street": getattr(row, "street", ""),
        "postal_code": getattr(row, "postal_code", ""),
        "municipality": municipality_reference(row.municipality, reading),
    }


def event_when(event: EventPage) -> dict[str, Any]:
    """The `When` schema of an event."""
    return {
        "all_day": event.is_all_day,
        "first_day": event.starts_on,
        "last_day": event.last_day(),
        "starts_at": event.starts_at(),
        "ends_at": event.ends_at(),
        "time_zone": event.time_zone,
    }


def occurrence_when(occurrence: EventOccurrence, time_zone: str) -> dict[str, Any]:
    """The `When` schema of an occurrence, with the offset of its event's zone."""
    zone = ZoneInfo(time_zone)
    timed = not occurrence.is_all_day
    return {
        "all_day": occurrence.is_all_day,
        "first_day": occurrence.first_day,
        "last_day": occurrence.last_day,
        "starts_at": occurrence.starts_at.astimezone(zone) if timed else None,
        "ends_at": occurrence.ends_at.astimezone(zone) if occurrence.ends_at else None,
        "time_zone": time_zone,
    }


class EventResource(PageResource):
    name = "events"
    model = EventPage
    description = "events"
    card_schema = EventCard
    detail_schema = EventDetail
    ordering = ("-starts_on", "starts_time", "title")
    select_related = ("municipality",)
    prefetch = (
        "topics",
        "host_mso",
        "host_partner",
        "organisers__mso",
        "organisers__partner",
        Prefetch("image", images_with_renditions()),
    )
    detail_prefetch = ("programme",)
    relations = ("topics", "host_mso", "host_partner", "organisers__mso", "organisers__partner")
    detail_relations = ("programme",)
    # Reports take date and place from their event, occurrences mode and status.
    reference_prefetch = ("municipality",)

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        organisers = (
            (item, dated_organisation(item.partner or item.mso, row.starts_on, reading))
            for item in row.organisers.all()
        )
        return {
            **super().card(row, reading),
            "teaser": row.teaser,
            "image": image_value(row.image, row.image_alt, row.image_decorative),
            "when": event_when(row),
            "status": row.status,
            "mode": row.mode,
            "place": place(row, reading),
            "host": dated_organisation(row.host_partner or row.host_mso, row.starts_on, reading),
            "organisers": [
                {**value, "role": item.role} for item, value in organisers if value is not None
            ],
            "topics": reading.references(row.topics.all()),
            "series": row.series,
            "edition": row.edition,
            "languages": languages(row.languages, reading),
            "is_free": row.is_free,
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        upcoming = upcoming_occurrences(row.translation_key, reading.now.date())
        previous_time = row.previous_starts_time
        return {
            **self.card(row, reading),
            "body": reading.stream(row.body),
            "previous_starts_on": row.previous_starts_on,
            "previous_starts_time": previous_time and previous_time.strftime("%H:%M"),
            "recurrence": row.recurrence,
            "excluded_dates": row.excluded_dates,
            "upcoming_occurrences": [
                {"id": item.id, "when": occurrence_when(item, row.time_zone)} for item in upcoming
            ],
            "online_url": row.online_url,
            "invited_group": row.invited_group,
            "programme": reading.reference(row.programme),
            "programme_items": reading.stream(row.programme_items),
            "registration": {
                "url": row.registration_url,
                "until": row.registration_until,
                "note": row.registration_note,
            },
            "interpretation": languages(row.interpretation, reading),
            "accessibility": row.accessibility,
            "cost_note": row.cost_note,
            "has_childcare": row.has_childcare,
        }


class OccurrenceResource(Resource):
    """The single dates of events, by their start."""

    name = "occurrences"
    model = EventOccurrence
    description = "single dates of events"
    card_schema = OccurrenceCard
    detail_schema = OccurrenceDetail
    id_field = "id"
    is_translatable = False
    ordering = ("starts_at",)

    def public(self, scope: SiteScope) -> QuerySet[Any]:
        return public_occurrences(scope.pages(EventPage))

    def related(
        self, rows: Sequence[Any], reading: Reading, *, detail: bool
    ) -> Iterable[tuple[type[Model], uuid.UUID]]:
        return [(EventPage, row.event_key) for row in rows]

    def card(self, row: Any, reading: Reading) -> dict[str, Any] | None:
        event = reading.best_of(EventPage, row.event_key)
        if event is None:
            # It went offline after its occurrences were read.
            return None
        return {
            "id": row.id,
            "type": row._meta.label,
            "when": occurrence_when(row, event.time_zone),
            "event": reading.reference_to(EventPage, row.event_key),
            "status": event.status,
            "mode": event.mode,
            "place": place(event, reading),
            "recurrence_id": row.recurrence_id,
            "detail_url": reading.detail_url(self.name, row.id),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any] | None:
        return self.card(row, reading)
