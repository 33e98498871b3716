from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

from headless.filters import (
    AreaFilter,
    FilterThrough,
    HasFilter,
    RangeFilter,
    RelationFilter,
    StatusFilter,
    ValueFilter,
)
from headless.parameter_types import Number, Region
from headless.periods import Step
from headless.reading import Reading, plain_number
from headless.relations import Named, named
from headless.resources import Expand, PageResource
from mso_pages.choices import Eligible, FundingArea, FundingType
from mso_pages.models import FundingCallPage, FundingProgrammePage
from mso_pages.schemas.funding import CallCard, CallDetail, ProgrammeCard, ProgrammeDetail
from mso_pages.selectors import calls_of_programmes, programmes_of_calls, successors_of


def guideline(row: Any) -> dict[str, Any]:
    """The `GuidelineValue` schema."""
    return {
        "title": row.guideline_title,
        "date": row.guideline_date,
        "reference": row.guideline_reference,
        "url": row.guideline_url,
    }


class ProgrammeResource(PageResource):
    name = "programmes"
    model = FundingProgrammePage
    description = "funding programmes"
    card_schema = ProgrammeCard
    detail_schema = ProgrammeDetail
    search_kinds = ("Förderprogramm",)
    search_names = ("alternate_names",)
    search_fields = (
        *("teaser", "body", "purposes", "conditions", "exclusions", "required_documents"),
        *("guideline.title", "guideline.reference", "legal_basis"),
    )
    search_named = ("funder", "granting_authority", "contact_point")
    relations = ("funder",)
    detail_relations = ("granting_authority", "contact_point", "predecessor")
    filters = (
        RelationFilter("funder", "By funder", path="funder.id", to=("partners",)),
        ValueFilter(
            "area", "By area of funding", path="funding_areas", kind=FundingArea, has_many=True
        ),
        AreaFilter("territory", "Open to applicants in", path=("territory",), kind=Region),
        ValueFilter("eligible", "By who may apply", path="eligible", kind=Eligible, has_many=True),
        ValueFilter("funding_type", "By type of funding", path="funding_type", kind=FundingType),
        FilterThrough(
            "status",
            "With a call of this status",
            kind=FundingCallPage.Status,
            resource="calls",
            relation="programme",
            value_name="status",
        ),
        RelationFilter(
            "predecessor", "By the programme before", path="predecessor.id", to=("programmes",)
        ),
        HasFilter("has_image", "Whether there is a picture", path="image"),
    )
    expandable = {
        "funder": Expand("funder", "partners"),
        "granting_authority": Expand("granting_authority", "partners"),
        "contact_point": Expand("contact_point", "partners"),
        "predecessor": Expand("predecessor", "programmes"),
        "successors": Expand("successors", "programmes"),
        "calls": Expand("calls", "calls"),
    }
    foreign = {"calls": "calls", "successors": "programmes"}

    def related(self, rows: Sequence[Any], reading: Reading, *, detail: bool) -> Iterable[Named]:
        if not detail:
            return ()
        keys = [row.translation_key for row in rows]
        calls = reading.extras["calls"] = calls_of_programmes(keys, reading)
        successors = reading.extras["successors"] = successors_of(keys, reading)
        found = [Named(FundingProgrammePage, key) for key in chain(*successors.values())]
        return [*found, *map(named, chain(*calls.values()))]

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().card(row, reading),
            "teaser": row.teaser,
            "image": reading.lead_image(row),
            "alternate_names": row.alternate_names,
            "funder": reading.reference_at(row, "funder"),
            "funding_type": row.funding_type,
            "funding_areas": row.funding_areas,
            "eligible": row.eligible,
            "territory": row.territory,
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().detail(row, reading),
            "body": reading.stream(row.body),
            "granting_authority": reading.reference_at(row, "granting_authority"),
            "contact_point": reading.reference_at(row, "contact_point"),
            "financing_form": row.financing_form or None,
            "purposes": reading.stream(row.purposes),
            "conditions": reading.stream(row.conditions),
            "exclusions": reading.stream(row.exclusions),
            "required_documents": reading.stream(row.required_documents),
            "legal_basis": row.legal_basis,
            "guideline": guideline(row),
            "predecessor": reading.reference_at(row, "predecessor"),
            "successors": [
                reference
                for key in reading.extras["successors"].get(row.translation_key, ())
                if (reference := reading.reference_to(Named(FundingProgrammePage, key)))
            ],
            "calls": [
                {
                    **(reading.reference(call) or {}),
                    "status": call.status_at(reading.now),
                    "opens_on": call.opens_on,
                    "closes_on": call.closes_on,
                }
                for call in reading.extras["calls"].get(row.translation_key, ())
            ],
        }


