from typing import Any

from headless.filters import HasFilter, RangeFilter, RelationFilter
from headless.reading import Reading
from headless.resources import Expand, PageResource
from mso_pages.models import NewsPage
from mso_pages.schemas.funding import NewsCard, NewsDetail


class NewsResource(PageResource):
    name = "news"
    model = NewsPage
    description = "news"
    card_schema = NewsCard
    detail_schema = NewsDetail
    search_kinds = ("Meldung",)
    search_fields = ("kicker", "teaser", "body")
    search_named = ("topics", "publisher", "partners", "programme", "call")
    search_date = "published_on"
    sorts = {**PageResource.sorts, "published": ("published_on",)}
    ordering = ("-published", "title")
    filters = (
        RangeFilter("published", "The day of publication", column="published_on"),
        RelationFilter("topic", "By topic", path="topics.id", has_many=True, to=("topics",)),
        RelationFilter("publisher", "By publisher", path="publisher.id", to=("partners",)),
        RelationFilter(
            "partner", "By partner", path="partners.id", has_many=True, to=("partners",)
        ),
        RelationFilter("programme", "By programme", path="programme.id", to=("programmes",)),
        RelationFilter("call", "By call", path="call.id", to=("calls",)),
        HasFilter("has_image", "Whether there is a picture", path="image"),
    )
    expandable = {
        "publisher": Expand("publisher", "partners"),
        "topics": Expand("topics", "topics"),
        "partners": Expand("partners", "partners"),
        "programme": Expand("programme", "programmes"),
        "call": Expand("call", "calls"),
    }
    relations = ("publisher", "topics")
    detail_relations = ("partners__partner", "programme", "call")

    def columns(self, detail: dict[str, Any]) -> dict[str, Any]:
        return {"published_on": detail["published_on"]}

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().card(row, reading),
            "kicker": row.kicker,
            "teaser": row.teaser,
            "image": reading.lead_image(row),
            "published_on": row.published_on,
            "publisher": reading.reference_at(row, "publisher"),
            "topics": reading.references(row, "topics"),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().detail(row, reading),
            "body": reading.stream(row.body),
            "partners": reading.references_at(row.partners.all(), "partner"),
            "programme": reading.reference_at(row, "programme"),
            "call": reading.reference_at(row, "call"),
        }
