"""What a search of the admin finds, in which order, and what it costs."""

from typing import Any

import pytest
from django.db import connection
from django.db.models import Exists, OuterRef
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import (
    MATCH_ALL,
    MATCH_NONE,
    And,
    Boost,
    Fuzzy,
    Not,
    Or,
    Phrase,
    PlainText,
    SearchQuery,
)

from mso_pages.models import MSOProfilePage, Municipality, PartnerOrganisation
from search.models import SynonymSet
from tests.factories.images import ImageFactory
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory, TopicFactory
from tests.factories.tree import SiteTree

pytestmark = pytest.mark.usefixtures("indexes")

COMBINED = [
    (And([PlainText("Brücke"), PlainText("Köln")]), "bridge"),
    (And([PlainText("Brückenkurs"), Not(PlainText("Köln"))]), "harbour"),
    (And([PlainText("Müllers"), PlainText("?")]), "bridge"),
    (And([PlainText("Müllers"), MATCH_NONE]), ""),
    (And([MATCH_ALL, PlainText("Müllers")]), "bridge"),
    (Or([PlainText("Müllers"), PlainText("Migranten")]), "bridge harbour"),
    (Or([PlainText("Müllers"), MATCH_NONE]), "bridge"),
    (Or([PlainText("Müllers"), MATCH_ALL]), "bridge harbour"),
    (Or([PlainText("Müllers"), Not(PlainText("Müllers"))]), "bridge harbour"),
    (Or([Not(PlainText("Müllers")), Not(PlainText("Hafen"))]), "bridge harbour"),
    (And([Not(PlainText("Müllers")), Not(PlainText("Hafen"))]), ""),
    (Not(PlainText("Müllers")), "harbour"),
    (Not(Not(PlainText("Müllers"))), "bridge"),
    (Not(Or([PlainText("Müllers"), PlainText("Eltern")])), "harbour"),
    (Not(And([PlainText("Müllers"), PlainText("Hafen")])), "bridge harbour"),
    (Not(PlainText("?")), ""),
    (Boost(PlainText("Müllers"), 3), "bridge"),
    (PlainText("Müllers Hafen", operator="or"), "bridge harbour"),
    (PlainText("Müllers Hafen"), ""),
    (Phrase("in Koeln"), "bridge"),
    (Phrase("Köln in"), ""),
    (Phrase("Elternverein In"), ""),
    (MATCH_ALL, "bridge harbour"),
    (MATCH_NONE, ""),
]


def searched(query: str | SearchQuery, queryset: Any = Page, **options: Any) -> list[str]:
    """The titles of what is found, which is also what is counted."""
    found = get_search_backend().search(query, queryset, **options)
    rows = [str(row) for row in found]
    assert get_search_backend().search(query, queryset, **options).count() == len(rows)
    return rows


def typed(query: str | SearchQuery, queryset: Any = Page, **options: Any) -> list[str]:
    found = get_search_backend().autocomplete(query, queryset, **options)
    rows = [str(row) for row in found]
    assert get_search_backend().autocomplete(query, queryset, **options).count() == len(rows)
    return rows


@pytest.fixture
def bridge(site_tree: SiteTree) -> MSOProfilePage:
    return MSOProfilePageFactory(title="Müllers Brücke, Elternverein", short_name="In Köln daheim")


@pytest.fixture
def harbour(site_tree: SiteTree) -> MSOProfilePage:
    return MSOProfilePageFactory(
        title="Hafen", short_name="Für Migrant:innen", offers=[OfferFactory(title="Brückenkurs")]
    )


def test_every_spelling_is_found(bridge: MSOProfilePage, harbour: MSOProfilePage) -> None:
    for text in ("Müllers", "MÜLLERS", "Muellers", "Mullers", "Koeln", "köln", "Eltern", "Vereine"):
        assert searched(text) == [bridge.title], text


def test_texts_and_rows_of_a_page_are_found(
    bridge: MSOProfilePage, harbour: MSOProfilePage
) -> None:
    for text in ("Migrantinnen", "Migrant*innen", "MigrantInnen", "Brueckenkurse"):
        assert searched(text) == [harbour.title], text


def test_words_of_titles_may_only_be_begun(bridge: MSOProfilePage, harbour: MSOProfilePage) -> None:
    for text in ("m", "Mue", "mü", "Muller", "bru", "Brücke", "eltern", "Eltern Mü", "vere"):
        assert typed(text) == [bridge.title], text


def test_only_titles_are_found_while_they_are_typed(
    bridge: MSOProfilePage, harbour: MSOProfilePage
) -> None:
    assert typed("Köln") == typed("Migrant") == typed("ücke") == typed("*") == []


