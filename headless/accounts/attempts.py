"""What django-axes is told about passwords: where they come from, and who is slowed.

Imported by name from the settings (`AXES_…`), since it needs the models of axes.
"""

import datetime as dt
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from headless.delivery.throttling import client_address

from .lockout import locked_page

# Wrong passwords from one address for whatever accounts, while axes remembers them.
FAILURES_OF_ADDRESS = 30


class Handler(AxesDatabaseHandler):
    """Locks an account for an address, as set, and an address that tries many accounts."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        if super().is_locked(request, credentials):
            return True
        counted = attempts_of_address(request).aggregate(sum=Sum("failures_since_start"))
        return (counted["sum"] or 0) >= FAILURES_OF_ADDRESS

    def locked_until(
        self, request: HttpRequest, credentials: dict[str, Any] | None
    ) -> dt.datetime | None:
        """When the account and the address are free again."""
        ends = [
            _free_at(attempts, settings.AXES_FAILURE_LIMIT)
            for attempts in self.get_user_attempts(request, credentials)
        ]
        ends.append(_free_at(attempts_of_address(request), FAILURES_OF_ADDRESS))
        return max((end for end in ends if end), default=None)


def attempts_of_address(request: Any) -> QuerySet[Any]:
    since = request.axes_attempt_time - settings.AXES_COOLOFF_TIME
    attempts: QuerySet[Any] = AccessAttempt.objects.filter(attempt_time__gt=since)
    return attempts.filter(ip_address=request.axes_ip_address)


def _free_at(attempts: Any, limit: int) -> dt.datetime | None:
    """When so many of the attempts are forgotten that fewer than the limit remain."""
    rows: list[tuple[dt.datetime, int]] = list(
        attempts.order_by("attempt_time").values_list("attempt_time", "failures_since_start")
    )
    left = sum(count for _time, count in rows)
    if left < limit:
        return None
    for time, count in rows:
        left -= count
        if left < limit:
            return time + settings.AXES_COOLOFF_TIME
    return None


def address_of(request: HttpRequest) -> str | None:
    """The address that a request comes from; of IPv6 the network, as its first address."""
    address = client_address(request).partition("/")[0]
    return None if address == "unknown" else address


def locked_out(
    request: HttpRequest, response: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """The page in the place of what the login answered."""
    until = Handler().locked_until(request, credentials)
    return locked_page(request, until or timezone.now() + settings.AXES_COOLOFF_TIME)


def forget_attempts() -> None:
    """Delete what no longer locks anybody. Axes does so only when somebody logs in."""
    AccessAttempt.objects.filter(
        attempt_time__lt=timezone.now() - settings.AXES_COOLOFF_TIME
    ).delete()
