"""The addresses that were given up."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from headless.website import schemas
from tests.contract import hiding
from tests.factories.locales import locale, translate
from tests.factories.pages import ContentPageFactory
from tests.factories.tree import create_site_tree


@pytest.fixture
def redirects(site_tree, read):
    """From the given up path to where it leads."""

    def redirects():
        answer = read("redirects/")
        for item in answer["items"]:
            schemas.Redirect.model_validate(item)
        assert answer["count"] == len(answer["items"])
        return {
            item["from_path"]: item["to"].get("path", item["to"]["url"]) for item in answer["items"]
        }

    return redirects


def test_an_empty_site_has_none(db, read):
    Page.objects.filter(depth=2).delete()

    assert read("redirects/") == {"count": 0, "limit": 20, "offset": 0, "items": []}


def test_what_a_redirect_says(site_tree, read):
    page = ContentPageFactory(slug="بيت")
    Redirect.add_redirect("/über?b=2&a=1", page, is_permanent=False)

    assert read("redirects/")["items"] == [
        {
            "from_path": "/%C3%BCber?a=1&b=2",
            "to": {
                "path": "/%D8%A8%D9%8A%D8%AA/",
                "url": "http://localhost/%D8%A8%D9%8A%D8%AA/",
                "id": str(page.translation_key),
                "type": "mso_headless.ContentPage",
                "locale": "de",
            },
            "is_permanent": False,
        }
    ]


def test_a_changed_slug_leaves_a_redirect(redirects, django_capture_on_commit_callbacks):
    page = ContentPageFactory(slug="alt")
    translate(ContentPageFactory(slug="darunter", parent=page), "tr")
    page = type(page).objects.get(pk=page.pk)
    page.slug = "neu"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    # The alias, whose place the original answers, and the translation below it move along.
    assert redirects() == {
        "/alt": "/neu/",
        "/alt/darunter": "/neu/darunter/",
        "/tr/alt": "/neu/",
        "/tr/alt/darunter": "/tr/neu/darunter/",
    }


def test_addresses_and_paths_as_targets(redirects):
    ContentPageFactory(slug="seite")
    Redirect.add_redirect("/a", "https://land.example/förderung")
    Redirect.add_redirect("/b", "/documents/1/antrag.pdf")
    Redirect.add_redirect("/c", "http://localhost/seite")
    Redirect.add_redirect("/d", "//land.example/")
    Redirect.objects.create(old_path="/leer")

    assert redirects() == {
        "/a": "https://land.example/f%C3%B6rderung",
        "/b": "http://localhost/documents/1/antrag.pdf",
        "/c": "/seite/",
        "/d": "//land.example/",
    }


def test_a_redirect_of_this_site_goes_before_one_of_all(redirects, site_tree):
    other = create_site_tree("other.example", is_default=False)
    Redirect.add_redirect("/alt", ContentPageFactory(slug="alle"))
    Redirect.add_redirect("/alt", ContentPageFactory(slug="eigene"), site=site_tree.site)
    Redirect.add_redirect("/fremd", ContentPageFactory(), site=other.site)

    assert redirects() == {"/alt": "/eigene/"}


def test_a_page_at_the_address_goes_before_a_redirect(redirects):
    page = ContentPageFactory(slug="alt")
    Redirect.add_redirect("/alt", ContentPageFactory(slug="neu"))
    assert redirects() == {}

    hiding.restrict(page)
    assert redirects() == {}

    page.unpublish()
    assert redirects() == {"/alt": "/neu/"}


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
def test_d08_a_redirect_to_what_is_hidden_is_not_listed_nor_counted(redirects, way):
    page = ContentPageFactory(slug="neu")
    alias = page.copy_for_translation(locale("tr"), copy_parents=True, alias=True)
    Redirect.add_redirect("/alt", page)
    Redirect.add_redirect("/tr/alt", alias)
    Redirect.add_redirect("/sichtbar", ContentPageFactory(slug="sichtbares"))
    assert redirects() == {"/alt": "/neu/", "/sichtbar": "/sichtbares/", "/tr/alt": "/neu/"}

    way(type(page).objects.get(pk=page.pk))
    # A link to the page is found at its address, wherever it is now.
    Redirect.add_redirect("/link", type(page).objects.get(pk=page.pk).full_url)

    found = redirects()
    if way is hiding.move_to_another_site:
        assert found.pop("/link").startswith("http://other.example/")
    assert found == {"/sichtbar": "/sichtbares/"}


def test_a_redirect_to_an_alias_that_is_not_live(redirects):
    page = ContentPageFactory(slug="neu")
    alias = page.copy_for_translation(locale("tr"), copy_parents=True, alias=True)
    Redirect.add_redirect("/alt", alias)
    assert redirects() == {"/alt": "/neu/"}

    alias.live = False
    alias.save()

    assert redirects() == {}


def test_paging_walks_every_redirect_once(site_tree, read):
    page = ContentPageFactory(slug="neu")
    Redirect.objects.bulk_create(
        Redirect(old_path=f"/alt-{number:02}", redirect_page=page) for number in range(7)
    )
    pages = [read("redirects/", limit=3, offset=offset) for offset in (0, 3, 6, 9)]

    assert [item["from_path"] for answer in pages for item in answer["items"]] == [
        f"/alt-{number:02}" for number in range(7)
    ]
    assert {answer["count"] for answer in pages} == {7}


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "offset=-1", "offset=x", "locale=de"])
def test_parameters_are_refused(db, client, query):
    response = client.get(f"/api/v1/redirects/?{query}")

    assert response.status_code == 422
    assert query.split("=")[0] == response.json()["errors"][0]["parameter"]


def test_d32_queries_are_the_same_for_1_and_50(site_tree, client, nothing_kept):
    def read():
        with CaptureQueriesContext(connection) as captured:
            count = client.get("/api/v1/redirects/?limit=100").json()["count"]
        return count, len(captured)

    def add(number):
        Redirect.add_redirect(f"/alt-{number}", ContentPageFactory())
        Redirect.add_redirect(f"/link-{number}", "https://land.example/")

    add(0)
    read()
    one = read()
    for number in range(1, 25):
        add(number)
    # What is read once for each version of the content.
    read()
    many = read()

    assert (one[0], many[0], many[1]) == (2, 50, one[1])