class CallResource(PageResource):
    name = "calls"
    model = FundingCallPage
    description = "calls of funding programmes"
    card_schema = CallCard
    detail_schema = CallDetail
    search_kinds = ("Förderaufruf", "Ausschreibung")
    search_fields = (
        *("teaser", "body", "eligibility.value.text", "eligibility.value.source"),
        *("guideline.title", "guideline.reference"),
    )
    search_named = ("programme", "focus_topics")
    search_date = "opens_on"
    sorts = {
        **PageResource.sorts,
        "opens": ("starts_on",),
        "closes": ("ends_on",),
        "amount": ("number",),
    }
    ordering = ("-closes", "title")
    filters = (
        StatusFilter("status", "By status at the moment", kind=FundingCallPage.Status),
        RangeFilter("opens", "The first day for applications", column="starts_on"),
        RangeFilter("closes", "The last day for applications", column="ends_on"),
        RangeFilter(
            "amount", "The largest grant in euros", column="number", kind=Number, ends=("from",)
        ),
        RelationFilter("programme", "By programme", path="programme.id", to=("programmes",)),
        RelationFilter(
            "topic", "By preferred topic", path="focus_topics.id", has_many=True, to=("topics",)
        ),
        ValueFilter(
            "deadline_kind",
            "By kind of deadline",
            path="deadline_kind",
            kind=FundingCallPage.DeadlineKind,
        ),
    )
    expandable = {
        "programme": Expand("programme", "programmes"),
        "focus_topics": Expand("focus_topics", "topics"),
    }
    relations = ("focus_topics",)

    def columns(self, detail: dict[str, Any]) -> dict[str, Any]:
        return {
            "starts_on": detail["opens_on"],
            "ends_on": detail["closes_on"],
            "number": detail["max_amount"],
        }

    def steps(self, row: Any, reading: Reading) -> dict[str, list[Step]]:
        return {"status": row.status_steps()}

    def related(self, rows: Sequence[Any], reading: Reading, *, detail: bool) -> Iterable[Named]:
        keys = programmes_of_calls(rows)
        programmes = {path: Named(FundingProgrammePage, key) for path, key in keys.items()}
        reading.extras["programmes"] = programmes
        return programmes.values()

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        programme = reading.extras["programmes"].get(row.path)
        return {
            **super().card(row, reading),
            "teaser": row.teaser,
            "programme": programme and reading.reference_to(programme),
            "status": row.status_at(reading.now),
            "opens_on": row.opens_on,
            "closes_on": row.closes_on,
            "closes_at": row.closes_at(),
            "deadline_kind": row.deadline_kind,
            "min_amount": plain_number(row.min_amount),
            "max_amount": plain_number(row.max_amount),
            "amount_per": row.amount_per or None,
            "currency": "EUR",
            "focus_topics": reading.references(row, "focus_topics"),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().detail(row, reading),
            "body": reading.stream(row.body),
            "project_starts_on": row.project_starts_on,
            "project_ends_on": row.project_ends_on,
            "budget": plain_number(row.budget),
            "financing_form": row.financing_form or None,
            "max_rate_percent": plain_number(row.max_rate_percent),
            "own_share_percent": plain_number(row.own_share_percent),
            "volunteer_share_percent": plain_number(row.volunteer_share_percent),
            "eligibility": reading.stream(row.eligibility),
            "application_channel": row.application_channel or None,
            "application_url": row.application_url,
            "guideline": guideline(row),
        }
