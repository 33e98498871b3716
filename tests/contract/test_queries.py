"""D32: the number of queries of an answer depends neither on its length nor on its language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from headless.resources import registry
from headless.served import services
from headless.served.models import Served
from tests.contract.contents import FILLED, fill_list

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
    def queries(path, **query):
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
            some, many = (queries(name, limit=n, **query)[0] for n in (20, 100))
            # The case allows two: a few rows may have nothing of a kind that many have.
            assert abs(some - many) <= 2
            assert max(some, many) <= most
    for locale in LOCALES:
        assert {queries(name, limit=n, locale=locale)[0] for n in (1, 20, 100)} == {READY}
