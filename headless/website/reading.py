"""One view of a site: what of its tree is public, in which language, at which addresses."""

import uuid
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, TypeVar

from django.db.models import Model
from django.urls import reverse
from django.utils.http import urlencode
from wagtail.models import Locale, Page, Site

from headless.addresses import Addresses
from headless.localization import fallback_chain, text_direction
from headless.resources import registry
from headless.selectors import SiteScope, site_scope

P = TypeVar("P", bound=Page)


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

    def in_locales(self, codes: Iterable[str]) -> Iterator["SiteReading"]:
        """The same view in each of these languages; where the site begins is read once."""
        for code in codes:
            reading = SiteReading(self.site, code, fallback=self.fallback)
            reading.scope, reading.locales = self.scope, self.locales
            yield reading

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

    def answering(self, pages: Iterable[P]) -> list[P]:
        """Of each thing the page that answers: the best, or the requested locale's.

        They are few, so ranking what was read costs less than a query that ranks.
        """
        if not self.fallback:
            return [page for page in pages if self.locale_of(page) == self.locale]
        rank = {code: place for place, code in enumerate(fallback_chain(self.locale))}
        best: dict[uuid.UUID, tuple[tuple[int, int], P]] = {}
        for page in pages:
            place = (rank.get(self.locale_of(page), len(rank)), page.pk)
            if page.translation_key not in best or place < best[page.translation_key][0]:
                best[page.translation_key] = (place, page)
        return [page for _place, page in best.values()]

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
