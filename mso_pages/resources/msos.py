import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model, Prefetch, QuerySet

from headless.filters import (
    AreaFilter,
    HasFilter,
    RangeFilter,
    RelationFilter,
    StatusFilter,
    TimeOfDayFilter,
    ValueFilter,
)
from headless.images import images_with_renditions
from headless.localization import language_name
from headless.nearby import NearFilter
from headless.parameter_types import Ags, Date, LanguageTag, Region, Year
from headless.periods import Step, value_at
from headless.reading import Reading, local_time, plain_number
from headless.resources import (
    Answers,
    Candidate,
    Chains,
    Expand,
    PageResource,
    Resource,
    best_of,
)
from headless.selectors import SiteScope
from mso_pages.choices import Accessibility, LegalForm, Mode
from mso_pages.models import MSOProfilePage, Offer, OrganisationState
from mso_pages.schemas.contact import Weekday
from mso_pages.schemas.msos import MSOCard, MSODetail, OfferCard, OfferDetail, Status
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
    return str(value_at(status_steps(state), reading.now))


def status_steps(state: OrganisationState | None) -> list[Step]:
    """The stored status, and what follows from the clock."""
    if state is None:
        return [Step(OrganisationState.Status.ACTIVE, None)]
    if state.status != OrganisationState.Status.ACTIVE or state.last_confirmed_at is None:
        return [Step(state.status, None)]
    return [
        Step(state.status, state.last_confirmed_at + CONFIRMATION_PERIOD),
        Step("to_confirm", None),
    ]


