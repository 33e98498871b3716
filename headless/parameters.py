"""The query parameters of every endpoint, as typed models; what they do not name is refused."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Annotated, Any, Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja.decorators import decorate_view
from pydantic import BeforeValidator, Field, create_model

from .nearby import NearFilter
from .ordering import sort_keys
from .parameter_types import Digits, Moment, Place, SearchedText, Text, commas
from .problems import ParameterRefused, refused_parameters
from .resources import Resource, registry
from .schemas import Base, Composed
from .searching import engine

MAX_LIMIT = 100
MAX_OFFSET = 100_000
ALL_LOCALES = "*"
VERSION = "version"
# Written with commas, as `fields=title,image`.
WITH_COMMAS = ("fields", "expand", "sort", "facets", "ids")

View = Callable[..., HttpResponse]


def several(kind: Any, description: str, most: int = MAX_LIMIT) -> tuple[Any, Any]:
    """A parameter with values between commas."""
    return (
        Annotated[list[kind], BeforeValidator(commas)],
        # Nothing between commas is no value; the default is not held to it.
        Field([], min_length=1, max_length=most, description=description),
    )


def locale_fields(*, all_locales: bool = False) -> dict[str, Any]:
    """The parameters that every read takes; the locales are those of the settings."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    star = [ALL_LOCALES] if all_locales else []
    about = "The language to read in. `Accept-Language` is ignored."
    if all_locales:
        about += " `*` adds all live translations as `locales`; lists take it together with `ids`."
    return {
        "locale": (
            Literal[(*codes, *star)],
            Field(settings.LANGUAGE_CODE, description=about),
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


def version_fields() -> dict[str, Any]:
    """Nothing depends on it: it makes another address of what caches on the way may have kept."""
    return {
        VERSION: (
            Place | None,
            Field(
                None,
                description="A `seq` or `head` of the change log: no cache on the way answers "
                "with what it kept before.",
            ),
        )
    }


def page_fields() -> dict[str, Any]:
    """Which part of a list is read."""
    return {
        "limit": (Digits, Field(20, ge=1, le=MAX_LIMIT, description="Entries on this page.")),
        "offset": (Digits, Field(0, ge=0, le=MAX_OFFSET, description="Entries to skip.")),
    }


def search_fields(name: str = "search") -> dict[str, Any]:
    """The text that a search looks for."""
    return {
        name: (
            SearchedText | None,
            Field(
                None,
                description='Words that must all be there, in any of their forms; `"in quotes"` '
                "exactly so, `-without` not. Nothing else is syntax.",
            ),
        )
    }


def shape_fields(resource: Resource) -> dict[str, Any]:
    """What is delivered of each object."""
    fields: dict[str, Any] = {
        "fields": several(
            Literal[tuple(resource.detail_schema.model_fields)],
            "Only these fields, and the id. One of the detail makes a list read details.",
        ),
        "richtext": (
            Literal["html", "tree", "text"],
            Field(
                "html", description="The form of formatted text: sanitised HTML, JSON, or plain."
            ),
        ),
    }
    if names := expand_names(resource):
        fields["expand"] = several(
            Literal[tuple(names)],
            "Adds to references the card of what they refer to, as `expanded`.",
        )
    return fields


def detail_parameters(resource: Resource) -> type[Base]:
    """The parameters of a detail."""
    fields = {
        **locale_fields(all_locales=resource.is_translatable),
        **shape_fields(resource),
        **version_fields(),
    }
    return create_model(f"{_name(resource)}DetailQuery", __base__=Composed, **fields)


def list_parameters(resource: Resource) -> type[Base]:
    """The parameters of a list."""
    has_places = any(isinstance(item, NearFilter) for item in resource.filters)
    keys = sort_keys(resource, has_places=has_places)
    id_field = resource.detail_schema.model_fields["id"]
    fields: dict[str, Any] = {
        **locale_fields(all_locales=resource.is_translatable),
        **page_fields(),
        "sort": several(
            Literal[tuple(sign + key for key in keys for sign in ("", "-"))],
            f"Sort keys; `-` descending; empty values last. By default "
            f"`{','.join(resource.ordering)}`, and with `search` what matches best.",
            len(keys),
        ),
        "view": (
            Literal["card", "detail"],
            Field("card", description="`detail`: everything that is known of each entry."),
        ),
        **shape_fields(resource),
        "ids": several(
            Annotated[id_field.annotation, id_field], "Only the entries with these ids."
        ),
        "slug": (Text | None, Field(None, description="The last part of the address, or the key.")),
        "updated_from": (
            Moment | None,
            Field(None, description="What changed at this moment or later."),
        ),
    }
    fields.update(version_fields())
    if engine():
        fields.update(search_fields())
    for item in resource.filters:
        fields.update(item.fields())
    if names := facet_names(resource):
        fields["facets"] = several(
            Literal[tuple(names)],
            "For each of these filters its values with the number of entries that they would find "
            "together with the other filters.",
        )
    return create_model(f"{_name(resource)}ListQuery", __base__=Composed, **fields)


def _name(resource: Resource) -> str:
    return resource.name.title().replace("-", "")


def facet_names(resource: Resource) -> list[str]:
    """The filters whose values can be counted."""
    return [item.name for item in resource.filters if item.can_be_facet]


def expand_names(resource: Resource) -> list[str]:
    """What `expand=` takes: relations, and relations of what they lead to."""
    names = []
    for name, relation in resource.expandable.items():
        names.append(name)
        further = {
            inner for target in relation.to for inner in card_expandable(registry.by_name(target))
        }
        names += [f"{name}.{inner}" for inner in sorted(further)]
    return names


def card_expandable(resource: Resource) -> list[str]:
    """The relations that the card of a resource shows."""
    fields = resource.card_schema.model_fields
    return [
        name
        for name, relation in resource.expandable.items()
        if relation.path.split(".")[0] in fields
    ]


def only_known_parameters(parameters: type[Base]) -> Callable[[View], View]:
    """Refuse unknown and repeated query parameters, which ninja would pass over in silence.

    Ninja looks at the values before the view is called, so what is refused is noted on the
    request before: one answer names all of it.
    """
    allowed = sorted(parameters.model_fields)
    repeatable = {
        name
        for name, field in parameters.model_fields.items()
        if getattr(field.annotation, "__origin__", None) is list
    }

    def refused(request: HttpRequest) -> list[dict[str, Any]]:
        errors = []
        for name, values in request.GET.lists():
            if name not in allowed:
                errors.append((name, "This parameter is unknown."))
            elif len(values) > 1 and name not in repeatable:
                errors.append((name, "This parameter is given more than once."))
        return [
            {"parameter": name, "message": message, "allowed": allowed} for name, message in errors
        ]

    @decorate_view
    def noted(run: View) -> View:
        @wraps(run)
        def noting(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            request.refused = refused(request)  # type: ignore[attr-defined]
            return run(request, *args, **kwargs)

        return noting

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if errors := request.refused:  # type: ignore[attr-defined]
                return refused_parameters(errors)
            return view(request, *args, **kwargs)

        return noted(checked)

    return decorate


def check_list(resource: Resource, query: Any, *, is_detail: bool) -> None:
    """Refuse what is well formed but means nothing together. Raises `ParameterRefused`."""
    if query.locale == ALL_LOCALES and not query.ids:
        codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
        raise ParameterRefused("locale", "A list takes `*` only together with `ids`.", codes)
    if not is_detail:
        shown = set(card_expandable(resource))
        hidden = [name for name in _first_parts(getattr(query, "expand", ())) if name not in shown]
        if hidden:
            raise ParameterRefused(
                "expand", f"Cards do not show {hidden[0]}: it needs `view=detail`.", sorted(shown)
            )


def _first_parts(names: Iterable[str]) -> list[str]:
    return [name.split(".")[0] for name in names]
