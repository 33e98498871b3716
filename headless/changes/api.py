"""`changes/`: HTTP only."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Query, Router

from headless.delivery.answering import SEVERAL
from headless.parameters import only_known_parameters
from headless.problems import problem
from headless.sites import site_of

from . import schemas, selectors
from .feed import feed


def add_changes(api: NinjaAPI) -> None:
    """Add the change log to the one API."""
    router = Router(tags=["changes"])
    parameters: Any = schemas.changes_query()
    query_type: Any = Query[parameters]  # type: ignore[misc]

    @router.get(
        "changes/",
        response=schemas.Changes,
        summary="Read what changed since a place in the log",
        operation_id="changes_list",
        url_name="changes-list",
    )
    @only_known_parameters(parameters)
    def read_changes(request: HttpRequest, query: query_type) -> HttpResponse:
        forgotten, head = selectors.bounds()
        since = forgotten if query.since is None else query.since
        answer = feed(site_of(request), since, head, query)
        # Read again, since something may be forgotten meanwhile.
        if not selectors.bounds()[0] <= since <= head:
            return problem(
                410,
                "The log does not reach back to this place, or never came to it. Start over: read "
                "all lists again, and then the log from the `head` that it had before.",
            )
        return HttpResponse(
            orjson.dumps(answer, default=str),
            content_type="application/json",
            headers={"Content-Language": query.locale or SEVERAL},
        )

    api.add_router("/", router)
