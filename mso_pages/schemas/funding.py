"""Schemas of funding programmes, calls and news."""

import datetime as dt
from typing import Literal

from headless.blocks import BodyItem
from headless.schemas import Base, Card, Image, PageDetail, Reference
from mso_pages.blocks import EligibilityItem, ListItem, RequiredDocumentItem
from mso_pages.choices import Eligible, FinancingForm, FundingArea, FundingType
from mso_pages.models import FundingCallPage


class GuidelineValue(Base):
    title: str
    date: dt.date | None
    reference: str
    url: str


class ProgrammeCard(Card):
    teaser: str
    image: Image | None
    alternate_names: list[str]
    funder: Reference | None
    funding_type: FundingType
    funding_areas: list[FundingArea]
    eligible: list[Eligible]
    territory: list[str]


class CallSummary(Reference):
    """A call inside its programme."""

    status: FundingCallPage.Status | None
    """At the moment of reading; null when it is not known when the call opens and closes."""
    opens_on: dt.date | None
    closes_on: dt.date | None


class ProgrammeDetail(PageDetail, ProgrammeCard):
    body: list[BodyItem]
    granting_authority: Reference | None
    contact_point: Reference | None
    financing_form: FinancingForm | None
    purposes: list[ListItem]
    conditions: list[ListItem]
    exclusions: list[ListItem]
    required_documents: list[RequiredDocumentItem]
    legal_basis: str
    guideline: GuidelineValue
    predecessor: Reference | None
    successors: list[Reference]
    calls: list[CallSummary]


class CallCard(Card):
    teaser: str
    programme: Reference | None
    status: FundingCallPage.Status | None
    """Computed at the moment of reading; closing soon means 14 days or less. Null when it is
    not known when the call opens and closes.
    """
    opens_on: dt.date | None
    closes_on: dt.date | None
    closes_at: dt.datetime | None
    """The moment from which the call is closed."""
    deadline_kind: FundingCallPage.DeadlineKind
    min_amount: float | None
    max_amount: float | None
    """Euros."""
    amount_per: FundingCallPage.AmountPer | None
    currency: Literal["EUR"]
    focus_topics: list[Reference]


class CallDetail(PageDetail, CallCard):
    body: list[BodyItem]
    project_starts_on: dt.date | None
    project_ends_on: dt.date | None
    budget: float | None
    financing_form: FinancingForm | None
    max_rate_percent: float | None
    own_share_percent: float | None
    volunteer_share_percent: float | None
    eligibility: list[EligibilityItem]
    application_channel: FundingCallPage.Channel | None
    application_url: str
    guideline: GuidelineValue


class NewsCard(Card):
    kicker: str
    teaser: str
    image: Image | None
    published_on: dt.date | None
    publisher: Reference | None
    topics: list[Reference]


class NewsDetail(PageDetail, NewsCard):
    body: list[BodyItem]
    partners: list[Reference]
    programme: Reference | None
    call: Reference | None
