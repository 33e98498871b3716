"""Schemas of events, occurrences and reports."""

import datetime as dt
import uuid
from typing import Literal

from headless.blocks import BodyItem
from headless.schemas import (
    Base,
    Card,
    Direction,
    Image,
    Language,
    MunicipalityReference,
    PageDetail,
    Reference,
)
from mso_pages.choices import Accessibility, Mode
from mso_pages.models import Statistic

from .blocks import (
    AttendanceItem,
    ClaimItem,
    ConflictItem,
    CorrectionItem,
    OutcomeItem,
    ProgrammeItem,
    SourceItem,
)
from .choices import (
    ContributionKind,
    EventStatus,
    OrganiserRole,
    PartnerRole,
    ReportCategory,
    StatementKind,
)


class Place(Base):
    name: str
    street: str
    postal_code: str
    municipality: MunicipalityReference | None


class When(Base):
    """When something takes place. All-day: only the days count, `last_day` inclusive."""

    all_day: bool
    first_day: dt.date | None
    last_day: dt.date | None
    starts_at: dt.datetime | None
    """Null for an all-day event."""
    ends_at: dt.datetime | None
    """Null where no end is known."""
    time_zone: str


class DatedOrganisation(Base):
    """An organisation under the name it bore on the day of the event."""

    name: str
    abbreviation: str
    organisation: Reference
    """What it is called today, and where to read on."""


class Organiser(DatedOrganisation):
    role: OrganiserRole


class EventCard(Card):
    teaser: str
    image: Image | None
    when: When
    status: EventStatus
    mode: Mode
    place: Place | None
    host: DatedOrganisation | None
    organisers: list[Organiser]
    topics: list[Reference]
    series: str
    edition: int | None
    languages: list[Language]
    is_free: bool


class Registration(Base):
    url: str
    until: dt.date | None
    note: str


class OccurrenceValue(Base):
    """One date of an event."""

    id: uuid.UUID
    when: When


class EventDetail(PageDetail, EventCard):
    body: list[BodyItem]
    previous_starts_on: dt.date | None
    previous_starts_time: str | None
    recurrence: str
    """RRULE of RFC 5545; empty for a single event."""
    excluded_dates: list[dt.date]
    upcoming_occurrences: list[OccurrenceValue]
    online_url: str
    invited_group: str
    programme: Reference | None
    programme_items: list[ProgrammeItem]
    registration: Registration
    interpretation: list[Language]
    accessibility: list[Accessibility]
    cost_note: str
    has_childcare: bool


class OccurrenceCard(OccurrenceValue):
    type: Literal["mso_events.EventOccurrence"]
    event: Reference | None
    title: str
    slug: str
    dir: Direction
    lang: str
    """BCP 47 tag of the texts."""
    teaser: str
    image: Image | None
    status: EventStatus
    mode: Mode
    place: Place | None
    host: DatedOrganisation | None
    organisers: list[Organiser]
    topics: list[Reference]
    series: str
    languages: list[Language]
    is_free: bool
    accessibility: list[Accessibility]
    has_childcare: bool
    recurrence_id: str
    detail_url: str


class OccurrenceDetail(OccurrenceCard):
    pass


class ReportPartnerValue(DatedOrganisation):
    role: PartnerRole


class ContributionValue(Base):
    """What a person said or did at the event."""

    kind: ContributionKind
    person: str
    role: str
    """As of the day of the event."""
    organisation: DatedOrganisation | None
    statement: str
    statement_kind: StatementKind
    """A paraphrase never stands in quotation marks."""


class StatisticValue(Base):
    value: float
    value_to: float | None
    is_approximate: bool
    unit: str
    territory: list[str]
    as_of: dt.date
    as_of_precision: Statistic.Precision
    source_title: str
    source_url: str
    statistic: Reference


class ReportCard(Card):
    category: ReportCategory
    teaser: str
    image: Image | None
    published_on: dt.date
    """When the report was published; the event has days of its own."""
    publisher: DatedOrganisation | None
    first_day: dt.date | None
    last_day: dt.date | None
    event: Reference | None
    place: Place | None
    topics: list[Reference]
    programme: Reference | None
    partners: list[ReportPartnerValue]
    contributions: list[ContributionValue]
    attendance: list[AttendanceItem]
    statistics: list[StatisticValue]


class ReportDetail(PageDetail, ReportCard):
    body: list[BodyItem]
    claims: list[ClaimItem]
    outcomes: list[OutcomeItem]
    sources: list[SourceItem]
    conflicts: list[ConflictItem]
    corrections: list[CorrectionItem]
