import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model, Prefetch

from headless.images import image_value, images_with_renditions
from headless.reading import Reading, plain_number
from headless.resources import PageResource
from mso_pages.models import FundingCallPage, FundingProgrammePage
from mso_pages.schemas.funding import CallCard, CallDetail, ProgrammeCard, ProgrammeDetail
from mso_pages.selectors import programmes_of_calls, public_calls, successor_keys


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
    prefetch = ("funder", Prefetch("image", images_with_renditions()))
    detail_prefetch = ("granting_authority", "contact_point", "predecessor")
    relations = ("funder",)
    detail_relations = ("granting_authority", "contact_point", "predecessor")

    def related(
        self, rows: Sequence[Any], reading: Reading, *, detail: bool
    ) -> Iterable[tuple[type[Model], uuid.UUID]]:
        if not detail:
            return ()
        key = rows[0].translation_key
        calls = reading.extras["calls"] = public_calls(key, reading)
        successors = reading.extras["successors"] = successor_keys(key)
        return [*successors, *((FundingCallPage, call.translation_key) for call in calls)]

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().card(row, reading),
            "teaser": row.teaser,
            "image": image_value(row.image, row.image_alt, row.image_decorative),
            "alternate_names": row.alternate_names,
            "funder": reading.reference(row.funder),
            "funding_type": row.funding_type,
            "funding_areas": row.funding_areas,
            "eligible": row.eligible,
            "territory": row.territory,
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **self.card(row, reading),
            "body": reading.stream(row.body),
            "granting_authority": reading.reference(row.granting_authority),
            "contact_point": reading.reference(row.contact_point),
            "financing_form": row.financing_form or None,
            "purposes": reading.stream(row.purposes),
            "conditions": reading.stream(row.conditions),
            "exclusions": reading.stream(row.exclusions),
            "required_documents": reading.stream(row.required_documents),
            "legal_basis": row.legal_basis,
            "guideline": guideline(row),
            "predecessor": reading.reference(row.predecessor),
            "successors": [
                reference
                for model, key in reading.extras["successors"]
                if (reference := reading.reference_to(model, key))
            ],
            "calls": [
                {
                    **(reading.reference(call) or {}),
                    "status": call.status_at(reading.now),
                    "opens_on": call.opens_on,
                    "closes_on": call.closes_on,
                }
                for call in reading.extras["calls"]
            ],
        }


class CallResource(PageResource):
    name = "calls"
    model = FundingCallPage
    description = "calls of funding programmes"
    card_schema = CallCard
    detail_schema = CallDetail
    ordering = ("-closes_on", "title")
    prefetch = ("focus_topics",)
    relations = ("focus_topics",)

    def related(
        self, rows: Sequence[Any], reading: Reading, *, detail: bool
    ) -> Iterable[tuple[type[Model], uuid.UUID]]:
        programmes = reading.extras["programmes"] = programmes_of_calls(rows)
        return [(FundingProgrammePage, key) for key in programmes.values()]

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        programme = reading.extras["programmes"].get(row.path)
        return {
            **super().card(row, reading),
            "teaser": row.teaser,
            "programme": programme and reading.reference_to(FundingProgrammePage, programme),
            "status": row.status_at(reading.now),
            "opens_on": row.opens_on,
            "closes_on": row.closes_on,
            "closes_at": row.closes_at(),
            "deadline_kind": row.deadline_kind,
            "min_amount": plain_number(row.min_amount),
            "max_amount": plain_number(row.max_amount),
            "amount_per": row.amount_per or None,
            "currency": "EUR",
            "focus_topics": reading.references(row.focus_topics.all()),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **self.card(row, reading),
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
