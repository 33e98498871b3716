"""What `search/` answers, parameter by parameter, on the words of one small site."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from headless.resources import registry
from search.presentation import Everything
from tests.factories.pages import ContentPageFactory
from tests.search.finding import answer, found, ids, refused
from tests.search.search_world import DORTMUND, KOELN, body, make_search_world

EVERYWHERE = "Leuchtturm"
POINT = "51.51494,7.466"


@pytest.fixture(scope="module")
def world(shared_tree):
    return make_search_world()


@pytest.fixture(autouse=True)
def today(settings, db, world):
    settings.DEMO_TODAY = "2027-03-20"


def types_of(text, **query):
    return {hit["type"] for hit in answer("search", q=text, **query)["items"]}


# Parameters ---------------------------------------------------------------------------


def test_every_type_is_found_at_once_and_several_may_be_asked_for():
    assert types_of(EVERYWHERE) == {"topics", "msos", "offers", "pages", "events"}
    assert types_of(EVERYWHERE, type="msos") == {"msos"}
    assert types_of(EVERYWHERE, type=["msos", "events"]) == {"msos", "events"}
    whole = answer("search", q=EVERYWHERE)
    assert whole["count"] == len(whole["items"]) == 6
    assert answer("search", q=EVERYWHERE, type=["msos", "events"])["count"] == 3


def test_every_hit_has_the_card_of_its_list():
    for hit in answer("search", q=EVERYWHERE, locale="tr")["items"]:
        card = hit["card"]
        [same] = answer(hit["type"], ids=card["id"], locale="tr")["items"]
        assert card == same


def test_each_locale_is_searched_by_what_it_shows():
    assert "Leuchtturm korosu" in found(EVERYWHERE, locale="tr")
    assert "Leuchtturm korosu" not in found(EVERYWHERE)
    # What is in Turkish: the profile with its offer, and the topic.
    assert sorted(found(EVERYWHERE, locale="tr", fallback="none")) == [
        *("Leuchtturm korosu", "Müzik", "Singen")
    ]
    assert found("Hafen", locale="ar") == [title for title in found("Hafen") if title != "Reise"]
    assert found("سفينة", locale="ar") == found("سفينة", locale="ar", fallback="none") == ["رحلة"]


def test_the_language_of_the_header_makes_no_difference():
    plain = Client().get("/api/v1/search/", {"q": EVERYWHERE})
    turkish = Client(headers={"accept-language": "tr"}).get("/api/v1/search/", {"q": EVERYWHERE})

    assert plain.content == turkish.content
    assert turkish["Content-Language"] == "de"


# Each with a value that finds some of the hits, and not all.
NARROWING = {
    "topic": "musik",
    "topic__not": "musik",
    "topic__all": "sport",
    "municipality": DORTMUND,
    "municipality__not": DORTMUND,
    "language": "ar",
    "language__not": "ar",
    "language__all": "kmr",
}


def shared_parameters():
    return {name for item in Everything().filters for name in item.fields()}


@pytest.mark.parametrize("name", NARROWING)
def test_a_shared_filter_narrows(name):
    narrowed, whole = (ids(EVERYWHERE, **query) for query in ({name: NARROWING[name]}, {}))

    assert 0 < len(narrowed) < len(whole)
    assert set(narrowed) <= set(whole)
    by_type = {
        type_: {
            card["id"]
            for card in answer(type_, search=EVERYWHERE, **{name: NARROWING[name]})["items"]
        }
        for type_ in types_of(EVERYWHERE)
        if name in parameters_of(type_)
    }
    assert {key for keys in by_type.values() for key in keys} <= set(narrowed)


def parameters_of(name):
    return {key for item in registry.by_name(name).filters for key in item.fields()}


def test_filters_that_mean_the_same_for_several_types_are_taken():
    taken = shared_parameters()

    assert {*NARROWING, "near", "radius", "bbox"} <= taken
    # What a type has alone is asked of its list.
    assert not taken & {"legal_form", "weekday", "cost"}
    # One name, and another meaning for each.
    assert not taken & {"kind", "status"}
    for item in Everything().filters:
        having = [one for one in registry if item.name in {own.name for own in one.filters}]
        assert len(having) > 1, item.name


def test_every_shared_parameter_is_taken_and_what_one_type_has_alone_is_refused():
    assert refused("search", "q=x&legal_form=ev") == {"legal_form"}
    assert refused("search", "q=x&ids=1") == {"ids"}


def test_filters_combine_with_each_other_and_with_types():
    assert found(EVERYWHERE, topic="musik", municipality=DORTMUND, type="msos") == [
        "Chor am Leuchtturm"
    ]
    assert found(EVERYWHERE, topic=["musik", "sport"], municipality=KOELN) == ["Turnverein"]
    assert found(EVERYWHERE, topic="nirgends") == []
    assert answer("search", q=EVERYWHERE, topic="nirgends", facets="type")["facets"]["type"] == []


def test_near_and_bbox_find_by_place_and_tell_the_distance():
    whole = answer("search", q=EVERYWHERE, near=POINT, radius=10)
    assert whole["count"] > 0
    assert {hit["distance_km"] < 10 for hit in whole["items"]} == {True}
    assert "Turnverein" not in [hit["card"]["title"] for hit in whole["items"]]
    far = answer("search", q=EVERYWHERE, near=POINT, radius=100, sort="-distance")["items"]
    distances = [hit["distance_km"] for hit in far]
    assert distances == sorted(distances, reverse=True)
    assert far[0]["card"]["title"] == "Turnverein" and far[0]["score"] is None
    assert found(EVERYWHERE, bbox="6.9,50.9,7.0,51.0", type="msos") == ["Turnverein"]
    assert "distance_km" not in answer("search", q=EVERYWHERE)["items"][0]
    assert refused("search", "q=x&sort=distance") == {"sort"}
    assert refused("search", "q=x&radius=3") == {"radius"}


def test_updated_from_finds_what_changed_since():
    assert found(EVERYWHERE, updated_from="2100-01-01") == []
    assert len(found(EVERYWHERE, updated_from="2000-01-01")) == 6


@pytest.mark.parametrize("sort", ["title", "-title", "updated", "-updated", "title,updated"])
def test_another_order_is_that_of_the_lists(sort):
    hits = answer("search", q="Gemeinsam", type="pages", sort=sort)["items"]

    assert [hit["card"]["title"] for hit in hits] == [
        card["title"] for card in answer("pages", search="Gemeinsam", sort=sort)["items"]
    ]
    assert {hit["score"] for hit in hits} == {None}


@pytest.mark.parametrize("size", [1, 7, 100])
@pytest.mark.parametrize("query", [{}, {"sort": "title"}, {"near": POINT, "type": "msos"}])
def test_a_walk_meets_each_hit_once(size, query):
    text = "Gemeinsam" if "near" not in query else EVERYWHERE
    walks = []
    for _walk in range(2):
        walked, offset = [], 0
        while True:
            page = answer("search", q=text, limit=size, offset=offset, **query)
            assert (page["limit"], page["offset"]) == (size, offset)
            if not page["items"]:
                break
            walked += [hit["card"]["id"] for hit in page["items"]]
            offset += size
        assert page["count"] == len(walked)
        walks.append(walked)

    assert walks[0] == walks[1]
    assert len(walks[0]) == len(set(walks[0])) == (2 if "near" in query else 25)


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("", "q"),
        ("q=", "q"),
        ("q=%20%09", "q"),
        ("q=%C2%A0", "q"),
        ("q=a%00b", "q"),
        ("q=" + "a" * 201, "q"),
        ("q=a&q=b", "q"),
        ("q=a&colour=red", "colour"),
        ("q=a&search=b", "search"),
        ("q=a&type=nothing", "type"),
        ("q=a&type=occurrences", "type"),
        ("q=a&limit=0", "limit"),
        ("q=a&limit=101", "limit"),
        ("q=a&limit=1&limit=2", "limit"),
        ("q=a&offset=-1", "offset"),
        ("q=a&locale=xx", "locale"),
        ("q=a&locale=*", "locale"),
        ("q=a&fallback=some", "fallback"),
        ("q=a&facets=colour", "facets"),
        ("q=a&sort=colour", "sort"),
        ("q=a&sort=score", "sort"),
        ("q=a&near=1", "near"),
        ("q=a&updated_from=yesterday", "updated_from"),
    ],
)
def test_what_is_not_understood_is_refused_by_name(query, parameter):
    assert refused("search", query) == {parameter}


def test_the_longest_text_is_taken():
    assert answer("search", q="a" * 200)["count"] == 0
    assert answer("search", q="Leuchtturm " * 18)["count"] == 6


# Facets -------------------------------------------------------------------------------


FACETS = ("type", "topic", "municipality", "language")


@pytest.mark.parametrize("locale", ["de", "tr"])
@pytest.mark.parametrize("fallback", ["auto", "none"])
@pytest.mark.parametrize(
    "others",
    [{}, {"topic": "musik"}, {"type": "msos"}, {"language": "ar", "type": ["msos", "events"]}],
)
def test_each_number_is_the_count_with_its_value(locale, fallback, others):
    query = {"q": EVERYWHERE, "locale": locale, "fallback": fallback, **others}
    counted = answer("search", facets=",".join(FACETS), limit=1, **query)["facets"]

    assert set(counted) == set(FACETS)
    for name, values in counted.items():
        numbers = {value["value"]: value["count"] for value in values}
        assert 0 not in numbers.values()
        assert list(numbers.values()) == sorted(numbers.values(), reverse=True)
        for value in {*numbers, *everything_in(name)}:
            total = answer("search", **{**query, name: value, "limit": 1})["count"]
            assert numbers.get(value, 0) == total, (name, value)


def everything_in(name):
    counted = answer("search", q=EVERYWHERE, facets=name)["facets"][name]
    assert len(counted) > 1
    return [value["value"] for value in counted]


def test_facets_are_all_that_can_be_counted_and_only_where_asked_for():
    names = ["type", *(item.name for item in Everything().filters if item.can_be_facet)]
    whole = answer("search", q=EVERYWHERE, facets=",".join(names))

    assert set(whole["facets"]) == set(names)
    assert "facets" not in answer("search", q=EVERYWHERE)


# The order ----------------------------------------------------------------------------


def test_titles_come_before_texts_short_before_long_and_new_before_old():
    hits = answer("search", q="Hafen")["items"]

    assert [hit["card"]["slug"] for hit in hits] == ["kurz", "neu", "alt", "text"]
    scores = [hit["score"] for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1
    assert scores[1] == scores[2] > scores[3] > 0


def test_what_is_called_exactly_so_comes_first():
    ContentPageFactory(title="Kinderzirkus")
    ContentPageFactory(title="Zirkusse")
    ContentPageFactory(title="Zirkus")

    hits = answer("search", q="Zirkus")["items"]
    assert [(hit["card"]["title"], hit["score"]) for hit in hits] == [
        ("Zirkus", 1.0),
        ("Kinderzirkus", 0.9),
        ("Zirkusse", 0.9),
    ]


def test_names_come_between_titles_and_texts():
    ContentPageFactory(title="Blätter", body=body("Über Musik und Noten"))
    hits = answer("search", q="Musik")["items"]
    places = [(hit["type"], hit["card"]["title"]) for hit in hits]

    assert places[0] == ("topics", "Musik")
    assert places[-1] == ("pages", "Blätter")
    assert ("msos", "Chor am Leuchtturm") in places[1:-1]


# What is marked -----------------------------------------------------------------------


class Elements(HTMLParser):
    """The elements of a text as HTML, and what is left without them."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.names, self.text = [], ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.names.append((tag, tuple(attrs)))

    def handle_data(self, data):
        self.text += data


