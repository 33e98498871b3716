import datetime as dt
from typing import Any

from events.choices import ReportCategory
from events.models import EventPage, EventReportPage
from events.schemas import ReportCard, ReportDetail
from headless.filters import AreaFilter, HasFilter, RangeFilter, RelationFilter, ValueFilter
from headless.parameter_types import Ags, Region
from headless.reading import Reading
from headless.relations import named_at, named_many
from headless.resources import Expand, PageResource
from mso_pages.models import PartnerOrganisation, Statistic
from mso_pages.resources.terms import statistic_values

from .events import dated_organisation, place


def days(row: EventReportPage, event: EventPage | None) -> tuple[dt.date | None, dt.date | None]:
    """First and last day: the report's own, else those of its public event."""
    if row.event_date:
        return row.first_day(), row.last_day()
    return (event.starts_on, event.last_day()) if event else (None, None)


class ReportResource(PageResource):
    name = "reports"
    model = EventReportPage
    description = "event reports"
    card_schema = ReportCard
    detail_schema = ReportDetail
    search_kinds = ("Bericht", "Veranstaltungsbericht")
    search_fields = (
        *("teaser", "body", "claims", "outcomes", "sources", "corrections"),
        *("place.name", "place.street"),
        *("contributions.person", "contributions.role", "contributions.statement"),
    )
    search_named = (
        *("topics", "event", "programme", "place.municipality", "publisher.organisation"),
        *("partners.organisation", "contributions.organisation.organisation"),
    )
    search_date = "published_on"
    sorts = {
        **PageResource.sorts,
        "published": ("published_on",),
        "event": ("starts_on",),
    }
    ordering = ("-published", "title")
    filters = (
        RangeFilter("published", "The day of publication", column="published_on"),
        RangeFilter("event", "The first day of the event", column="starts_on"),
        RelationFilter(
            "partner",
            "By partner",
            path="partners.organisation.id",
            has_many=True,
            to=("partners",),
        ),
        RelationFilter("programme", "By programme", path="programme.id", to=("programmes",)),
        RelationFilter("topic", "By topic", path="topics.id", has_many=True, to=("topics",)),
        RelationFilter("about", "By event", path="event.id", to=("events",)),
        ValueFilter("category", "By category", path="category", kind=ReportCategory),
        ValueFilter(
            "municipality",
            "By place (AGS)",
            path="place.municipality.id",
            kind=Ags,
            titles="municipalities",
        ),
        AreaFilter("area", "In", path=("place.municipality.id",), kind=Region),
        HasFilter("has_image", "Whether there is a picture", path="image"),
    )
    expandable = {
        "publisher": Expand("publisher.organisation", "partners"),
        "event": Expand("event", "events"),
        "topics": Expand("topics", "topics"),
        "programme": Expand("programme", "programmes"),
        "partners": Expand("partners.organisation", "partners"),
        "contributions": Expand("contributions.organisation.organisation", "partners"),
        "statistics": Expand("statistics.statistic", "statistics"),
    }
    derived_from = ("events",)
    select_related = ("municipality",)
    card_streams = ("attendance",)
    # Partners under their names of the day, date and place of the event, figures with source.
    shows_whole = (PartnerOrganisation, EventPage, Statistic)
    relations = (
        "publisher",
        "event",
        "programme",
        "topics",
        "statistics",
        "partners__partner",
        "contributions__organisation",
    )

    def columns(self, detail: dict[str, Any]) -> dict[str, Any]:
        return {
            "published_on": detail["published_on"],
            "starts_on": detail["first_day"],
            "ends_on": detail["last_day"],
        }

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        event = reading.best(named_at(row, "event"))
        first_day, last_day = days(row, event)
        # The day of a hidden event is not told, and its row may hold a draft.
        day = first_day or row.published_on
        partners = (
            (item, dated_organisation(named_at(item, "partner"), day, reading))
            for item in row.partners.all()
        )
        return {
            **super().card(row, reading),
            "category": row.category,
            "teaser": row.teaser,
            "image": reading.lead_image(row),
            "published_on": row.published_on,
            "publisher": dated_organisation(named_at(row, "publisher"), row.published_on, reading),
            "first_day": first_day,
            "last_day": last_day,
            "event": reading.reference_at(row, "event"),
            "place": place(row, reading) or (event and place(event, reading)),
            "topics": reading.references(row, "topics"),
            "programme": reading.reference_at(row, "programme"),
            "partners": [
                {**value, "role": item.role} for item, value in partners if value is not None
            ],
            "contributions": [
                {
                    "kind": item.kind,
                    "person": item.person,
                    "role": item.role,
                    "organisation": dated_organisation(
                        named_at(item, "organisation"), day, reading
                    ),
                    "statement": item.statement,
                    "statement_kind": item.statement_kind,
                }
                for item in row.contributions.all()
            ],
            "attendance": reading.stream(row.attendance),
            "statistics": [
                {**statistic_values(best), "statistic": reading.reference_to(item)}
                for item in named_many(row, "statistics")
                if (best := reading.best(item))
            ],
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().detail(row, reading),
            "body": reading.stream(row.body),
            "claims": reading.stream(row.claims),
            "outcomes": reading.stream(row.outcomes),
            "sources": reading.stream(row.sources),
            "conflicts": reading.stream(row.conflicts),
            "corrections": reading.stream(row.corrections),
        }
