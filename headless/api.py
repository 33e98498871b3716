"""The Content API: HTTP only. Every list and detail is built from a registered `Resource`.

Anonymous and read only, by design: only what is live and public is read.
"""

from collections.abc import Callable
from functools import cached_property, wraps
from typing import Annotated, Any, Literal

import orjson
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from django.utils import translation
from ninja import NinjaAPI, Query, Router
from pydantic import BeforeValidator, Field, create_model
from pydantic_core import PydanticCustomError

from .problems import PROBLEM_JSON, problem, refused_parameters, register_handlers, unknown_address
from .reading import Reading
from .resources import Resource, registry
from .schemas import Base, Page, Problem

METHODS = ("GET", "HEAD", "OPTIONS")
MAX_LIMIT = 100
MAX_OFFSET = 100_000

View = Callable[..., HttpResponse]


def only_digits(value: Any) -> Any:
    """Refuse what pydantic would also read as a whole number, such as `1.0`, ` 1` or `1_0`."""
    if isinstance(value, str) and not (value.isascii() and value.isdecimal()):
        raise PydanticCustomError("digits", "Input should be a whole number in digits")
    return value


Digits = Annotated[int, BeforeValidator(only_digits)]


def locale_query() -> type[Base]:
    """The parameters that every read takes; the locales are those of the settings."""
    codes = tuple(code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES)
    fields: dict[str, Any] = {
        "locale": (
            Literal[codes],
            Field(
                settings.LANGUAGE_CODE,
                description="The language to read in. `Accept-Language` is ignored.",
            ),
        ),
        "fallback": (
            Literal["auto", "none"],
            Field(
                "auto",
                description="`auto`: where a translation is missing, the best other one answers. "
                "`none`: only the requested language.",
            ),
        ),
    }
    return create_model("LocaleQuery", __base__=Base, **fields)


def list_query(base: type[Base]) -> type[Base]:
    """The parameters of a list."""
    fields: dict[str, Any] = {
        "limit": (Digits, Field(20, ge=1, le=MAX_LIMIT, description="Entries on this page.")),
        "offset": (Digits, Field(0, ge=0, le=MAX_OFFSET, description="Entries to skip.")),
    }
    return create_model("ListQuery", __base__=base, **fields)


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
    detail_parameters = locale_query()
    list_parameters = list_query(detail_parameters)
    for resource in registry:
        router = Router(tags=[resource.name])
        add_list(router, resource, list_parameters)
        add_detail(router, resource, detail_parameters)
        api.add_router(f"/{resource.name}/", router)
    return api


def add_list(router: Router, resource: Resource, parameters: Any) -> None:
    """`GET /{name}/`: cards, a page at a time."""
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
        reading = read_as(request, query)
        served = resource.served(reading)
        rows = list(served[query.offset : query.offset + query.limit])
        reading.prepare(resource, rows)
        return json_response(
            {
                "count": served.count(),
                "limit": query.limit,
                "offset": query.offset,
                "items": [card for row in rows if (card := resource.card(row, reading))],
            },
            query.locale,
        )


def add_detail(router: Router, resource: Resource, parameters: Any) -> None:
    """`GET /{name}/{id}/`: one object."""
    query_type: Any = Query[parameters]  # type: ignore[misc]
    id_field = resource.detail_schema.model_fields["id"]
    # With its pattern, so that the database is only asked for what can be an id.
    id_type: Any = Annotated[id_field.annotation, id_field]

    @router.get(
        "/{id}/",
        response=resource.detail_schema,
        summary=f"Read one of {resource.description}",
        operation_id=f"{resource.name.replace('-', '_')}_detail",
        url_name=f"{resource.name}-detail",
    )
    @only_known_parameters(parameters)
    def read_detail(request: HttpRequest, id: id_type, query: query_type) -> HttpResponse:
        reading = read_as(request, query)
        row = resource.served(reading).filter(**{resource.id_field: id}).first()
        if row is None:
            raise Http404
        reading.prepare(resource, [row], detail=True)
        content = resource.detail(row, reading)
        if content is None:
            raise Http404
        return json_response(content, reading.served_locale(row))


def read_as(request: HttpRequest, query: Any) -> Reading:
    """The reading that the parameters ask for."""
    return Reading(request, registry, query.locale, fallback=query.fallback == "auto")


def json_response(content: Any, language: str) -> HttpResponse:
    """Plain values as JSON. The schemas are held by contract tests, not on every request."""
    return HttpResponse(
        orjson.dumps(content, default=str),
        content_type="application/json",
        headers={"Content-Language": language},
    )


def only_known_parameters(parameters: type[Base]) -> Callable[[View], View]:
    """Refuse unknown and repeated query parameters, which ninja would pass over in silence."""
    allowed = sorted(parameters.model_fields)

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            errors = []
            for name, values in request.GET.lists():
                if name not in allowed:
                    errors.append((name, "This parameter is unknown."))
                elif len(values) > 1:
                    errors.append((name, "This parameter is given more than once."))
            if errors:
                return refused_parameters(
                    [
                        {"parameter": name, "message": message, "allowed": allowed}
                        for name, message in errors
                    ]
                )
            return view(request, *args, **kwargs)

        return checked

    return decorate


class ContentAPI(NinjaAPI):
    """Builds the OpenAPI document once and adds the errors that every operation may answer."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        return self._document

    @cached_property
    def _document(self) -> Any:
        with translation.override("en"):
            document = super().get_openapi_schema()
        schemas = document["components"]["schemas"]
        definition = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(definition.pop("$defs"))
        schemas["Problem"] = definition
        document["components"]["responses"] = {
            "Problem": {
                "description": "An error",
                "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}},
            }
        }
        error = {"$ref": "#/components/responses/Problem"}
        for path, operations in document["paths"].items():
            for operation in operations.values():
                operation["responses"] |= {"400": error, "422": error, "500": error}
                if "{id}" in path:
                    operation["responses"]["404"] = error
        return document


def read_only(view: View) -> View:
    """GET, HEAD and OPTIONS for an endpoint, in English whatever the visitor's language."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(METHODS)})
        if request.method not in METHODS:
            return problem(405, "This API is read only.", Allow=", ".join(METHODS))
        is_head = request.method == "HEAD"
        if is_head:
            request.method = "GET"
        with translation.override("en"):
            try:
                response = view(request, *args, **kwargs)
            except Http404:
                # From ninja's own view of the root address, outside its error handling.
                response = unknown_address(request)
        if is_head:
            request.method = "HEAD"
            length = len(response.content)
            response.content = b""
            response.headers["Content-Length"] = str(length)
        return response

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
