"""The languages of the content, and the site itself."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Locale, Site

from headless.models import ContentPage, Imprint
from headless.website.schemas import ContentLocales, Website
from tests.contract import hiding
from tests.factories.locales import locale, translate
from tests.factories.pages import ContentPageFactory
from tests.factories.tree import create_site_tree

KINDS = ("imprint", "privacy", "accessibility")


@pytest.fixture
def site(site_tree, read):
    def site(**query):
        answer = read("site/", **query)
        Website.model_validate(answer)
        return answer

    return site


# Languages ----------------------------------------------------------------------------


def test_the_languages_in_the_order_of_the_settings(db, read):
    answer = read("locales/")

    ContentLocales.model_validate(answer)
    codes = ["de", "en", "tr", "ar", "uk", "de-simple"]
    assert [item["code"] for item in answer["items"]] == codes
    assert [item["lang"] for item in answer["items"]] == codes
    assert [item["code"] for item in answer["items"] if item["is_default"]] == ["de"]
    assert [item["dir"] for item in answer["items"]] == ["ltr", "ltr", "ltr", "rtl", "ltr", "ltr"]


def test_the_names_of_the_languages(db, read):
    names = {
        item["code"]: (item["name"], item["names"]["de"], item["names"]["en"])
        for item in read("locales/")["items"]
    }

    assert names == {
        "de": ("Deutsch", "Deutsch", "German"),
        "en": ("English", "Englisch", "English"),
        "tr": ("Türkçe", "Türkisch", "Turkish"),
        "ar": ("العربيّة", "Arabisch", "Arabic"),
        "uk": ("Українська", "Ukrainisch", "Ukrainian"),
        "de-simple": (
            "Deutsch (Leichte Sprache)",
            "Deutsch (Leichte Sprache)",
            "German (easy to read)",
        ),
    }


def test_d07_the_languages_that_answer_in_the_place_of_another(db, read):
    assert {item["code"]: item["fallback"] for item in read("locales/")["items"]} == {
        "de": [],
        "en": ["de"],
        "tr": ["de"],
        "ar": ["en", "de"],
        "uk": ["en", "de"],
        "de-simple": ["de"],
    }


def test_a_language_needs_a_locale_and_the_settings(db, read, settings):
    Locale.objects.create(language_code="fr")
    locale("en").delete()

    items = read("locales/")["items"]

    assert [item["code"] for item in items] == ["de", "tr", "ar", "uk", "de-simple"]
    assert [item["fallback"] for item in items if item["code"] == "ar"] == [["de"]]


# The site -----------------------------------------------------------------------------


def test_a_site_without_an_imprint_has_empty_values(site_tree, site):
    answer = site()

    assert answer["name"] == "MSO-Portal"
    assert answer["base_url"] == "http://localhost"
    assert answer["default_locale"] == "de"
    assert answer["home"]["path"] == "/"
    assert set(answer["publisher"].values()) == {""}
    assert answer["contact"] == {"email": "", "phone": None, "phone_display": None}
    assert answer["social"] == []
    assert answer["pages"] == dict.fromkeys(KINDS)
    assert not Imprint.objects.exists()


def test_who_publishes_the_site(site_tree, site):
    Imprint.objects.create(
        site=site_tree.site,
        publisher="Das Portal",
        street="Seibertzstr. 1",
        postal_code="59821",
        town="Arnsberg",
        email="portal@a.example",
        phone="+492314960",
        represented_by="Geschäftsführung",
        responsible_for_content="Pressestelle",
        supervisory_authority="Ministerium",
        register_entry="VR 1",
        social_links=["https://www.mastodon.example/@portal", "https://video.example/c/portal"],
    )

    answer = site()

    assert answer["publisher"] == {
        "name": "Das Portal",
        "street": "Seibertzstr. 1",
        "postal_code": "59821",
        "town": "Arnsberg",
        "represented_by": "Geschäftsführung",
        "responsible_for_content": "Pressestelle",
        "supervisory_authority": "Ministerium",
        "register_entry": "VR 1",
    }
    assert answer["contact"] == {
        "email": "portal@a.example",
        "phone": "+492314960",
        "phone_display": "0231 4960",
    }
    assert answer["social"] == [
        {"network": "mastodon", "url": "https://www.mastodon.example/@portal"},
        {"network": "video", "url": "https://video.example/c/portal"},
    ]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "mastodon.example/@portal", "", 5])
def test_a_profile_is_a_web_address(site_tree, link):
    imprint = Imprint(site=site_tree.site, social_links=["https://mastodon.example/@a", link])

    with pytest.raises(ValidationError) as refused:
        imprint.full_clean()

    assert list(refused.value.message_dict) == ["social_links"]


def test_the_name_is_that_of_the_start_page_where_none_is_set(site_tree, site):
    Site.objects.update(site_name="")

    assert site()["name"] == "Start"


def test_the_standing_texts_in_the_language_that_answers(site_tree, site):
    imprint = ContentPageFactory(title="Impressum", kind="imprint")
    privacy = ContentPageFactory(title="Datenschutz", kind="privacy")
    translate(privacy, "en", title="Privacy")

    german, arabic = site(), site(locale="ar")

    assert german["pages"]["imprint"]["title"] == "Impressum"
    assert german["pages"]["privacy"]["title"] == "Datenschutz"
    assert german["pages"]["accessibility"] is None
    assert arabic["pages"]["imprint"]["locale"] == "de"
    assert arabic["pages"]["imprint"]["detail_url"] == (
        f"/api/v1/pages/{imprint.translation_key}/?locale=ar"
    )
    assert arabic["pages"]["privacy"]["title"] == "Privacy"
    assert site(locale="ar", fallback="none")["pages"] == dict.fromkeys(KINDS)


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
def test_d08_a_hidden_text_is_none(site_tree, site, way):
    page = ContentPageFactory(title="Impressum", kind="imprint")
    page.copy_for_translation(locale("tr"), copy_parents=True, alias=True)
    way(ContentPage.objects.get(pk=page.pk))

    for code in ("de", "tr"):
        assert site(locale=code)["pages"]["imprint"] is None


def test_the_host_chooses_the_site(site_tree, client, settings):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "other.example"]
    other = create_site_tree("other.example", is_default=False)
    Site.objects.filter(pk=other.site.pk).update(site_name="Dort")
    Imprint.objects.create(site=other.site, publisher="Dort")

    there = client.get("/api/v1/site/", headers={"host": "other.example"}).json()
    here = client.get("/api/v1/site/").json()

    assert (there["name"], there["publisher"]["name"]) == ("Dort", "Dort")
    assert there["base_url"] == "http://other.example"
    assert (here["name"], here["publisher"]["name"]) == ("MSO-Portal", "")


def test_no_site_is_a_404(db, client):
    Site.objects.all().delete()

    response = client.get("/api/v1/site/")

    assert (response.status_code, response.json()["detail"]) == (404, "Nothing is published here.")


# Parameters and headers -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "allowed"), [("locales/", ["version"]), ("site/", ["fallback", "locale", "version"])]
)
def test_unknown_parameters_are_refused(db, client, path, allowed):
    response = client.get(f"/api/v1/{path}?utm_source=x")

    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert (error["parameter"], error["allowed"]) == ("utm_source", allowed)


def test_a_repeated_parameter_is_refused(db, client):
    response = client.get("/api/v1/site/?locale=de&locale=tr")

    assert response.status_code == 422


def test_the_language_of_an_answer(site_tree, client):
    assert client.get("/api/v1/site/?locale=ar").headers["Content-Language"] == "ar"
    assert client.get("/api/v1/navigation/?locale=ar").headers["Content-Language"] == "ar"
    assert client.get("/api/v1/sitemap/?locale=ar").headers["Content-Language"] == "ar"
    for path in ("sitemap", "locales", "redirects"):
        response = client.get(f"/api/v1/{path}/", headers={"accept-language": "en"})
        assert response.headers["Content-Language"] == "mul"


@pytest.mark.parametrize("path", ["locales/", "site/", "navigation/", "redirects/", "sitemap/"])
def test_head_and_options_are_answered_and_writes_refused(site_tree, client, path):
    assert client.head(f"/api/v1/{path}").status_code == 200
    assert client.options(f"/api/v1/{path}").status_code == 204
    assert client.post(f"/api/v1/{path}").status_code == 405
