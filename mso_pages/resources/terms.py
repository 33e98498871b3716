from typing import Any

from django.db.models import QuerySet

from headless.filters import AreaFilter, HasFilter, RangeFilter, RelationFilter, ValueFilter
from headless.localization import language_name
from headless.nearby import NearFilter
from headless.parameter_types import Ags, Region
from headless.reading import Reading, plain_number
from headless.resources import Expand, Resource, SnippetResource
from headless.selectors import SiteScope
from mso_pages.models import Municipality, PartnerOrganisation, Statistic, TargetGroup, Topic
from mso_pages.models.taxonomies import REGIONS
from mso_pages.schemas.terms import (
    MunicipalityCard,
    MunicipalityDetail,
    PartnerCard,
    PartnerDetail,
    StatisticCard,
    StatisticDetail,
    TermCard,
    TermDetail,
)


def municipality_reference(
    municipality: Municipality | None, reading: Reading
) -> dict[str, Any] | None:
    """The `MunicipalityReference` schema."""
    if municipality is None:
        return None
    reading.asked.add(municipality.ags)
    return {
        "id": municipality.ags,
        "title": municipality.name,
        "region": municipality.region,
        "detail_url": reading.detail_url("municipalities", municipality.ags),
    }


def languages(tags: list[str], reading: Reading) -> list[dict[str, str]]:
    """The `Language` schema of language tags."""
    return [{"tag": tag, "name": language_name(tag, reading.locale)} for tag in tags]


def region_name(key: str, locale: str) -> str | None:
    """Name of a Regierungsbezirk, which is the same in every language."""
    return REGIONS.get(key)


def statistic_values(row: Statistic) -> dict[str, Any]:
    """What a statistic says, without its meta data."""
    return {
        "value": plain_number(row.value),
        "value_to": plain_number(row.value_to),
        "is_approximate": row.is_approximate,
        "unit": row.unit,
        "territory": row.territory,
        "as_of": row.as_of,
        "as_of_precision": row.as_of_precision,
        "source_title": row.source_title,
        "source_url": row.source_url,
    }


class PartnerResource(SnippetResource):
    name = "partners"
    model = PartnerOrganisation
    description = "partner organisations"
    card_schema = PartnerCard
    detail_schema = PartnerDetail
    search_names = (*("abbreviation", "aliases", "former_names.name", "former_names.abbreviation"),)
    search_fields = ("competence", "description")
    search_named = ("municipality",)
    title_field = "name"
    select_related = ("municipality",)
    filters = (
        ValueFilter("kind", "By kind", path="kind", kind=PartnerOrganisation.Kind),
        RelationFilter("parent", "By the organisation above", path="parent.id", to=("partners",)),
        ValueFilter(
            "municipality",
            "By seat (AGS)",
            path="municipality.id",
            kind=Ags,
            titles="municipalities",
        ),
        ValueFilter(
            "region",
            "By Regierungsbezirk",
            path="municipality.region",
            kind=Region,
            name_of=region_name,
        ),
        AreaFilter("territory", "Responsible for", path=("territory",), kind=Region),
        HasFilter("has_image", "Whether there is a picture or logo", path="image"),
    )
    expandable = {"parent": Expand("parent", "partners")}
    detail_prefetch = ("former_names",)
    relations = ("parent",)
    # Reports show the name of their day.
    reference_prefetch = ("former_names",)

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().card(row, reading),
            "abbreviation": row.abbreviation,
            "kind": row.kind,
            "parent": reading.reference_at(row, "parent"),
            "image": reading.lead_image(row),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().detail(row, reading),
            "name_valid_from": row.name_valid_from,
            "former_names": [
                {
                    "name": former.name,
                    "abbreviation": former.abbreviation,
                    "valid_from": former.valid_from,
                    "valid_to": former.valid_to,
                }
                for former in row.former_names.all()
            ],
            "aliases": row.aliases,
            "competence": row.competence,
            "territory": row.territory,
            "description": row.description,
            "website": row.website,
            "email": row.email,
            "phone": row.phone.as_e164 if row.phone else "",
            "phone_display": row.phone.as_national if row.phone else "",
            "municipality": municipality_reference(row.municipality, reading),
        }


class TermResource(SnippetResource):
    card_schema = TermCard
    detail_schema = TermDetail
    search_names = ("alternative_labels",)
    search_fields = ("description",)

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().detail(row, reading),
            "description": row.description,
            "alternative_labels": row.alternative_labels,
        }


class TopicResource(TermResource):
    name = "topics"
    model = Topic
    description = "topics"


class TargetGroupResource(TermResource):
    name = "target-groups"
    model = TargetGroup
    description = "target groups"


class StatisticResource(SnippetResource):
    name = "statistics"
    model = Statistic
    description = "statistics with date and source"
    card_schema = StatisticCard
    detail_schema = StatisticDetail
    search_fields = ("unit", "source_title", "note")
    search_date = "as_of"
    sorts = {**SnippetResource.sorts, "as_of": ("starts_on",)}
    filters = (
        RangeFilter("as_of", "The day of the figure", column="starts_on"),
        AreaFilter("territory", "What is counted in", path=("territory",), kind=Region),
    )
    expandable = {"supersedes": Expand("supersedes", "statistics")}
    detail_relations = ("supersedes",)

    def columns(self, detail: dict[str, Any]) -> dict[str, Any]:
        return {"starts_on": detail["as_of"]}

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {**super().card(row, reading), **statistic_values(row)}

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().detail(row, reading),
            "note": row.note,
            "supersedes": reading.reference_at(row, "supersedes"),
        }


class MunicipalityResource(Resource):
    name = "municipalities"
    model = Municipality
    description = "municipalities"
    card_schema = MunicipalityCard
    detail_schema = MunicipalityDetail
    id_field = "ags"
    is_translatable = False
    filters = (
        ValueFilter(
            "region", "By Regierungsbezirk", path="region", kind=Region, name_of=region_name
        ),
        NearFilter(),
    )

    def public(self, scope: SiteScope) -> QuerySet[Any]:
        return Municipality.objects.all()

    def columns(self, detail: dict[str, Any]) -> dict[str, Any]:
        return {"latitude": detail["latitude"], "longitude": detail["longitude"]}

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        reference = municipality_reference(row, reading) or {}
        return {
            **reference,
            "type": row._meta.label,
            "region_name": row.region_name,
            "latitude": plain_number(row.latitude),
            "longitude": plain_number(row.longitude),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return self.card(row, reading)
