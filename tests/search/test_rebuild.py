"""The index is made anew without a gap, from wherever it was left."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from headless import recording
from headless.models import ContentPage
from headless.served.models import Served
from headless.served.services import rebuild as serve_everything
from mso_pages.models import MSOProfilePage
from search import receivers, services
from search.analysis.indexing import build_id
from search.databases import TABLE
from search.models import Document
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.terms import TopicFactory
from tests.factories.tree import create_site_tree
from tests.search.finding import answer, found
from tests.search.indexed import places, served_places, snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def content(site_tree):
    """A small site in which words are found by title, by name and by text."""
    other = create_site_tree("other.example", is_default=False)
    with recording.paused():
        topic = TopicFactory(title="Trommelkunst")
        translate(topic, "tr", title="Davulculuk")
        page = ContentPageFactory(title="Nachbarschaftsgarten")
        translate(page, "tr", title="Mahalle bahçesi")
        ContentPageFactory(title="Anderswo", parent=other.root)
        for number in range(7):
            MSOProfilePageFactory(
                title=f"Verein {number}", topics=[topic], offers=[OfferFactory(title="Chor")]
            )
    serve_everything()
    return page


ASKED = [
    ("Trommelkunst", "de"),
    ("Davulculuk", "tr"),
    ("Nachbarschaftsgarten", "de"),
    ("Mahalle", "tr"),
    ("Verein", "de"),
    ("Chor", "ar"),
]


def answers():
    return [answer("search", q=text, locale=locale) for text, locale in ASKED]


def done(steps):
    total = {}
    for what, count in steps:
        total[what] = total.get(what, 0) + count
    return total


def test_what_is_missing_is_indexed_and_a_second_run_does_nothing(content):
    kept = snapshot()
    assert places() == served_places()
    Document.objects.all().delete()
    assert found("Trommelkunst") == []

    # First what it says, then its words, once all names are there.
    everything = {"added": len(kept), "written": len(kept), "removed": 0}
    assert done(services.rebuild()) == everything
    assert snapshot() == kept
    assert done(services.rebuild()) == {"removed": 0}


def test_what_was_indexed_by_other_rules_is_indexed_anew(content):
    kept = snapshot()
    old = Document.objects.filter(resource="msos")
    old.update(build="before", title_length=99)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608
    count = old.count()

    assert done(services.rebuild()) == {"removed": 0, "written": count}
    made = snapshot()
    assert {key: value for key, value in made.items() if key[0] == "msos"} == {
        key: value for key, value in kept.items() if key[0] == "msos"
    }
    assert done(services.rebuild(everything=True)) == {"removed": 0, "written": len(kept)}
    assert snapshot() == kept


def test_what_is_not_served_is_removed_and_lends_no_name(content):
    kept = snapshot()
    # As if somebody had written past the models.
    topic = Document.objects.filter(resource="topics", title="Trommelkunst").get()
    Served.objects.filter(resource="topics", object_id=topic.object_id).delete()
    assert found("Trommelkunst", type="msos") != []

    assert done(services.rebuild()) == {"removed": 2}

    assert found("Trommelkunst") == found("Davulculuk") == []
    assert len(snapshot()) == len(kept) - 2


def test_documents_of_a_resource_that_is_gone_stop_nothing(content):
    Document.objects.create(resource="gone", object_id="1", row_id="1", locale="de", build="old")

    assert done(services.rebuild()) == {"removed": 1}


@pytest.mark.parametrize("size", [1, 3])
def test_it_goes_on_where_it_was_interrupted(content, monkeypatch, size):
    monkeypatch.setattr(services, "BATCH", size)
    kept = snapshot()
    Document.objects.exclude(resource="topics").delete()
    Document.objects.update(build="before")
    missing = len(served_places()) - Document.objects.count()
    seen, runs = {}, 0
    current = Document.objects.filter(build=build_id())
    while places() != served_places() or current.count() < len(kept):
        steps = services.rebuild()
        for step, (what, count) in enumerate(steps):
            seen[what] = seen.get(what, 0) + count
            if step == 3:
                # Whoever runs it stops it.
                steps.close()
                break
        runs += 1
        assert runs < 200

    assert runs > 3
    # Nothing is added twice. What names something that came is written once more at most.
    assert seen["added"] == missing
    assert len(kept) <= seen["written"] <= 2 * len(kept)
    assert snapshot() == kept


@pytest.mark.parametrize("everything", [False, True])
def test_the_search_answers_the_same_all_the_while(content, monkeypatch, everything, nothing_kept):
    monkeypatch.setattr(services, "BATCH", 3)
    Document.objects.update(build="before")
    before = answers()
    assert all(one["count"] for one in before)

    steps = 0
    for _step in services.rebuild(everything=everything):
        steps += 1
        assert answers() == before

    assert steps > 5
    assert not Document.objects.filter(build="before").exists()


def test_what_is_published_and_unpublished_meanwhile_is_right(content, monkeypatch):
    monkeypatch.setattr(services, "BATCH", 1)
    Document.objects.all().delete()
    steps = services.rebuild()
    next(steps)
    ContentPageFactory(title="Werkstatt")
    ContentPage.objects.get(pk=content.pk).unpublish()
    list(steps)

    assert places() == served_places()
    assert found("Werkstatt") == ["Werkstatt"]
    assert found("Nachbarschaftsgarten") == []


def test_what_is_unpublished_between_two_steps_is_not_read(content, monkeypatch):
    """Its row is still in the database, and was to be indexed next."""
    monkeypatch.setattr(services, "BATCH", 1)
    Document.objects.filter(resource="msos").delete()
    steps = services._index_missing()
    next(steps)
    for page in MSOProfilePage.objects.all():
        page.unpublish()
    list(steps)

    assert not Document.objects.filter(resource="msos").exists()


def test_the_command_shows_progress_and_what_it_did(content):
    count = len(snapshot())
    Document.objects.all().delete()
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    lines = out.getvalue().splitlines()
    assert (
        lines[-1]
        == f"The index is complete: 0 removed, {count} added, {count} written, 0 words forgotten."
    )
    assert f"added: {count}" in lines

    out = StringIO()
    call_command("rebuild_search", "--all", stdout=out)
    assert f"written: {count}" in out.getvalue()

    content.unpublish()
    out = StringIO()
    call_command("rebuild_search", stdout=out, verbosity=0)
    assert [line for line in out.getvalue().splitlines() if "words forgotten" in line]


def test_content_from_before_is_indexed_after_an_update(content):
    kept = snapshot()
    Document.objects.all().delete()

    call_command("migrate", verbosity=0)

    assert snapshot() == kept


def test_nothing_is_indexed_where_the_tables_are_gone(content):
    """As after `migrate mso_search zero`."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE mso_search_document RENAME TO mso_search_gone")

    call_command("migrate", "contenttypes", verbosity=0)


def test_an_update_with_nothing_to_do_costs_little(content):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            receivers.index_what_is_there()
        return len(captured)

    first = cost()
    with recording.paused():
        for number in range(20):
            ContentPageFactory(title=f"Seite {number}")
    serve_everything()

    assert cost() == first <= 70


def test_what_was_read_by_other_rules_is_read_anew(content):
    kept = snapshot()
    old = Document.objects.filter(resource="pages")
    count = old.update(source_build="before", text="")
    list(services.rebuild(everything=True))

    assert count
    assert snapshot() == kept