def test_titles_and_snippets_are_text_in_which_only_mark_is_an_element(world):
    ContentPageFactory(
        title="1 < 2 & \"so\" 'so' <script>alert(1)</script> <mark>Nordsee</mark>",
        teaser="<img src=x onerror=alert(2)> & Nordsee <mark>nein</mark>",
        body=body("Nordsee &lt;script&gt;alert(3)&lt;/script&gt; &amp;amp; <b>Nord</b>see"),
    )
    [hit] = answer("search", q="Nordsee alert")["items"]
    title, snippet = Elements(hit["title_html"]), Elements(hit["snippet"]["html"])

    assert {*title.names, *snippet.names} == {("mark", ())}
    # As it was typed, though the mark of the editor is none.
    assert title.text == hit["card"]["title"]
    assert "&lt;mark&gt;<mark>Nordsee</mark>&lt;/mark&gt;" in hit["title_html"]
    assert "<script>alert(3)</script>" in snippet.text
    assert hit["snippet"]["html"].count("<mark>Nordsee</mark>") >= 2


def test_a_snippet_is_a_window_around_what_was_found(world):
    [hit] = [
        one
        for one in answer("search", q=EVERYWHERE, type="pages")["items"]
        if one["card"]["slug"] == "lang"
    ]
    html = hit["snippet"]["html"]

    assert "<mark>Leuchtturm</mark>" in html
    assert html.startswith("…") and html.endswith("…")
    assert len(Elements(html).text) < 260
    assert not re.search(r"\s\s", html)
    # Without what is searched for, a snippet is how the text begins.
    [hit] = answer("search", q="Lange Rede", type="pages")["items"]
    assert hit["title_html"] == "<mark>Lange</mark> <mark>Rede</mark>"
    assert hit["snippet"]["html"].startswith("Vorwort. ")