class MSOResource(PageResource):
    name = "msos"
    model = MSOProfilePage
    description = "migrant self-organisations (MSO)"
    card_schema = MSOCard
    detail_schema = MSODetail
    summary_field = "self_description"
    select_related = ("municipality",)
    sorts = {
        **PageResource.sorts,
        "founded": ("number",),
        "confirmed": ("confirmed_at",),
    }
    filters = (
        RelationFilter("topic", "By topic", path="topics.id", has_many=True, to=("topics",)),
        RelationFilter(
            "target_group",
            "By target group",
            path="target_groups.id",
            has_many=True,
            to=("target-groups",),
        ),
        ValueFilter(
            "language",
            "By spoken language (BCP 47)",
            path="languages.tag",
            kind=LanguageTag,
            has_many=True,
        ),
        ValueFilter("municipality", "By seat (AGS)", path="municipality.id", kind=Ags),
        ValueFilter(
            "region", "By Regierungsbezirk of the seat", path="municipality.region", kind=Region
        ),
        AreaFilter(
            "serves",
            "With its seat or service area in",
            path=("municipality.id", "service_area"),
            kind=Region,
        ),
        RelationFilter(
            "umbrella",
            "By umbrella organisation",
            path="umbrella_memberships.umbrella.id",
            has_many=True,
            to=("partners",),
        ),
        ValueFilter(
            "accessibility",
            "By accessibility",
            path="accessibility",
            kind=Accessibility,
            has_many=True,
        ),
        RelationFilter(
            "funded_call",
            "By call that it was funded from",
            path="funding_received.call.id",
            has_many=True,
            to=("calls",),
        ),
        ValueFilter(
            "funded_year",
            "By year in which it was funded",
            path="funding_received.year",
            kind=Year,
            has_many=True,
        ),
        ValueFilter("kind", "By kind", path="kind", kind=MSOProfilePage.Kind),
        ValueFilter("legal_form", "By legal form", path="legal_form", kind=LegalForm),
        StatusFilter("status", "By status at the moment", kind=Status),
        RangeFilter("founded", "The founding year", column="number", kind=Year),
        RangeFilter(
            "confirmed",
            "The day on which the data were last confirmed",
            column="confirmed_at__date",
            kind=Date,
            ends=("from",),
        ),
        RelationFilter("mentor_of", "Mentors of", path="mentees.id", has_many=True, to=("msos",)),
        HasFilter("has_offers", "Whether it has offers", path="offers"),
        HasFilter("has_image", "Whether there is a picture", path="image"),
        HasFilter("has_location", "Whether its place is known", path="location"),
        NearFilter(),
    )
    expandable = {
        "topics": Expand("topics", "topics"),
        "target_groups": Expand("target_groups", "target-groups"),
        "umbrella_memberships": Expand("umbrella_memberships.umbrella", "partners"),
        "mentors": Expand("mentors", "msos"),
        "mentees": Expand("mentees", "msos"),
        "funding_received": Expand("funding_received.call", "calls"),
    }
    foreign = ("mentors",)
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
        mentors = reading.extras["mentors"] = mentor_keys(keys, reading)
        return [(MSOProfilePage, key) for found in mentors.values() for key in found]

    def columns(self, detail: dict[str, Any]) -> dict[str, Any]:
        return {
            **position(detail["location"]),
            "number": detail["founded_year"],
            "confirmed_at": detail["last_confirmed_at"],
        }

    def steps(self, row: Any, reading: Reading) -> dict[str, list[Step]]:
        return {"status": status_steps(reading.extras["states"].get(row.translation_key))}

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
            "image": reading.lead_image(row),
            "languages": languages(row.languages, reading),
            "topics": reading.references(row.topics.all()),
            "target_groups": reading.references(row.target_groups.all()),
            "municipality": municipality_reference(row.municipality, reading),
            "location": _location(row, hidden),
            "website": None if hidden else row.website or None,
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        hidden = hides_contact(reading.extras["states"].get(row.translation_key))
        lang = reading.served_locale(row)
        values = super().detail(row, reading)
        return {
            **values,
            # Who must not be found in an emergency is not found by search engines either.
            "seo": {**values["seo"], "noindex": hidden},
            **self._organisation(row, reading),
            **self._place(row, reading, hidden),
            **self._network(row, reading),
            "body": reading.stream(row.body),
            "gallery": [
                value
                for picture in row.gallery.all()
                if (value := reading.picture(picture.image, picture.alt, lang))
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
    sorts = {**Resource.sorts, "time": ("number",)}
    derived_from = ("msos",)
    filters = (
        RelationFilter("topic", "By topic", path="topic.id", to=("topics",)),
        ValueFilter(
            "language",
            "By language (BCP 47)",
            path="languages.tag",
            kind=LanguageTag,
            has_many=True,
        ),
        ValueFilter("weekday", "By weekday", path="weekdays", kind=Weekday, has_many=True),
        TimeOfDayFilter("time", "The hour at which it begins", column="number"),
        ValueFilter("cost", "By cost", path="cost", kind=Offer.Cost),
        ValueFilter("mode", "By mode", path="mode", kind=Mode),
        ValueFilter(
            "accessibility",
            "By accessibility",
            path="accessibility",
            kind=Accessibility,
            has_many=True,
        ),
        RelationFilter("mso", "By organisation", path="organisation.id", to=("msos",)),
        ValueFilter(
            "municipality", "By seat of the organisation (AGS)", path="municipality.id", kind=Ags
        ),
        AreaFilter(
            "serves",
            "Of organisations with their seat or service area in",
            path=("municipality.id", "service_area"),
            kind=Region,
        ),
        NearFilter(),
    )
    expandable = {
        "topic": Expand("topic", "topics"),
        "organisation": Expand("organisation", "msos"),
    }
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

    def answers(self, scope: SiteScope, chains: Chains, ids: Iterable[Any] | None) -> Answers:
        offers = self.public(scope)
        if ids is not None:
            offers = offers.filter(translation_key__in=list(ids))
        named = list(offers.values_list("pk", "translation_key", "locale_id", "page_id"))
        profiles = scope.pages(MSOProfilePage)
        if ids is not None:
            bearers = MSOProfilePage.objects.filter(pk__in={offer[3] for offer in named})
            profiles = profiles.filter(translation_key__in=bearers.values("translation_key"))
        candidates = [
            Candidate(*values)
            for values in profiles.values_list("pk", "translation_key", "locale_id")
        ]
        found: Answers = {}
        for code, locale_ids in chains.items():
            answering = {page.pk for page in best_of(candidates, locale_ids).values()}
            rows = best_of((Candidate(*offer[:3]) for offer in named), locale_ids)
            pages = {offer[0]: offer[3] for offer in named}
            found[code] = {
                str(key): row.pk for key, row in rows.items() if pages[row.pk] in answering
            }
        return found

    def following(self, name: str, ids: Sequence[str], named: Iterable[str]) -> Iterable[str]:
        new = Offer.objects.filter(page__translation_key__in=ids)
        return {*named, *map(str, new.values_list("translation_key", flat=True))}

    def related(
        self, rows: Sequence[Any], reading: Reading, *, detail: bool
    ) -> Iterable[tuple[type[Model], uuid.UUID]]:
        keys = [row.page.translation_key for row in rows]
        reading.extras["states"] = organisation_states(keys)
        return ()

    def dated(self, row: Any) -> Any:
        return row.page

    def columns(self, detail: dict[str, Any]) -> dict[str, Any]:
        hour, _colon, minute = (detail["starts_at"] or "").partition(":")
        return {
            **position(detail["location"]),
            "number": int(hour) * 60 + int(minute) if hour else None,
        }

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        hidden = hides_contact(reading.extras["states"].get(row.page.translation_key))
        return {
            **offer_values(row, reading, hidden),
            "organisation": reading.reference(row.page),
            "municipality": municipality_reference(row.page.municipality, reading),
            "service_area": row.page.service_area,
            "location": _location(row.page, hidden),
            "meta": reading.meta(self, row),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return self.card(row, reading)


def position(location: dict[str, Any] | None) -> dict[str, Any]:
    """The columns of `Served` for a `Location`."""
    if location is None:
        return {}
    return {name: location[name] for name in ("latitude", "longitude")}


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
