"""From a path to what stands there."""

import unicodedata
from urllib.parse import quote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from tests.contract import hiding
from tests.contract.asking import lasting_headers
from tests.factories.copies import multiply
from tests.factories.locales import locale, translate
from tests.factories.pages import ContentPageFactory
from tests.factories.tree import create_site_tree

FRONTENDS = {
    "de": "https://portal.example{path}",
    "*": "https://portal.example/{locale}{path}",
}


def test_what_a_path_leads_to(site_tree, resolve):
    page = ContentPageFactory(title="Über uns", slug="über-uns")

    assert resolve("/über-uns/") == {
        "resource": "pages",
        "id": str(page.translation_key),
        "locale": "de",
        "type": "mso_headless.ContentPage",
        "title": "Über uns",
        "path": "/%C3%BCber-uns/",
        "url": "http://localhost/%C3%BCber-uns/",
        "detail_url": f"/api/v1/pages/{page.translation_key}/?locale=de",
        "redirected_from": None,
        "is_permanent": None,
        "detail": None,
    }


@pytest.mark.parametrize("slug", ["über-uns", "بيت-الثقافات", "український-дім", "çocuk-şenliği"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_d34_a_path_may_be_written_in_many_ways(site_tree, resolve, slug, form):
    page = ContentPageFactory(slug=slug)
    written = unicodedata.normalize(form, slug)
    ways = [
        f"/{written}/",
        f"/{written}",
        written,
        f"/{quote(written)}/",
        f"/{quote(written)}",
        f"/{quote(written).lower()}/",
        f"/{written}/?utm_source=mail#oben",
        f"http://localhost/{written}/",
        f"https://localhost:8000/{quote(written)}?a=b",
        f"//localhost/{written}/",
        page.full_url,
    ]

    assert [resolve(way) and resolve(way)["id"] for way in ways] == [
        str(page.translation_key) for _way in ways
    ]


def test_the_start_page(site_tree, resolve):
    translate(site_tree.root, "ar", title="البداية")

    for path in ("/", "http://localhost", "http://localhost/", "/?a=b"):
        assert resolve(path)["title"] == "Start"
    for path in ("/ar/", "/ar", "http://localhost/ar"):
        assert resolve(path)["title"] == "البداية"
    assert resolve("/tr/") is None


def test_a_section_has_no_resource(site_tree, resolve):
    assert site_tree.events.live

    found = resolve("/veranstaltungen/")

    assert found["type"] == "mso_events.EventIndexPage"
    assert (found["resource"], found["detail_url"]) == (None, None)


def test_the_path_says_the_language_unless_another_is_asked_for(site_tree, resolve):
    page = ContentPageFactory(title="Hilfe", slug="hilfe")
    translate(page, "tr", title="Yardım", slug="yardım")

    assert resolve("/hilfe/")["locale"] == "de"
    assert resolve("/tr/yardım/")["locale"] == "tr"
    assert resolve("/hilfe/", locale="tr")["path"] == "/tr/yard%C4%B1m/"
    assert resolve("/hilfe/", locale="tr")["detail_url"].endswith("?locale=tr")
    assert resolve("/tr/yardım/", locale="ar")["locale"] == "de"
    assert resolve("/tr/yardım/", locale="ar")["detail_url"].endswith("?locale=ar")


def test_d07_easy_language_has_paths_of_its_own(site_tree, resolve):
    page = ContentPageFactory(slug="hilfe")
    translate(page, "de-simple", title="Hilfe in Leichter Sprache")

    assert resolve("/de-simple/hilfe-in-leichter-sprache/")["locale"] == "de-simple"
    assert resolve("/hilfe/")["locale"] == "de"


def test_d06_the_path_of_an_alias_leads_to_the_translation_that_answers(site_tree, resolve):
    page = ContentPageFactory(title="Seite", slug="seite")
    page.copy_for_translation(locale("ar"), copy_parents=True, alias=True)

    assert resolve("/ar/seite/")["path"] == "/seite/"

    translate(page, "en", title="Page")
    assert resolve("/ar/seite/")["path"] == "/en/page/"

    page.unpublish()
    Page.objects.filter(alias_of=page).update(live=True)
    page.get_translation(locale("en")).unpublish()
    assert resolve("/ar/seite/") is None


def test_what_is_private_in_one_language_is_so_in_all_if_only_an_alias(site_tree, resolve):
    page = ContentPageFactory(slug="seite")
    alias = page.copy_for_translation(locale("ar"), copy_parents=True, alias=True)
    folder = ContentPageFactory(slug="ordner", parent=alias.get_parent())
    hiding.restrict(folder)
    type(alias).objects.get(pk=alias.pk).move(folder, pos="last-child")

    assert resolve("/ar/ordner/seite/") is None
    assert resolve("/seite/") is None


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
def test_d08_hidden_and_never_existing_are_answered_alike(site_tree, client, way):
    page = ContentPageFactory(slug="verborgen")
    below = ContentPageFactory(slug="darunter", parent=page)
    translate(page, "tr", live=False)
    way(type(page).objects.get(pk=page.pk))
    below.refresh_from_db()
    paths = [
        "/verborgen/",
        "/verborgen",
        page.full_url,
        "/tr/verborgen/",
        type(page).objects.get(pk=page.pk).full_url,
    ]
    if way not in (hiding.unpublish, hiding.expire):
        paths += ["/verborgen/darunter/", below.full_url]

    answers = [client.get("/api/v1/resolve/", {"path": path}) for path in [*paths, "/nie/"]]

    assert {answer.status_code for answer in answers} == {404}
    assert len({(answer.content, str(lasting_headers(answer))) for answer in answers}) == 1


def test_a_page_of_another_site(site_tree, resolve, client, settings):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "other.example"]
    other = create_site_tree("other.example", is_default=False)
    ContentPageFactory(slug="dort", parent=other.root)

    assert resolve("/dort/") is None
    assert resolve("http://other.example/dort/") is None
    there = client.get("/api/v1/resolve/", {"path": "/dort/"}, headers={"host": "other.example"})
    assert there.json()["url"] == "http://other.example/dort/"


def test_an_address_of_the_frontend(site_tree, resolve, settings):
    settings.HEADLESS_FRONTEND_URLS = FRONTENDS
    translate(ContentPageFactory(title="Hilfe", slug="hilfe"), "tr", title="Yardım")

    assert resolve("https://portal.example/hilfe/")["locale"] == "de"
    assert resolve("https://portal.example/tr/yardim")["locale"] == "tr"
    assert resolve("https://portal.example/tr/yardim?a=b")["url"] == (
        "https://portal.example/tr/yardim/"
    )
    assert resolve("https://portal.example")["title"] == "Start"
    assert resolve("https://portal.example:8443/hilfe/") is None
    assert resolve("https://evil.example/hilfe/") is None
    assert resolve("http://localhost/hilfe/")["locale"] == "de"


def test_an_empty_site(db, resolve):
    Page.objects.filter(depth=2).delete()

    assert resolve("/") is None


# Malformed ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "%00",
        "/%00/",
        "/%2500/",
        "/seite/%00",
        "/%ED%A0%80/",
        "/%25ED%25A0%2580/",
        "/%FF",
        "/%25FF",
        "/%25",
        "/%25zz/",
        "//evil.example",
        "//evil.example/seite/",
        "///seite/",
        "////",
        "http:///seite/",
        "http://localhost//seite/",
        "http://localhost@evil.example/seite/",
        "http://[",
        "http://[::1]/seite/",
        "http://localhost:x/seite/",
        "https://portal.example:x/seite/",
        "/%5Cevil.example",
        "/../seite/",
        "/seite/../seite/",
        "/seite/..",
        "..",
        "/seite//",
        "/./seite/",
        "javascript:alert(1)",
        "data:,seite",
        "ftp://localhost/seite/",
        "/%25",
        "/seite%253F/",
        "/SEITE/",
        "/seite%0A",
        "/%E2%80%AEetios/",
        "/[",
        "/localhost/seite/",
        "/de/seite/",
        "/en/seite/",
        "*",
        "/" + "a/" * 900,
        "/" + "a" * 1900,
    ],
)
def test_what_can_be_no_path_is_never_there(site_tree, client, settings, path):
    settings.HEADLESS_FRONTEND_URLS = FRONTENDS
    ContentPageFactory(slug="seite")
    assert client.get("/api/v1/resolve/?path=/seite").status_code == 200

    response = client.get(f"/api/v1/resolve/?path={path}")

    assert response.status_code == 404
    assert response["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "path=",
        "path=/" + "a" * 10_000,
        "path=/a&path=/b",
        "path=/&locale=xx",
        "path=/&include=x",
    ],
)
def test_parameters_are_refused(site_tree, client, query):
    assert client.get(f"/api/v1/resolve/?{query}").status_code == 422


