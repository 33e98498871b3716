"""D32: the number of queries of a search depends neither on its length nor on its language."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from headless import recording
from headless.served import services
from headless.served.models import Served
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.terms import TopicFactory
from tests.search.finding import answer, found, suggested

LOCALES = ("de", "tr", "ar")
# The version of the content; the synonyms, and whether there is anything; the promoted results; the
# hits with their number, their rows, what is indexed of them, and what they name is called.
SEARCH = 8
# The version of the content, the suggestions and their rows.
SUGGEST = 3
# What nothing is found for is noted.
MISSED = 4
# Instead of what is told of hits, and of promoted results.
LIST = 5


@pytest.fixture(scope="module")
def world(shared_tree):
    with recording.paused():
        topics = [TopicFactory(title=f"Thema {number}") for number in range(3)]
        for number in range(40):
            page = ContentPageFactory(
                title=f"Leuchtturm {number}", body=[("text", "<p>Am Leuchtturm</p>")]
            )
            if number % 2:
                translate(page, "tr", title=f"Leuchtturm T {number}")
        for number in range(10):
            MSOProfilePageFactory(title=f"Leuchtturmverein {number}", topics=topics)
    services.rebuild()
    services.store_cards()


@pytest.fixture
def queries(db, world, nothing_kept):
    def queries(path, /, **asked):
        answer(path, **asked)
        with CaptureQueriesContext(connection) as captured:
            answer(path, **asked)
        # With each question to its words PostgreSQL is told how to read them.
        return sum("enable_seqscan" not in query["sql"] for query in captured)

    return queries


def made(queries, path, **query):
    return {
        queries(path, limit=limit, locale=locale, **query)
        for limit in (1, 20, 100)
        for locale in LOCALES
    }


@pytest.mark.parametrize("query", [{}, {"type": ["msos", "pages"]}])
def test_d32_a_search_costs_the_same_for_any_length_and_language(queries, query):
    costs = made(queries, "search", q="Leuchtturm", **query)

    # A hit alone may name nothing that is called something.
    assert costs <= {SEARCH - 1, SEARCH}


def test_d32_what_is_found_in_no_language_costs_what_is_noted_of_it(queries):
    assert max(made(queries, "search", q="Leuchtturm", fallback="none")) <= SEARCH + MISSED


def test_d32_a_filter_and_a_sort_cost_no_query(queries):
    assert max(made(queries, "search", q="Leuchtturm", topic="thema-0")) <= SEARCH
    assert max(made(queries, "search", q="Leuchtturm", sort="title")) <= SEARCH


def test_d32_what_is_found_each_facet_and_their_names_cost_a_query(queries):
    names = ["topic", "municipality", "language"]

    assert max(made(queries, "search", q="Leuchtturm", facets="type")) <= SEARCH + 2
    assert max(made(queries, "search", q="Leuchtturm", facets=",".join(names))) <= SEARCH + 5


def test_d32_a_mistyped_word_costs_a_bounded_number(queries):
    costs = made(queries, "search", q="Leuchttrum")

    assert max(costs) - min(costs) <= 1
    assert max(costs) <= SEARCH + 6


def test_d32_cards_that_are_not_ready_cost_a_bounded_number(queries):
    costs = {}
    for limit in (20, 40):
        Served.objects.update(card="")
        costs[limit] = queries("search", q="Leuchtturm", type="pages", limit=limit)

    assert costs[20] == costs[40]


def test_d32_a_searched_list_costs_little_more_than_a_list(queries):
    assert max(made(queries, "pages", search="Leuchtturm")) <= LIST
    # First what is found of the whole that they are read through.
    assert max(made(queries, "occurrences", search="Leuchtturm")) <= LIST + 1


def test_d32_suggestions_cost_the_same_in_every_language(queries):
    costs = {queries("suggest", q=text, locale=code) for text in "Le" for code in LOCALES}

    # Where nothing is suggested there is nothing to read.
    assert costs <= {SUGGEST - 1, SUGGEST}


# What is kept -------------------------------------------------------------------------


def test_a_search_is_not_answered_again_until_something_changes(db, world):
    client = Client()
    first = client.get("/api/v1/search/", {"q": "Neuland"})
    etag = {"If-None-Match": first["ETag"]}
    assert first.json()["count"] == 0
    assert client.get("/api/v1/search/", {"q": "Neuland"}, headers=etag).status_code == 304
    suggest = client.get("/api/v1/suggest/", {"q": "Neul"})
    with CaptureQueriesContext(connection) as captured:
        client.get("/api/v1/search/", {"q": "Neuland"})
    assert len(captured) <= 2

    page = ContentPageFactory(title="Neuland")

    again = client.get("/api/v1/search/", {"q": "Neuland"}, headers=etag)
    assert (again.status_code, again.json()["count"]) == (200, 1)
    assert again["ETag"] != first["ETag"]
    known = {"If-None-Match": suggest["ETag"]}
    assert client.get("/api/v1/suggest/", {"q": "Neul"}, headers=known).status_code == 200
    assert suggested("Neul") == ["Neuland"]

    page.unpublish()
    assert found("Neuland") == suggested("Neul") == []


def test_answers_may_be_kept_as_long_as_those_of_lists(db, world):
    for path, query in (("search", {"q": "Leuchtturm"}), ("suggest", {"q": "Leu"})):
        headers = Client().get(f"/api/v1/{path}/", query).headers
        assert headers["Cache-Control"].startswith("public, max-age=")
        assert "content" in headers["Surrogate-Key"].split()
        assert Client().head(f"/api/v1/{path}/", query).status_code == 200
        assert Client().post(f"/api/v1/{path}/", query).status_code == 405
