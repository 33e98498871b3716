"""Nobody has to write an address: it follows the title, in every script and language (D34)."""

import unicodedata
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from events.models import EventPage
from headless.models import ContentPage
from mso_pages.models import MSOProfilePage, PartnerOrganisation, Topic
from tests.factories.events import EventPageFactory
from tests.factories.locales import locale, translate
from tests.factories.pages import ContentPageFactory
from tests.factories.terms import TopicFactory
from tests.factories.tree import SiteTree

from .posting import create, edit, errors

Capture = Callable[..., Any]

SLUGS = {
    "Український дім": "ukrainskyi-dim",
    "بيت الثقافات": "byt-althqafat",
    "Çocuk Şenliği": "cocuk-senligi",
    "Straße & Größe": "strasse-groesse",
    "🎉": "veranstaltung",
}


def by_form(admin: Client, tree: SiteTree, title: str) -> Any:
    assert errors(create(admin, EventPage, {"title": title}, parent=tree.events)) == {}
    return EventPage.objects.order_by("pk").last()


def by_code(admin: Client, tree: SiteTree, title: str) -> Any:
    return Page.objects.get(pk=tree.events.pk).add_child(
        instance=EventPage(title=title, live=False)
    )


@pytest.mark.parametrize("way", [by_form, by_code])
def test_d34_a_page_is_saved_without_touching_its_slug(
    admin: Client, site_tree: SiteTree, way: Any
) -> None:
    for title in SLUGS:
        way(admin, site_tree, title)
    way(admin, site_tree, "Straße: Größe")
    way(admin, site_tree, "🎉🎉")

    pages = EventPage.objects.order_by("pk")
    assert list(pages.values_list("slug", flat=True)) == [
        *SLUGS.values(),
        "strasse-groesse-2",
        "veranstaltung-2",
    ]
    assert {page.url_path for page in pages} == {
        f"{site_tree.events.url_path}{page.slug}/" for page in pages
    }


def test_d34_profiles_of_the_same_title(admin: Client, site_tree: SiteTree) -> None:
    for _ in range(3):
        assert (
            errors(create(admin, MSOProfilePage, {"title": "Ölberg"}, parent=site_tree.msos)) == {}
        )

    slugs = MSOProfilePage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["oelberg", "oelberg-2", "oelberg-3"]


def test_what_the_browser_made_from_the_title_gets_a_number(
    admin: Client, site_tree: SiteTree
) -> None:
    for slug in ("fest", "fest"):
        create(admin, EventPage, {"title": "Fest", "slug": slug}, parent=site_tree.events)

    assert set(EventPage.objects.values_list("slug", flat=True)) == {"fest", "fest-2"}


def test_a_written_slug_is_brought_into_the_form_and_refused_if_taken(
    admin: Client, site_tree: SiteTree
) -> None:
    written = {"title": "Sommer", "slug": " Unser Fest_2027!"}
    assert errors(create(admin, EventPage, written, parent=site_tree.events)) == {}
    refused = create(admin, EventPage, {**written, "title": "Winter"}, parent=site_tree.events)

    assert list(errors(refused)) == ["slug"]
    assert EventPage.objects.get().slug == "unser-fest-2027"


def test_a_public_address_stays(admin: Client, site_tree: SiteTree) -> None:
    page = EventPageFactory(title="Fest", slug="بيت")

    assert errors(edit(admin, page, {"title": "Neues Fest"}, action_publish="1")) == {}
    assert EventPage.objects.get().slug == "بيت"

    assert errors(edit(admin, page, {"slug": ""}, action_publish="1")) == {}
    assert EventPage.objects.get().slug == "neues-fest"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_d34_an_older_address_in_another_script_answers(site_tree: SiteTree, form: str) -> None:
    ContentPageFactory(title="Haus", slug=unicodedata.normalize("NFC", "größe-بيت"))
    shown = unicodedata.normalize(form, "/größe-بيت/")

    for path in (shown, quote(shown), shown.rstrip("/")):
        answer = Client().get("/api/v1/resolve/", {"path": path}).json()
        assert answer["title"] == "Haus"
    if form == "NFC":
        assert Client().get(shown).status_code == Client().get(quote(shown)).status_code == 200
        assert Client().get(shown.rstrip("/")).status_code == 301


def test_a_page_that_lost_its_slug_in_code_keeps_the_public_one(site_tree: SiteTree) -> None:
    page = EventPageFactory(title="Fest", slug="fest")
    page.slug, page.title = "", "Neues Fest"
    page.save()

    assert EventPage.objects.get().slug == "fest"


