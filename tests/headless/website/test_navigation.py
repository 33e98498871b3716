"""The menu of the site as a tree."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from headless.website.menu import parents_of
from headless.website.schemas import Navigation
from tests.contract import hiding
from tests.factories.copies import multiply
from tests.factories.events import EventPageFactory
from tests.factories.locales import locale, translate
from tests.factories.pages import ContentPageFactory
from tests.factories.tree import create_site_tree


def in_menu(**values):
    return ContentPageFactory(show_in_menus=True, **values)


def titles(nodes):
    """Title and what is below, level by level."""
    return [
        (node["title"], titles(node["children"])) if node["children"] else node["title"]
        for node in nodes
    ]


@pytest.fixture
def menu(site_tree, read):
    def menu(**query):
        answer = read("navigation/", **query)
        Navigation.model_validate(answer)
        return titles(answer["items"])

    return menu


def test_an_empty_site_has_an_empty_menu(site_tree, read):
    assert read("navigation/") == {"items": []}


def test_no_site_has_an_empty_menu(db, client):
    Page.objects.filter(depth=2).delete()

    assert client.get("/api/v1/navigation/").json() == {"items": []}


def test_what_a_node_says(site_tree, read):
    page = in_menu(title="Über uns", slug="über-uns")

    assert read("navigation/", locale="tr") == {
        "items": [
            {
                "id": str(page.translation_key),
                "type": "mso_headless.ContentPage",
                "title": "Über uns",
                "slug": "über-uns",
                "path": "/%C3%BCber-uns/",
                "url": "http://localhost/%C3%BCber-uns/",
                "resource": "pages",
                "detail_url": f"/api/v1/pages/{page.translation_key}/?locale=tr",
                "locale": "de",
                "dir": "ltr",
                "children": [],
            }
        ]
    }


def test_a_page_that_only_holds_others_counts_and_has_no_detail(site_tree, read):
    section = site_tree.events
    section.show_in_menus = True
    section.save()

    (node,) = read("navigation/")["items"]

    assert (node["type"], node["path"]) == ("mso_events.EventIndexPage", "/veranstaltungen/")
    assert (node["resource"], node["detail_url"]) == (None, None)


def test_the_tree_as_editors_arrange_it(menu):
    about = in_menu(title="Über uns")
    team = in_menu(title="Team", parent=about)
    in_menu(title="Leitung", parent=team)
    in_menu(title="Geschichte", parent=about)
    contact = in_menu(title="Kontakt")
    contact.move(about, pos="left")

    assert menu() == ["Kontakt", ("Über uns", [("Team", ["Leitung"]), "Geschichte"])]
    assert menu(depth=1) == ["Kontakt", "Über uns"]
    assert menu(depth=2) == ["Kontakt", ("Über uns", ["Team", "Geschichte"])]
    assert menu(depth=10) == menu()


def test_a_page_hangs_at_the_nearest_one_above_that_is_in_the_menu(menu):
    above = in_menu(title="Oben")
    between = ContentPageFactory(title="Nicht im Menü", parent=above)
    in_menu(title="Unten", parent=between)
    in_menu(title="Ganz oben", parent=ContentPageFactory(title="Auch nicht im Menü"))

    assert menu() == [("Oben", ["Unten"]), "Ganz oben"]


def test_the_start_page_is_no_entry(site_tree, menu):
    Page.objects.update(show_in_menus=True)

    assert menu() == []


@pytest.mark.parametrize(
    "way",
    [
        hiding.unpublish,
        hiding.expire,
        hiding.restrict,
        hiding.move_below_private,
        hiding.move_to_another_site,
    ],
)
def test_d08_what_is_hidden_is_not_there_nor_what_is_below(menu, way):
    in_menu(title="Sichtbar")
    hidden = in_menu(title="Verborgen")
    in_menu(title="Darunter", parent=hidden)
    between = in_menu(title="Dazwischen", parent=hidden)
    EventPageFactory(title="Fest", parent=between, show_in_menus=True)
    assert menu() == ["Sichtbar", ("Verborgen", ["Darunter", ("Dazwischen", ["Fest"])])]

    way(type(hidden).objects.get(pk=hidden.pk))

    assert menu() == menu(locale="tr") == ["Sichtbar"]


def test_a_page_below_one_that_never_was_public(menu):
    in_menu(title="Darunter", parent=ContentPageFactory(title="Entwurf", live=False))

    assert menu() == []


def test_a_page_of_another_site(site_tree, menu, settings, client):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "other.example"]
    other = create_site_tree("other.example", is_default=False)
    in_menu(title="Hier")
    in_menu(title="Dort", parent=other.root)

    there = client.get("/api/v1/navigation/", headers={"host": "other.example"}).json()["items"]

    assert menu() == ["Hier"]
    assert titles(there) == ["Dort"]
    assert there[0]["url"].startswith("http://other.example/")


# Languages ----------------------------------------------------------------------------


def test_d05_the_best_translation_stands_at_the_place_of_the_page(menu):
    about = in_menu(title="Über uns")
    team = in_menu(title="Team", parent=about)
    in_menu(title="Nur deutsch", parent=team)
    translate(team, "tr", title="Ekip")
    translate(about, "en", title="About us")

    assert menu(locale="de") == [("Über uns", [("Team", ["Nur deutsch"])])]
    assert menu(locale="tr") == [("Über uns", [("Ekip", ["Nur deutsch"])])]
    assert menu(locale="ar") == [("About us", [("Team", ["Nur deutsch"])])]
    assert menu(locale="tr", fallback="none") == ["Ekip"]
    assert menu(locale="uk", fallback="none") == []


def test_d05_a_page_without_a_version_in_the_default_language_comes_last(menu, site_tree):
    root = translate(site_tree.root, "en", title="Home")
    in_menu(title="Only English", parent=root)
    in_menu(title="Deutsch")

    assert menu() == ["Deutsch", "Only English"]


def test_a_draft_translation_is_not_served(menu):
    page = in_menu(title="Seite")
    translate(page, "tr", title="Taslak", live=False)

    assert menu(locale="tr") == ["Seite"]
    assert menu(locale="tr", fallback="none") == []


def test_d06_an_alias_is_no_translation(menu):
    in_menu(title="Seite").copy_for_translation(locale("tr"), copy_parents=True, alias=True)

    assert menu(locale="tr", fallback="none") == []
    assert menu(locale="tr") == ["Seite"]


def test_a_page_that_is_private_in_one_language_is_private_in_all(menu):
    page = in_menu(title="Seite")
    turkish = translate(page, "tr", title="Sayfa")
    in_menu(title="Darunter", parent=page)
    hiding.restrict(turkish)

    assert menu() == menu(locale="tr") == []


def test_the_direction_is_that_of_the_served_language(site_tree, read):
    page = in_menu(title="Seite")
    translate(page, "ar", title="صفحة", slug="صفحة")

    (node,) = read("navigation/", locale="ar")["items"]

    assert (node["locale"], node["dir"], node["title"]) == ("ar", "rtl", "صفحة")
    assert node["path"] == "/ar/%D8%B5%D9%81%D8%AD%D8%A9/"


def test_two_languages_may_have_two_pages_the_other_way_round():
    one, two, three = (uuid.uuid4() for _ in range(3))

    assert parents_of({one: [two], two: [one], three: [two, one]}) == {
        one: two,
        two: None,
        three: two,
    }
    assert parents_of({one: [two, three], two: [one], three: []}) == {
        one: two,
        two: None,
        three: None,
    }


def test_two_pages_the_other_way_round_are_both_in_the_menu(menu):
    upper = in_menu(title="Oben")
    lower = in_menu(title="Unten", parent=upper)
    english = translate(upper, "en", title="Upper")
    alias = lower.copy_for_translation(locale("en"), alias=True)
    alias.move(english, pos="right")
    english.refresh_from_db()
    english.move(type(alias).objects.get(pk=alias.pk), pos="last-child")

    assert menu() == [("Oben", ["Unten"])]
    assert menu(locale="en") == [("Unten", ["Upper"])]


# Parameters and queries -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("depth", "0"),
        ("depth", "11"),
        ("depth", "-1"),
        ("depth", "1.0"),
        ("depth", "١"),
        ("depth", ""),
        ("depth", "9" * 10_000),
        ("locale", "de-xx"),
        ("locale", "*"),
        ("fallback", "yes"),
        ("limit", "1"),
    ],
)
def test_parameters_are_refused_by_name(db, client, parameter, value):
    response = client.get("/api/v1/navigation/", {parameter: value})

    assert response.status_code == 422
    assert [item["parameter"] for item in response.json()["errors"]] == [parameter]


def test_an_unknown_parameter_is_told_what_is_allowed(db, client):
    (error,) = client.get("/api/v1/navigation/?tiefe=2").json()["errors"]

    assert error["allowed"] == ["depth", "fallback", "locale", "version"]


def test_d32_queries_are_the_same_for_1_and_50_nodes(site_tree, client, nothing_kept):
    page = in_menu(title="Seite", parent=in_menu(title="Oben"))
    rows = [page, translate(page, "tr", title="Sayfa")]

    def read(locale):
        with CaptureQueriesContext(connection) as captured:
            answer = client.get("/api/v1/navigation/", {"locale": locale})
        return len(answer.json()["items"][0]["children"]), len(captured)

    read("de")
    one = [read("de"), read("tr")]
    multiply(rows, 50)
    # What is read once for each version of the content.
    read("de")
    many = [read("de"), read("tr")]

    assert [nodes for nodes, _queries in one + many] == [1, 1, 50, 50]
    assert {queries for _nodes, queries in one + many} == {one[0][1]}
