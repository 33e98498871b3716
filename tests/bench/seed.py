"""Fills an empty database for the bench: `python -m tests.bench.seed 1000`.

It migrates first, and leaves a database that is filled already as it is.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import django
from django.core.management import call_command
from django.db import connection, transaction
from django.urls import reverse

from .databases import database

BATCH = 500


def main(size: int) -> None:
    """Seed the database of a size."""
    os.environ.update(database(size).environment)
    django.setup()
    with stage("migrate"):
        call_command("migrate", verbosity=0)
    fill(size)
    with stage("statistics of the planner"), connection.cursor() as cursor:
        # PostgreSQL would do both by itself a little later, in the middle of what is measured.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")


def fill(size: int) -> None:
    """Organisations and what is served of them; nothing where there are some already."""
    # Models can only be imported once the settings are known.
    from headless import recording  # noqa: PLC0415
    from headless.served import services  # noqa: PLC0415
    from mso_pages.models import MSOProfilePage  # noqa: PLC0415

    from .organisations import Organisations  # noqa: PLC0415
    from .surroundings import create_surroundings  # noqa: PLC0415

    if MSOProfilePage.objects.exists():
        return
    # Loads all of the API: what is wrong in it shows before the long work.
    reverse("content_api:api-root")
    # In one transaction, so that a database is either empty or complete.
    with transaction.atomic(), recording.paused():
        with stage("surroundings"):
            there = create_surroundings()
        with stage("organisations"):
            Organisations(there).create(size)
        with stage("served rows"):
            services.rebuild()
        with stage("ready cards of the German lists"):
            store_cards(services)


def store_cards(services: Any) -> None:
    """Those of the lists that are measured; the rest is what a worker does in its own time."""
    from wagtail.models import Site  # noqa: PLC0415

    from headless.reading import Reading  # noqa: PLC0415
    from headless.resources import registry  # noqa: PLC0415
    from headless.served.models import Served  # noqa: PLC0415

    reading = Reading(Site.objects.get(is_default_site=True), registry, "de")
    for resource in registry:
        rows = Served.objects.filter(listing=reading.listing(resource.name), card="")
        keys = list(rows.values_list("pk", flat=True))
        for start in range(0, len(keys), BATCH):
            services.store_cards_of(resource, keys[start : start + BATCH], reading)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Say what is done and how long it took."""
    started = time.monotonic()
    yield
    sys.stderr.write(f"  {name}: {time.monotonic() - started:.1f} s\n")


if __name__ == "__main__":
    main(int(sys.argv[1]))
