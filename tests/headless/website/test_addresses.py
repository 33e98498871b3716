"""Where people read a page: in the site's frontend, or in the built-in view."""

import pytest
from wagtail.models import Page, Site

from headless.addresses import Addresses, decoded, page_address
from headless.checks import check_frontend_urls
from tests.factories.locales import translate
from tests.factories.pages import ContentPageFactory
from tests.factories.tree import create_site_tree

PORTAL = {
    "de": "https://portal.example{path}",
    "*": "https://portal.example/{locale}{path}",
}


@pytest.fixture
def pages(site_tree):
    german = ContentPageFactory(slug="über-uns")
    return german, translate(german, "ar", slug="معلومات")


def test_without_a_frontend_it_is_the_built_in_view(site_tree, pages):
    assert [page_address(page, site_tree.site) for page in pages] == [
        "http://localhost/%C3%BCber-uns/",
        "http://localhost/ar/%D9%85%D8%B9%D9%84%D9%88%D9%85%D8%A7%D8%AA/",
    ]
    assert page_address(site_tree.root, site_tree.site) == "http://localhost/"


def test_the_pattern_of_the_language(site_tree, pages, settings):
    settings.HEADLESS_FRONTEND_URLS = PORTAL

    assert [page_address(page, site_tree.site) for page in pages] == [
        "https://portal.example/%C3%BCber-uns/",
        "https://portal.example/ar/%D9%85%D8%B9%D9%84%D9%88%D9%85%D8%A7%D8%AA/",
    ]
    assert page_address(site_tree.root, site_tree.site) == "https://portal.example/"


def test_a_language_without_a_pattern_stays_in_the_built_in_view(site_tree, pages, settings):
    settings.HEADLESS_FRONTEND_URLS = {"de": PORTAL["de"]}

    german, arabic = (page_address(page, site_tree.site) for page in pages)

    assert german.startswith("https://portal.example/")
    assert arabic.startswith("http://localhost/ar/")


def test_several_sites_by_their_host_name(site_tree, settings):
    settings.HEADLESS_FRONTEND_URLS = {"*": "https://app.{hostname}/{locale}{path}"}
    other = create_site_tree("other.example", is_default=False)

    assert page_address(other.root, other.site) == "https://app.other.example/de/"
    assert page_address(site_tree.root, site_tree.site) == "https://app.localhost/de/"


def test_the_path_is_that_of_the_site_whatever_the_frontend(site_tree, pages, settings):
    settings.HEADLESS_FRONTEND_URLS = PORTAL

    assert Addresses(site_tree.site).path(pages[1]).startswith("/ar/%D9%85")


def test_a_page_of_no_site_has_no_address(site_tree):
    root = Page.get_first_root_node()

    assert page_address(root, site_tree.site) == ""
    assert Addresses(None).path(root) == ""
    assert Addresses(None).site_path("http://localhost/") is None
    assert Addresses(None).url_paths("/") == set()


def test_a_project_that_serves_no_pages(site_tree, pages, settings):
    settings.ROOT_URLCONF = "tests.headless.website.without_pages"
    settings.HEADLESS_FRONTEND_URLS = PORTAL
    addresses = Addresses(site_tree.site)

    assert addresses.path(pages[0]) == "/%C3%BCber-uns/"
    assert addresses.path(pages[1]).startswith("/ar/%D9%85")
    assert addresses.url(pages[0]) == "https://portal.example/%C3%BCber-uns/"
    assert pages[1].url_path in addresses.url_paths("/ar/معلومات")
    assert pages[0].url_path in addresses.url_paths("/über-uns")


def test_any_number_of_pages_costs_one_query(site_tree, django_assert_max_num_queries, pages):
    Site.clear_site_root_paths_cache()
    addresses = Addresses(site_tree.site)
    rows = list(Page.objects.filter(depth__gt=1))

    # The sites, and the root pages of each.
    with django_assert_max_num_queries(2):
        assert all(addresses.url(page) and addresses.path(page) for page in rows * 20)


@pytest.mark.parametrize("path", ["/\0", "/%00/", "/%FF", "/%ED%A0%80/", "/\ud800"])
def test_what_a_database_cannot_compare_is_no_path(path):
    """SQLite would take a NUL, PostgreSQL fails on it."""
    assert decoded(path) is None


# The setting --------------------------------------------------------------------------


def test_the_project_and_a_usual_setting_pass(settings):
    assert check_frontend_urls(None) == []
    for good in (PORTAL, {"*": "http://localhost:3000/{locale}{path}"}, {"de": PORTAL["de"]}):
        settings.HEADLESS_FRONTEND_URLS = good
        assert check_frontend_urls(None) == []


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("https://portal.example{path}", "is no dictionary"),
        ({"fr": "https://portal.example{path}"}, "names no language"),
        ({"de": None}, "is no web address"),
        ({"de": "portal.example{path}"}, "is no web address"),
        ({"de": "ftp://portal.example{path}"}, "is no web address"),
        ({"de": "https://{path}"}, "is no web address"),
        ({"de": "https://portal.example:x{path}"}, "is no web address"),
        ({"de": "https://portal.example/"}, "does not end with {path}"),
        ({"de": "https://portal.example{path}?a=b"}, "does not end with {path}"),
        ({"de": "https://portal.example/{path}"}, "has a slash before {path}"),
        ({"de": "https://portal.example/?page={path}"}, "is no web address"),
        ({"de": "https://portal.example/{slug}{path}"}, "knows only"),
        ({"de": "https://portal.example{path}{path}"}, "knows only"),
        ({"*": "https://portal.example{path}"}, "the same addresses"),
        ({"de": PORTAL["de"], "*": PORTAL["de"]}, "the same addresses"),
    ],
)
def test_a_setting_that_makes_no_addresses(settings, value, reason):
    settings.HEADLESS_FRONTEND_URLS = value

    (message,) = check_frontend_urls(None)

    assert message.id == "mso_headless.E004"
    assert reason in message.msg
