"""A visitor does not wait for the note that a search found nothing."""

from threading import Event, Thread

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from search import databases, services
from search.models import MissedQuery

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def somebody_writes(migrated):
    """Another connection holds what the note needs until the test ends."""
    MissedQuery.objects.create(day=timezone.localdate(), query="badeanstalt", locale="de")
    holds, may_end = Event(), Event()

    def hold():
        with transaction.atomic():
            MissedQuery.objects.update(count=7)
            holds.set()
            may_end.wait()
            transaction.set_rollback(True)
        connections.close_all()

    thread = Thread(target=hold)
    thread.start()
    holds.wait()
    yield
    may_end.set()
    thread.join()


def waiting():
    with connection.cursor() as cursor:
        sqlite = connection.vendor == "sqlite"
        cursor.execute("PRAGMA busy_timeout" if sqlite else "SHOW lock_timeout")
        return cursor.fetchone()[0]


def test_it_gives_up_soon_and_is_patient_again(somebody_writes, caplog, monkeypatch):
    monkeypatch.setattr(databases, "MILLISECONDS_TO_WAIT", 1)
    before = waiting()
    services.note_missed("Badeanstalt", "de")
    assert "could not be noted" in caplog.text
    assert waiting() == before
