import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from events.choices import EventStatus
from events.models import EventOccurrence, EventPage
from events.schemas import EventCard, EventDetail, OccurrenceCard, OccurrenceDetail
from events.selectors import public_occurrences, upcoming_occurrences
from headless.filters import (
    AreaFilter,
    Filter,
    HasFilter,
    OverlapFilter,
    RelationFilter,
    ValueFilter,
)
from headless.localization import language_name
from headless.parameter_types import Ags, LanguageTag, Region, Text
from headless.reading import Reading
from headless.relations import Named, named_at, named_by
from headless.resources import Expand, PageResource, Resource
from headless.selectors import SiteScope
from headless.wording import Wording
from mso_pages.choices import Accessibility, Mode
from mso_pages.models import PartnerOrganisation
from mso_pages.resources.terms import languages, municipality_reference


def dated_organisation(
    found: Named | None, day: dt.date | None, reading: Reading
) -> dict[str, Any] | None:
    """The `DatedOrganisation` schema: a partner under its name of a day, or an MSO."""
    reference = reading.reference_to(found) if found else None
    if reference is None:
        return None
    if found and found.model is PartnerOrganisation:
        best = reading.best(found)
        name, abbreviation = best.name_on(day) if best else ("", "")
    else:
        name, abbreviation = reference["title"], ""
    return {"name": name, "abbreviation": abbreviation, "organisation": reference}


def _either(row: Any, *names: str) -> Named | None:
    """What one of the foreign keys leads to, of which one at most is set."""
    return next(filter(None, (named_at(row, name) for name in names)), None)


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


EVENT_FILTERS: tuple[Filter, ...] = (
    OverlapFilter(),
    ValueFilter(
        "municipality",
        "By place (AGS)",
        path="place.municipality.id",
        kind=Ags,
        titles="municipalities",
    ),
    AreaFilter("area", "In", path=("place.municipality.id",), kind=Region),
    ValueFilter("mode", "By mode", path="mode", kind=Mode),
    ValueFilter("status", "By status", path="status", kind=EventStatus),
    RelationFilter(
        "organiser",
        "By organiser or host",
        path=("organisers.organisation.id", "host.organisation.id"),
        has_many=True,
        to=("partners", "msos"),
    ),
    RelationFilter(
        "mso",
        "By organisation (MSO) that organises or hosts",
        path=("organisers.organisation.id", "host.organisation.id"),
        has_many=True,
        to=("msos",),
    ),
    ValueFilter("series", "By series", path="series", kind=Text),
    ValueFilter(
        "language",
        "By language (BCP 47)",
        path="languages.tag",
        kind=LanguageTag,
        name_of=language_name,
        has_many=True,
    ),
    ValueFilter(
        "accessibility",
        "By accessibility",
        path="accessibility",
        kind=Accessibility,
        has_many=True,
    ),
    RelationFilter("topic", "By topic", path="topics.id", has_many=True, to=("topics",)),
    HasFilter("is_free", "Whether it is free of charge", path="is_free"),
    HasFilter("has_childcare", "Whether there is childcare", path="has_childcare"),
    HasFilter("has_image", "Whether there is a picture", path="image"),
)


