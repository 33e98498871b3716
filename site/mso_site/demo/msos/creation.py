"""Makes pages and their rows of the organisations."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django.utils import timezone
from wagtail.models import Page

from mso_pages.models import (
    ContactConsent,
    ContactPerson,
    FundingReceived,
    Mentoring,
    MSOProfilePage,
    Municipality,
    Offer,
    OrganisationState,
    UmbrellaMembership,
)
from mso_site.demo.keys import DEMO_DAY, demo_key, texts
from mso_site.demo.municipalities import AGS
from mso_site.demo.pictures import emblem
from mso_site.demo.writer import Writer

from . import BY_NUMBER, MENTEES, MENTORS
from .record import OfferRecord, OrganisationRecord, PersonRecord

STREETS = ("Beispielweg", "Beispielallee", "Am Beispielplatz", "Beispielgasse", "Demoring")


def create_organisations(writer: Writer, parent: Page) -> None:
    """Create all organisations; mentees first, since their mentors refer to them."""
    for record in (*MENTEES, *MENTORS):
        page = _page(writer, record)
        writer.page(f"mso/{record.slug}", page, parent)


def _page(writer: Writer, record: OrganisationRecord) -> MSOProfilePage:
    name = f"mso/{record.slug}"
    picture = emblem(name, f"Zeichen: {record.name}", record.number)
    hours = MSOProfilePage._meta.get_field("opening_hours")
    links = MSOProfilePage._meta.get_field("social_links")
    page = MSOProfilePage(
        title=record.name,
        slug=record.slug,
        short_name=record.short_name,
        original_name=record.original_name,
        original_name_language=record.original_name_language,
        legal_form=record.legal_form,
        register_court=record.register_court,
        register_number=f"VR DEMO-{record.number:04}" if record.is_registered else "",
        registered_on=record.registered_on,
        founded_year=record.founded,
        is_charitable=record.is_registered,
        charitable_until=dt.date(2028, 12, 31) if record.is_registered else None,
        self_description=record.description,
        body=texts(f"{name}/body", *record.body),
        languages=list(record.languages),
        origin_cultures=list(record.origin_cultures),
        member_count_band=record.members,
        staff_kind=record.staff,
        service_area=list(record.service_area),
        address_visibility=record.address_visibility,
        accessibility=list(record.accessibility),
        opening_hours=[hours.text_to_item(line) for line in record.opening_hours],
        social_links=[links.text_to_item(line) for line in record.social_links],
        email=f"{record.slug}@example.org",
        website=f"https://{record.slug}.example.org" if record.has_website else "",
        image=picture.image,
        image_alt=picture.alt,
        **_place(record),
    )
    page.topics.set([writer[f"topic/{slug}"] for slug in record.topics])
    page.target_groups.set([writer[f"target-group/{slug}"] for slug in record.target_groups])
    page.offers.set(
        [
            _offer(writer, f"offer/{record.slug}/{place}", offer)
            for place, offer in enumerate(record.offers, 1)
        ]
    )
    page.contact_persons.set([_person(writer, record, person) for person in record.persons])
    page.umbrella_memberships.set(
        [
            UmbrellaMembership(umbrella=writer[f"partner/{slug}"], since_year=year)
            for slug, year in record.umbrellas
        ]
    )
    page.mentorings.set(
        [
            Mentoring(mentee=writer[f"mso/{mentee.slug}"], since_year=max(2017, mentee.founded))
            for mentee in MENTEES
            if mentee.mentor == record.number
        ]
    )
    page.funding_received.set(
        [
            FundingReceived(
                call=writer[funding.call],
                project=funding.project,
                year=funding.year,
                amount=funding.amount and Decimal(funding.amount),
                file_number=f"DEMO-36-{record.number:02}-{funding.year}",
                is_public=funding.is_public,
            )
            for funding in record.funding
        ]
    )
    _create_state(record)
    return page


def _place(record: OrganisationRecord) -> dict[str, Any]:
    """Address, position and phone; none of them is that of a real office."""
    office = BY_NUMBER[record.office] if record.office else record
    town = Municipality.objects.get(ags=AGS[record.town])
    # Somewhere within about a kilometre of the middle of the town.
    north = Decimal(office.number * 37 % 17 - 8) * Decimal("0.0008")
    east = Decimal(office.number * 53 % 19 - 9) * Decimal("0.0008")
    return {
        "municipality": town,
        "street": f"{STREETS[office.number % len(STREETS)]} {office.number}",
        "postal_code": office.postal_code,
        "latitude": town.latitude and town.latitude + north,
        "longitude": town.longitude and town.longitude + east,
        "phone": f"+492214710{office.number:03}",
    }


def _offer(writer: Writer, name: str, record: OfferRecord) -> Offer:
    return Offer(
        translation_key=demo_key(name),
        locale=writer.german,
        title=record.title,
        description=record.description,
        topic=writer[f"topic/{record.topic}"],
        languages=list(record.languages),
        weekdays=list(record.weekdays),
        starts_at=dt.time.fromisoformat(record.starts) if record.starts else None,
        ends_at=dt.time.fromisoformat(record.ends) if record.ends else None,
        schedule_note=record.schedule_note,
        cost=record.cost,
        cost_note=record.cost_note,
        mode=record.mode,
        place=record.place,
        online_url=record.online_url,
        accessibility=list(record.accessibility),
    )


def _person(writer: Writer, record: OrganisationRecord, person: PersonRecord) -> ContactPerson:
    consent = ContactConsent.objects.create(
        organisation=demo_key(f"mso/{record.slug}"),
        person=person.name,
        given_on=person.given_on,
        withdrawn_on=person.withdrawn_on,
        evidence="Erfundene Einwilligung der Demodaten",
    )
    return ContactPerson(
        translation_key=demo_key(f"person/{record.slug}/{person.name}"),
        locale=writer.german,
        name=person.name,
        role=person.role,
        email=f"{record.slug}-kontakt@example.org",
        consent=consent,
    )


# To be tried out: its members change phone, opening hours and offers without a review.
TRUST = {"hellwegbruecke": OrganisationState.Trust.TRUSTED}


def _create_state(record: OrganisationRecord) -> None:
    confirmed = DEMO_DAY - dt.timedelta(days=record.confirmed_days_ago)
    trust = OrganisationState.Trust
    OrganisationState.objects.create(
        organisation=demo_key(f"mso/{record.slug}"),
        status=record.status,
        trust_level=TRUST.get(record.slug, trust.NEW if record.mentor else trust.KNOWN),
        last_confirmed_at=timezone.make_aware(dt.datetime.combine(confirmed, dt.time(10))),
        confirmed_by_role=OrganisationState.Role.ORGANISATION,
    )
