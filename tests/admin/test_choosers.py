"""Choosers offer each translatable thing once, by its name in the editor's language."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from events.models import EventPage
from mso_pages.models import FundingProgrammePage, NewsPage
from tests.factories.events import EventPageFactory
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import MSOIndexPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import StatisticFactory, TopicFactory
from tests.factories.tree import SiteTree

from .posting import edit, edit_address, errors
from .reading import detail


def offered(admin: Client, chooser: str, **query: str) -> list[tuple[Any, str]]:
    """Primary key and label of each row in a chooser's list."""
    response = admin.get(reverse(f"{chooser}:choose_results"), query)
    assert response.status_code == 200
    return [(row.pk, row.editor_label) for row in response.context["results"]]


def chooser_of(model: Any) -> str:
    """The chooser that relations to a snippet open."""
    return str(model.snippet_viewset.chooser_viewset.url_namespace)


def choices(admin: Client, page: Any, field: str) -> list[tuple[str, str]]:
    """Value and label of the boxes that the edit form of a page offers for a field."""
    form = BeautifulSoup(admin.get(edit_address(page)).content, "html.parser")
    boxes = form.select(f"input[name={field}]")
    return [(str(box["value"]), box.parent.get_text(strip=True)) for box in boxes if box.parent]


@pytest.fixture
def english_admin(admin: Client) -> Client:
    UserProfile.objects.update(preferred_language="en")
    return admin


def test_partner_with_translations_is_offered_once(admin: Client, site_tree: SiteTree) -> None:
    partner = PartnerOrganisationFactory(name="Elternnetzwerk")
    for code, name in (("en", "Parents' network"), ("tr", "Veli ağı"), ("ar", "شبكة")):
        translate(partner, code, name=name)

    assert offered(admin, chooser_of(type(partner))) == [(partner.pk, "Elternnetzwerk")]


def test_label_is_in_the_editors_language(english_admin: Client, site_tree: SiteTree) -> None:
    partner = PartnerOrganisationFactory(name="Elternnetzwerk")
    translate(partner, "en", name="Parents' network")
    untranslated = PartnerOrganisationFactory(name="Bezirk")

    assert offered(english_admin, chooser_of(type(partner))) == [
        (untranslated.pk, "Bezirk"),
        (partner.pk, "Parents' network"),
    ]


def test_search_finds_by_parts_of_words_in_every_language(
    admin: Client, site_tree: SiteTree
) -> None:
    partner = PartnerOrganisationFactory(name="Elternnetzwerk")
    PartnerOrganisationFactory(name="Bezirk")
    for code, name in (("en", "Parents' network"), ("tr", "Veli ağı"), ("ar", "شبكة")):
        translate(partner, code, name=name)

    words = ("netzwerk", "ELTERN netz", "parents", "Veli", "شبكة")
    found = {word: offered(admin, chooser_of(type(partner)), q=word) for word in words}

    assert found == dict.fromkeys(words, [(partner.pk, "Elternnetzwerk")])


def test_search_without_a_hit(admin: Client, site_tree: SiteTree) -> None:
    partner = PartnerOrganisationFactory(name="Elternnetzwerk")

    assert offered(admin, chooser_of(type(partner)), q="Tanz") == []
    assert offered(admin, chooser_of(type(partner)), q="Eltern Tanz") == []


def test_statistic_is_offered_once(admin: Client, site_tree: SiteTree) -> None:
    statistic = StatisticFactory(title="MSO in Deutschland")
    translate(statistic, "en", title="MSOs in Germany")

    assert offered(admin, chooser_of(type(statistic)), q="Germany") == [
        (statistic.pk, "MSO in Deutschland")
    ]


