"""Where the time of a scenario goes: `python -m tests.bench.profiling 20000 "detail"`.

Shares of processor time by function, without the server around: the request goes straight
to Django. A profiler makes small functions look dearer than they are.
"""

import cProfile
import io
import os
import pstats
import sys
import time
from typing import Any
from wsgiref.util import setup_testing_defaults

import django
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import transaction

from .databases import REPOSITORY, database

REQUESTS = 40
SHOWN = 45


class Direct:
    """Answers like a server, in this process."""

    def __init__(self) -> None:
        self.handler = WSGIHandler()

    def get(self, address: str) -> bytes:
        """The body of an answer."""
        path, _mark, query = address.partition("?")
        environ: dict[str, Any] = {}
        setup_testing_defaults(environ)
        environ |= {"PATH_INFO": path, "QUERY_STRING": query, "HTTP_HOST": "127.0.0.1"}
        environ["HTTP_X_FORWARDED_PROTO"] = "https"
        response = self.handler.get_response(WSGIRequest(environ))
        if response.status_code != 200:
            raise ValueError(f"{address}: {response.status_code}")
        return bytes(response.content)  # type: ignore[attr-defined]


def main(size: int, name: str) -> None:
    """Print the functions that a scenario spends its time in."""
    os.environ.update(database(size).environment)
    django.setup()
    # What needs the settings.
    from headless.served.models import Served  # noqa: PLC0415

    from .scenarios import scenarios  # noqa: PLC0415

    direct = Direct()
    scenario = next(one for one in scenarios(direct) if one.name == name)
    with transaction.atomic():
        if scenario.cold:
            listing = Served.objects.filter(resource="msos", listing__contains=f"/{scenario.cold}/")
            listing.update(card="")
        for address in scenario.addresses:
            direct.get(address)
        # Of this process alone, whatever else the machine does.
        profile = cProfile.Profile(time.process_time)
        profile.enable()
        for number in range(REQUESTS):
            direct.get(scenario.addresses[number % len(scenario.addresses)])
        profile.disable()
        transaction.set_rollback(True)
    for order in ("cumulative", "tottime"):
        sys.stdout.write(_table(profile, order))


def _table(profile: cProfile.Profile, order: str) -> str:
    output = io.StringIO()
    pstats.Stats(profile, stream=output).sort_stats(order).print_stats(SHOWN)
    text = output.getvalue().replace(f"{REPOSITORY}/", "")
    return text.replace(f"{sys.prefix}/lib/python3.11/site-packages/", "").replace(
        ".venv/lib/python3.11/site-packages/", ""
    )


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