class EventResource(PageResource):
    name = "events"
    model = EventPage
    description = "events"
    card_schema = EventCard
    detail_schema = EventDetail
    search_kinds = ("Veranstaltung",)
    search_names = ("series",)
    search_fields = (
        *("teaser", "body", "programme_items", "invited_group", "place.name", "place.street"),
        *("registration.note", "cost_note"),
    )
    search_named = (
        *("topics", "host.organisation", "organisers.organisation", "programme"),
        "place.municipality",
    )
    search_languages = ("languages.tag", "interpretation.tag")
    search_date = "when.first_day"
    sorts = {**PageResource.sorts, "start": ("starts_at",)}
    ordering = ("-start", "title")
    filters = (
        *EVENT_FILTERS,
        RelationFilter("programme", "By programme", path="programme.id", to=("programmes",)),
    )
    expandable = {
        "topics": Expand("topics", "topics"),
        "host": Expand("host.organisation", "partners", "msos"),
        "organisers": Expand("organisers.organisation", "partners", "msos"),
        "programme": Expand("programme", "programmes"),
    }
    foreign = {"upcoming_occurrences": None}
    select_related = ("municipality",)
    relations = ("topics", "host_mso", "host_partner", "organisers__mso", "organisers__partner")
    detail_relations = ("programme",)
    # Under their names of the day.
    shows_whole = (PartnerOrganisation,)

    def related(self, rows: Sequence[Any], reading: Reading, *, detail: bool) -> Iterable[Named]:
        if detail:
            keys = [row.translation_key for row in rows]
            upcoming = upcoming_occurrences(keys, reading.now.date())
            reading.extras["occurrences"] = upcoming
        return ()

    def columns(self, detail: dict[str, Any]) -> dict[str, Any]:
        return days_and_start(detail["when"])

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        organisers = (
            (item, dated_organisation(_either(item, "partner", "mso"), row.starts_on, reading))
            for item in row.organisers.all()
        )
        return {
            **super().card(row, reading),
            "teaser": row.teaser,
            "image": reading.lead_image(row),
            "when": event_when(row),
            "status": row.status,
            "mode": row.mode,
            "place": place(row, reading),
            "host": dated_organisation(
                _either(row, "host_partner", "host_mso"), row.starts_on, reading
            ),
            "organisers": [
                {**value, "role": item.role} for item, value in organisers if value is not None
            ],
            "topics": reading.references(row, "topics"),
            "series": row.series,
            "edition": row.edition,
            "languages": languages(row.languages, reading),
            "is_free": row.is_free,
        }

    def summary(self, row: Any, language: str) -> str:
        """With day and place: a link that somebody shares is to tell them."""
        wording = Wording(language)
        facts = [wording.date(row.starts_on)] if row.starts_on else []
        facts += [wording.time(row.starts_time)] if row.starts_time else []
        facts += [row.place_name] if row.place_name else []
        return ". ".join(filter(None, (", ".join(facts), row.teaser)))

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        upcoming = reading.extras["occurrences"].get(row.translation_key, [])
        previous_time = row.previous_starts_time
        return {
            **super().detail(row, reading),
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
            "programme": reading.reference_at(row, "programme"),
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


def days_and_start(when: dict[str, Any]) -> dict[str, Any]:
    """The columns of `Served` for a `When`; an all-day event starts with its day."""
    first_day, last_day = when["first_day"], when["last_day"]
    starts_at = when["starts_at"]
    if starts_at is None and first_day is not None:
        zone = ZoneInfo(when["time_zone"])
        starts_at = dt.datetime.combine(first_day, dt.time(), zone)
    return {"starts_on": first_day, "ends_on": last_day or first_day, "starts_at": starts_at}


EVENTS = EventResource()
# What an occurrence shows of its event, so that a calendar needs no second request.
OF_THE_EVENT = (
    *("title", "slug", "dir", "lang", "teaser", "image", "status", "mode", "place", "host"),
    *("organisers", "topics", "series", "languages", "is_free"),
)


class OccurrenceResource(Resource):
    """The single dates of events, by their start."""

    name = "occurrences"
    model = EventOccurrence
    description = "single dates of events"
    card_schema = OccurrenceCard
    detail_schema = OccurrenceDetail
    searched_through = ("events", "event")
    id_field = "id"
    is_translatable = False
    sorts = {**Resource.sorts, "start": ("starts_at",)}
    ordering = ("start",)
    filters = (*EVENT_FILTERS, RelationFilter("event", "By event", path="event.id", to=("events",)))
    expandable = {"event": Expand("event", "events")}
    derived_from = ("events",)
    shows_whole = EVENTS.shows_whole

    def public(self, scope: SiteScope) -> QuerySet[Any]:
        return public_occurrences(scope.pages(EventPage))

    def related(self, rows: Sequence[Any], reading: Reading, *, detail: bool) -> Iterable[Named]:
        keys = {row.event_key for row in rows}
        events = reading.extras["events"] = reading.load(EVENTS, keys)
        yield from (Named(EventPage, key) for key in keys)
        for event in events.values():
            yield from named_by(event, EVENTS.relations)

    def following(self, name: str, ids: Sequence[str], named: Iterable[str]) -> Iterable[str]:
        new = EventOccurrence.objects.filter(event_key__in=ids)
        return {*named, *map(str, new.values_list("id", flat=True))}

    def columns(self, detail: dict[str, Any]) -> dict[str, Any]:
        return days_and_start(detail["when"])

    def card(self, row: Any, reading: Reading) -> dict[str, Any] | None:
        event = reading.extras["events"].get(row.event_key)
        if event is None:
            # It went offline after its occurrences were read.
            return None
        about = EVENTS.card(event, reading)
        about.update({name: about["meta"][name] for name in ("dir", "lang")})
        return {
            **{name: about[name] for name in OF_THE_EVENT},
            "id": row.id,
            "type": row._meta.label,
            "when": occurrence_when(row, event.time_zone),
            "event": reading.reference_to(Named(EventPage, row.event_key)),
            "accessibility": event.accessibility,
            "has_childcare": event.has_childcare,
            "recurrence_id": row.recurrence_id,
            "detail_url": reading.detail_url(self.name, row.id),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any] | None:
        return self.card(row, reading)
