"""Searches that found nothing: what is kept of them, and what is not."""

import datetime as dt

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from django.utils import timezone

from search import services
from search.models import MissedQuery, PromotedResult
from tests.factories.events import EventPageFactory
from tests.factories.pages import ContentPageFactory

pytestmark = pytest.mark.django_db


def noted():
    rows = MissedQuery.objects.order_by("query", "locale")
    return [(row.query, row.locale, row.count) for row in rows]


def test_a_search_without_a_hit_is_counted(read, site_tree, nothing_kept):
    for text in ("Badeanstalt", "BADEANSTALT", "  bade­anstalt "):
        read("search/", q=text)
    read("search/", q="Badeanstalt", locale="tr")

    assert noted() == [("badeanstalt", "de", 3), ("badeanstalt", "tr", 1)]
    assert MissedQuery.objects.first().day == timezone.localdate()


def test_a_kept_answer_is_not_counted_again(read, site_tree):
    for _time in range(3):
        read("search/", q="Badeanstalt")
    assert noted() == [("badeanstalt", "de", 1)]


def test_what_found_something_is_not_counted(read, site_tree):
    ContentPageFactory(title="Vernetzungstreffen")
    PromotedResult.objects.create(queries="Badeanstalt", page=site_tree.root)
    assert read("search/", q="Vernetzungstreffen")["count"] == 1
    answer = read("search/", q="Vernetzngstreffen")
    assert (answer["count"], answer["did_you_mean"]) == (1, "Vernetzungstreffen")
    assert read("search/", q="Badeanstalt")["promoted"]
    assert noted() == []


@pytest.mark.parametrize(
    "query",
    [
        {"type": "pages"},
        {"offset": 20},
        {"locale": "tr", "fallback": "none"},
        {"updated_from": "2026-01-01"},
        {"near": "51.514,7.468"},
    ],
    ids=lambda query: next(iter(query)),
)
def test_a_search_that_left_something_out_is_not_counted(read, site_tree, query):
    EventPageFactory()
    read("search/", q="Badeanstalt", **query)
    assert noted() == []


def test_lists_and_suggestions_count_nothing(read, site_tree):
    read("pages/", search="Badeanstalt")
    read("suggest/", q="Badeanstalt")
    assert noted() == []


@pytest.mark.parametrize(
    "text",
    [
        "0231 5551234",
        "+49 (231) 5 55 12",
        "Tel ٠١٢٣٤٥",
        "amina@example.org",
        "amina (at) example.org",
        "Amina[AT]example.org",
        "?!",
        "-Verein",
    ],
)
def test_what_is_somebodys_or_nothing_is_not_kept(read, site_tree, text):
    read("search/", q=text)
    assert noted() == []


def test_nothing_else_is_kept(read, site_tree):
    read("search/", q="Badeanstalt")
    fields = {field.name for field in MissedQuery._meta.get_fields()}
    assert fields == {"id", "day", "query", "locale", "count"}


def test_a_long_search_is_cut(read, site_tree):
    read("search/", q="wort " * 40)
    ((text, _locale, _count),) = noted()
    assert text == ("wort " * 24).strip()


def test_only_so_many_different_ones_are_kept_of_a_day(read, site_tree, monkeypatch):
    monkeypatch.setattr(services, "MOST_MISSED", 2)
    for text in ("eins", "zwei", "drei", "vier"):
        read("search/", q=f"Badeanstalt {text}")
    assert [text for text, _locale, _count in noted()] == ["badeanstalt eins", "badeanstalt zwei"]
    services.note_missed("Badeanstalt eins", "de")
    assert ("badeanstalt eins", "de", 2) in noted()


def test_no_answer_fails_because_it_cannot_be_noted(read, site_tree, monkeypatch, caplog):
    def refuse(execute, sql, params, many, context):
        if "mso_search_missedquery" in sql and not sql.startswith("SELECT"):
            raise OperationalError("attempt to write a readonly database")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        assert read("search/", q="Badeanstalt")["count"] == 0

    assert "A search without a result could not be noted: attempt" in caplog.text
    assert "badeanstalt" not in caplog.text.lower()
    # The connection works on.
    services.note_missed("Badeanstalt", "de")
    assert noted() == [("badeanstalt", "de", 1)]


@pytest.mark.parametrize(("days", "is_kept"), [(90, True), (91, False)])
def test_after_ninety_days_it_is_deleted(site_tree, days, is_kept):
    day = timezone.localdate() - dt.timedelta(days=days)
    MissedQuery.objects.create(day=day, query="Badeanstalt", locale="de")
    call_command("begin_day")
    assert MissedQuery.objects.exists() == is_kept