def test_synonyms_are_found_but_not_while_somebody_types(bridge: MSOProfilePage) -> None:
    SynonymSet.objects.create(words="Domstadt\nKöln")
    PartnerOrganisationFactory(name="Domstadt")

    assert searched("Domstadt") == [bridge.title]
    assert typed("Köln", PartnerOrganisation) == []


def test_a_compound_is_found_by_a_part_only_in_a_title(bridge: MSOProfilePage) -> None:
    """An `Elternverein` has to do with parents: a text that mentions them has not."""
    MSOProfilePageFactory(title="Nordlicht", short_name="Mit Eltern")

    assert searched("Elterninitiative") == [bridge.title]


def test_a_title_goes_before_a_text(site_tree: SiteTree) -> None:
    words = "Lesekreis am Abend"
    MSOProfilePageFactory(title="Lesekreis")
    MSOProfilePageFactory(title="Nordlicht", short_name=words)
    MSOProfilePageFactory(title=words)

    assert searched("Lesekreis") == ["Lesekreis", words, "Nordlicht"]
    assert searched("Lesekreis", Page.objects.order_by("-title"), order_by_relevance=False) == [
        "Nordlicht",
        words,
        "Lesekreis",
    ]


def test_pages_of_results_follow_each_other(site_tree: SiteTree) -> None:
    for number in range(5):
        MSOProfilePageFactory(title=f"Verein {number}")

    whole = searched("Verein")
    found = get_search_backend().search("Verein", Page)

    assert whole == [f"Verein {number}" for number in (4, 3, 2, 1, 0)]
    assert [str(row) for part in (found[:2], found[2:4], found[4:]) for row in part] == whole
    assert str(found[3]) == whole[3]
    assert found[1:3].count() == 2


def test_queries_are_combined(bridge: MSOProfilePage, harbour: MSOProfilePage) -> None:
    titles = {"bridge": bridge.title, "harbour": harbour.title}

    for query, expected in COMBINED:
        found = searched(query, MSOProfilePage)
        assert sorted(found) == sorted(titles[name] for name in expected.split()), query


def test_a_phrase_may_be_begun(bridge: MSOProfilePage) -> None:
    assert typed(Phrase("Müllers Brü")) == [bridge.title]
    assert typed(Phrase("Brücke Mü")) == []


def test_what_no_database_can_do_alike_is_refused(bridge: MSOProfilePage) -> None:
    with pytest.raises(NotImplementedError, match="Fuzzy"):
        searched(Fuzzy("Brucke"))


def test_filters_and_orders_are_those_of_the_database(
    bridge: MSOProfilePage, harbour: MSOProfilePage
) -> None:
    topic, other = TopicFactory(), TopicFactory()
    harbour.topics.set([topic, other])
    harbour.save()
    both = PlainText("Müllers Hafen", operator="or")
    profiles = MSOProfilePage.objects.all()
    through = MSOProfilePage.topics.through.objects.filter(topic=topic)

    assert searched(both, profiles.filter(topics__in=[topic, other])) == [harbour.title]
    assert searched(
        both, profiles.filter(Exists(through.filter(msoprofilepage=OuterRef("pk"))))
    ) == [harbour.title]
    assert searched(both, profiles.filter(municipality__name=bridge.municipality.name)) != []
    assert searched(both, profiles.none()) == []
    assert searched(Not(both), profiles.filter(topics=topic)) == []
    ordered = profiles.order_by("short_name")
    assert searched(both, ordered, order_by_relevance=False) == [harbour.title, bridge.title]


def test_fields_choose_between_names_and_everything(
    bridge: MSOProfilePage, harbour: MSOProfilePage
) -> None:
    assert searched("Köln", fields=["title"]) == []
    assert searched("Müllers", fields=["title"]) == [bridge.title]
    assert searched("Köln", MSOProfilePage, fields=["short_name"]) == [bridge.title]


def test_pages_come_as_what_they_are(bridge: MSOProfilePage) -> None:
    found = get_search_backend().search("Müllers", Page.objects.specific())

    assert [type(page) for page in found] == [MSOProfilePage]
    assert searched("Müllers", Page.objects.defer("title")) == [bridge.title]


def test_keys_that_are_no_numbers(site_tree: SiteTree) -> None:
    town = MunicipalityFactory(ags="05315000", name="Köln")
    MunicipalityFactory(ags="05314000", name="Bonn")
    PartnerOrganisationFactory(name="Stadt Köln")

    assert searched("Koeln", Municipality) == typed("koe", Municipality) == ["Köln"]
    assert searched(Not(PlainText("Koeln")), Municipality) == ["Bonn"]
    assert get_search_backend().search("Koeln", Municipality)[0] == town


