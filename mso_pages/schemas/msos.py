"""Schemas of organisations and their offers."""

import datetime as dt
import uuid
from typing import Literal

from headless.blocks import BodyItem
from headless.schemas import (
    Base,
    Card,
    Image,
    Language,
    Meta,
    MunicipalityReference,
    PageDetail,
    Reference,
)
from mso_pages.choices import Accessibility, LegalForm, Mode
from mso_pages.models import MSOProfilePage, Offer

from .contact import OpeningHours, SocialLink, Weekday

Status = Literal["active", "to_confirm", "dormant", "dissolved"]


class Location(Base):
    """Where an organisation is, no more exact than it wants."""

    latitude: float
    longitude: float
    precision: Literal["address", "municipality"]


class Address(Base):
    """A postal address; street and code are null unless the organisation shows them."""

    street: str | None
    postal_code: str | None
    municipality: MunicipalityReference | None
    visibility: MSOProfilePage.AddressVisibility


class Contact(Base):
    """Functional contact data; null while the organisation hides them."""

    phone: str | None
    """E.164."""
    phone_display: str | None
    """As it is written in Germany."""
    email: str | None
    website: str | None


class MSOCard(Card):
    short_name: str
    kind: MSOProfilePage.Kind
    status: Status
    last_confirmed_at: dt.datetime | None
    self_description: str
    image: Image | None
    languages: list[Language]
    topics: list[Reference]
    target_groups: list[Reference]
    municipality: MunicipalityReference | None
    location: Location | None
    website: str | None
    distance_km: float | None = None
    """Kilometres from the point; only where `near` asks for it."""


class OriginalName(Base):
    text: str
    lang: str


class ContactPersonValue(Base):
    """A person whose consent to be named is valid today."""

    name: str
    role: str
    phone: str
    email: str


class UmbrellaMembershipValue(Base):
    umbrella: Reference
    since_year: int | None
    until_year: int | None


class FundingReceivedValue(Base):
    call: Reference | None
    project: str
    year: int
    amount: float | None
    """Euros."""


class OfferValue(Base):
    """An offer inside its organisation."""

    id: uuid.UUID
    title: str
    description: str
    topic: Reference | None
    languages: list[Language]
    weekdays: list[Weekday]
    starts_at: str | None
    """Local time, HH:MM."""
    ends_at: str | None
    schedule_note: str
    cost: Offer.Cost
    cost_note: str
    mode: Mode
    place: str
    online_url: str
    accessibility: list[Accessibility]


class MSODetail(PageDetail, MSOCard):
    original_name: OriginalName | None
    legal_form: LegalForm | None
    register_court: str
    register_number: str
    registered_on: dt.date | None
    registered_year: int | None
    founded_year: int | None
    is_charitable: bool
    charitable_until: dt.date | None
    origin_cultures: list[str]
    """Named by the organisation itself; never of a person."""
    member_count_band: MSOProfilePage.Members | None
    staff_kind: MSOProfilePage.Staff | None
    body: list[BodyItem]
    gallery: list[Image]
    address: Address
    service_area: list[str]
    accessibility: list[Accessibility]
    opening_hours: list[OpeningHours]
    contact: Contact
    contact_persons: list[ContactPersonValue]
    social_links: list[SocialLink]
    offers: list[OfferValue]
    umbrella_memberships: list[UmbrellaMembershipValue]
    mentors: list[Reference]
    mentees: list[Reference]
    funding_received: list[FundingReceivedValue]


class OfferCard(OfferValue):
    organisation: Reference | None
    municipality: MunicipalityReference | None
    """The seat of the organisation."""
    service_area: list[str]
    """Regional keys: `DE`, or the first digits of the official municipality key."""
    location: Location | None
    meta: Meta
    distance_km: float | None = None
    """Kilometres from the point; only where `near` asks for it."""


class OfferDetail(OfferCard):
    pass
