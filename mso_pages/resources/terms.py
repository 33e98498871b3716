from typing import Any

from django.db.models import Prefetch, QuerySet

from headless.images import image_value, images_with_renditions
from headless.reading import Reading, plain_number
from headless.resources import Resource, SnippetResource
from headless.selectors import SiteScope
from mso_pages.models import Municipality, PartnerOrganisation, Statistic, TargetGroup, Topic
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
    return {
        "id": municipality.ags,
        "title": municipality.name,
        "region": municipality.region,
        "detail_url": reading.detail_url("municipalities", municipality.ags),
    }


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
    title_field = "name"
    ordering = ("name",)
    select_related = ("municipality",)
    prefetch = ("parent", Prefetch("image", images_with_renditions()))
    detail_prefetch = ("former_names",)
    relations = ("parent",)
    # Reports show the name of their day.
    reference_prefetch = ("former_names",)

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().card(row, reading),
            "abbreviation": row.abbreviation,
            "kind": row.kind,
            "parent": reading.reference(row.parent),
            "image": image_value(row.image, row.image_alt, row.image_decorative),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **self.card(row, reading),
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

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **self.card(row, reading),
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
    prefetch = ("supersedes",)
    detail_relations = ("supersedes",)
    # Reports deliver the figure itself.
    reference_prefetch = ()

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {**super().card(row, reading), **statistic_values(row)}

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **self.card(row, reading),
            "note": row.note,
            "supersedes": reading.reference(row.supersedes),
        }


class MunicipalityResource(Resource):
    name = "municipalities"
    model = Municipality
    description = "municipalities"
    card_schema = MunicipalityCard
    detail_schema = MunicipalityDetail
    id_field = "ags"
    is_translatable = False
    ordering = ("name",)

    def public(self, scope: SiteScope) -> QuerySet[Any]:
        return Municipality.objects.all()

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
