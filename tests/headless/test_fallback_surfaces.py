"""D05 and D07 beyond list and detail: everything that speaks of content follows one rule."""

import re

import langcodes
import pytest

from tests.contract.asking import lasting_headers
from tests.factories.events import EventPageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.terms import TopicFactory


@pytest.fixture
def topic(site_tree):
    return TopicFactory(title="Bildung", slug="bildung")


@pytest.fixture
def events(topic):
    """As D05 has them: A in German and Turkish, B in German, C a draft, D in English only."""
    a = EventPageFactory(title="A deutsch", slug="a", topics=[topic])
    translate(a, "tr", title="A türkisch", slug="a-tr")
    b = EventPageFactory(title="B deutsch", slug="b", topics=[topic])
    c = EventPageFactory(title="C deutsch", slug="c", topics=[topic], live=False)
    d = EventPageFactory(title="D deutsch", slug="d", topics=[topic], live=False)
    translate(d, "en", title="D englisch", slug="d-en")
    return {"A": a, "B": b, "C": c, "D": d}


@pytest.fixture
def resolve(client):
    """What a path leads to; None for a 404."""

    def resolve(path, **query):
        response = client.get("/api/v1/resolve/", {"path": path, **query})
        return response.json() if response.status_code == 200 else None

    return resolve


def titles(answer):
    return sorted(item["title"] for item in answer["items"])


@pytest.mark.parametrize(
    ("fallback", "found"),
    [("none", ["A türkisch"]), ("auto", ["A türkisch", "B deutsch", "D englisch"])],
)
def test_d05_filter_and_facet(events, read, fallback, found):
    query = {"locale": "tr", "fallback": fallback}
    by_topic = read("events/", topic="bildung", facets="topic", **query)

    assert titles(by_topic) == found
    assert by_topic["count"] == len(found)
    [value] = by_topic["facets"]["topic"]
    assert (value["title"], value["count"]) == ("Bildung", len(found))
    keys = ",".join(str(event.translation_key) for event in events.values())
    assert titles(read("events/", ids=keys, **query)) == found


def test_d05_words_are_those_that_are_delivered(events, read):
    found = {slug: read("events/", slug=slug, locale="tr")["count"] for slug in ("a", "a-tr", "b")}

    assert found == {"a": 0, "a-tr": 1, "b": 1}
    assert [item["title"] for item in read("events/", locale="tr", sort="-title")["items"]] == [
        "D englisch",
        "B deutsch",
        "A türkisch",
    ]


def test_d05_all_translations_at_once(events, read):
    keys = {name: str(event.translation_key) for name, event in events.items()}

    answer = read("events/", ids=",".join(keys.values()), locale="*")

    assert {name: sorted(answer["locales"].get(key, ())) for name, key in keys.items()} == {
        "A": ["de", "tr"],
        "B": ["de"],
        "C": [],
        "D": ["en"],
    }


def test_d05_resolve(events, resolve):
    for path, title, served in (
        ("/veranstaltungen/a/", "A türkisch", "tr"),
        ("/veranstaltungen/b/", "B deutsch", "de"),
        ("/en/veranstaltungen/d-en/", "D englisch", "en"),
    ):
        answer = resolve(path, locale="tr", include="detail")
        assert (answer["title"], answer["locale"]) == (title, served)
        assert answer["detail"]["meta"]["is_fallback"] == (served != "tr")
    for path in ("/veranstaltungen/c/", "/veranstaltungen/d/", "/tr/veranstaltungen/c/"):
        assert resolve(path, locale="tr") is None


def test_d05_sitemap_and_view_have_translations_only(events, read, client):
    def urls(code):
        found = read("sitemap/", locale=code)["items"]
        return [item["url"] for item in found if re.search(r"/[abcd](-\w+)?/$", item["url"])]

    site = "http://localhost"
    assert urls("tr") == [f"{site}/tr/veranstaltungen/a-tr/"]
    assert urls("en") == [f"{site}/en/veranstaltungen/d-en/"]
    assert urls("de") == [f"{site}/veranstaltungen/a/", f"{site}/veranstaltungen/b/"]

    page = client.get("/veranstaltungen/a/").content.decode()
    assert 'hreflang="tr"' in page and 'hreflang="en"' not in page
    for path in ("/tr/veranstaltungen/b/", "/veranstaltungen/c/", "/veranstaltungen/d/"):
        assert client.get(path).status_code == 404


