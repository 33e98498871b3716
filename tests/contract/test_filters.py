"""Each declared filter finds exactly what it says."""

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from headless import clock
from tests.contract.documented import RESOURCES, operations
from tests.contract.filter_examples import EXAMPLES
from tests.contract.filter_world import make_filter_world

SHAPE = {
    *("locale", "fallback", "limit", "offset", "sort", "view", "fields", "richtext", "expand"),
    *("ids", "slug", "updated_from", "facets", "version", "search"),
}


@pytest.fixture(autouse=True)
def today(settings):
    settings.DEMO_TODAY = "2027-03-20"


@pytest.fixture(scope="module")
def world(shared_tree):
    return make_filter_world()


def found(name, query, **more):
    """What a list finds, by slug or title."""
    answer = Client().get(f"/api/v1/{name}/", more, QUERY_STRING=query)
    assert answer.status_code == 200, answer.content
    items = answer.json()["items"]
    assert answer.json()["count"] == len(items)
    return sorted(item.get("slug") or item["title"] for item in items)


def filters_of(name):
    """The parameters of a list that choose entries, by the document."""
    return set(operations()[f"{name.replace('-', '_')}_list"].parameters) - SHAPE


@pytest.mark.parametrize("name", RESOURCES)
def test_every_filter_of_the_document_has_an_example(name):
    asked = {part.partition("=")[0] for query in EXAMPLES[name] for part in query.split("&")}

    assert filters_of(name) == asked


@pytest.mark.parametrize("name", [name for name in RESOURCES if EXAMPLES[name]])
def test_a_filter_finds_what_it_says_and_nothing_else(db, world, name):
    answers = {query: " ".join(found(name, query)) for query in EXAMPLES[name]}

    assert answers == EXAMPLES[name]


@pytest.mark.parametrize("name", [name for name in RESOURCES if EXAMPLES[name]])
def test_a_filter_finds_the_same_in_a_language_that_falls_back(db, world, name):
    answers = {query: " ".join(found(name, f"{query}&locale=ar")) for query in EXAMPLES[name]}

    assert answers == EXAMPLES[name]


def test_related_objects_are_named_by_id_as_by_key(db, world):
    key = str(world["sprache"].translation_key)

    assert found("msos", f"topic={key}") == found("msos", f"topic={key.upper()}") == ["a", "b"]
    assert found("msos", f"topic={key}&topic=sport&topic__not=sport") == ["b"]
    assert found("events", f"organiser={world['a'].translation_key}") == ["fest"]


def test_a_key_is_that_of_the_version_which_is_served(db, world):
    assert found("events", "mso=a&locale=tr") == []
    assert found("events", "mso=a-tr&locale=tr") == ["fest"]
    assert found("events", "mso=a-tr") == []
    # Ukrainian is read in German.
    assert found("events", "mso=a&locale=uk") == ["fest"]


def test_without_fallback_only_what_is_translated_is_found(db, world):
    assert found("msos", "locale=tr&topic=sport") == ["a-tr"]
    assert found("msos", "locale=tr&topic=sprache") == ["a-tr", "b"]
    assert found("msos", "locale=tr&fallback=none&topic=sprache") == ["a-tr"]
    assert found("msos", "locale=tr&fallback=none&topic__not=sprache") == []


def test_filters_narrow_each_other(db, world):
    assert found("msos", "topic=sprache&kind=umbrella&language=tr") == ["b"]
    assert found("msos", "topic=sprache&kind=umbrella&language=de") == []
    assert found("offers", "weekday=thursday&time_from=12:00&cost=fee&mso=a") == ["Turnen"]


def test_the_common_parameters_choose_too(db, world):
    key = str(world["a"].translation_key)

    assert found("msos", f"ids={key},{key}&slug=a") == ["a"]
    assert found("msos", f"ids={key}&slug=b") == []
    assert found("msos", "slug=a-tr&locale=tr") == ["a-tr"]
    assert found("msos", "slug=a&locale=tr") == []
    assert found("msos", "updated_from=2100-01-01") == []
    assert found("msos", "updated_from=2000-01-01") == ["a", "b", "c"]


# Around the ends of days in Berlin, one hour before UTC and two in summer.
MOMENTS = [
    *("2027-01-01T00:00", "2027-03-20T12:00", "2027-03-25T22:59:59", "2027-03-25T23:00"),
    *("2027-04-30T21:59:59", "2027-04-30T22:00", "2027-07-01T22:00", "2027-08-01T22:00"),
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_status_of_a_call_is_that_of_the_moment(db, world, monkeypatch, moment):
    fixed = dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)
    monkeypatch.setattr(clock, "now", lambda: timezone.localtime(fixed))
    by_status = {}
    for status in ("announced", "open", "closing_soon", "closed", "rolling"):
        for slug in found("calls", f"status={status}"):
            # Each has one status, and shows the one by which it is found.
            assert slug not in by_status
            by_status[slug] = status
    items = Client().get("/api/v1/calls/").json()["items"]

    assert by_status == {item["slug"]: item["status"] for item in items}
    assert by_status == {
        slug: status for slug, status in statuses_at(fixed).items() if status is not None
    }


def statuses_at(moment):
    """What the days in `filter_world` mean, in Berlin."""
    local = timezone.localtime(moment)

    def day(month, number):
        return timezone.make_aware(dt.datetime(2027, month, number))

    def at(opens, over):
        if opens and local < opens:
            return "announced"
        if local >= over:
            return "closed"
        return "closing_soon" if local >= over - dt.timedelta(days=14) else "open"

    return {
        "announced": at(day(5, 1), day(8, 2)),
        "open": at(day(1, 1), day(7, 2)),
        "soon": at(None, day(3, 26)),
        "closed": "closed" if local >= day(1, 1) else "closing_soon",
        "rolling": "rolling",
    }
