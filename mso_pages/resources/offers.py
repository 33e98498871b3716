import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import QuerySet

from headless.filters import (
    AreaFilter,
    RelationFilter,
    TimeOfDayFilter,
    ValueFilter,
)
from headless.localization import language_name
from headless.nearby import NearFilter
from headless.parameter_types import Ags, LanguageTag, Region
from headless.reading import Reading
from headless.relations import Named
from headless.resources import (
    Answers,
    Candidate,
    Chains,
    Expand,
    Resource,
    best_of,
)
from headless.selectors import SiteScope
from mso_pages.choices import Accessibility, Mode
from mso_pages.models import MSOProfilePage, Offer
from mso_pages.schemas.contact import Weekday
from mso_pages.schemas.msos import OfferCard, OfferDetail
from mso_pages.selectors import organisation_states

from .places import location, position
from .states import hides_contact
from .terms import languages, municipality_reference


def offer_values(offer: Offer, reading: Reading, hidden: bool) -> dict[str, Any]:
    """The `OfferValue` schema; `hidden` leaves out where and when people meet."""
    return {
        "id": offer.translation_key,
        "title": offer.title,
        "description": offer.description,
        "topic": reading.reference_at(offer, "topic"),
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


class OfferResource(Resource):
    """Offers of public profiles. They are published with the profile they stand in."""

    name = "offers"
    model = Offer
    description = "offers of organisations"
    card_schema = OfferCard
    detail_schema = OfferDetail
    search_kinds = ("Angebot",)
    search_fields = ("description", "place", "schedule_note", "cost_note")
    search_named = ("topic", "organisation", "municipality")
    search_languages = ("languages.tag",)
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
            name_of=language_name,
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
            "municipality",
            "By seat of the organisation (AGS)",
            path="municipality.id",
            kind=Ags,
            titles="municipalities",
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
    relations = ("topic", "page")

    def _texts(self) -> list[str]:
        # That of the profile, of which an offer shows only where it is.
        return ["page__body"]

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

    def related(self, rows: Sequence[Any], reading: Reading, *, detail: bool) -> Iterable[Named]:
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
            "organisation": reading.reference_at(row, "page"),
            "municipality": municipality_reference(row.page.municipality, reading),
            "service_area": row.page.service_area,
            "location": location(row.page, hidden),
            "meta": reading.meta(self, row),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return self.card(row, reading)
