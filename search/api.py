"""The endpoints of the search: HTTP only."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Router

from headless.answers import reading_for
from headless.api import json_response
from headless.parameters import only_known_parameters
from headless.sites import host_of

from .presentation import is_missed, search_answer, suggestions
from .schemas import Suggestions, found_schema, search_query, suggest_query
from .services import note_missed


def add_search(api: NinjaAPI) -> None:
    """Add `search/` and `suggest/` to the one API."""
    router = Router(tags=["search"])
    add_found(router)
    add_suggestions(router)
    api.add_router("/", router)


def add_found(router: Router) -> None:
    parameters: Any = search_query()
    query_type: Any = Query[parameters]  # type: ignore[misc]

    @router.get(
        "search/",
        response=found_schema(),
        summary="Search everything that is public",
        operation_id="search_list",
        url_name="search-list",
    )
    @only_known_parameters(parameters)
    def read_found(request: HttpRequest, query: query_type) -> HttpResponse:
        reading = reading_for(host_of(request), query)
        # As `?search=` of the lists, whose filters and order are the same.
        asked = query.model_copy(update={"search": query.q})
        answer = search_answer(asked, reading)
        if is_missed(answer, asked, reading):
            note_missed(query.q, reading.locale)
        return json_response(answer, reading.locale)


def add_suggestions(router: Router) -> None:
    parameters: Any = suggest_query()
    query_type: Any = Query[parameters]  # type: ignore[misc]

    @router.get(
        "suggest/",
        response=Suggestions,
        summary="Suggest titles, terms and places as somebody types",
        operation_id="suggest_list",
        url_name="suggest-list",
    )
    @only_known_parameters(parameters)
    def read_suggestions(request: HttpRequest, query: query_type) -> HttpResponse:
        reading = reading_for(host_of(request), query)
        return json_response(suggestions(query, reading), reading.locale)
