"""What an app needs around the content: HTTP only."""

from collections.abc import Callable
from typing import Any

import orjson
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Router

from headless.delivery.answering import SEVERAL
from headless.parameters import only_known_parameters
from headless.reading import local_time
from headless.schemas import Page
from headless.seo import hreflang
from headless.sites import site_of

from . import schemas, selectors
from .menu import menu
from .reading import SiteReading, resource_name
from .redirects import active_redirects, redirect_values
from .resolving import Target, resolve, resolved_value
from .site import locale_values, site_value

# Gives the details of the page that a path leads to, in the language that was asked for.
ReadDetail = Callable[[HttpRequest, Target], Any]


def add_website(api: NinjaAPI, read_detail: ReadDetail) -> None:
    """Add the endpoints around the content to the one API.

    Args:
        read_detail: what `resolve/?include=detail` adds.
    """
    router = Router(tags=["website"])
    add_locales(router)
    add_site(router)
    add_navigation(router)
    add_redirects(router)
    add_resolve(router, read_detail)
    add_sitemap(router)
    api.add_router("/", router)


def add_locales(router: Router) -> None:
    parameters: Any = schemas.locales_query()
    query_type: Any = Query[parameters]  # type: ignore[misc]

    @router.get(
        "locales/",
        response=schemas.ContentLocales,
        summary="List the languages of the content",
        operation_id="locales_list",
        url_name="locales-list",
    )
    @only_known_parameters(parameters)
    def read_locales(request: HttpRequest, query: query_type) -> HttpResponse:
        return answer({"items": locale_values()})


def add_site(router: Router) -> None:
    parameters: Any = schemas.locale_query()
    query_type: Any = Query[parameters]  # type: ignore[misc]

    @router.get(
        "site/",
        response=schemas.Website,
        summary="Read who publishes the site, and its standing texts",
        operation_id="site_detail",
        url_name="site-detail",
    )
    @only_known_parameters(parameters)
    def read_site(request: HttpRequest, query: query_type) -> HttpResponse:
        reading = read_as(request, query.locale, query.fallback)
        if reading.site is None:
            raise Http404
        return answer(site_value(reading.site, reading), query.locale)


def add_navigation(router: Router) -> None:
    parameters: Any = schemas.navigation_query()
    query_type: Any = Query[parameters]  # type: ignore[misc]

    @router.get(
        "navigation/",
        response=schemas.Navigation,
        summary="Read the menu of the site",
        operation_id="navigation_detail",
        url_name="navigation-detail",
    )
    @only_known_parameters(parameters)
    def read_navigation(request: HttpRequest, query: query_type) -> HttpResponse:
        reading = read_as(request, query.locale, query.fallback)
        return answer({"items": menu(reading, query.depth)}, query.locale)


def add_redirects(router: Router) -> None:
    parameters: Any = schemas.redirects_query()
    query_type: Any = Query[parameters]  # type: ignore[misc]

    @router.get(
        "redirects/",
        response=Page[schemas.Redirect],
        summary="List the addresses that were given up",
        operation_id="redirects_list",
        url_name="redirects-list",
    )
    @only_known_parameters(parameters)
    def read_redirects(request: HttpRequest, query: query_type) -> HttpResponse:
        reading = read_as(request)
        active = active_redirects(reading)
        shown = active[query.offset : query.offset + query.limit]
        return answer(slice_of(len(active), query, redirect_values(shown, reading)))


def add_resolve(router: Router, read_detail: ReadDetail) -> None:
    parameters: Any = schemas.resolve_query()
    query_type: Any = Query[parameters]  # type: ignore[misc]

    @router.get(
        "resolve/",
        response=schemas.Resolved,
        summary="Find what stands at a path",
        operation_id="resolve_detail",
        url_name="resolve-detail",
    )
    @only_known_parameters(parameters)
    def read_path(request: HttpRequest, query: query_type) -> HttpResponse:
        reading = read_as(request, query.locale)
        target = resolve(query.path, query.locale, reading)
        if target is None:
            raise Http404
        value = resolved_value(target, reading)
        if query.include and target.page:
            value["detail"] = read_detail(request, target)
        return answer(value, value["locale"])


def add_sitemap(router: Router) -> None:
    parameters: Any = schemas.sitemap_query()
    query_type: Any = Query[parameters]  # type: ignore[misc]

    @router.get(
        "sitemap/",
        response=Page[schemas.SitemapEntry],
        summary="List the addresses of all pages for people",
        operation_id="sitemap_list",
        url_name="sitemap-list",
    )
    @only_known_parameters(parameters)
    def read_sitemap(request: HttpRequest, query: query_type) -> HttpResponse:
        reading = read_as(request, query.locale)
        pages = selectors.sitemap_pages(reading, query.locale)
        shown = list(pages[query.offset : query.offset + query.limit])
        translations = selectors.translations_by_key(shown, reading)
        modified = selectors.modified_at(shown, reading)
        items = [
            {
                "id": page.translation_key,
                "resource": resource_name(page),
                "url": reading.addresses.url(page),
                "lang": reading.locale_of(page),
                "updated_at": local_time(modified.get(page.pk)),
                "hreflang": hreflang(
                    reading.locale_of(page), reading.addresses, translations[page.translation_key]
                ),
            }
            for page in shown
        ]
        return answer(slice_of(pages.count(), query, items), query.locale)


def read_as(request: HttpRequest, locale: str | None = None, fallback: str = "auto") -> SiteReading:
    """The reading of the site that the request's host chooses."""
    site = site_of(request)
    return SiteReading(site, locale or settings.LANGUAGE_CODE, fallback=fallback == "auto")


def slice_of(count: int, query: Any, items: list[Any]) -> dict[str, Any]:
    """The `Page` schema."""
    return {"count": count, "limit": query.limit, "offset": query.offset, "items": items}


def answer(content: Any, language: str | None = None) -> HttpResponse:
    """Plain values as JSON, with the language that is read."""
    return HttpResponse(
        orjson.dumps(content, default=str),
        content_type="application/json",
        headers={"Content-Language": language or SEVERAL},
    )
