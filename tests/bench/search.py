"""Measures the search: `make bench`, or `python -m tests.bench.search 1000 20000`.

Each search of the golden sets is made in each database, by the public endpoints and in the admin,
where no answer is kept. Beside it the search that Wagtail has of itself, over a copy of the same
content: of the smaller database all searches, of the larger one a single search, which is stopped
after a minute.
"""

import contextlib
import csv
import http.client
import json
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

import django

from .databases import REPOSITORY, Database, database, stock_copy
from .scenarios import TYPE
from .search_targets import (
    ADMIN,
    BEGUN,
    LIST,
    SEARCH,
    SECTION,
    STOCK_ADMIN,
    STOCK_LIST,
    SUGGEST,
    Spent,
    report,
)
from .seed import store_cards
from .server import HEADERS, HOST, Cost, Server
from .targets import LARGE, SMALL
from .words import COMMON, NOUNS

ROUNDS = 3
CUT_OFF = 60
GOLDEN = REPOSITORY / "tests" / "search" / "golden"

# Makes of a search the address that answers it.
Addressing = Callable[[str], str]


def api(path: str, name: str) -> Addressing:
    """The address in the API, of which a parameter is the text."""
    return lambda text: f"/api/v1/{path}/?{urlencode({name: text, 'locale': 'de'})}"


def in_admin(path: str) -> Addressing:
    """The address of what the admin reads anew as somebody types."""
    return lambda text: f"/admin/pages/{path}results/?{urlencode({'q': text})}"


def stock_list(text: str) -> str:
    """What Wagtail's second API answers; of the fields only titles."""
    asked = {"type": TYPE, "locale": "de", "search": text}
    return f"/api/v2/pages/?{urlencode(asked)}"


def main(sizes: Sequence[int]) -> None:
    """Fill what is empty, measure, and print the tables."""
    for size in sizes:
        say(f"Filling the databases with {size:,} organisations, where they are empty ...")
        run("tests.bench.seed", str(size))
        # Copied before the index of the admin is filled: each fills its own.
        copy = stock_copy(database(size))
        prepare(database(size))
        prepare(copy)
    searches = golden_searches()
    with contextlib.ExitStack() as stack:
        servers = {size: stack.enter_context(Server(database(size)).running()) for size in sizes}
        stock = stack.enter_context(Server(stock_copy(database(sizes[0]))).running())
        common = most_common(servers[sizes[-1]])
        say(f"The most common word of the texts: {common}")
        vendor = stock.state()["database"]
        spent = measure(servers, stock, [*searches, common])
    cut = {
        name: stopped_after(stock_copy(database(sizes[-1])), address(common))
        for name, address in ((STOCK_LIST, stock_list), (STOCK_ADMIN, in_admin("search/")))
    }
    say(report(spent, sizes, vendor, common, cut))


def say(text: str) -> None:
    """Print, even into a file that somebody follows."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def prepare(one: Database) -> None:
    """Fill the index of the admin's search, and what is missing of the cards."""
    run("tests.bench.search", "--prepare", environment={**os.environ, **one.environment})


def run(*command: str, environment: Any = None) -> None:
    """Run a module and wait for it."""
    subprocess.run([sys.executable, "-m", *command], check=True, env=environment)


