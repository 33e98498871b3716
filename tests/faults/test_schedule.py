"""Timers of several servers go off in the same second: what is planned happens once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import call_command
from django.db import connection
from wagtail.models import PageLogEntry

from headless.changes.models import ContentChange
from headless.models import ContentPage
from headless.served.checking import differences
from tests.factories.pages import ContentPageFactory
from tests.factories.plans import plan_to_expire, plan_to_go_live

SERVERS = 3
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite in memory has one thread."
    ),
]


def at_once(command):
    barrier = Barrier(SERVERS)

    def run(_number):
        try:
            barrier.wait(30)
            call_command(command)
        finally:
            connection.close()

    with ThreadPoolExecutor(SERVERS) as pool:
        list(pool.map(run, range(SERVERS)))


def test_each_plan_is_carried_out_once(migrated, site_tree):
    coming = [ContentPageFactory(live=False) for _ in range(6)]
    going = [ContentPageFactory() for _ in range(6)]
    for page in coming:
        plan_to_go_live(page)
    for page in going:
        plan_to_expire(page)
    seen = ContentChange.objects.count()

    at_once("publish_scheduled")

    live = set(ContentPage.objects.filter(live=True).values_list("pk", flat=True))
    assert {page.pk for page in coming} <= live
    assert not {page.pk for page in going} & live
    causes = list(ContentChange.objects.values_list("cause", flat=True)[seen:])
    assert sorted(causes) == ["expiry"] * 6 + ["schedule"] * 6
    for action in ("wagtail.publish.scheduled", "wagtail.unpublish.scheduled"):
        assert PageLogEntry.objects.filter(action=action).count() == 6
    assert list(differences()) == []


def test_a_day_begins_once(migrated, site_tree):
    ContentPageFactory()
    seen = ContentChange.objects.count()
    at_once("begin_day")
    assert ContentChange.objects.count() == seen
    assert list(differences()) == []
