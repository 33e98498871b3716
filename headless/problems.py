"""Errors of the API as problem documents (RFC 9457)."""

import logging
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

import orjson
from django.core.exceptions import SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views import defaults
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

PROBLEM_JSON = "application/problem+json"
# More than any operation has, so that only what is made up is cut off.
MOST_NAMED = 100
SERVER_ERROR = "The server failed to answer. The fault was recorded."

logger = logging.getLogger(__name__)


def problem(
    status: int, detail: str, errors: list[dict[str, Any]] | None = None, **headers: str
) -> HttpResponse:
    """A `Problem` answer."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": errors or [],
    }
    return HttpResponse(
        orjson.dumps(body),
        status=status,
        content_type=PROBLEM_JSON,
        headers={"Content-Language": "en", **headers},
    )


def refused_parameters(errors: list[dict[str, Any]]) -> HttpResponse:
    """The 422 answer: each entry is a `ProblemItem`; of very many parameters the first ones."""
    by_name: dict[str, list[dict[str, Any]]] = {}
    for error in errors:
        by_name.setdefault(str(error["parameter"]), []).append(error)
    names = list(by_name)[:MOST_NAMED]
    left = len(by_name) - len(names)
    more = f" Nor are {left} more." if left else ""
    named = [error for name in names for error in by_name[name][:MOST_NAMED]]
    return problem(422, f"These parameters are not accepted: {', '.join(names)}.{more}", named)


class ParameterRefused(Exception):
    """A parameter that is well formed but not accepted here.

    Attributes:
        allowed: what could stand in its place.
    """

    def __init__(self, parameter: str, message: str, allowed: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.parameter = parameter
        self.allowed = list(allowed)


def not_found() -> HttpResponse:
    """One answer for what does not exist and for what is hidden."""
    return problem(404, "Nothing is published here.")


def unknown_address(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Below the API's address but no endpoint. Every address ends with a slash."""
    detail = "There is no endpoint at this address."
    if not request.path.endswith("/"):
        detail += " Addresses of this API end with a slash."
    return problem(404, detail)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler400`: a problem document below the API, Django's own page elsewhere."""
    if _is_below_api(request):
        return problem(400, "The request is malformed.")
    return defaults.bad_request(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`, for faults outside the endpoints."""
    if _is_below_api(request):
        return problem(500, SERVER_ERROR)
    return defaults.server_error(request)


def _is_below_api(request: HttpRequest) -> bool:
    return request.path.startswith(reverse("content_api:api-root"))


def register_handlers(api: NinjaAPI) -> None:
    """Answer every exception of an endpoint with a problem document."""

    def on_validation_error(request: HttpRequest, error: Any) -> HttpResponse:
        # By its name alone, see `only_known_parameters`.
        refused = getattr(request, "refused", [])
        named = {item["parameter"] for item in refused}
        malformed = [_problem_item(item) for item in error.errors]
        return refused_parameters(
            [*refused, *(item for item in malformed if item["parameter"] not in named)]
        )

    def on_parameter_refused(request: HttpRequest, error: Any) -> HttpResponse:
        item = {"parameter": error.parameter, "message": str(error), "allowed": error.allowed}
        return refused_parameters([item])

    def on_not_found(request: HttpRequest, error: Any) -> HttpResponse:
        return not_found()

    def on_http_error(request: HttpRequest, error: Any) -> HttpResponse:
        return problem(error.status_code, str(error))

    def on_exception(request: HttpRequest, error: Any) -> HttpResponse:
        logger.error("The API failed at %s.", request.path, exc_info=error)
        return problem(500, SERVER_ERROR)

    def on_suspicious_operation(request: HttpRequest, error: Any) -> HttpResponse:
        return bad_request(request, error)

    api.add_exception_handler(ValidationError, on_validation_error)
    api.add_exception_handler(ParameterRefused, on_parameter_refused)
    api.add_exception_handler(SuspiciousOperation, on_suspicious_operation)
    api.add_exception_handler(Http404, on_not_found)
    api.add_exception_handler(HttpError, on_http_error)
    api.add_exception_handler(Exception, on_exception)


def _problem_item(error: dict[str, Any]) -> dict[str, Any]:
    allowed = error.get("ctx", {}).get("expected", "")
    return {
        # Of a parameter with several values its place among them comes last.
        "parameter": next(str(part) for part in reversed(error["loc"]) if isinstance(part, str)),
        "message": f"{error['msg']}.",
        "allowed": [part.strip(" '") for part in allowed.replace(" or ", ",").split(",") if part],
    }
