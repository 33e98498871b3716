"""Nothing that somebody types into a search of the admin is syntax, and nothing breaks it."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Not, Or, Phrase, PlainText

from mso_pages.models import MSOProfilePage, PartnerOrganisation
from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.tree import SiteTree

TITLE = "Deutsch-Ukrainischer Verein e.V. (Köln)"
FINDING = ["deutsch-ukrainischer", "e.V.", "(Köln", "Köln\x00", '"Köln', "verein*", "-köln"]
NOT_FINDING = [
    "Köln XOR",
    *('"', '""', "'", "*", "NOT", "verein NOT köln", "title:bonn", "\\", ":*", "%", "_", "😀"),
    *("a" * 5000, "   ", "\x00", "\ud800", "é\u0301" * 3000, "OR", "^", "{title}", "-", "-köln x"),
    *("x*", "NEAR(köln verein)", "köln & !verein x", "\ue000", "\ue003", "ꜟ", "𞤀", "'köln':*x"),
]


@pytest.fixture
def screens(indexes: None, site_tree: SiteTree) -> dict[str, str]:
    """The searches of the admin, each with something to be found in it."""
    page = MSOProfilePageFactory(title=TITLE)
    partner = PartnerOrganisationFactory(name=TITLE)
    ImageFactory(title=TITLE)
    DocumentFactory(title=TITLE)
    return {
        "explorer": reverse("wagtailadmin_explore", args=[page.get_parent().pk]),
        "pages": reverse("wagtailadmin_pages:search"),
        "page chooser": reverse("wagtailadmin_choose_page_search"),
        "organisations": reverse("msos:index"),
        "partners": reverse(partner.snippet_viewset.get_url_name("list")),
        "partner chooser": reverse(partner.snippet_viewset.chooser_viewset.get_url_name("choose")),
        "pictures": reverse("wagtailimages:index"),
        "picture chooser": reverse("wagtailimages_chooser:choose"),
        "documents": reverse("wagtaildocs:index"),
    }


def test_every_screen_answers(admin: Client, screens: dict[str, str]) -> None:
    for name, address in screens.items():
        for text in (*FINDING, *NOT_FINDING, "Köln AND"):
            query = text.encode("utf-8", "surrogatepass")
            assert admin.get(address, {"q": query}).status_code == 200, (name, text)


@pytest.fixture
def page(indexes: None, site_tree: SiteTree) -> MSOProfilePage:
    return MSOProfilePageFactory(title=TITLE)


def test_what_stands_around_words_makes_no_difference(page: MSOProfilePage) -> None:
    backend = get_search_backend()
    for text in FINDING:
        for search in (backend.search, backend.autocomplete):
            for query in (text, PlainText(text)):
                assert [found.pk for found in search(query, MSOProfilePage)] == [page.pk], text


def test_nothing_is_found_by_signs(page: MSOProfilePage) -> None:
    backend = get_search_backend()
    for text in NOT_FINDING:
        for search in (backend.search, backend.autocomplete):
            for query in (text, Phrase(text), And([PlainText(text)]), Or([PlainText(text)])):
                found = search(query, MSOProfilePage)
                assert list(found) == [], query
                assert found.count() == 0, query


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=80), other=st.text(max_size=8))
def test_any_text_is_answered(page: MSOProfilePage, text: str, other: str) -> None:
    backend = get_search_backend()
    query = Or([And([PlainText(text), Not(Phrase(other))]), Not(PlainText(other))])
    with transaction.atomic():
        for search in (backend.search, backend.autocomplete):
            for asked in (text, Phrase(text), query):
                found: Any = search(asked, Page)
                assert len(found) == found.count()


def test_so_many_quotes_stay_a_short_question(admin: Client, screens: dict[str, str]) -> None:
    response = admin.get(screens["pages"], {"q": 'köln "verein" ' * 400})

    assert TITLE in response.content.decode()
    # A database takes so many words at once, and a server so much time.
    for query in (
        "köln " * 5000,
        And([Phrase("köln")] * 5000),
        Or([PlainText("köln " * 9)] * 5000),
    ):
        compiler = get_search_backend().search(query, Page).query_compiler
        assert len(compiler.wanted.text) < 20_000


def test_any_text_can_be_indexed(indexes: None, site_tree: SiteTree) -> None:
    for text in (*FINDING, *NOT_FINDING):
        if not {"\x00", "\ud800"} & set(text):
            PartnerOrganisationFactory(name=f"Haus {text}"[:200], aliases=[text[:100]])

    found = get_search_backend().search("Haus", PartnerOrganisation)

    assert len(found) == PartnerOrganisation.objects.count()