def test_an_unknown_parameter_is_told_what_is_allowed(db, client):
    (error,) = client.get("/api/v1/resolve/?path=/&fallback=none").json()["errors"]

    assert error["allowed"] == ["include", "locale", "path", "version"]


# Details and queries ---------------------------------------------------------------------


def test_the_details_are_those_of_the_page_in_the_language_of_the_path(site_tree, client, resolve):
    page = ContentPageFactory(slug="seite", teaser="Kurz")
    translate(page, "tr", slug="sayfa")
    Redirect.add_redirect("/alt", page)
    Redirect.add_redirect("/weg", "https://land.example/")

    def detail(locale):
        return client.get(f"/api/v1/pages/{page.translation_key}/", {"locale": locale}).json()

    assert resolve("/seite/", include="detail")["detail"] == detail("de")
    assert resolve("/tr/sayfa/", include="detail")["detail"] == detail("tr")
    assert resolve("/alt", locale="ar", include="detail")["detail"] == detail("ar")
    assert resolve("/seite/")["detail"] is None
    assert resolve("/weg", include="detail")["detail"] is None


def test_queries_do_not_grow_with_the_site(site_tree, client, nothing_kept):
    page = ContentPageFactory(slug="seite")
    translate(page, "tr")
    Redirect.add_redirect("/alt", page)

    def queries(path):
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/api/v1/resolve/", {"path": path}).status_code == 200
        return len(captured)

    queries("/seite/")
    one = queries("/seite/"), queries("/alt")
    multiply([page], 50)
    # What is read once for each version of the content.
    queries("/seite/")

    assert (queries("/seite/"), queries("/alt")) == one
