import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from headless.images import image_value, images_with_renditions
from headless.localization import language_name
from headless.reading import Reading, local_time, plain_number
from headless.resources import PageResource, Resource
from headless.selectors import SiteScope
from mso_pages.models import MSOProfilePage, Offer, OrganisationState
from mso_pages.schemas.msos import MSOCard, MSODetail, OfferCard, OfferDetail
from mso_pages.selectors import mentor_keys, organisation_states

from .terms import municipality_reference

# After a year without a word from the organisation its data are to be confirmed.
CONFIRMATION_PERIOD = dt.timedelta(days=365)


def languages(tags: list[str], reading: Reading) -> list[dict[str, str]]:
    """The `Language` schema of language tags."""
    return [{"tag": tag, "name": language_name(tag, reading.locale)} for tag in tags]


def offer_values(offer: Offer, reading: Reading, hidden: bool) -> dict[str, Any]:
    """The `OfferValue` schema; `hidden` leaves out where and when people meet."""
    return {
        "id": offer.translation_key,
        "title": offer.title,
        "description": offer.description,
        "topic": reading.reference(offer.topic),
        "languages": languages(offer.languages, reading),
        "weekdays": [] if hidden else offer.weekdays,
        "starts_at": None if hidden else clock_time(offer.starts_at),
        "ends_at": None if hidden else clock_time(offer.ends_at),
        "schedule_note": "" if hidden else offer.schedule_note,
        "cost": offer.cost,
        "cost_note": offer.cost_note,
        "mode": offer.mode,
        "place": "" if hidden else offer.place,
        "online_url": "" if hidden else offer.online_url,
        "accessibility": offer.accessibility,
    }


def clock_time(time: dt.time | None) -> str | None:
    """HH:MM."""
    return time.strftime("%H:%M") if time else None


def hides_contact(state: OrganisationState | None) -> bool:
    """Whether the organisation must not be found in an emergency."""
    return state is not None and state.hides_contact


def status(state: OrganisationState | None, reading: Reading) -> str:
    """The status that is shown: the stored one, or `to_confirm` when it is time."""
    if state is None:
        return OrganisationState.Status.ACTIVE
    confirmed = state.last_confirmed_at
    is_due = confirmed is not None and reading.now - confirmed > CONFIRMATION_PERIOD
    if state.status == OrganisationState.Status.ACTIVE and is_due:
        return "to_confirm"
    return state.status


