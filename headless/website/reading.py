"""One view of a site: what of its tree is public, in which language, at which addresses."""

from functools import cached_property
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import Locale, Page, Site

from headless.addresses import Addresses
from headless.localization import best_translations, fallback_chain, locale_ids, text_direction
from headless.resources import registry
from headless.selectors import SiteScope, site_scope


class SiteReading:
    """Reads the pages of a site and writes them as plain values.

    Pages that it writes come with their content type, so that none costs a query.

    Args:
        site: whose pages are read; None reads nothing.
        locale: the requested locale's code.
        fallback: whether other locales may answer.
    """

    def __init__(self, site: Site | None, locale: str, *, fallback: bool = True) -> None:
        self.site = site
        self.locale = locale
        self.fallback = fallback

    @cached_property
    def scope(self) -> SiteScope:
        """What belongs to the site and is not private."""
        return site_scope(self.site)

    @cached_property
    def addresses(self) -> Addresses:
        return Addresses(self.site)

    @cached_property
    def locales(self) -> dict[int, str]:
        """Primary key to code of every locale."""
        return dict(Locale.objects.values_list("pk", "language_code"))

    def answering(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Of each thing among `rows` the one that answers: the best, or the requested locale's."""
        if self.fallback:
            return best_translations(rows, locale_ids(fallback_chain(self.locale)))
        return rows.filter(locale__language_code=self.locale)

    def locale_of(self, page: Page) -> str:
        """The code of a page's language."""
        return self.locales[page.locale_id]

    def link(self, page: Page, locale: str | None = None) -> dict[str, Any]:
        """The `PageLink` schema of a page.

        Args:
            locale: the language to read its details in, by default the requested one.
        """
        code = self.locale_of(page)
        name = resource_name(page)
        query = urlencode({"locale": locale or self.locale})
        root = reverse("content_api:api-root")
        return {
            "id": page.translation_key,
            "type": page_type(page)._meta.label,
            "title": page.title,
            "slug": page.slug,
            "path": self.addresses.path(page),
            "url": self.addresses.url(page),
            "resource": name,
            "detail_url": name and f"{root}{name}/{page.translation_key}/?{query}",
            "locale": code,
            "dir": text_direction(code),
        }


def page_type(page: Page) -> type[Model]:
    """The model of a page that may have been read as a plain one."""
    if type(page) is not Page:
        return type(page)
    model: type[Model] = page.content_type.model_class() or Page
    return model


def resource_name(page: Page) -> str | None:
    """The resource that delivers a page; None for one that only holds others."""
    try:
        return str(registry.by_model(page_type(page)).name)
    except LookupError:
        return None
