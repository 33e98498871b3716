"""The page for who tried too often: the same for accounts that exist and those that do not."""

import datetime as dt

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import override

from headless.conf import conf
from headless.delivery.throttling import Quota, Use, left_of, use

from .languages import language_of


def locked_page(request: HttpRequest, until: dt.datetime) -> HttpResponse:
    """A whole page in the language of the person, with the time at which the lock ends."""
    seconds = max(1, int((until - timezone.now()).total_seconds()) + 1)
    # Who comes at the minute that the page names must not be early.
    shown = until.replace(second=0, microsecond=0) + dt.timedelta(minutes=1)
    language = language_of(request)
    with override(language):
        page = render_to_string(
            "headless/accounts/locked.html",
            {"until": shown, "contact": conf.contact_email},
            request=request,
        )
    headers = {
        "Retry-After": str(seconds),
        "Cache-Control": "no-store",
        "Content-Language": language,
    }
    return HttpResponse(page, status=429, headers=headers)


def locked_by(request: HttpRequest, quotas: list[Quota]) -> HttpResponse | None:
    """Count a request; the page where one of the quotas is used up."""
    return _page_of(request, [use(quota) for quota in quotas], least=0)


def locked_already(request: HttpRequest, quota: Quota) -> HttpResponse | None:
    """The page where nothing is left, without counting."""
    return _page_of(request, [left_of(quota)], least=1)


def _page_of(request: HttpRequest, uses: list[Use], *, least: int) -> HttpResponse | None:
    waits = [used.seconds for used in uses if used.left < least]
    if not waits:
        return None
    return locked_page(request, timezone.now() + dt.timedelta(seconds=max(waits)))