def golden_searches() -> list[str]:
    """What the golden sets search for, each once."""
    found: list[str] = []
    for name in ("tuned", "held_out"):
        with (GOLDEN / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
            for line in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                found.append(line["query"])
    return list(dict.fromkeys(found))


def most_common(server: Server) -> str:
    """That word of the texts for which most is found."""
    counts = {}
    for word in (*COMMON["de"], *NOUNS):
        address = f"/api/v1/search/?{urlencode({'q': word, 'locale': 'de', 'limit': 1})}"
        counts[word] = json.loads(server.get(address))["count"]
    return max(counts, key=lambda word: counts[word])


# Measuring ----------------------------------------------------------------------------


def measure(servers: dict[int, Server], stock: Server, searches: Sequence[str]) -> Spent:
    """For each size, scenario and search the medians of some rounds."""
    plans: list[tuple[int, str, Visitor, Addressing]] = []
    for size, server in servers.items():
        visitor = Visitor(server)
        plans += [
            (size, name, visitor, address)
            for name, address in (
                (SEARCH, api("search", "q")),
                (SUGGEST, api("suggest", "q")),
                (BEGUN, beginning(api("suggest", "q"))),
                (LIST, api("msos", "search")),
                (ADMIN, in_admin("search/")),
                (SECTION, in_admin(f"{visitor.section}/")),
            )
        ]
    visitor = Visitor(stock)
    size = min(servers)
    plans += [
        (size, STOCK_LIST, visitor, stock_list),
        (size, STOCK_ADMIN, visitor, in_admin("search/")),
    ]
    costs: dict[tuple[int, str], dict[str, list[Cost]]] = defaultdict(lambda: defaultdict(list))
    for number in range(1, ROUNDS + 1):
        say(f"Round {number} of {ROUNDS} ...")
        for one in searches:
            for size, name, visitor, address in plans:
                costs[size, name][one].append(visitor.cost(address(one)))
    return {
        place: {
            one: Cost(
                cpu=statistics.median(cost.cpu for cost in found),
                elapsed=statistics.median(cost.elapsed for cost in found),
            )
            for one, found in by_search.items()
        }
        for place, by_search in costs.items()
    }


def beginning(address: Addressing) -> Addressing:
    """The same for what somebody typed who only began."""
    return lambda text: address(text[:3].strip())


class Visitor:
    """Somebody who is signed in, and asks a server one thing after the other."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.connection = http.client.HTTPConnection(HOST, server.port, timeout=600)
        self.cookie = ""
        response = self._request("/bench/sign-in/")
        cookies = response.headers.get_all("Set-Cookie")
        self.cookie = "; ".join(cookie.partition(";")[0] for cookie in cookies)
        self.section = json.loads(self.read("/bench/section/"))["section"]
        # What it costs to ask for the processor time.
        self.idle = 0.0
        self.idle = statistics.median(self._cost(None).cpu for _number in range(20))

    def cost(self, address: str) -> Cost:
        """What a request costs."""
        return self._cost(address)

    def _cost(self, address: str | None) -> Cost:
        before, started = self._spent(), time.perf_counter()
        if address is not None:
            self.read(address)
        elapsed, after = time.perf_counter() - started, self._spent()
        return Cost(cpu=(after - before) / 1e6 - self.idle, elapsed=elapsed * 1000)

    def _spent(self) -> int:
        """Processor time of the worker, and of the process of the database that serves it."""
        state = self.server.state()
        return int(state["cpu_ns"] + state["database_ns"])

    def read(self, address: str) -> bytes:
        """The body of an answer; raises `ValueError` unless it is a success."""
        response = self._request(address)
        return response.body

    def _request(self, address: str) -> Any:
        headers = {**HEADERS, "Cookie": self.cookie} if self.cookie else HEADERS
        self.connection.request("GET", address, headers=headers)
        response: Any = self.connection.getresponse()
        response.body = response.read()
        if response.status != 200:
            # Not what was searched for: nobody may see the searches of the held-out set.
            raise ValueError(f"{address.partition('?')[0]}: {response.status}")
        return response


# A search that may take minutes ---------------------------------------------------------


def stopped_after(one: Database, address: str) -> float | None:
    """Milliseconds that a request takes in a process of its own; None if it had to be killed."""
    environment = {**os.environ, **one.environment}
    command = [sys.executable, "-m", "tests.bench.search", "--single", address]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        started = time.perf_counter()
        try:
            process.wait(CUT_OFF)
        except subprocess.TimeoutExpired:
            process.kill()
            return None
        elapsed = (time.perf_counter() - started) * 1000
    if process.returncode:
        raise RuntimeError(f"{address}: ended with {process.returncode}")
    return elapsed


def answer_one(address: str) -> None:
    """Say that this process is ready, and make one request."""
    django.setup()
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    os.environ["ALLOWED_HOSTS"] = HOST
    client = Client(headers=HEADERS)
    client.get("/bench/sign-in/")
    # The first answer of a process takes long: one for a word that is nowhere.
    client.get(f"{address}quastenflosser")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # The server would go on for nobody.
            cursor.execute("SET statement_timeout = %s", [(CUT_OFF + 5) * 1000])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    response = client.get(address)
    if response.status_code != 200:
        raise ValueError(f"{address}: {response.status_code}")


def fill() -> None:
    """Fill the index of the admin's search where pages are missing in it; make missing cards."""
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415
    from wagtail.models import Page  # noqa: PLC0415
    from wagtail.search.models import IndexEntry  # noqa: PLC0415

    from headless.served import services  # noqa: PLC0415

    store_cards(services)
    if IndexEntry.objects.count() >= Page.objects.count():
        return
    call_command("update_index", verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--prepare"]:
            fill()
        case ["--single", wanted]:
            answer_one(wanted)
        case sizes:
            main([int(size) for size in sizes] or [SMALL, LARGE])
