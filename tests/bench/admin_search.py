"""Measures the search of the admin: `python -m tests.bench.admin_search 540 10800`.

So many organisations are about 1,000 and 20,000 pages. Prints wall time of a search for common and
rare words by number of pages, and how many times as long the largest takes as the smallest; and
what Wagtail's own backend takes at the smallest. Each size is measured in a process of its own.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import Any

import django
from django.core.management import call_command
from django.db import connection, transaction

from .databases import database
from .seed import stage

ROUNDS = 7
RARE = 40
BATCH = 500
SLOW = 60

Figures = dict[str, list[float]]


def main(sizes: Sequence[int]) -> None:
    """Seed what is empty, measure each size, and print the table."""
    measured: dict[int, Figures] = {}
    for size in sizes:
        command = [sys.executable, "-m", "tests.bench.admin_search", "--one", str(size)]
        if size == sizes[0]:
            command.append("--stock")
        measured[size] = json.loads(subprocess.run(command, check=True, stdout=-1).stdout)
    first, last = measured[sizes[0]], measured[sizes[-1]]
    heads = " | ".join(f"{size:,}" for size in sizes)
    lines = [f"| ms (found) | {heads} | times |", "|---" * (len(sizes) + 2) + "|"]
    for name in first:
        cells = [
            f"{figures[name][0]:.1f} ({figures[name][1]:.0f})" if name in figures else "not run"
            for figures in measured.values()
        ]
        times = f"{last[name][0] / first[name][0]:.1f}" if name in last else ""
        lines.append(f"| {name} | {' | '.join(cells)} | {times} |")
    sys.stdout.write("\n".join(lines) + "\n")


def measure(size: int, *, with_stock: bool) -> None:
    """Print the figures of one size as JSON."""
    os.environ.update(database(size).environment)
    django.setup()
    prepare(size)
    from modelsearch.backends.database import SearchBackend as Stock  # noqa: PLC0415

    from search.backends.database import SearchBackend as Ours  # noqa: PLC0415

    figures = {}
    for name, backend in (("ours", Ours({})), ("Wagtail's", Stock({}))):
        if name == "ours" or with_stock:
            with stage(f"index of {name}"):
                figures |= _indexed(name, backend)
            for title, search in searches(backend).items():
                figures[f"{name}: {title}"] = _time(search)
    if with_stock:
        with stage("index of ours again"):
            _indexed("ours", Ours({}))
    json.dump(figures, sys.stdout)


def prepare(size: int) -> None:
    """Organisations in a database of their own, of which nothing is served."""
    from headless import recording  # noqa: PLC0415

    from .organisations import Organisations  # noqa: PLC0415
    from .surroundings import create_surroundings  # noqa: PLC0415

    # Once more, and everything that is not served yet would be.
    if connection.introspection.table_names():
        return
    with stage("migrate"):
        call_command("migrate", verbosity=0)
    with stage("organisations"), transaction.atomic(), recording.paused():
        Organisations(create_surroundings()).create(size)


def _indexed(name: str, backend: Any) -> Figures:
    from modelsearch.index import get_indexed_models  # noqa: PLC0415

    backend.reset_indexes()
    started, count = time.process_time(), 0
    for model in get_indexed_models():
        rows = list(model.get_indexed_objects())
        for start in range(0, len(rows), BATCH):
            backend.add_bulk(model, rows[start : start + BATCH])
        count += len(rows)
    spent = time.process_time() - started
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return {f"{name}: index 1,000 objects (CPU)": [spent * 1000_000 / count, count]}


def searches(backend: Any) -> dict[str, Callable[[], tuple[Any, int]]]:
    """What is measured: it is read as the admin reads it, a page of rows and their number."""
    from wagtail.models import Page  # noqa: PLC0415

    from .words import vocabulary  # noqa: PLC0415

    def whole(text: str) -> Callable[[], tuple[Any, int]]:
        def search() -> tuple[Any, int]:
            found = backend.search(text, Page.objects.filter(live=True))
            return list(found[:20]), found.count()

        return search

    def begun(text: str, *, is_specific: bool = False) -> Callable[[], tuple[Any, int]]:
        def search() -> tuple[Any, int]:
            pages = Page.objects.specific() if is_specific else Page.objects.all()
            found = backend.autocomplete(text, pages)
            return list(found[:20]), found.count()

        return search

    rarest = vocabulary("de")[-RARE:]
    rare = min(rarest, key=lambda word: backend.search(word, Page).count() or len(rarest) * SLOW)
    return {
        "Verein": whole("Verein"),
        "und": whole("und"),
        "Beratung": whole("Beratung"),
        "Verein Beratung Frauen": whole("Verein Beratung Frauen"),
        "a rare word": whole(rare),
        "nothing": whole("Quastenflosser"),
        "as typed: v": begun("v"),
        "as typed: verein": begun("verein"),
        "as typed: Türkischer El": begun("Türkischer El"),
        "as typed: Türkischer El, specific": begun("Türkischer El", is_specific=True),
        "as typed: nothing": begun("Quastenflosser"),
    }


def _time(search: Callable[[], tuple[Any, int]]) -> list[float]:
    _rows, count = search()
    best = float("inf")
    began = time.monotonic()
    for _ in range(ROUNDS):
        started = time.perf_counter()
        search()
        best = min(best, time.perf_counter() - started)
        if time.monotonic() - began > SLOW:
            break
    return [best * 1000, count]


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        measure(int(sys.argv[2]), with_stock="--stock" in sys.argv)
    else:
        main([int(size) for size in sys.argv[1:]])
