"""What the demo site knows of an organisation and its offers."""

import datetime as dt
from dataclasses import dataclass

from mso_pages.choices import LegalForm, Mode
from mso_pages.models import MSOProfilePage, Offer, OrganisationState


@dataclass(frozen=True, kw_only=True)
class OfferRecord:
    """An offer; `starts` and `ends` are local times such as `16:00`."""

    title: str
    description: str
    topic: str
    languages: tuple[str, ...]
    weekdays: tuple[str, ...] = ()
    starts: str = ""
    ends: str = ""
    schedule_note: str = ""
    cost: str = Offer.Cost.FREE
    cost_note: str = ""
    mode: str = Mode.ON_SITE
    place: str = ""
    online_url: str = ""
    accessibility: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PersonRecord:
    """A contact person and the consent to be named."""

    name: str
    role: str
    given_on: dt.date
    withdrawn_on: dt.date | None = None


@dataclass(frozen=True, kw_only=True)
class FundingRecord:
    """A grant; `call` is the name of the call's page."""

    call: str
    project: str
    year: int
    amount: int | None = None
    is_public: bool = False


@dataclass(frozen=True, kw_only=True)
class OrganisationRecord:
    """A fictional MSO. Address, phone, mail and website follow from number and slug.

    Attributes:
        number: its place in the list of 28; mentees name their mentor by it.
        mentor: number of the organisation that supports it, 0 for a mentor.
        office: number of the organisation whose street and phone it shares.
        confirmed_days_ago: counted back from the demo day.
    """

    number: int
    slug: str
    name: str
    town: str
    postal_code: str
    languages: tuple[str, ...]
    topics: tuple[str, ...]
    target_groups: tuple[str, ...]
    founded: int
    description: str
    mentor: int = 0
    short_name: str = ""
    original_name: str = ""
    original_name_language: str = ""
    legal_form: LegalForm = LegalForm.REGISTERED
    register_court: str = ""
    registered_on: dt.date | None = None
    members: MSOProfilePage.Members = MSOProfilePage.Members.UP_TO_100
    staff: MSOProfilePage.Staff = MSOProfilePage.Staff.VOLUNTEERS
    origin_cultures: tuple[str, ...] = ()
    service_area: tuple[str, ...] = ()
    office: int = 0
    has_website: bool = True
    address_visibility: MSOProfilePage.AddressVisibility = MSOProfilePage.AddressVisibility.PUBLIC
    accessibility: tuple[str, ...] = ()
    opening_hours: tuple[str, ...] = ()
    social_links: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    offers: tuple[OfferRecord, ...] = ()
    persons: tuple[PersonRecord, ...] = ()
    umbrellas: tuple[tuple[str, int], ...] = ()
    funding: tuple[FundingRecord, ...] = ()
    status: OrganisationState.Status = OrganisationState.Status.ACTIVE
    confirmed_days_ago: int = 60

    @property
    def is_registered(self) -> bool:
        return self.legal_form == LegalForm.REGISTERED