def test_names_and_former_names_of_partners(site_tree: SiteTree) -> None:
    partner = PartnerOrganisationFactory(
        name="Ministerium für Integration", abbreviation="MKJFGFI", filled=True
    )

    for text in ("Integrationsministerium", "mkjfgfi", "Früherer Name", "Fachstellen"):
        assert searched(text, PartnerOrganisation) == [str(partner)], text
    assert typed("mkj", PartnerOrganisation) == [str(partner)]
    assert typed("Früh", PartnerOrganisation) == []


def test_pictures_are_found_by_title_and_tag(site_tree: SiteTree) -> None:
    picture = ImageFactory(title="Brückenfest")
    picture.tags.add("Sommer")
    picture.save()
    ImageFactory(title="Hafen")

    assert searched("Bruecke", get_image_model()) == ["Brückenfest"]
    assert searched("sommer", get_image_model()) == ["Brückenfest"]
    assert typed("brü", get_image_model()) == ["Brückenfest"]


def test_scores_are_higher_the_better_something_matches(site_tree: SiteTree) -> None:
    MSOProfilePageFactory(title="Nordlicht", short_name="Lesekreis am Abend")
    MSOProfilePageFactory(title="Lesekreis")
    backend = get_search_backend()

    ranked: list[Any] = list(backend.search("Lesekreis", Page).annotate_score("how_well"))
    by_title: list[Any] = list(
        backend.search(
            "Lesekreis", Page.objects.order_by("title"), order_by_relevance=False
        ).annotate_score("how_well")
    )
    lacking: list[Any] = list(
        backend.search(Not(PlainText("Lesekreis")), Page).annotate_score("how_well")
    )

    assert ranked[0].how_well > ranked[1].how_well
    assert [page.how_well for page in by_title] == [page.how_well for page in ranked]
    assert {page.how_well for page in lacking} == {0.0}


def test_facets_count_what_is_found(site_tree: SiteTree) -> None:
    for kind in ("mso", "mso", "umbrella"):
        MSOProfilePageFactory(title="Verein", kind=kind)
    MSOProfilePageFactory(title="Hafen", kind="mso")

    found = get_search_backend().search("Vereine", MSOProfilePage)

    assert dict(found.facet("kind")) == {"mso": 2, "umbrella": 1}


def test_a_search_costs_few_queries(
    site_tree: SiteTree, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(4):
        MSOProfilePageFactory(title=f"Verein {number}")
    backend = get_search_backend()
    list(backend.search("Verein", Page))
    # PostgreSQL is told how to read, and that it may read as before.
    told = 2 if connection.vendor == "postgresql" else 0

    with django_assert_num_queries(3 + told):  # Synonyms, ids, rows.
        assert len(backend.search("Verein", Page)[:3]) == 3
    with django_assert_num_queries(2 + told):
        assert len(backend.autocomplete("Ver", Page)[:3]) == 3
    with django_assert_num_queries(1 + told):
        assert backend.autocomplete("Ver", Page).count() == 4


def test_other_queries_are_planned_as_before(bridge: MSOProfilePage) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no such setting.")

    assert searched("Müllers") == [bridge.title]

    with connection.cursor() as cursor:
        cursor.execute("SHOW enable_seqscan")
        assert cursor.fetchone() == ("on",)


def test_screens_of_the_admin_search_alike(admin: Client, bridge: MSOProfilePage) -> None:
    """As in the title, as nobody has it, and begun."""
    parent = bridge.get_parent()
    screens = {
        "explorer": reverse("wagtailadmin_explore", args=[parent.pk]),
        "search": reverse("wagtailadmin_pages:search"),
        "chooser": reverse("wagtailadmin_choose_page_search"),
        "organisations": reverse("msos:index"),
    }
    for name, address in screens.items():
        for text in ("Müllers", "muellers", "mull"):
            response = admin.get(address, {"q": text})
            assert "Müllers Brücke" in response.content.decode(), (name, text)
        assert "Müllers Brücke" not in admin.get(address, {"q": "Xaver"}).content.decode(), name


def test_the_page_search_names_what_it_counts(admin: Client, bridge: MSOProfilePage) -> None:
    address = reverse("wagtailadmin_pages:search_results")

    def shown(text: str) -> str:
        return " ".join(admin.get(address, {"q": text}).content.decode().split())

    assert " 1-1 von 1 Seite " in shown("Müllers")
    MSOProfilePageFactory(title="Müllers Garten")
    assert " 1-2 von 2 Seiten " in shown("Müllers")
