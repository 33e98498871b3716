"""The built-in view of every kind of page, in German and in Arabic."""

import re

import pytest
from wagtail.models import Page

from headless.labels import Labels
from headless.presentation import HIDDEN, LABELS
from headless.resources import registry
from mso_pages.models import MSOProfilePage
from tests.contract.contents import FILLED
from tests.factories.copies import multiply
from tests.factories.events import EventPageFactory
from tests.factories.funding import NewsPageFactory
from tests.factories.locales import locale, translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory

from .viewing import facts_of, faults_of, parsed, seen, text_of

PAGES = [resource.name for resource in registry if issubclass(resource.model, Page)]
LANGUAGES = {"de": "ltr", "ar": "rtl"}


def sentences(value):
    """The texts of an answer that somebody wrote for people: what has a blank in it.

    Of an organisation the name of its day is shown, not that of today.
    """
    if isinstance(value, dict):
        apart = (
            ("meta", "type", "slug", "presets")
            if "abbreviation" not in value
            else ("organisation", "presets")
        )
        texts = [item for key, item in value.items() if key not in apart]
        return {text for item in texts for text in sentences(item)}
    if isinstance(value, list):
        return {text for item in value for text in sentences(item)}
    return {value} if isinstance(value, str) and " " in value else set()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_read_in_its_own_language(site_tree, read, name, code):
    page = FILLED[name]()
    if code != "de":
        page = translate(page, code, title="عنوان")

    document = seen(page)

    assert faults_of(document) == []
    assert document.html["lang"] == code
    assert document.html["dir"] == LANGUAGES[code]
    assert text_of(document.h1) == page.title
    answer = read(f"{name}/{page.translation_key}/", locale=code)
    alts = " ".join(image["alt"] for image in document.find_all("img"))
    description = document.find("meta", property="og:description")["content"]
    read_there = f"{text_of(document)} {alts} {description}"
    missing = {
        text
        for text in sentences(answer)
        if " ".join(re.sub(r"<[^>]*>", " ", text).split()) not in read_there
    }
    assert missing == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_with_the_least_that_can_be_published_is_read(site_tree, name):
    filled = FILLED[name]()
    page = type(filled).objects.first()

    assert faults_of(seen(page)) == []


@pytest.mark.parametrize("section", ["msos", "programmes", "news", "events", "reports"])
def test_an_empty_section_is_read(site_tree, section):
    page = getattr(site_tree, section)

    document = seen(page)

    assert faults_of(document) == []
    assert text_of(document.main) == page.title


def test_every_fact_of_every_kind_has_a_label_of_its_own():
    """A name of a field that shines through would be English and technical."""
    unnamed = []
    for resource in registry:
        if not issubclass(resource.model, Page):
            continue
        labels = Labels(resource.model)
        for name, field in resource.detail_schema.model_fields.items():
            parts = getattr(field.annotation, "model_fields", ())
            registered = any((base, name) in LABELS for base in resource.detail_schema.__mro__)
            if not registered and labels.label(name, parts) == name.replace("_", " "):
                unnamed.append(f"{resource.name}.{name}")

    # The distance belongs to a list that measures from a point.
    left_out = {
        *("calls.currency", "reports.last_day"),
        *("msos.location", "msos.registered_year", "msos.distance_km"),
    }
    hidden = {name for name in unnamed if name.split(".")[1] in HIDDEN}
    assert set(unnamed) - hidden == left_out


def test_facts_have_labels_and_names_of_choices_in_the_language_of_the_page(site_tree):
    page = MSOProfilePageFactory(filled=True)

    facts = facts_of(seen(page))

    assert facts["Rechtsform"] == "Eingetragener Verein (e. V.)"
    assert facts["Eingetragen am"] == "17. Mai 1999"
    assert facts["Adresse"] == f"Hauptstraße 1 44135 {page.municipality.name}"


def test_labels_in_another_language_than_the_content_are_marked(site_tree):
    page = translate(MSOProfilePageFactory(filled=True), "ar")

    document = seen(page)

    label = document.find("dt", string="Legal form")
    assert (label.span["lang"], label.span["dir"]) == ("en", "ltr")
    value = label.find_next_sibling("dd").span
    assert (value["lang"], value["dir"], text_of(value)) == (
        "en",
        "ltr",
        "Registered association (e.V.)",
    )
    assert facts_of(document)["Registered on"] == "17 مايو 1999"