def test_language_and_direction_are_those_of_the_text():
    [hit] = answer("search", q="السفينة", locale="ar")["items"]
    assert (hit["snippet"]["lang"], hit["snippet"]["dir"]) == ("ar", "rtl")
    assert "<mark>السفينة</mark>" in hit["snippet"]["html"]
    assert hit["matched"] == ["السفينة"]
    [hit] = answer("search", q="Reise")["items"]
    assert (hit["snippet"]["lang"], hit["snippet"]["dir"]) == ("de", "ltr")


def test_words_are_told_as_they_are_written():
    [hit] = answer("search", q="GROSSEN hafen schiffe")["items"]
    assert hit["matched"] == ["Hafen", "Schiff", "großen"]


def test_a_language_or_a_topic_that_was_found_is_told():
    [hit] = answer("search", q="kurmandschi", type="msos")["items"]
    assert hit["card"]["title"] == "Turnverein"
    assert "kurmandschi" in [word.casefold() for word in hit["matched"]]
    assert "mark" not in hit["title_html"]
    [hit] = answer("search", q="müzik Turnverein", type="msos")["items"]
    assert set(hit["matched"]) == {"Müzik", "Turnverein"}


def test_what_has_no_text_has_no_snippet():
    [hit] = answer("search", q="Dortmund", type="municipalities")["items"]

    assert hit["snippet"] is None
    assert hit["title_html"] == "<mark>Dortmund</mark>"
