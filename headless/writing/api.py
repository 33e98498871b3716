"""Wagtail's own v3 API beside ours: the way to write, a preview that may change.

Nothing else imports it. Every address asks for a token of somebody who may use the admin, also
where Wagtail would answer anonymously; each act is one transaction, as in the admin, and says on
which version it is based. Apps keep people out who enter the admin for screens of their own, by
the hook `refuse_writing_api`, a function that takes a user.
"""

import logging
import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, re_path
from wagtail import hooks
from wagtail.api.v3.auth import BearerTokenAuth  # noqa: TID251 - the one place that may
from wagtail.api.v3.urls import api  # noqa: TID251
from wagtail.locales.api.v3 import router as locales_router

from headless.accounts.quotas import wrong_tokens
from headless.changes.services import lock
from headless.delivery.throttling import left_of, use
from headless.problems import SERVER_ERROR, problem, unknown_address

from .preconditions import refused_change, state_tag, tag_after, target_of

View = Callable[..., HttpResponse]

READING = {"GET", "HEAD", "OPTIONS"}
MOST_TO_SKIP = 100_000
LONGEST_SEARCH = 200

logger = logging.getLogger(__name__)


def url_patterns() -> tuple[list[Any], str, str]:
    """The mounted API behind the guard, then a problem document for every other address."""
    # The app of wagtail-localize stands in the place of the one that adds it.
    api.add_router("/locales/", locales_router)
    patterns, app_name, namespace = api.urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = guarded(pattern.callback)
    patterns.append(re_path(r"", guarded(unknown_address)))
    return patterns, app_name, namespace


def guarded(view: View) -> View:
    """Answer only who brings a token of somebody who may use the admin."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = answered(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Vary"] = response.varies_on = "Authorization"  # type: ignore[attr-defined]
        return response

    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if answer := refused(request):
                return answer
            if request.method in READING:
                return with_tag(view, request, *args, **kwargs)
            with transaction.atomic():
                lock()
                if answer := refused_change(request):
                    return answer
                response = view(request, *args, **kwargs)
                if response.status_code >= 400:
                    transaction.set_rollback(True)
                elif tag := tag_after(request, response):
                    response.headers["ETag"] = tag
                return response
        except Http404:
            return unknown_address(request)
        except RequestDataTooBig:
            return problem(413, "The body is larger than this server takes.")
        except Exception as error:
            if isinstance(error, ValueError) and "expected a number" in str(error):
                # The key of a snippet that can be none.
                return unknown_address(request)
            logger.exception("The API for writing failed at %s.", request.path)
            return problem(500, SERVER_ERROR)

    # There is no session to be forged: only the token counts.
    wrapper.csrf_exempt = True  # type: ignore[attr-defined]
    return wrapper


def with_tag(view: View, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """The answer of a view that reads, with the ETag of its page or snippet.

    The tag is made first: were something changed in between, it would name the older version and
    the change based on it be refused.
    """
    instance = target_of(request)
    tag = state_tag(instance) if instance else None
    response = view(request, *args, **kwargs)
    if tag and response.status_code == 200:
        response.headers["ETag"] = tag
    return response


def refused(request: HttpRequest) -> HttpResponse | None:
    """The answer to a request that goes no further."""
    quota = wrong_tokens(request)
    if (left := left_of(quota)).left <= 0:
        answer = problem(429, "There were too many wrong tokens from this address.")
        answer.headers["Retry-After"] = str(left.seconds)
        return answer
    if BearerTokenAuth()(request) is None:
        if request.headers.get("Authorization"):
            use(quota)
        answer = problem(401, "This API needs a token of somebody who may use the admin.")
        answer.headers["WWW-Authenticate"] = 'Bearer realm="API for writing"'
        return answer
    if not request.user.has_perm("wagtailadmin.access_admin"):
        return problem(403, "The owner of this token may not use the admin.")
    if any(is_refused(request.user) for is_refused in hooks.get_hooks("refuse_writing_api")):
        return problem(403, "This API is for staff.")
    if wrong := wrong_value(request):
        return problem(422, wrong)
    return None


def wrong_value(request: HttpRequest) -> str | None:
    """What Wagtail would fail on, in a sentence."""
    for name, values in request.GET.lists():
        if any("\0" in value for value in (name, *values)):
            return f"The parameter {name!r} holds a control character."
    # A file that is uploaded may hold anything, and more than is read at once.
    if request.content_type == "application/json" and (
        b"\0" in request.body or rb"\u0000" in request.body
    ):
        return "The body holds a control character."
    search, offset = request.GET.get("search", ""), request.GET.get("offset", "0")
    if search.count('"') % 2:
        return "A quotation mark in `search` is not closed."
    if len(search) > LONGEST_SEARCH:
        return f"`search` has at most {LONGEST_SEARCH} characters."
    if not re.fullmatch("[0-9]{1,9}", offset) or int(offset) > MOST_TO_SKIP:
        return f"`offset` is a whole number of at most {MOST_TO_SKIP}."
    return None