class MSOResource(PageResource):
    name = "msos"
    model = MSOProfilePage
    description = "migrant self-organisations (MSO)"
    card_schema = MSOCard
    detail_schema = MSODetail
    select_related = ("municipality",)
    prefetch = ("topics", "target_groups", Prefetch("image", images_with_renditions()))
    detail_prefetch = (
        "offers__topic",
        "contact_persons__consent",
        "umbrella_memberships__umbrella",
        "mentorings__mentee",
        "funding_received__call",
        Prefetch("gallery__image", images_with_renditions()),
    )
    relations = ("topics", "target_groups")
    detail_relations = (
        "offers__topic",
        "umbrella_memberships__umbrella",
        "mentorings__mentee",
        "funding_received__call",
    )

    def related(
        self, rows: Sequence[Any], reading: Reading, *, detail: bool
    ) -> Iterable[tuple[type[Model], uuid.UUID]]:
        keys = [row.translation_key for row in rows]
        reading.extras["states"] = organisation_states(keys)
        if not detail:
            return ()
        mentors = reading.extras["mentors"] = mentor_keys(keys)
        return [(MSOProfilePage, key) for found in mentors.values() for key in found]

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        state = reading.extras["states"].get(row.translation_key)
        hidden = hides_contact(state)
        return {
            **super().card(row, reading),
            "short_name": row.short_name,
            "kind": row.kind,
            "status": status(state, reading),
            "last_confirmed_at": local_time(state.last_confirmed_at) if state else None,
            "self_description": row.self_description,
            "image": image_value(row.image, row.image_alt, row.image_decorative),
            "languages": languages(row.languages, reading),
            "topics": reading.references(row.topics.all()),
            "target_groups": reading.references(row.target_groups.all()),
            "municipality": municipality_reference(row.municipality, reading),
            "location": _location(row, hidden),
            "website": None if hidden else row.website or None,
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        hidden = hides_contact(reading.extras["states"].get(row.translation_key))
        return {
            **self.card(row, reading),
            **self._organisation(row, reading),
            **self._place(row, reading, hidden),
            **self._network(row, reading),
            "body": reading.stream(row.body),
            "gallery": [
                value
                for picture in row.gallery.all()
                if (value := image_value(picture.image, picture.alt))
            ],
            "offers": [offer_values(offer, reading, hidden) for offer in row.offers.all()],
        }

    def _organisation(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            "original_name": row.original_name
            and {"text": row.original_name, "lang": row.original_name_language}
            or None,
            "legal_form": row.legal_form or None,
            "register_court": row.register_court,
            "register_number": row.register_number,
            "registered_on": row.registered_on,
            "registered_year": row.registered_on and row.registered_on.year,
            "founded_year": row.founded_year,
            "is_charitable": row.is_charitable,
            "charitable_until": row.charitable_until,
            "origin_cultures": row.origin_cultures,
            "member_count_band": row.member_count_band or None,
            "staff_kind": row.staff_kind or None,
        }

    def _place(self, row: Any, reading: Reading, hidden: bool) -> dict[str, Any]:
        shows_street = not hidden and row.address_visibility == row.AddressVisibility.PUBLIC
        today = reading.now.date()
        return {
            "address": {
                "street": row.street if shows_street else None,
                "postal_code": row.postal_code if shows_street else None,
                "municipality": municipality_reference(row.municipality, reading),
                "visibility": row.address_visibility,
            },
            "service_area": row.service_area,
            "accessibility": row.accessibility,
            "opening_hours": [] if hidden else row.opening_hours,
            "contact": {
                "phone": None if hidden or not row.phone else row.phone.as_e164,
                "phone_display": None if hidden or not row.phone else row.phone.as_national,
                "email": None if hidden else row.email or None,
                "website": None if hidden else row.website or None,
            },
            "contact_persons": [
                {
                    "name": person.name,
                    "role": person.role,
                    "phone": person.phone.as_e164 if person.phone else "",
                    "email": person.email,
                }
                for person in row.contact_persons.all()
                if not hidden
                and person.consent
                and person.consent.permits_naming(row.translation_key, today)
            ],
            "social_links": [] if hidden else row.social_links,
        }

    def _network(self, row: Any, reading: Reading) -> dict[str, Any]:
        memberships = (
            (membership, reading.reference(membership.umbrella))
            for membership in row.umbrella_memberships.all()
        )
        mentors = reading.extras["mentors"].get(row.translation_key, [])
        return {
            "umbrella_memberships": [
                {
                    "umbrella": umbrella,
                    "since_year": membership.since_year,
                    "until_year": membership.until_year,
                }
                for membership, umbrella in memberships
                if umbrella
            ],
            "mentors": [
                reference
                for key in mentors
                if (reference := reading.reference_to(MSOProfilePage, key))
            ],
            "mentees": reading.references(item.mentee for item in row.mentorings.all()),
            "funding_received": [
                {
                    "call": reading.reference(funding.call),
                    "project": funding.project,
                    "year": funding.year,
                    "amount": plain_number(funding.amount),
                }
                for funding in row.funding_received.all()
                if funding.is_public
            ],
        }


class OfferResource(Resource):
    """Offers of public profiles. They are published with the profile they stand in."""

    name = "offers"
    model = Offer
    description = "offers of organisations"
    card_schema = OfferCard
    detail_schema = OfferDetail
    select_related = ("page__municipality",)
    prefetch = ("topic",)
    relations = ("topic", "page")

    def public(self, scope: SiteScope) -> QuerySet[Any]:
        return Offer.objects.filter(page__in=scope.pages(MSOProfilePage))

    def served(self, reading: Reading) -> QuerySet[Any]:
        """The offers of the profiles that answer: an offer that was removed lives on in
        translations which were not updated since.
        """
        profiles = reading.answering(reading.scope.pages(MSOProfilePage))
        return super().served(reading).filter(page__in=profiles.values("pk"))

    def related(
        self, rows: Sequence[Any], reading: Reading, *, detail: bool
    ) -> Iterable[tuple[type[Model], uuid.UUID]]:
        keys = [row.page.translation_key for row in rows]
        reading.extras["states"] = organisation_states(keys)
        return ()

    def dated(self, row: Any) -> Any:
        return row.page

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        state = reading.extras["states"].get(row.page.translation_key)
        return {
            **offer_values(row, reading, hides_contact(state)),
            "organisation": reading.reference(row.page),
            "municipality": municipality_reference(row.page.municipality, reading),
            "meta": reading.meta(self, row),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return self.card(row, reading)


def _location(row: MSOProfilePage, hidden: bool) -> dict[str, Any] | None:
    if row.address_visibility == row.AddressVisibility.HIDDEN or hidden:
        return None
    is_exact = row.address_visibility == row.AddressVisibility.PUBLIC and row.latitude is not None
    source: Any = row if is_exact else row.municipality
    if source is None or source.latitude is None or source.longitude is None:
        return None
    return {
        "latitude": plain_number(source.latitude),
        "longitude": plain_number(source.longitude),
        "precision": "address" if is_exact else "municipality",
    }
