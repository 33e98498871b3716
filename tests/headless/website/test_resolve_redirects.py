"""Paths that were given up lead to what took their place."""

import unicodedata
from urllib.parse import quote

import pytest
from django.apps import apps
from wagtail.contrib.redirects.models import Redirect

from tests.contract import hiding
from tests.factories.locales import translate
from tests.factories.pages import ContentPageFactory
from tests.factories.tree import create_site_tree


def test_an_address_that_was_given_up(site_tree, resolve):
    page = ContentPageFactory(title="Neu", slug="neu")
    Redirect.add_redirect("/alt", page)

    found = resolve("/alt/")

    assert (found["path"], found["title"]) == ("/neu/", "Neu")
    assert (found["redirected_from"], found["is_permanent"]) == ("/alt", True)


def test_a_changed_slug_leaves_a_redirect(site_tree, resolve, django_capture_on_commit_callbacks):
    page = ContentPageFactory(title="Fest", slug="بيت")
    page.slug = "عيد"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    found = resolve("/بيت/")

    assert found["id"] == str(page.translation_key)
    assert found["path"] == "/%D8%B9%D9%8A%D8%AF/"
    assert found["redirected_from"] == "/%D8%A8%D9%8A%D8%AA"


def test_a_redirect_in_the_asked_language(site_tree, resolve):
    page = ContentPageFactory(slug="neu")
    translate(page, "tr", title="Yeni")
    Redirect.add_redirect("/alt", page, is_permanent=False)

    assert resolve("/alt", locale="tr")["locale"] == "tr"
    assert resolve("/alt", locale="ar")["locale"] == "de"
    assert resolve("/alt")["is_permanent"] is False


def test_a_redirect_of_this_site_goes_before_one_of_all(site_tree, resolve):
    for_all = ContentPageFactory(title="Für alle")
    Redirect.add_redirect("/alt", for_all)
    assert resolve("/alt")["title"] == "Für alle"

    Redirect.add_redirect("/alt", ContentPageFactory(title="Eigene"), site=site_tree.site)
    assert resolve("/alt")["title"] == "Eigene"

    other = create_site_tree("other.example", is_default=False)
    Redirect.add_redirect("/fremd", for_all, site=other.site)
    assert resolve("/fremd") is None


def test_a_page_at_the_address_goes_before_a_redirect(site_tree, resolve):
    page = ContentPageFactory(slug="alt", title="Wieder da")
    Redirect.add_redirect("/alt", ContentPageFactory())

    assert resolve("/alt/")["title"] == "Wieder da"

    hiding.restrict(page)
    assert resolve("/alt/") is None


def test_a_redirect_by_query(site_tree, resolve):
    Redirect.add_redirect("/index.php?b=2&a=1", ContentPageFactory(title="Mit"))
    Redirect.add_redirect("/index.php", ContentPageFactory(title="Ohne"))

    assert resolve("/index.php?a=1&b=2")["title"] == "Mit"
    assert resolve("/index.php?a=1&b=2")["redirected_from"] == "/index.php?a=1&b=2"
    assert resolve("/index.php?c=3")["title"] == "Ohne"


def test_d34_a_redirect_in_another_form_of_unicode(site_tree, resolve):
    Redirect.add_redirect("/über-uns", ContentPageFactory(title="Neu"))

    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, "/über-uns")
        assert resolve(written)["title"] == resolve(quote(written))["title"] == "Neu"


@pytest.mark.parametrize(
    "way",
    [hiding.unpublish, hiding.restrict, hiding.move_below_private, hiding.move_to_another_site],
)
def test_d08_a_redirect_to_what_is_hidden(site_tree, resolve, way):
    page = ContentPageFactory(slug="neu")
    Redirect.add_redirect("/alt", page)
    Redirect.add_redirect("/auch-alt", "http://localhost/neu/")
    assert resolve("/alt")["path"] == resolve("/auch-alt")["path"] == "/neu/"

    way(type(page).objects.get(pk=page.pk))

    assert resolve("/alt") is None
    if way is not hiding.move_below_private and way is not hiding.move_to_another_site:
        assert resolve("/auch-alt") is None


def test_a_redirect_to_another_site_is_only_an_address(site_tree, resolve):
    Redirect.add_redirect("/alt", "https://land.example/förderung")
    Redirect.add_redirect("/papier", "/documents/1/antrag.pdf")
    nothing = dict.fromkeys(
        ("resource", "id", "locale", "type", "title", "path", "detail_url", "detail")
    )

    assert resolve("/alt") == {
        **nothing,
        "url": "https://land.example/f%C3%B6rderung",
        "redirected_from": "/alt",
        "is_permanent": True,
    }
    assert resolve("/papier")["url"] == "http://localhost/documents/1/antrag.pdf"


def test_a_host_inside_a_path_is_not_passed_over(site_tree, resolve):
    Redirect.add_redirect("/alt", site_tree.root)

    for path in ("http://localhost//evil.example/alt", "http://localhost//[", "///alt"):
        assert resolve(path) is None


def test_redirects_in_a_row(site_tree, resolve):
    Redirect.add_redirect("/neuer", ContentPageFactory(title="Ziel"))
    Redirect.add_redirect("/alt", "/neuer", is_permanent=False)
    Redirect.add_redirect("/älter", "http://localhost/alt")

    found = resolve("/älter")

    assert (found["title"], found["redirected_from"]) == ("Ziel", "/%C3%A4lter")
    assert found["is_permanent"] is False


def test_redirects_in_a_circle(site_tree, resolve):
    Redirect.add_redirect("/a", "/b")
    Redirect.add_redirect("/b", "/a")
    Redirect.add_redirect("/c", "/c")
    Redirect.objects.create(old_path="/leer")

    assert [resolve(path) for path in ("/a", "/b", "/c", "/leer")] == [None] * 4


def test_a_project_without_redirects(site_tree, resolve, read, monkeypatch):
    Redirect.add_redirect("/nie", ContentPageFactory(slug="seite"))
    monkeypatch.setattr(apps, "is_installed", lambda name: False)

    assert resolve("/seite/")["path"] == "/seite/"
    assert resolve("/nie/") is None
    assert read("redirects/")["count"] == 0