def test_a_copy_below_the_same_page(admin: Client, site_tree: SiteTree) -> None:
    page = EventPageFactory(title="Fest", slug="fest")
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    form = admin.get(address).context["form"]
    sent = {"new_parent_page": str(site_tree.events.pk), "new_slug": form["new_slug"].value()}

    for title in ("Fest", "عيد", "Fest"):
        assert errors(admin.post(address, {**sent, "new_title": title})) == {}
    assert errors(admin.post(address, {**sent, "new_title": "X", "new_slug": "Große Nº"})) == {}

    slugs = EventPage.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["fest", "fest-2", "yd", "fest-3", "grosse-no"]


def test_the_browser_asks_for_the_slug_of_a_title(admin: Client) -> None:
    address = reverse("headless_slug")

    assert admin.get(address, {"text": "Український дім"}).json() == {"slug": "ukrainskyi-dim"}
    assert admin.get(address, {"text": "🎉"}).json() == {"slug": ""}
    assert admin.get(address).json() == {"slug": ""}
    assert len(admin.get(address, {"text": "ß" * 5000}).json()["slug"]) == 80
    assert Client().get(address).status_code == 302


# Keys of snippets ----------------------------------------------------------------------


def test_a_key_follows_the_name(admin: Client, site_tree: SiteTree) -> None:
    for title in ("Bildung", "تعليم", "Bildung", "🎉"):
        assert errors(create(admin, Topic, {"title": title})) == {}
    assert errors(create(admin, PartnerOrganisation, {"name": "Ämter", "slug": ""})) == {}
    assert errors(create(admin, PartnerOrganisation, {"name": "X", "slug": "Großes Amt"})) == {}

    topics = Topic.objects.order_by("pk").values_list("slug", flat=True)
    assert list(topics) == ["bildung", "tlym", "bildung-2", "thema"]
    partners = PartnerOrganisation.objects.order_by("pk").values_list("slug", flat=True)
    assert list(partners) == ["aemter", "grosses-amt"]


def test_a_key_that_was_written_is_refused_if_taken(admin: Client, site_tree: SiteTree) -> None:
    TopicFactory(slug="bildung")

    refused = create(admin, Topic, {"title": "Lernen", "slug": "bildung"})

    assert list(errors(refused)) == ["slug"]


def test_a_key_of_code(site_tree: SiteTree) -> None:
    TopicFactory(slug="aerzte", title="Ärzte")
    topic = Topic(title="Ärzte", locale=locale(), live=False)
    topic.save()

    assert topic.slug == "aerzte-2"


# Redirects -----------------------------------------------------------------------------


def test_d34_redirects_lead_to_the_page_of_their_language(
    admin: Client, site_tree: SiteTree, django_capture_on_commit_callbacks: Capture
) -> None:
    section = ContentPageFactory(title="Häuser", slug="haeuser")
    page = ContentPageFactory(title="Haus", slug="haus", parent=section)
    for thing, titles in ((section, ("بيوت", "Evler")), (page, ("بيت", "Ev"))):
        for code, title in zip(("ar", "tr"), titles, strict=True):
            translate(thing, code, title=title)
    arabic = page.get_translation(locale("ar"))

    with django_capture_on_commit_callbacks(execute=True):
        assert errors(edit(admin, arabic, {"slug": "dar"}, action_publish="1")) == {}
    with django_capture_on_commit_callbacks(execute=True):
        upper = section.get_translation(locale("ar"))
        assert errors(edit(admin, upper, {"slug": "amakin"}, action_publish="1")) == {}

    found = {item["from_path"]: item["to"] for item in redirects()}
    to = {path: (target["path"], target["locale"]) for path, target in found.items()}
    assert to == {
        "/ar/bywt/byt": ("/ar/amakin/dar/", "ar"),
        "/ar/bywt/dar": ("/ar/amakin/dar/", "ar"),
        "/ar/bywt": ("/ar/amakin/", "ar"),
    }
    for path in ("/ar/bywt/byt/", "/ar/bywt/byt", "http://localhost/ar/bywt/dar/?a=b"):
        answer = Client().get("/api/v1/resolve/", {"path": path}).json()
        assert (answer["title"], answer["locale"]) == ("بيت", "ar")
    followed = Client().get("/ar/bywt/byt/", follow=True)
    assert followed.redirect_chain == [("/ar/amakin/dar/", 301)]
    assert Client().get("/haeuser/haus/").status_code == 200
    assert Client().get("/tr/evler/ev/").status_code == 200


def redirects() -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = Client().get("/api/v1/redirects/").json()["items"]
    return items


def test_a_public_page_below_a_draft_leaves_its_address(
    site_tree: SiteTree, django_capture_on_commit_callbacks: Capture
) -> None:
    draft = ContentPageFactory(title="Entwurf", slug="entwurf", live=False)
    ContentPageFactory(title="Unten", slug="unten", parent=draft)
    draft = ContentPage.objects.get(pk=draft.pk)
    draft.slug = "neu"
    with django_capture_on_commit_callbacks(execute=True):
        draft.save()

    assert [item["from_path"] for item in redirects()] == ["/entwurf/unten"]
