from typing import Any

from django.db.models import Prefetch

from headless.images import image_value, images_with_renditions
from headless.reading import Reading
from headless.resources import PageResource
from mso_pages.models import NewsPage
from mso_pages.schemas.funding import NewsCard, NewsDetail


class NewsResource(PageResource):
    name = "news"
    model = NewsPage
    description = "news"
    card_schema = NewsCard
    detail_schema = NewsDetail
    ordering = ("-published_on", "title")
    prefetch = ("publisher", "topics", Prefetch("image", images_with_renditions()))
    detail_prefetch = ("partners__partner", "programme", "call")
    relations = ("publisher", "topics")
    detail_relations = ("partners__partner", "programme", "call")

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **super().card(row, reading),
            "kicker": row.kicker,
            "teaser": row.teaser,
            "image": image_value(row.image, row.image_alt, row.image_decorative),
            "published_on": row.published_on,
            "publisher": reading.reference(row.publisher),
            "topics": reading.references(row.topics.all()),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **self.card(row, reading),
            "body": reading.stream(row.body),
            "partners": reading.references(item.partner for item in row.partners.all()),
            "programme": reading.reference(row.programme),
            "call": reading.reference(row.call),
        }
