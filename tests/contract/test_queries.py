"""D32: the number of queries of an answer depends neither on its length nor on its language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from headless.resources import registry
from headless.served import services
from headless.served.models import Served
from tests.contract.contents import FILLED, fill_list
from tests.factories.locales import translate
from tests.factories.pages import ContentPageFactory

# Of the default language, of one with its own texts and German ones, and of the longest chain:
# Arabic, English, German.
LOCALES = ("de", "tr", "ar")
# The version of the content, and the served rows with their total.
READY = 2
# Of a list whose cards have to be made, and of one object in full. Cards that show other objects
# beyond a reference cost as much as if these were expanded: events for occurrences, names of the
# day, date and place of the event, and figures for reports.
LIST, EMBEDDED, DETAIL = 10, {"occurrences": 2, "reports": 4}, 20


@pytest.fixture(params=FILLED)
def name(request, site_tree):
    fill_list(request.param, 100)
    return request.param


@pytest.fixture
def queries(client, nothing_kept):
    def queries(path, /, **query):
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(f"/api/v1/{path}/", query)
        assert answer.status_code == 200
        return len(captured), answer.json()

    return queries


def test_d32_queries_stay_the_same_for_any_number_of_rows_in_every_language(name, queries):
    # Makes the renditions, and fills what a process keeps: content types, addresses of sites.
    for locale in LOCALES:
        first = queries(name, limit=100, view="detail", locale=locale)[1]["items"][0]["id"]

    for locale in LOCALES:
        made = {}
        for limit in (1, 20, 100):
            Served.objects.update(card="")
            made[limit], answer = queries(name, limit=limit, locale=locale)
            assert len(answer["items"]) == limit
        # One row alone may be an original, of which no other text is needed.
        assert made[1] <= made[20] == made[100] <= LIST + EMBEDDED.get(name, 0)
        assert queries(f"{name}/{first}", locale=locale)[0] <= DETAIL

    services.store_cards()
    resource = registry.by_name(name)
    facets = [item.name for item in resource.filters if item.can_be_facet]
    for query, most in (
        ({"view": "detail"}, DETAIL),
        # One for each relation at most, whose cards are ready.
        ({"view": "detail", "expand": ",".join(resource.expandable)}, DETAIL + len(FILLED)),
        # One for each facet, and one for what the values are called.
        ({"facets": ",".join(facets)}, READY + len(facets) + 1),
    ):
        if "" not in query.values():
            made = [
                queries(name, limit=n, locale=locale, **query)[0]
                for n in (20, 100)
                for locale in LOCALES
            ]
            # The case allows two: a few rows may have nothing of a kind that many have.
            assert max(made) - min(made) <= 2
            assert max(made) <= most
    for locale in LOCALES:
        assert {queries(name, limit=n, locale=locale)[0] for n in (1, 20, 100)} == {READY}


@pytest.mark.parametrize("path", ["navigation", "site", "sitemap", "changes"])
def test_d32_queries_around_the_content_are_the_same_in_every_language(site_tree, queries, path):
    for _number in range(3):
        page = ContentPageFactory(show_in_menus=True)
        for code in ("en", "tr", "ar"):
            translate(page, code)
    queries(path)

    assert len({queries(path, locale=locale)[0] for locale in LOCALES}) == 1


def test_d32_queries_of_a_path_are_the_same_in_every_language(site_tree, queries):
    page = ContentPageFactory(slug="hilfe")
    for code in ("en", "tr", "ar"):
        translate(page, code, slug="hilfe")
    query = {"path": "/hilfe/", "include": "detail"}
    queries("resolve", **query)

    assert len({queries("resolve", locale=locale, **query)[0] for locale in LOCALES}) == 1
    # Nor is it more where another language answers.
    ContentPageFactory(slug="nur")
    query["path"] = "/nur/"
    queries("resolve", **query)
    assert len({queries("resolve", locale=locale, **query)[0] for locale in LOCALES}) == 1
