"""Addresses for search engines: the sitemap, and what they are told of a page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from headless.addresses import Addresses
from headless.schemas import Seo
from headless.seo import seo_value
from headless.website.schemas import SitemapEntry
from tests.contract import hiding
from tests.factories.copies import multiply
from tests.factories.locales import locale, translate
from tests.factories.msos import MSOProfilePageFactory, OrganisationStateFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.tree import create_site_tree

WAYS = [
    hiding.unpublish,
    hiding.expire,
    hiding.restrict,
    hiding.move_below_private,
    hiding.move_to_another_site,
]


@pytest.fixture
def urls(site_tree, read):
    def urls(**query):
        answer = read("sitemap/", **query)
        for item in answer["items"]:
            SitemapEntry.model_validate(item)
        assert answer["count"] == len(answer["items"])
        return [item["url"].removeprefix("http://localhost") for item in answer["items"]]

    return urls


def test_an_empty_site_has_only_its_start_page(db, urls, read):
    assert urls() == ["/"]

    Page.objects.filter(depth=2).delete()
    assert read("sitemap/")["count"] == 0


def test_what_an_entry_says(site_tree, read):
    page = ContentPageFactory(slug="hilfe")
    translate(page, "ar", slug="مساعدة")
    hreflang = [
        {"lang": "de", "url": "http://localhost/hilfe/"},
        {"lang": "ar", "url": "http://localhost/ar/%D9%85%D8%B3%D8%A7%D8%B9%D8%AF%D8%A9/"},
        {"lang": "x-default", "url": "http://localhost/hilfe/"},
    ]

    start, german, arabic = read("sitemap/")["items"]

    assert german["updated_at"].startswith("20") and german["updated_at"][-6] == "+"
    del german["updated_at"], arabic["updated_at"]
    assert german == {
        "id": str(page.translation_key),
        "resource": "pages",
        "url": "http://localhost/hilfe/",
        "lang": "de",
        "hreflang": hreflang,
    }
    assert arabic == {**german, "lang": "ar", "url": hreflang[1]["url"]}
    assert start["hreflang"][-1] == {"lang": "x-default", "url": "http://localhost/"}


def test_a_page_without_a_version_in_the_default_language_has_no_default(site_tree, read):
    ContentPageFactory(parent=translate(site_tree.root, "en"), slug="only")

    entry = read("sitemap/", locale="en")["items"][-1]

    assert entry["hreflang"] == [{"lang": "en", "url": "http://localhost/en/only/"}]


def test_pages_in_one_language(urls, site_tree):
    assert site_tree.events.live
    translate(ContentPageFactory(slug="hilfe"), "tr")

    assert urls() == ["/", "/veranstaltungen/", "/hilfe/", "/tr/hilfe/"]
    assert urls(locale="tr") == ["/tr/hilfe/"]
    assert urls(locale="en") == []


@pytest.mark.parametrize("way", WAYS)
def test_d08_what_is_hidden_is_not_there(urls, way):
    page = ContentPageFactory(slug="verborgen")
    page.copy_for_translation(locale("tr"), copy_parents=True, alias=True)
    translate(page, "en", live=False)
    assert urls() == ["/", "/verborgen/"]

    way(type(page).objects.get(pk=page.pk))

    assert urls() == ["/"]


def test_a_page_of_another_site(urls, client, settings):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "other.example"]
    other = create_site_tree("other.example", is_default=False)
    ContentPageFactory(slug="dort", parent=other.root)

    there = client.get("/api/v1/sitemap/", headers={"host": "other.example"}).json()

    assert urls() == ["/"]
    assert [item["url"] for item in there["items"]] == [
        "http://other.example/",
        "http://other.example/dort/",
    ]


def test_paging_walks_every_page_once(site_tree, read):
    page = ContentPageFactory()
    multiply([page, translate(page, "tr")], 5)

    found = [
        (item["id"], item["lang"])
        for offset in range(0, 12, 3)
        for item in read("sitemap/", limit=3, offset=offset)["items"]
    ]

    assert len(found) == len(set(found)) == read("sitemap/")["count"] == 11


@pytest.mark.parametrize("query", ["limit=0", "offset=x", "locale=xx", "locale=", "fallback=none"])
def test_parameters_are_refused(db, client, query):
    response = client.get(f"/api/v1/sitemap/?{query}")

    assert response.status_code == 422
    assert query.split("=")[0] == response.json()["errors"][0]["parameter"]


def test_d32_queries_are_the_same_for_1_and_50(site_tree, client, nothing_kept):
    page = ContentPageFactory()
    rows = [page, translate(page, "tr")]
    multiply(rows, 30)

    def queries(limit):
        with CaptureQueriesContext(connection) as captured:
            items = client.get("/api/v1/sitemap/", {"limit": limit}).json()["items"]
        assert len(items) == limit
        return len(captured)

    queries(1)

    assert queries(1) == queries(50)


# Of a page ----------------------------------------------------------------------------


@pytest.fixture
def seo(site_tree):
    def seo(page, *translations):
        pairs = [(item.locale.language_code, item) for item in (page, *translations)]
        value = seo_value(page, "de", page.teaser, Addresses(site_tree.site), pairs)
        Seo.model_validate(value)
        return value

    return seo


def test_what_is_told_of_a_page(seo):
    page = ContentPageFactory(title="Hilfe", slug="hilfe", teaser="Für <b>alle</b> &amp; jeden")

    assert seo(page, translate(page, "tr", slug="yardım")) == {
        "title": "Hilfe",
        "description": "Für alle & jeden",
        "noindex": False,
        "canonical": "http://localhost/hilfe/",
        "hreflang": [
            {"lang": "de", "url": "http://localhost/hilfe/"},
            {"lang": "tr", "url": "http://localhost/tr/yard%C4%B1m/"},
            {"lang": "x-default", "url": "http://localhost/hilfe/"},
        ],
    }


def test_what_editors_wrote_for_search_engines_goes_first(seo):
    page = ContentPageFactory(
        title="Hilfe", teaser="Für alle", seo_title="Hilfe in Dortmund", search_description="Rat"
    )

    value = seo(page)

    assert (value["title"], value["description"]) == ("Hilfe in Dortmund", "Rat")


def test_a_page_without_a_lead_has_no_description(seo):
    assert seo(ContentPageFactory(teaser=""))["description"] == ""


def test_the_details_tell_it_for_one_and_for_many(site_tree, client):
    first, second = (
        MSOProfilePageFactory(self_description=f"Rat {n}", slug=f"rat-{n}") for n in (1, 2)
    )
    translate(first, "tr", slug="danışma")

    one = client.get(f"/api/v1/msos/{first.translation_key}/", {"locale": "ar"}).json()["seo"]
    many = client.get("/api/v1/msos/", {"view": "detail", "sort": "title"}).json()["items"]

    assert one["description"] == "Rat 1"
    assert one["canonical"].endswith("/rat-1/")
    assert [link["lang"] for link in one["hreflang"]] == ["de", "tr", "x-default"]
    by_slug = {item["slug"]: item["seo"] for item in many}
    assert by_slug["rat-1"] == one
    assert [link["lang"] for link in by_slug[second.slug]["hreflang"]] == ["de", "x-default"]


def test_who_must_not_be_found_is_not_found_by_search_engines(site_tree, client):
    page = MSOProfilePageFactory()
    state = OrganisationStateFactory(organisation=page.translation_key)

    def noindex():
        return client.get(f"/api/v1/msos/{page.translation_key}/").json()["seo"]["noindex"]

    assert noindex() is False
    state.hides_contact = True
    state.save()
    assert noindex() is True
