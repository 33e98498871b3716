"""A process that is killed in the middle of a publish leaves nothing half."""

import os
import random
import signal
import sys
import time

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client

from headless.changes.models import ContentChange
from headless.conf import conf
from headless.served.checking import differences
from headless.served.models import Served
from mso_pages.models import MSOProfilePage
from tests.factories.msos import MSOProfilePageFactory
from tests.faults.processes import running, stop, wait_for

# `make soak` has more patience.
KILLS = int(os.environ.get("KILLS", "5"))


def others():
    """How many more are connected to the database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return cursor.fetchone()[0]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    connection.vendor != "postgresql", reason="Another process cannot read a database in memory."
)
def test_a_killed_publish_leaves_all_or_nothing(tmp_path, migrated, durable, site_tree):
    page = MSOProfilePageFactory(title="Verein 0", filled=True)
    key = str(page.translation_key)
    chance = random.Random(7)  # noqa: S311
    start = ContentChange.objects.filter(resource="msos", object_id=key).count()
    seen = set()
    for number in range(KILLS):
        log = tmp_path / f"{number}.log"
        command = [sys.executable, "-m", "tests.faults.publishing", str(page.pk)]
        with running(command, log) as process:
            wait_for(lambda log=log: b"Verein" in log.read_bytes(), "Nothing is published.")
            time.sleep(chance.uniform(0, 0.4))
            stop(process, signal.SIGKILL)
        # The server may still be at the last thing that the process asked of it.
        wait_for(lambda: others() == 0, "The server goes on without the process.")

        caches[conf.cache].clear()
        stored = MSOProfilePage.objects.get(pk=page.pk)
        seen.add(stored.title)
        assert set(Served.objects.filter(object_id=key).values_list("title", flat=True)) == {
            stored.title
        }
        logged = ContentChange.objects.filter(resource="msos", object_id=key).count() - start
        assert f"Verein {logged}" == stored.title
        answer = Client().get(f"/api/v1/msos/{key}/").json()
        assert answer["title"] == stored.title
        assert list(differences()) == []
    assert len(seen) == KILLS
