"""The Content API: HTTP only. Every list and detail is built from a registered `Resource`.

Anonymous and read only, by design: only what is live and public is read.
"""

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Annotated, Any

import orjson
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.utils import translation
from ninja import NinjaAPI, Query, Router

from .answers import detail_answer, list_answer, reading_for
from .changes.api import add_changes
from .delivery.answering import SEVERAL, delivered
from .delivery.caching import VARY, not_kept
from .openapi import completed
from .parameters import detail_parameters, list_parameters, only_known_parameters
from .problems import problem, register_handlers, unknown_address
from .resources import Resource, registry
from .schemas import Page, in_locales
from .searching import engine
from .sites import host_of
from .website.api import add_website

METHODS = ("GET", "HEAD", "OPTIONS")
EXPOSED = "Content-Language, ETag, RateLimit, RateLimit-Policy, Retry-After"
View = Callable[..., HttpResponse]


def create_api() -> NinjaAPI:
    """The API with the endpoints of all registered resources."""
    api = ContentAPI(
        title="MSO Content API",
        version="1.0.0",
        description="Published content of the site, read only and without a key. "
        "Errors are problem documents (RFC 9457).",
        urls_namespace="content_api",
        docs_url="/docs/",
    )
    register_handlers(api)
    for resource in registry:
        router = Router(tags=[resource.name])
        add_list(router, resource)
        add_detail(router, resource)
        api.add_router(f"/{resource.name}/", router)
    add_website(api, read_detail=resolved_detail)
    add_changes(api)
    if found := engine():
        found.add_endpoints(api)
    return api


def resolved_detail(request: HttpRequest, target: Any) -> Any:
    """The detail of the object that a path leads to."""
    try:
        resource = registry.by_model(target.page.specific_class)
    except LookupError:
        return None
    query = detail_parameters(resource).model_validate({"locale": target.locale})
    reading = reading_for(host_of(request), query)
    found = detail_answer(resource, target.page.translation_key, query, reading)
    return found and found[0]


def add_list(router: Router, resource: Resource) -> None:
    """`GET /{name}/`: cards or details, a page at a time."""
    parameters: Any = list_parameters(resource)
    query_type: Any = Query[parameters]  # type: ignore[misc]
    answer: Any = Page[resource.card_schema]  # type: ignore[name-defined]

    @router.get(
        "/",
        response=answer,
        summary=f"List {resource.description}",
        operation_id=f"{resource.name.replace('-', '_')}_list",
        url_name=f"{resource.name}-list",
    )
    @only_known_parameters(parameters)
    def read_list(request: HttpRequest, query: query_type) -> HttpResponse:
        reading = reading_for(host_of(request), query)
        return json_response(list_answer(resource, query, reading), reading.locale)


def add_detail(router: Router, resource: Resource) -> None:
    """`GET /{name}/{id}/`: one object."""
    parameters: Any = detail_parameters(resource)
    query_type: Any = Query[parameters]  # type: ignore[misc]
    id_field = resource.detail_schema.model_fields["id"]
    # With its pattern, so that the database is only asked for what can be an id.
    id_type: Any = Annotated[id_field.annotation, id_field]

    @router.get(
        "/{id}/",
        response=in_locales(resource.detail_schema),
        summary=f"Read one of {resource.description}",
        operation_id=f"{resource.name.replace('-', '_')}_detail",
        url_name=f"{resource.name}-detail",
    )
    @only_known_parameters(parameters)
    def read_detail(request: HttpRequest, id: id_type, query: query_type) -> HttpResponse:
        reading = reading_for(host_of(request), query)
        found = detail_answer(resource, id, query, reading)
        if found is None:
            raise Http404
        return json_response(*found)


def json_response(content: Any, language: str) -> HttpResponse:
    """Plain values as JSON. The schemas are held by contract tests, not on every request."""
    return HttpResponse(
        orjson.dumps(content, default=str),
        content_type="application/json",
        headers={"Content-Language": language},
    )


class ContentAPI(NinjaAPI):
    """Builds the OpenAPI document once."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        return self._document

    @cached_property
    def _document(self) -> Any:
        with translation.override("en"):
            document = super().get_openapi_schema()
        return completed(document)


def read_only(view: View) -> View:
    """GET, HEAD and OPTIONS for an endpoint, in English whatever the visitor's language."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = answer(request, *args, **kwargs)
        # Nothing here depends on who asks, so apps of any origin may read it.
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = EXPOSED
        # Not what Django's middleware takes for the language of the visitor.
        response.headers.setdefault("Content-Language", SEVERAL)
        response.headers["Vary"] = response.varies_on = VARY  # type: ignore[attr-defined]
        return response

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            allowed = ", ".join(METHODS)
            headers = {
                "Allow": allowed,
                "Access-Control-Allow-Methods": allowed,
                "Access-Control-Allow-Headers": "Authorization, If-None-Match",
                "Access-Control-Max-Age": "86400",
            }
            return HttpResponse(status=204, headers=headers)
        if request.method not in METHODS:
            return not_kept(problem(405, "This API is read only.", Allow=", ".join(METHODS)))
        is_head = request.method == "HEAD"
        if is_head:
            request.method = "GET"
        with translation.override("en"):
            response = delivered(request, lambda: found(request, *args, **kwargs))
        if is_head:
            request.method = "HEAD"
            length = len(response.content)
            response.content = b""
            response.headers["Content-Length"] = str(length)
        return response

    def found(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Http404:
            # From ninja's own view of the root address, outside its error handling.
            return unknown_address(request)

    # Writes are refused above, with a problem document instead of Django's CSRF page.
    wrapper.csrf_exempt = True  # type: ignore[attr-defined]
    return wrapper


def url_patterns() -> tuple[list[Any], str, str]:
    """The mounted API: its endpoints, then a problem document for every other address."""
    patterns, app_name, namespace = create_api().urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = read_only(pattern.callback)
    patterns.append(re_path(r"", read_only(unknown_address)))
    return patterns, app_name, namespace