def test_the_languages_of_a_page_are_its_public_translations(site_tree):
    page = MSOProfilePageFactory(slug="verein")
    translate(page, "tr", slug="dernek")
    translate(page, "uk", live=False)

    document = seen(page)

    switch = document.find("nav", class_="languages")
    assert [(link["href"], link["lang"], link["hreflang"]) for link in switch.find_all("a")] == [
        ("/tr/organisationen/dernek/", "tr", "tr")
    ]
    assert text_of(switch.find(attrs={"aria-current": True})) == "Deutsch"
    assert [link["hreflang"] for link in document.find_all("link", rel="alternate")] == ["tr"]


def test_a_relation_leads_to_its_page_and_says_its_language(site_tree):
    host = MSOProfilePageFactory(title="Verein", slug="verein")
    event = translate(EventPageFactory(host_mso=host), "tr", slug="etkinlik")

    link = seen(event).find("a", string="Verein")

    assert (link["href"], link["lang"]) == ("/organisationen/verein/", "de")


def test_a_section_lists_what_the_api_lists(site_tree):
    shown = MSOProfilePageFactory(title="Beide", slug="beide")
    MSOProfilePageFactory(title="Nur deutsch", slug="deutsch")
    MSOProfilePageFactory(title="Entwurf", live=False)
    translate(shown, "tr", title="İkisi", slug="ikisi")
    turkish = Page.objects.get(locale=locale("tr"), alias_of=site_tree.msos)

    links = seen(turkish).main.find_all("a")

    assert [(text_of(link), link["href"]) for link in links] == [
        ("İkisi", "/tr/organisationen/ikisi/"),
        ("Nur deutsch", "/organisationen/deutsch/"),
    ]


def test_a_long_section_is_shown_a_page_at_a_time(site_tree, client):
    multiply([NewsPageFactory()], 60)
    address = site_tree.news.get_url()

    sizes = {
        page: len(parsed(client.get(address, {"page": page})).main.find_all("h3"))
        for page in ("1", "2", "99", "x", "-1", "\0")
    }

    assert sizes == {"1": 50, "2": 10, "99": 10, "x": 50, "-1": 10, "\0": 50}


def test_an_alias_is_in_the_language_of_its_words(site_tree):
    page = MSOProfilePageFactory(title="Verein")
    alias = page.create_alias(
        parent=site_tree.msos.copy_for_translation(locale("ar"), alias=True, copy_parents=True),
        update_locale=locale("ar"),
    )

    document = seen(alias)

    assert (document.html["lang"], document.html["dir"]) == ("de", "ltr")


def test_imprint_and_privacy_notice_are_at_the_foot_of_every_page(site_tree):
    ContentPageFactory(title="Impressum", kind="imprint", slug="impressum")
    ContentPageFactory(title="Entwurf", kind="privacy", live=False)
    ContentPageFactory(title="Sonstiges")

    links = seen(EventPageFactory()).footer.find_all("a")

    assert [text_of(link) for link in links[:-1]] == ["Impressum"]
    assert links[0]["href"] == "/impressum/"


def test_everything_that_somebody_wrote_is_escaped(site_tree):
    evil = "<script>alert(1)</script>"
    page = MSOProfilePageFactory(
        filled=True,
        title=f"Titel {evil}",
        self_description=evil,
        short_name=f"{evil}",
        original_name=evil,
        body=[("heading", evil), ("text", f"<p>{evil}</p>"), ("quote", {"text": evil})],
        image_alt=f'"><img src=x onerror=alert(1)>{evil}',
    )
    MSOProfilePage.objects.update(website="javascript:alert(1)")

    document = seen(page)

    assert document.find_all("script") == []
    assert [image for image in document.find_all("img") if image.get("onerror")] == []
    assert all(not link["href"].startswith("javascript") for link in document.find_all("a"))


def test_the_way_up_ends_at_the_start_page(site_tree):
    """What lies above the start page belongs to no site and has no address."""
    site_tree.site.root_page = ContentPageFactory(title="Portal", slug="portal")
    site_tree.site.save()
    page = MSOProfilePageFactory()

    links = seen(page).find("nav", class_="above").find_all("a")

    assert [(text_of(link), link["href"]) for link in links] == [
        ("Portal", "/"),
        ("Organisationen", "/organisationen/"),
    ]
