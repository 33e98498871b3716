"""An app follows the log while editors do what they like: in the end it has what is public."""

import os
import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, ProgrammingError, connection, transaction
from django.test import Client

from headless.changes.models import ContentChange, ContentVersion
from headless.served.checking import differences
from tests.headless.acts import ACTS, create
from tests.headless.changes.mirroring import copied, mirror_of, public

NUMBER_OF_ACTS = int(os.environ.get("ACTS", "400"))


def follow(client, mirror, chance):
    """Read on, in parts of any size."""
    mirror.update(limit=chance.choice([1, 2, 7, 50, 1000]))


def compare(client, mirrors):
    for locale, mirror in mirrors.items():
        mirror.update()
        assert copied(mirror) == public(client, locale)
    assert list(differences()) == []
    numbers = list(ContentChange.objects.values_list("seq", flat=True))
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert ContentVersion.objects.get().number == numbers[-1]


@pytest.mark.django_db
@pytest.mark.parametrize("seed", range(1))
def test_who_follows_one_editor_has_what_is_public(site_tree, client, seed):
    chance = random.Random(seed)  # noqa: S311
    mirrors = {locale: mirror_of(client, locale) for locale in ("de", "ar")}
    for number in range(NUMBER_OF_ACTS // 5):
        # What is refused, such as a slug that is taken, leaves nothing behind.
        with suppress(ValidationError), transaction.atomic():
            (chance.choice(ACTS) if number > 4 else create)(chance)
        if chance.random() < 0.2:
            follow(client, mirrors[chance.choice(["de", "ar"])], chance)
    compare(client, mirrors)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite in memory has one thread.")
def test_who_follows_several_editors_at_once_misses_none(locales, site_tree):
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
