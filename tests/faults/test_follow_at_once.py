"""The same with several editors at once. In a file of its own, as it empties the database."""

import random
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest
from django.db import OperationalError, ProgrammingError, connection
from django.test import Client

from tests.faults.following import NUMBER_OF_ACTS, compare, follow
from tests.headless.acts import ACTS, create
from tests.headless.changes.mirroring import mirror_of


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite in memory has one thread.")
def test_who_follows_several_editors_at_once_misses_none(migrated, site_tree):
    done = Event()
    for _ in range(5):
        create(random.Random(0))  # noqa: S311

    def edit(seed):
        chance = random.Random(seed)  # noqa: S311
        refused = 0
        try:
            for _ in range(NUMBER_OF_ACTS // 3 + 1):
                try:
                    chance.choice(ACTS)(chance)
                except (AssertionError, OperationalError, ProgrammingError):
                    raise
                except Exception:  # noqa: BLE001 - another editor took away what it was about
                    refused += 1
        finally:
            connection.close()
        return refused

    def read():
        chance, client = random.Random(99), Client()  # noqa: S311
        mirror = mirror_of(client)
        try:
            while not done.is_set():
                follow(client, mirror, chance)
                done.wait(chance.uniform(0, 0.5))
        finally:
            connection.close()
        return mirror

    with ThreadPoolExecutor(4) as pool:
        reader = pool.submit(read)
        editors = [pool.submit(edit, seed) for seed in range(3)]
        try:
            refused = sum(editor.result() for editor in editors)
        finally:
            # Else the reader would wait for ever.
            done.set()
        mirror = reader.result()

    assert refused < NUMBER_OF_ACTS / 4
    compare(Client(), {"de": mirror})
