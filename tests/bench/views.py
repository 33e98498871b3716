"""The bare views, and what the bench asks of the server that it measures."""

import os
import time
from functools import cache
from pathlib import Path
from typing import Any

import orjson
from django.contrib.auth import get_user_model, login
from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from headless.changes.services import append_endpoint
from headless.reading import Reading
from headless.resources import registry
from headless.served import services
from headless.served.models import Served, listing_name
from mso_pages.models import MSOIndexPage

# As `orjson` writes, so that the bytes are the same.
COMPACT = {"ensure_ascii": False, "separators": (",", ":")}
CARD_FIELDS = ("card", "build")

_kept: dict[int, dict[str, Any]] = {}


def bare(request: HttpRequest, address: str) -> HttpResponse:
    """What a plain Django view needs to answer the same bytes, given the values."""
    values, _content = _answer(f"/{address}?{request.META['QUERY_STRING']}")
    return JsonResponse(values, json_dumps_params=COMPACT)


def ready_bytes(request: HttpRequest, address: str) -> HttpResponse:
    """The same without making JSON: what no server can do without."""
    _values, content = _answer(f"/{address}?{request.META['QUERY_STRING']}")
    return HttpResponse(content, content_type="application/json")


@cache
def _answer(address: str) -> tuple[Any, bytes]:
    response = _read(address)
    return orjson.loads(response.content), response.content


def _read(address: str) -> Any:
    response = Client().get(address, secure=True, SERVER_NAME="127.0.0.1")
    if response.status_code != 200:
        raise ValueError(f"{address}: {response.status_code} {response.content[:300]!r}")
    return response


def state(request: HttpRequest) -> HttpResponse:
    """Processor time and memory of this process; that of its database apart, if it has a server."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    memory = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return JsonResponse(
        {
            "process": os.getpid(),
            "cpu_ns": time.process_time_ns(),
            "database_ns": _database_ns(),
            "peak_kilobytes": int(memory.split()[1]),
            "database": connection.vendor,
        }
    )


def _database_ns() -> int:
    """Processor time of the process of PostgreSQL that serves this one, on the same machine."""
    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (process,) = cursor.fetchone()
    spent = Path(f"/proc/{process}/schedstat").read_text(encoding="ascii")
    return int(spent.split()[0])


def queries(request: HttpRequest) -> HttpResponse:
    """The queries of requests, one after the other, that were made before."""
    addresses = request.GET.getlist("address")
    for address in addresses:
        _read(address)
    with CaptureQueriesContext(connection) as captured:
        for address in addresses:
            _read(address)
    return JsonResponse({"queries": [query["sql"] for query in captured.captured_queries]})


def sign_in(request: HttpRequest) -> HttpResponse:
    """A session of somebody who may do everything in the admin."""
    user, _is_new = get_user_model().objects.get_or_create(
        username="bench", defaults={"is_superuser": True, "email": "bench@example.org"}
    )
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponse(b"{}", content_type="application/json")


def section(request: HttpRequest) -> HttpResponse:
    """Primary key of the German page that holds the organisations."""
    page = MSOIndexPage.objects.get(locale__language_code="de")
    return JsonResponse({"section": page.pk})


def version(request: HttpRequest) -> HttpResponse:
    """Count a change of something that no list shows."""
    append_endpoint("redirects")
    return HttpResponse(b"{}", content_type="application/json")


def cards(request: HttpRequest, act: str) -> HttpResponse:
    """Empty the ready cards of the first rows of a list, say how many are empty, put them back.

    Or make them anew, since the code may have changed after the database was filled.
    """
    if act in ("empty", "renew"):
        site = Site.objects.get(is_default_site=True)
        listing = listing_name(site.pk, request.GET["locale"], "msos")
        rows = Served.objects.filter(listing=listing)
        ordered = rows.order_by("title_key", "object_id")
        for row in ordered[: int(request.GET["first"])].values("pk", *CARD_FIELDS):
            _kept[row.pop("pk")] = row
        Served.objects.filter(pk__in=_kept).update(card="")
    if act == "renew":
        resource = registry.by_name("msos")
        reading = Reading(site, registry, request.GET["locale"])
        services.store_cards_of(resource, list(_kept), reading)
        _kept.clear()
        _answer.cache_clear()
    elif act == "restore":
        for pk, values in _kept.items():
            Served.objects.filter(pk=pk).update(**values)
        _kept.clear()
    return JsonResponse({"empty": Served.objects.filter(pk__in=_kept, card="").count()})
