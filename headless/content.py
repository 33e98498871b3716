"""The resource `pages/`: imprint, privacy notice, accessibility statement and other texts."""

import datetime as dt
from typing import Any

from .blocks import BodyItem
from .filters import HasFilter, ValueFilter
from .models import ContentPage
from .reading import Reading
from .resources import PageResource
from .schemas import Card, Image, PageDetail


class ContentPageCard(Card):
    kind: ContentPage.Kind
    teaser: str
    image: Image | None


class ContentPageDetail(PageDetail, ContentPageCard):
    body: list[BodyItem]
    reviewed_on: dt.date | None


class ContentPageResource(PageResource):
    name = "pages"
    model = ContentPage
    description = "standing pages, such as the imprint"
    is_around_content = True
    card_schema = ContentPageCard
    detail_schema = ContentPageDetail
    search_fields = ("teaser", "body")
    search_date = "reviewed_on"
    filters = (
        ValueFilter("kind", "By kind", path="kind", kind=ContentPage.Kind),
        HasFilter("has_image", "Whether there is a picture", path="image"),
    )

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().card(row, reading),
            "kind": row.kind,
            "teaser": row.teaser,
            "image": reading.lead_image(row),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().detail(row, reading),
            "body": reading.stream(row.body),
            "reviewed_on": row.reviewed_on,
        }
