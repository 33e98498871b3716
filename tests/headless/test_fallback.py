"""D05 and D07 through the API: what is delivered where a translation is missing."""

import pytest
from wagtail.models import Locale

from tests.contract.asking import lasting_headers
from tests.factories.events import EventPageFactory
from tests.factories.locales import locale, translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.terms import TopicFactory


@pytest.fixture
def events(site_tree):
    """The four of D05: A in German and Turkish, B in German, C a draft, D in English only."""
    a = EventPageFactory(title="A deutsch", slug="a")
    translate(a, "tr", title="A türkisch")
    b = EventPageFactory(title="B deutsch", slug="b")
    c = EventPageFactory(title="C deutsch", slug="c", live=False)
    d = EventPageFactory(title="D deutsch", slug="d", live=False)
    translate(d, "en", title="D englisch")
    return {"A": a, "B": b, "C": c, "D": d}


def served(answer):
    """Title, locale and whether it is a fallback, by title."""
    return sorted(
        (item["title"], item["meta"]["locale"], item["meta"]["is_fallback"])
        for item in answer["items"]
    )


MATRIX = {
    ("tr", "none"): [("A türkisch", "tr", False)],
    ("tr", "auto"): [
        ("A türkisch", "tr", False),
        ("B deutsch", "de", True),
        ("D englisch", "en", True),
    ],
    ("de", "none"): [("A deutsch", "de", False), ("B deutsch", "de", False)],
    ("de", "auto"): [
        ("A deutsch", "de", False),
        ("B deutsch", "de", False),
        ("D englisch", "en", True),
    ],
    ("en", "none"): [("D englisch", "en", False)],
    ("ar", "none"): [],
    ("ar", "auto"): [
        ("A deutsch", "de", True),
        ("B deutsch", "de", True),
        ("D englisch", "en", True),
    ],
}


def test_d05_list(events, read):
    answers = {
        (code, fallback): read("events/", locale=code, fallback=fallback)
        for code, fallback in MATRIX
    }

    assert {asked: served(answer) for asked, answer in answers.items()} == MATRIX
    assert {asked: answer["count"] for asked, answer in answers.items()} == {
        asked: len(entries) for asked, entries in MATRIX.items()
    }
    for (code, _fallback), answer in answers.items():
        assert {item["meta"]["locale_requested"] for item in answer["items"]} <= {code}


def test_d05_detail(events, client):
    found = {asked: [] for asked in MATRIX}
    for code, fallback in MATRIX:
        for event in events.values():
            response = client.get(
                f"/api/v1/events/{event.translation_key}/", {"locale": code, "fallback": fallback}
            )
            assert response.status_code in (200, 404)
            if response.status_code == 200:
                found[code, fallback].append(response.json())

    assert {asked: served({"items": items}) for asked, items in found.items()} == MATRIX


def test_d05_fallback_is_on_unless_it_is_turned_off(site_tree, read):
    EventPageFactory()

    assert read("events/", locale="tr") == read("events/", locale="tr", fallback="auto")
    assert read("events/", locale="tr", fallback="none")["count"] == 0


def test_a_language_without_a_locale_yet_has_nothing_of_its_own(site_tree, read):
    """Added to the settings, or deleted in the admin."""
    EventPageFactory()
    Locale.objects.filter(language_code="tr").delete()

    assert read("events/", locale="tr")["count"] == 1
    assert read("events/", locale="tr", fallback="none")["count"] == 0


@pytest.fixture
def translated(site_tree):
    event = EventPageFactory(title="Deutsch")
    return event, translate(event, "tr", title="Türkisch")


def test_d05_translations_name_the_live_ones_only(translated, read):
    event, _turkish = translated
    translate(event, "ar", live=False)
    key = event.translation_key

    assert read(f"events/{key}/")["meta"]["translations"] == [
        {"locale": code, "detail_url": f"/api/v1/events/{key}/?locale={code}"}
        for code in ("de", "tr")
    ]


