"""The search index while several editors and a rebuild write at once, on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, Event, Thread

import pytest
from django.db import connection, transaction

from headless.models import ContentPage
from mso_pages.models import Topic
from search import services
from search.models import Document, VocabularyWord
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.terms import TopicFactory
from tests.search.finding import answer, found
from tests.search.indexed import places, served_places, snapshot

ROUNDS = 8
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite in memory has one thread."
    ),
]


def at_once(*works):
    """Run works in threads that begin together; raise what one of them raises."""
    barrier = Barrier(len(works))

    def run(work):
        try:
            barrier.wait(30)
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        for done in [pool.submit(run, work) for work in works]:
            done.result()


def elsewhere(work):
    """What a work answers over another connection."""
    kept = []

    def run():
        try:
            kept.append(work())
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join(60)
    return kept[0]


def publishing(page, words):
    def publish():
        for number in range(ROUNDS):
            row = type(page).objects.get(pk=page.pk)
            row.title = f"{words} {number}"
            row.save_revision(clean=False).publish()

    return publish


def check():
    assert places() == served_places()
    kept = snapshot()
    Document.objects.all().delete()
    list(services.rebuild())
    assert snapshot() == kept


def test_nobody_else_finds_what_is_not_committed(migrated, site_tree):
    page = ContentPageFactory(title="Nachbarschaftsgarten")
    with suppress(InterruptedError), transaction.atomic():
        page.title = "Stadtteilwerkstatt"
        page.save_revision(clean=False).publish()
        assert Document.objects.filter(title="Stadtteilwerkstatt").exists()
        assert elsewhere(lambda: found("Stadtteilwerkstatt")) == []
        assert elsewhere(lambda: found("Nachbarschaftsgarten")) == ["Nachbarschaftsgarten"]
        raise InterruptedError
    assert elsewhere(lambda: found("Nachbarschaftsgarten")) == ["Nachbarschaftsgarten"]

    with transaction.atomic():
        page.save_revision(clean=False).publish()
    assert elsewhere(lambda: found("Stadtteilwerkstatt")) == ["Stadtteilwerkstatt"]


def test_several_publish_at_once(migrated, site_tree):
    topic = TopicFactory(title="Musik")
    msos = [MSOProfilePageFactory(title=f"Verein {number}", topics=[topic]) for number in range(2)]

    at_once(
        publishing(msos[0], "Chor"),
        publishing(msos[1], "Orchester"),
        # Whoever is renamed writes the words of the others, too.
        publishing(Topic.objects.get(pk=topic.pk), "Klang"),
    )

    last = ROUNDS - 1
    assert sorted(found(f"Klang {last}", type="msos")) == [f"Chor {last}", f"Orchester {last}"]
    check()


def test_publishing_while_everything_is_rebuilt(migrated, site_tree, monkeypatch):
    monkeypatch.setattr(services, "BATCH", 2)
    topic = TopicFactory(title="Musik")
    page = ContentPageFactory(title="Seite")
    going = [ContentPageFactory(title=f"Geht {number}") for number in range(ROUNDS)]
    MSOProfilePageFactory(title="Verein", topics=[topic])
    found_meanwhile, done = [], Event()

    def rebuild():
        for _round in range(3):
            list(services.rebuild(everything=True))
            services.forget_words()

    def unpublish():
        for one in going:
            ContentPage.objects.get(pk=one.pk).unpublish()

    def search():
        while not done.is_set():
            found_meanwhile.append(len(answer("search", q="Verein", type="msos")["items"]))
            done.wait(0.05)
        connection.close()

    reader = Thread(target=search)
    reader.start()
    try:
        at_once(rebuild, rebuild, publishing(page, "Neu"), publishing(topic, "Klang"), unpublish)
    finally:
        done.set()
        reader.join(60)

    # No gap: it was found all the while.
    assert len(found_meanwhile) > 3
    assert set(found_meanwhile) == {1}
    assert found("Geht") == []
    assert VocabularyWord.objects.filter(key="klang").exists()
    check()