def test_d05_changes_lead_to_what_is_delivered(events, read, client):
    items = read("changes/", locale="tr", resource="events")["items"]
    found = {}
    for item in items:
        assert item["op"] == "upsert"
        detail = client.get(item["detail_url"]).json()
        found[detail["title"]] = detail["meta"]["is_fallback"]

    assert found == {"A türkisch": False, "B deutsch": True, "D englisch": True}


# D07 -------------------------------------------------------------------------------------


@pytest.fixture
def easy_and_plain(topic):
    """A profile with a version in Leichte Sprache, and one without."""
    easy = MSOProfilePageFactory(title="Kulturverein", slug="kultur", topics=[topic])
    translate(easy, "de-simple", title="Verein für alle", slug="alle")
    return easy, MSOProfilePageFactory(title="Nur Deutsch", slug="nur", topics=[topic])


def test_d07_filters_facets_and_addresses(easy_and_plain, read, resolve):
    query = {"topic": "bildung", "facets": "topic"}
    for code, fallback, found in (
        ("de", "auto", ["Kulturverein", "Nur Deutsch"]),
        ("de-simple", "auto", ["Nur Deutsch", "Verein für alle"]),
        ("de-simple", "none", ["Verein für alle"]),
    ):
        answer = read("msos/", locale=code, fallback=fallback, **query)
        assert titles(answer) == found
        assert answer["facets"]["topic"][0]["count"] == len(found)

    assert resolve("/organisationen/kultur/")["locale"] == "de"
    assert resolve("/de-simple/organisationen/alle/")["title"] == "Verein für alle"
    plain = resolve("/organisationen/nur/", locale="de-simple")
    assert (plain["title"], plain["locale"]) == ("Nur Deutsch", "de")
    for code, ends in (("de", ["kultur/", "nur/"]), ("de-simple", ["alle/"])):
        found = [item["url"] for item in read("sitemap/", locale=code)["items"]]
        assert [url for url in found if "/organisationen/" in url and url.endswith(tuple(ends))]


def test_d07_the_menu_in_easy_german(site_tree, read):
    page = ContentPageFactory(title="Hilfe", show_in_menus=True)
    ContentPageFactory(title="Nur Deutsch", show_in_menus=True)
    translate(page, "de-simple", title="Hilfe für alle", show_in_menus=True)

    def menu(code):
        found = read("navigation/", locale=code)["items"]
        return [(item["title"], item["locale"]) for item in found if item["resource"] == "pages"]

    assert menu("de") == [("Hilfe", "de"), ("Nur Deutsch", "de")]
    assert menu("de-simple") == [("Hilfe für alle", "de-simple"), ("Nur Deutsch", "de")]


def test_d07_every_language_tag_is_well_formed(easy_and_plain, read, client):
    tags = {item["lang"] for item in read("locales/")["items"]}
    tags |= {item["lang"] for item in read("sitemap/")["items"]}
    page = client.get("/de-simple/organisationen/alle/")
    tags |= set(re.findall(r'lang="([^"]*)"', page.content.decode()))

    assert "de-simple" in tags
    assert [tag for tag in tags if not langcodes.tag_is_valid(tag)] == []


ENDPOINTS = ["msos/", "navigation/", "site/", "sitemap/", "changes/", "resolve/?path=/"]


@pytest.mark.parametrize("path", ENDPOINTS)
def test_d07_what_a_browser_prefers_is_not_asked(easy_and_plain, client, path):
    plain = client.get(f"/api/v1/{path}")
    for header in ("de", "de-DE", "en", "de-simple"):
        asked = client.get(f"/api/v1/{path}", headers={"accept-language": header})
        assert asked.content == plain.content
        assert lasting_headers(asked) == lasting_headers(plain)


@pytest.mark.parametrize("path", ENDPOINTS)
def test_d07_a_language_that_is_none_is_refused(easy_and_plain, client, path):
    address = f"/api/v1/{path}{'&' if '?' in path else '?'}locale="

    assert client.get(f"{address}de-simple").status_code == 200
    response = client.get(f"{address}de-xx")
    assert response.status_code == 422
    [error] = response.json()["errors"]
    assert error["parameter"] == "locale"
    assert {"de", "de-simple"} <= set(error["allowed"])
