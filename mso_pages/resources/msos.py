from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db.models import Prefetch

from headless.filters import (
    AreaFilter,
    HasFilter,
    RangeFilter,
    RelationFilter,
    StatusFilter,
    ValueFilter,
)
from headless.loading import served_locale
from headless.localization import language_name
from headless.nearby import NearFilter
from headless.parameter_types import Ags, Date, LanguageTag, Region, Year
from headless.periods import Step
from headless.reading import Reading, local_time, plain_number
from headless.relations import Named
from headless.resources import (
    Expand,
    PageResource,
)
from mso_pages.choices import Accessibility, LegalForm
from mso_pages.models import ContactPerson, GalleryImage, MSOProfilePage
from mso_pages.schemas.msos import MSOCard, MSODetail, Status
from mso_pages.selectors import gallery_pictures, mentor_keys, organisation_states

from .offers import offer_values
from .places import location, position
from .states import hides_contact, status, status_steps
from .terms import languages, municipality_reference, region_name


def alt_lang(picture: GalleryImage, lang: str) -> str:
    """The language of a description: that of the original until it is translated."""
    is_untranslated = picture.alt == getattr(picture, "original_alt", None)
    return settings.LANGUAGE_CODE if is_untranslated else lang


class MSOResource(PageResource):
    name = "msos"
    model = MSOProfilePage
    description = "migrant self-organisations (MSO)"
    card_schema = MSOCard
    detail_schema = MSODetail
    search_kinds = ("Migrantenselbstorganisation",)
    search_names = ("short_name", "original_name.text")
    search_fields = (
        *("self_description", "body", "offers.title", "offers.description", "origin_cultures"),
        *("funding_received.project", "register_number", "address.street", "address.postal_code"),
    )
    search_named = (
        *("topics", "target_groups", "municipality", "umbrella_memberships.umbrella"),
        "offers.topic",
    )
    search_languages = ("languages.tag", "offers.languages.tag")
    search_date = "last_confirmed_at"
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
            name_of=language_name,
            has_many=True,
        ),
        ValueFilter(
            "municipality",
            "By seat (AGS)",
            path="municipality.id",
            kind=Ags,
            titles="municipalities",
        ),
        ValueFilter(
            "region",
            "By Regierungsbezirk of the seat",
            path="municipality.region",
            kind=Region,
            name_of=region_name,
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
    foreign = {"mentors": "msos"}
    detail_prefetch = (
        Prefetch(
            "contact_persons",
            ContactPerson.objects.select_related("consent").order_by("sort_order", "pk"),
        ),
        Prefetch("gallery", gallery_pictures()),
    )
    relations = ("topics", "target_groups")
    detail_relations = (
        "offers__topic",
        "umbrella_memberships__umbrella",
        "mentorings__mentee",
        "funding_received__call",
    )

    def related(self, rows: Sequence[Any], reading: Reading, *, detail: bool) -> Iterable[Named]:
        keys = [row.translation_key for row in rows]
        reading.extras["states"] = organisation_states(keys)
        if not detail:
            return ()
        mentors = reading.extras["mentors"] = mentor_keys(keys, reading)
        return [Named(MSOProfilePage, key) for found in mentors.values() for key in found]

    def pictured(self, row: Any, detail: bool) -> Iterable[Any]:
        yield row
        if detail:
            yield from row.gallery.all()

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
            "topics": reading.references(row, "topics"),
            "target_groups": reading.references(row, "target_groups"),
            "municipality": municipality_reference(row.municipality, reading),
            "location": location(row, hidden),
            "website": None if hidden else row.website or None,
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        hidden = hides_contact(reading.extras["states"].get(row.translation_key))
        lang = served_locale(row, reading.locale)
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
                if (value := reading.picture(picture.image, picture.alt, alt_lang(picture, lang)))
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
            (membership, reading.reference_at(membership, "umbrella"))
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
                if (reference := reading.reference_to(Named(MSOProfilePage, key)))
            ],
            "mentees": reading.references_at(row.mentorings.all(), "mentee"),
            "funding_received": [
                {
                    "call": reading.reference_at(funding, "call"),
                    "project": funding.project,
                    "year": funding.year,
                    "amount": plain_number(funding.amount),
                }
                for funding in row.funding_received.all()
                if funding.is_public
            ],
        }
