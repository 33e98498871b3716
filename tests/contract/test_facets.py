"""Each number of a facet is the total that its value gives on top of the other filters."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.contract.documented import RESOURCES, operations
from tests.contract.filter_examples import EXAMPLES
from tests.contract.filter_world import make_filter_world

LANGUAGES = ["locale=de", "locale=ar", "locale=tr", "locale=tr&fallback=none"]


def facets_of(name):
    """The facets of a list, by the document."""
    operation = operations()[f"{name.replace('-', '_')}_list"]
    if "facets" not in operation.parameters:
        return []
    items = operation.schema("facets")["items"]
    return items.get("enum") or [items["const"]]


WITH_FACETS = [name for name in RESOURCES if facets_of(name)]


@pytest.fixture(autouse=True)
def today(settings):
    settings.DEMO_TODAY = "2027-03-20"


@pytest.fixture(scope="module")
def world(shared_tree):
    return make_filter_world()


def read(name, parts):
    answer = Client().get(f"/api/v1/{name}/", QUERY_STRING="&".join(filter(None, parts)))
    assert answer.status_code == 200, answer.content
    return answer.json()


def check(name, parts, known):
    """Every number beside a list is the total with its value; what is not named finds nothing."""
    whole = read(name, [*parts, "facets=" + ",".join(facets_of(name)), "limit=1"])
    assert set(whole["facets"]) == set(facets_of(name))
    for facet, counted in whole["facets"].items():
        others = [part for part in parts if not part.startswith(f"{facet}=")]
        numbers = {value["value"]: value["count"] for value in counted}
        assert len(numbers) == len(counted)
        assert 0 not in numbers.values()
        # The commonest comes first.
        assert list(numbers.values()) == sorted(numbers.values(), reverse=True)
        for value in {*numbers, *known[facet]}:
            total = read(name, [*others, f"{facet}={value}", "limit=1"])["count"]
            assert (facet, value, numbers.get(value, 0)) == (facet, value, total), others
    return whole["facets"]


def all_values(name):
    """The values that any entry bears."""
    found = read(name, ["facets=" + ",".join(facets_of(name))])["facets"]
    return {facet: [value["value"] for value in counted] for facet, counted in found.items()}


@pytest.mark.parametrize("name", WITH_FACETS)
def test_a_number_is_the_total_of_its_value_in_every_language(db, world, name):
    known = all_values(name)

    assert all(known.values()), known
    for language in LANGUAGES:
        check(name, [language], known)


@pytest.mark.parametrize("name", WITH_FACETS)
def test_a_number_is_the_total_on_top_of_other_filters(db, world, name):
    known = all_values(name)

    @settings(
        max_examples=6,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(
        st.lists(st.sampled_from(sorted(EXAMPLES[name])), max_size=2, unique=True),
        st.sampled_from(LANGUAGES),
    )
    def compare(asked, language):
        parts = [part for query in asked for part in query.split("&")]
        once = {part.partition("=")[0]: part for part in parts}
        check(name, [language, *once.values()], known)

    compare()


def test_values_are_named_in_the_language_that_is_read(db, world):
    def titles(language):
        counted = read("msos", [language, "facets=topic,municipality,language,kind"])["facets"]
        return {
            facet: {(value["title"], value["slug"], value["count"]) for value in values}
            for facet, values in counted.items()
        }

    german, turkish = titles("locale=de"), titles("locale=tr")

    assert german["topic"] == {
        ("Sprache", "sprache", 2),
        ("Sport", "sport", 1),
        ("Musik", "musik", 1),
    }
    assert turkish["topic"] == {
        ("Dil", "sprache", 2),
        ("Sport", "sport", 1),
        ("Musik", "musik", 1),
    }
    assert german["municipality"] == {
        ("Dortmund", None, 1),
        ("Essen", None, 1),
        ("Köln", None, 1),
    }
    assert {title for title, _slug, _count in german["language"]} == {
        "Deutsch",
        "Arabisch",
        "Türkisch",
    }
    assert {title for title, _slug, _count in turkish["language"]} == {
        "Almanca",
        "Arapça",
        "Türkçe",
    }
    assert {slug for _title, slug, _count in german["kind"]} == {None}


def test_an_entry_counts_once_for_a_value_that_it_bears_twice(db, world):
    """The event is organised by a partner and hosted by an organisation; one is asked for."""
    counted = read("events", ["facets=organiser,mso"])["facets"]

    assert {value["title"]: value["count"] for value in counted["organiser"]} == {
        "A": 1,
        "Amt": 1,
        "Land": 1,
    }
    assert [(value["title"], value["count"]) for value in counted["mso"]] == [("A", 1)]


def test_a_facet_of_its_own_filter_counts_what_else_could_be_chosen(db, world):
    counted = read("events", ["topic=sport", "facets=topic,mode"])["facets"]

    assert {value["title"]: value["count"] for value in counted["topic"]} == {
        "Sprache": 2,
        "Sport": 1,
    }
    assert {value["value"]: value["count"] for value in counted["mode"]} == {"on_site": 1}