@pytest.mark.parametrize(
    ("make", "chooser"),
    [
        (MSOProfilePageFactory, "mso_chooser"),
        (FundingProgrammePageFactory, "programme_chooser"),
        (FundingCallPageFactory, "call_chooser"),
        (EventPageFactory, "event_chooser"),
    ],
    ids=["mso", "programme", "call", "event"],
)
def test_page_is_offered_once_and_found_by_its_translation(
    admin: Client, site_tree: SiteTree, make: Any, chooser: str
) -> None:
    page = make(title="Brücke")
    translate(page, "tr", title="Köprü")

    assert offered(admin, chooser) == [(page.pk, "Brücke")]
    assert offered(admin, chooser, q="köprü") == [(page.pk, "Brücke")]


def test_profile_without_a_german_one_is_offered_by_its_oldest(
    admin: Client, site_tree: SiteTree
) -> None:
    english = translate(site_tree.msos, "en")
    profile = MSOProfilePageFactory(parent=english, title="Bridge")
    translate(profile, "tr", title="Köprü")

    assert offered(admin, "mso_chooser") == [(profile.pk, "Bridge")]


def test_drafts_are_offered_with_their_status(admin: Client, site_tree: SiteTree) -> None:
    draft = MSOProfilePageFactory(title="Entwurf", live=False)

    response = admin.get(reverse("mso_chooser:choose_results"))

    assert [row.pk for row in response.context["results"]] == [draft.pk]
    assert "Entwurf" in response.content.decode()


def test_chooser_opens_and_gives_what_was_chosen(admin: Client, site_tree: SiteTree) -> None:
    profile = MSOProfilePageFactory(title="Brücke")

    opened = admin.get(reverse("mso_chooser:choose"))
    chosen = admin.get(reverse("mso_chooser:chosen", args=[profile.pk]))

    assert opened.status_code == 200
    assert chosen.json()["result"]["id"] == str(profile.pk)


RELATIONS = {
    (NewsPage, "programme"): "programme_chooser",
    (NewsPage, "call"): "call_chooser",
    (FundingProgrammePage, "predecessor"): "programme_chooser",
    (EventPage, "host_mso"): "mso_chooser",
    (EventPage, "programme"): "programme_chooser",
}


@pytest.mark.parametrize(
    ("model", "field"), RELATIONS, ids=lambda value: getattr(value, "__name__", value)
)
def test_relations_to_pages_open_these_choosers(model: Any, field: str) -> None:
    form_class = model.get_edit_handler().get_form_class()

    widget = form_class.base_fields[field].widget

    assert widget.get_chooser_modal_url() == reverse(f"{RELATIONS[model, field]}:choose")


def test_topics_are_listed_once_in_the_editors_language(
    english_admin: Client, site_tree: SiteTree
) -> None:
    school = TopicFactory(title="Schule")
    for code, title in (("en", "School"), ("tr", "Okul"), ("uk", "Школа")):
        translate(school, code, title=title)
    work = TopicFactory(title="Arbeit")

    page = NewsPageFactory()

    assert choices(english_admin, page, "topics") == [
        (str(work.pk), "Arbeit"),
        (str(school.pk), "School"),
    ]


def test_choice_is_the_same_row_in_every_language_of_a_page(
    admin: Client, site_tree: SiteTree
) -> None:
    topic = TopicFactory(title="Schule")
    translate(topic, "tr", title="Okul")
    original = NewsPageFactory()
    page = translate(original, "tr", title="Haber")
    refused = edit(admin, page, {"topics": [topic.get_translation(page.locale)]})
    assert list(errors(refused)) == ["topics"]

    assert errors(edit(admin, original, {"topics": [topic]}, action_publish="1")) == {}

    response = Client().get(f"/api/v1/news/{page.translation_key}/?locale=tr")
    assert [shown["title"] for shown in response.json()["topics"]] == ["Okul"]
    assert list(page.specific_class.objects.get(pk=page.pk).topics.all()) == [topic]
    assert detail(page)["meta"]["locale"] == "de"


def test_sections_are_not_choosable_as_organisations(admin: Client, site_tree: SiteTree) -> None:
    MSOIndexPageFactory(slug="andere")

    assert offered(admin, "mso_chooser") == []
