"""What happens to a request of the API before and after its endpoint: key, quota and caches."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from headless.keys.selectors import KeyRefused, key_of
from headless.keys.services import note_use
from headless.models import APIKey
from headless.problems import problem

from . import caching
from .throttling import Quota, Use, anonymous_quota, refusal, use

# The tag for several languages or none: without one a middleware would name the visitor's own.
SEVERAL = "mul"


def delivered(request: HttpRequest, make: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer to a GET: kept, or made at the cost of the quota."""
    try:
        key = key_of(request)
    except KeyRefused as error:
        # Whoever tries keys pays for it with the quota of the address.
        used = use(anonymous_quota(request))
        refused = refusal(used) if used.left < 0 else problem(error.status, str(error))
        if error.status == 401:
            refused.headers["WWW-Authenticate"] = 'Bearer realm="API"'
        return with_quota(caching.not_kept(refused), used)
    uses: list[Use] = []

    def charge() -> HttpResponse | None:
        uses.append(use(quota_of(key, request)))
        return refusal(uses[0]) if uses[0].left < 0 else None

    response = caching.answer(request, make, charge)
    if key is not None:
        is_refused = response.status_code == 429
        note_use(key, made=bool(uses) and not is_refused, refused=is_refused)
    return with_quota(response, uses[0]) if uses else response


def quota_of(key: APIKey | None, request: HttpRequest) -> Quota:
    """What a key adds, else what every address has."""
    if key is None:
        return anonymous_quota(request)
    return Quota("key", f"key:{key.pk}", key.quota)


def with_quota(response: HttpResponse, used: Use) -> HttpResponse:
    """The answer with what is left of the quota."""
    for name, value in used.headers().items():
        response.headers[name] = value
    return response
