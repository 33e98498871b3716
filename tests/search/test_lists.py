"""`?search=` of lists finds what `search/` finds."""

import pytest

from headless.resources import registry
from tests.search.finding import answer, listed, refused
from tests.search.search_world import make_search_world

EVERYWHERE = "Leuchtturm"
POINT = "51.51494,7.466"


@pytest.fixture(scope="module")
def world(shared_tree):
    return make_search_world()


@pytest.fixture(autouse=True)
def today(settings, db, world):
    settings.DEMO_TODAY = "2027-03-20"


LISTS = [resource.name for resource in registry if resource.searched_through is None]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("text", [EVERYWHERE, "Hafen", "Musik", "Dortmund"])
def test_a_list_finds_what_the_search_finds_of_its_type(name, text):
    hits = answer("search", q=text, type=name, limit=100)
    cards = answer(name, search=text, limit=100)

    assert [hit["card"] for hit in hits["items"]] == cards["items"]
    assert hits["count"] == cards["count"]


def test_a_searched_list_takes_all_that_lists_take(world):
    query = {"search": EVERYWHERE}
    assert answer("msos", topic="sport", **query)["count"] == 1
    assert answer("msos", slug="chor", **query)["count"] == 1
    counted = answer("msos", facets="topic,municipality", **query)["facets"]
    assert {value["slug"]: value["count"] for value in counted["topic"]} == {"musik": 2, "sport": 1}
    assert [item["title"] for item in answer("msos", sort="-title", **query)["items"]] == [
        *("Turnverein", "Chor am Leuchtturm")
    ]
    [first, *_others] = answer("msos", view="detail", **query)["items"]
    assert first == answer(f"msos/{world['chor'].translation_key}")
    assert set(answer("msos", fields="title", **query)["items"][0]) == {"id", "title"}
    keys = ",".join(str(world[name].translation_key) for name in ("chor", "turnen"))
    assert answer("msos", ids=keys, **query)["count"] == 2
    whole = answer("msos", ids=keys, locale="*", **query)
    assert set(whole["locales"][str(world["chor"].translation_key)]) == {"de", "tr"}
    near = answer("msos", near=POINT, radius=10, **query)["items"]
    assert [item["title"] for item in near] == ["Chor am Leuchtturm"]
    assert near[0]["distance_km"] == 0
    expanded = answer("msos", view="detail", expand="topics", **query)["items"][0]
    assert expanded["topics"][0]["expanded"]["title"] == "Musik"


@pytest.mark.parametrize("name", [resource.name for resource in registry])
@pytest.mark.parametrize("query", ["search=", "search=%20", "search=a%00", "search=a&search=b"])
def test_a_list_refuses_what_is_no_search(name, query):
    assert refused(name, query) == {"search"}


def test_a_detail_is_not_searched(world):
    assert refused(f"msos/{world['chor'].translation_key}", "search=a") == {"search"}


def test_a_list_of_one_locale_finds_in_it(world):
    assert listed("msos", EVERYWHERE, locale="tr", fallback="none") == ["Leuchtturm korosu"]
    assert listed("pages", "السفينة", locale="ar") == ["رحلة"]
