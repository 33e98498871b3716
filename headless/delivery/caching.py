"""Answers that are kept for as long as they are true, and no longer.

What is public changes with the version of the change log, and by the clock at moments that are
known before. Between two of them an address has one answer.
"""

import datetime as dt
import gzip
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic
from typing import NamedTuple
from urllib.parse import quote

from django.core.cache import BaseCache, caches
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags, urlencode

from headless import clock
from headless.changes.selectors import current_version
from headless.conf import conf
from headless.parameter_types import PLACE
from headless.parameters import VERSION
from headless.served.builds import build_id
from headless.sites import site_of

from .moments import next_moment

# Larger answers are made anew each time, so that some hundred of them fit into the memory.
LARGEST_KEPT = 128 * 1024
SMALLEST_PACKED = 512
SECONDS_KEPT = 600
# What is planned without a change of the public content is noticed after so many seconds.
SECONDS_BETWEEN_PLANS = 10

# A key adds to the quota, which the answer tells.
VARY = "Accept-Encoding, Authorization"

_moments: dict[int, tuple[dt.datetime, dt.datetime, float]] = {}


class State(NamedTuple):
    """What every answer depends on.

    Attributes:
        version: of the public content.
        now: the present moment, in UTC as the other.
        until: the next moment at which something changes by the clock.
    """

    version: int
    now: dt.datetime
    until: dt.datetime


class Kept(NamedTuple):
    """An answer as it is kept.

    Attributes:
        packed: the content as gzip; empty until somebody takes it.
    """

    content: bytes
    packed: bytes
    headers: dict[str, str]


def state_of_content() -> State:
    """One query, and another one after a change or now and then."""
    version, local = current_version(), clock.now()
    # Moments of one zone would be compared by what the clock on the wall shows.
    now = local.astimezone(dt.UTC)
    since, until, read_at = _moments.get(version, (now, now, 0.0))
    if not (since <= now < until and monotonic() - read_at < SECONDS_BETWEEN_PLANS):
        until = next_moment(local).astimezone(dt.UTC)
        _moments.clear()
        _moments[version] = (now, until, monotonic())
    return State(version, now, until)


def answer(
    request: HttpRequest,
    make: Callable[[], HttpResponse],
    charge: Callable[[], HttpResponse | None],
) -> HttpResponse:
    """The answer to a GET: 304, one that was made before, or what `make()` answers.

    Args:
        charge: called before an answer is made; where it returns one, that is the answer.
    """
    state = state_of_content()
    request.content_version = state.version  # type: ignore[attr-defined]
    key = _key(request, state)
    known = {
        tag.removeprefix("W/") for tag in parse_etags(request.headers.get("If-None-Match", ""))
    }
    if found := known & {_etag(key, packed=False), _etag(key, packed=True)}:
        unchanged = HttpResponse(status=304)
        del unchanged.headers["Content-Type"]
        return _finished(request, unchanged, state, found.pop())
    kept = _cache().get(key)
    if kept is None:
        with _alone(key):
            # Whoever was first has made it.
            kept = _cache().get(key)
            if kept is None:
                if refused := charge():
                    return not_kept(refused)
                response = make()
                if response.status_code != 200:
                    return not_kept(response)
                kept = Kept(response.content, b"", dict(response.headers))
                _keep(key, kept)
    is_packed = len(kept.content) >= SMALLEST_PACKED and _accepts_gzip(request)
    if is_packed and not kept.packed:
        kept = kept._replace(packed=gzip.compress(kept.content, 6, mtime=0))
        _keep(key, kept)
    response = HttpResponse(kept.packed if is_packed else kept.content, headers=kept.headers)
    if is_packed:
        response.headers["Content-Encoding"] = "gzip"
    return _finished(request, response, state, _etag(key, packed=is_packed))


def not_kept(response: HttpResponse) -> HttpResponse:
    """An answer that nobody may keep: an error is over as soon as its reason is."""
    response.headers["Cache-Control"] = "no-store"
    return response


def _finished(
    request: HttpRequest, response: HttpResponse, state: State, etag: str
) -> HttpResponse:
    left = max(0, int((state.until - state.now).total_seconds()))
    if _is_log(request):
        left = 0
    fresh = min(conf.max_age, left)
    stale = min(conf.stale_while_revalidate, left - fresh)
    who = "private" if "Authorization" in request.headers else "public"
    response.headers["Cache-Control"] = f"{who}, max-age={fresh}, stale-while-revalidate={stale}"
    response.headers["ETag"] = etag
    response.headers["Surrogate-Key"] = surrogate_key(request)
    return response


def surrogate_key(request: HttpRequest) -> str:
    """What a cache in front may drop answers by: all, those of a resource, those of an object.

    Any answer may show something of any other object, so only the first is never too little.
    """
    keys = ["content"]
    if match := request.resolver_match:
        resource = str(match.url_name).rpartition("-")[0]
        keys.append(resource)
        if "id" in match.kwargs:
            keys.append(f"{resource}/{quote(str(match.kwargs['id']))}")
    return " ".join(keys)


def _key(request: HttpRequest, state: State) -> str:
    """Names the answer: another one of the same address has another key."""
    site = site_of(request)
    # A version that is named makes another address for caches on the way, not another answer.
    named = (item for item in request.GET.lists() if not _is_version(request, *item))
    query = urlencode(sorted(named), doseq=True)
    parts = [
        build_id(),
        state.version,
        state.until.timestamp(),
        site and site.pk,
        request.path,
        query,
    ]
    return hashlib.blake2b("\n".join(map(str, parts)).encode(), digest_size=16).hexdigest()


def _is_version(request: HttpRequest, name: str, values: list[str]) -> bool:
    is_well_formed = name == VERSION and len(values) == 1 and bool(PLACE.fullmatch(values[0]))
    return is_well_formed and not _is_log(request)


def _is_log(request: HttpRequest) -> bool:
    """An app does at once what the log of changes says, so that it is asked for each time."""
    return request.resolver_match is not None and request.resolver_match.url_name == "changes-list"


def _etag(key: str, *, packed: bool) -> str:
    return f'"{key}-gzip"' if packed else f'"{key}"'


def _accepts_gzip(request: HttpRequest) -> bool:
    for part in request.headers.get("Accept-Encoding", "").lower().split(","):
        coding, *parameters = (piece.strip() for piece in part.split(";"))
        if coding == "gzip":
            return not any(name.replace(" ", "") in REFUSED for name in parameters)
    return False


REFUSED = {"q=0", "q=0.0", "q=0.00", "q=0.000"}


# What is kept ------------------------------------------------------------------------


def _cache() -> BaseCache:
    return caches[conf.cache]


def _keep(key: str, kept: Kept) -> None:
    if len(kept.content) <= LARGEST_KEPT:
        _cache().set(key, kept, SECONDS_KEPT)


_locks: dict[str, tuple[Lock, int]] = {}
_guard = Lock()


@contextmanager
def _alone(key: str) -> Iterator[None]:
    """One thread of the process makes an answer, the others wait for it."""
    with _guard:
        lock, waiting = _locks.get(key, (Lock(), 0))
        _locks[key] = (lock, waiting + 1)
    try:
        with lock:
            yield
    finally:
        with _guard:
            _lock, waiting = _locks[key]
            if waiting > 1:
                _locks[key] = (lock, waiting - 1)
            else:
                del _locks[key]