def test_d05_an_unpublished_translation_gives_way_to_the_fallback(translated, read):
    event, turkish = translated
    turkish.unpublish()

    answer = read(f"events/{event.translation_key}/", locale="tr")

    assert (answer["title"], answer["meta"]["is_fallback"]) == ("Deutsch", True)
    assert [link["locale"] for link in answer["meta"]["translations"]] == ["de"]


def test_d06_an_alias_is_no_translation_and_is_not_delivered_as_one(site_tree, read):
    event = EventPageFactory(title="Original")
    event.copy_for_translation(locale("tr"), copy_parents=True, alias=True)

    answer = read(f"events/{event.translation_key}/", locale="tr")

    assert answer["meta"]["locale"] == "de"
    assert [link["locale"] for link in answer["meta"]["translations"]] == ["de"]
    assert read("events/", locale="tr", fallback="none")["count"] == 0


def test_d05_references_take_the_best_translation_whatever_row_is_stored(site_tree, read):
    topic = TopicFactory(title="Bildung", slug="bildung")
    turkish = translate(topic, "tr", title="Eğitim")
    canonical = EventPageFactory(topics=[topic])
    copied = EventPageFactory(topics=[turkish])

    def titles(event, code):
        answer = read(f"events/{event.translation_key}/", locale=code)
        return [(item["title"], item["locale"]) for item in answer["topics"]]

    assert titles(canonical, "tr") == titles(copied, "tr") == [("Eğitim", "tr")]
    assert titles(canonical, "de") == titles(copied, "de") == [("Bildung", "de")]
    assert titles(canonical, "ar") == titles(copied, "ar") == [("Bildung", "de")]


def test_d05_references_fall_back_also_without_fallback(site_tree, read):
    event = EventPageFactory(topics=[TopicFactory(title="Bildung")])
    translate(event, "tr")

    answer = read(f"events/{event.translation_key}/", locale="tr", fallback="none")

    assert [item["locale"] for item in answer["topics"]] == ["de"]


@pytest.fixture
def easy_and_plain(site_tree):
    easy = MSOProfilePageFactory(title="Kulturverein")
    translate(easy, "de-simple", title="Verein in Leichter Sprache")
    return easy, MSOProfilePageFactory(title="Nur Deutsch")


def test_d07_easy_german_only_when_it_is_asked_for(easy_and_plain, read):
    assert served(read("msos/", locale="de")) == [
        ("Kulturverein", "de", False),
        ("Nur Deutsch", "de", False),
    ]
    assert served(read("msos/", locale="de-simple")) == [
        ("Nur Deutsch", "de", True),
        ("Verein in Leichter Sprache", "de-simple", False),
    ]


def test_d07_the_language_tag_of_easy_german(easy_and_plain, read):
    key = easy_and_plain[0].translation_key

    meta = read(f"msos/{key}/", locale="de-simple")["meta"]

    assert (meta["lang"], meta["dir"]) == ("de-simple", "ltr")


def test_d07_d29_accept_language_changes_nothing(easy_and_plain, client):
    key = easy_and_plain[0].translation_key
    for path in ("msos/", f"msos/{key}/", "msos/?limit=0", f"topics/{key}/"):
        plain = client.get(f"/api/v1/{path}")
        for header in ("de", "de-DE", "en", "tr,de;q=0.5", "*", "", "xx", "de-simple"):
            asked = client.get(f"/api/v1/{path}", headers={"accept-language": header})

            assert asked.content == plain.content
            assert lasting_headers(asked) == lasting_headers(plain)


@pytest.mark.parametrize("code", ["de-xx", "fr", "DE", "de_simple", "", "**", "root"])
def test_d07_an_unknown_locale_is_refused(db, client, code):
    response = client.get("/api/v1/events/", {"locale": code})

    assert response.status_code == 422
    assert [(item["parameter"], item["allowed"]) for item in response.json()["errors"]] == [
        ("locale", ["de", "en", "tr", "ar", "uk", "de-simple", "*"])
    ]
