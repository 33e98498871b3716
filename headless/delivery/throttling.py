"""How often somebody may do something: have answers made in a minute, above all.

Of answers only those count that have to be made: one that is kept costs next to nothing, and a
whole school behind one address asks for the same.
"""

import ipaddress
from time import time
from typing import NamedTuple

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse

from headless.conf import conf
from headless.problems import problem

WINDOW = 60


class Quota(NamedTuple):
    """What somebody may use.

    Attributes:
        policy: what the quota is called in headers.
        who: whose it is.
        limit: answers made, or whatever is counted, in a window.
        window: seconds.
    """

    policy: str
    who: str
    limit: int
    window: int = WINDOW


class Use(NamedTuple):
    """What is left of a quota."""

    quota: Quota
    left: int
    seconds: int

    def headers(self) -> dict[str, str]:
        """RateLimit fields (draft-ietf-httpapi-ratelimit-headers-10)."""
        policy, _who, limit, window = self.quota
        return {
            "RateLimit-Policy": f'"{policy}";q={limit};w={window}',
            "RateLimit": f'"{policy}";r={max(0, self.left)};t={self.seconds}',
        }


def use(quota: Quota) -> Use:
    """Count an answer; `left` is below zero where there was none left."""
    key, seconds = _window(quota)
    cache.add(key, 0, 2 * quota.window)
    try:
        used = cache.incr(key)
    except ValueError:
        # Dropped between the two calls, as a full memory does.
        used = 1
    return Use(quota, quota.limit - used, seconds)


def left_of(quota: Quota) -> Use:
    """What is left, without counting."""
    key, seconds = _window(quota)
    return Use(quota, quota.limit - cache.get(key, 0), seconds)


def _window(quota: Quota) -> tuple[str, int]:
    """Where the present window is counted, and the seconds to its end."""
    now = time()
    window = int(now // quota.window)
    seconds = max(1, int((window + 1) * quota.window - now))
    return f"throttle:{quota.who}:{window}", seconds


def refusal(used: Use) -> HttpResponse:
    """The answer to who has used up a quota."""
    answer = problem(
        429,
        f"More than {used.quota.limit} new answers in a minute. Answers that are repeated, and "
        "those that have not changed, do not count.",
    )
    answer.headers["Retry-After"] = str(used.seconds)
    return answer


def anonymous_quota(request: HttpRequest) -> Quota:
    """The quota of an address."""
    return Quota("anonymous", f"address:{client_address(request)}", conf.anonymous_quota)


def client_address(request: HttpRequest) -> str:
    """The address that a request comes from; of IPv6 the network, which is one household.

    As many proxies as `HEADLESS_PROXIES` says add the address that asked them to
    `X-Forwarded-For`; what stands before these anybody can write.
    """
    address = str(request.META.get("REMOTE_ADDR", ""))
    if conf.proxies:
        forwarded = request.headers.get("X-Forwarded-For", "").split(",")
        address = forwarded[-min(conf.proxies, len(forwarded))].strip() or address
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "unknown"
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)
