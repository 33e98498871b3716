"""Every screen of the admin opens, and listings show what their filters and search ask for."""

import datetime as dt
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from headless.models import ImageFacts
from mso_pages.models import Membership, Upload
from tests.factories.easy_language import GlossaryTermFactory
from tests.factories.events import (
    EventPageFactory,
    EventParticipationFactory,
    EventReportPageFactory,
)
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.images import ImageFactory, ImageFactsFactory
from tests.factories.msos import (
    ContactConsentFactory,
    MSOProfilePageFactory,
    OrganisationStateFactory,
)
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import (
    MunicipalityFactory,
    StatisticFactory,
    TargetGroupFactory,
    TopicFactory,
)
from tests.factories.tree import SiteTree

Make = Callable[..., Any]

PAGES: list[Make] = [
    ContentPageFactory,
    MSOProfilePageFactory,
    FundingProgrammePageFactory,
    FundingCallPageFactory,
    NewsPageFactory,
    EventPageFactory,
    EventReportPageFactory,
]
SNIPPETS: list[Make] = [
    PartnerOrganisationFactory,
    TopicFactory,
    TargetGroupFactory,
    StatisticFactory,
]
PAGE_SCREENS = ["edit", "copy", "delete", "history", "move", "unpublish", "usage", "view_draft"]
SNIPPET_SCREENS = ["copy", "delete", "edit", "history", "inspect", "unpublish", "usage"]


def name(make: Make) -> str:
    return str(make._meta.model.__name__)  # type: ignore[attr-defined]


@pytest.mark.parametrize("make", PAGES, ids=name)
def test_page_screens_open(admin: Client, site_tree: SiteTree, make: Make) -> None:
    page = make(filled=True)

    answers = {
        screen: admin.get(reverse(f"wagtailadmin_pages:{screen}", args=[page.pk])).status_code
        for screen in PAGE_SCREENS
    }
    explorer = admin.get(reverse("wagtailadmin_explore", args=[page.get_parent().pk]))

    assert answers == dict.fromkeys(PAGE_SCREENS, 200)
    assert page.pk in [row.pk for row in explorer.context["object_list"]]


@pytest.mark.parametrize("make", SNIPPETS, ids=name)
def test_snippet_screens_open(admin: Client, site_tree: SiteTree, make: Make) -> None:
    snippet = make(filled=True)
    urls = type(snippet).snippet_viewset

    answers = {
        screen: admin.get(reverse(urls.get_url_name(screen), args=[snippet.pk])).status_code
        for screen in SNIPPET_SCREENS
    }

    assert answers == dict.fromkeys(SNIPPET_SCREENS, 200)


def test_municipality_screens_open(admin: Client, site_tree: SiteTree) -> None:
    town = MunicipalityFactory()
    urls = type(town).snippet_viewset
    screens = ["delete", "edit", "history", "usage"]

    answers = {
        screen: admin.get(reverse(urls.get_url_name(screen), args=[town.pk])).status_code
        for screen in screens
    }

    assert answers == dict.fromkeys(screens, 200)


@pytest.mark.usefixtures("indexes")
def test_usage_names_the_pages_that_show_a_snippet(admin: Client, site_tree: SiteTree) -> None:
    partner = PartnerOrganisationFactory()
    programme = FundingProgrammePageFactory(title="Programm der Partner", funder=partner)

    usage = admin.get(reverse(partner.snippet_viewset.get_url_name("usage"), args=[partner.pk]))

    assert [row.pk for row, _uses in usage.context["object_list"]] == [programme.pk]


ROWS: dict[str, Callable[[], Model]] = {
    "organisation_states": OrganisationStateFactory,
    "consents": ContactConsentFactory,
    "memberships": lambda: Membership.objects.create(
        organisation=uuid.uuid4(), user=get_user_model().objects.create_user("amina")
    ),
    "uploads": lambda: Upload.objects.create(organisation=uuid.uuid4(), image=ImageFactory()),
    "participations": EventParticipationFactory,
    "glossary": GlossaryTermFactory,
    "image_facts": ImageFactsFactory,
}


@pytest.mark.parametrize("namespace", ROWS)
def test_row_screens_open(admin: Client, site_tree: SiteTree, namespace: str) -> None:
    row = ROWS[namespace]()
    screens = ["delete", "edit", "history", "usage"]

    answers = {
        screen: admin.get(reverse(f"{namespace}:{screen}", args=[row.pk])).status_code
        for screen in screens
    }
    listing = admin.get(reverse(f"{namespace}:index"))

    assert answers == dict.fromkeys(screens, 200)
    assert list(listing.context["object_list"]) == [row]

    assert admin.post(reverse(f"{namespace}:delete", args=[row.pk])).status_code == 302
    assert type(row)._default_manager.count() == 0


def test_listings_name_the_organisation_behind_a_key(
    admin: Client, site_tree: SiteTree, django_user_model: Any
) -> None:
    profile = MSOProfilePageFactory(title="Brücke e.V.")
    key = profile.translation_key
    OrganisationStateFactory(organisation=key)
    ContactConsentFactory(organisation=key)
    Membership.objects.create(organisation=key, user=django_user_model.objects.create_user("a"))
    Upload.objects.create(organisation=key, image=ImageFactory())

    shown = {
        namespace: [
            row.organisation_title
            for row in admin.get(reverse(f"{namespace}:index")).context["object_list"]
        ]
        for namespace in ("organisation_states", "consents", "memberships", "uploads")
    }

    assert shown == dict.fromkeys(shown, ["Brücke e.V."])


def titles(admin: Client, listing: str, **query: object) -> list[str]:
    """What a listing shows for the values of its filters and its search box."""
    response = admin.get(reverse(listing), query)
    assert response.status_code == 200
    return sorted(str(row) for row in response.context["object_list"])


@pytest.mark.usefixtures("indexes")
def test_organisations_by_filter_and_search(admin: Client, site_tree: SiteTree) -> None:
    bridge = MSOProfilePageFactory(title="Brücke", kind="umbrella", legal_form="initiative")
    MSOProfilePageFactory(title="Hafen", live=False)
    topic = bridge.topics.get()

    def shown(**query: object) -> list[str]:
        return titles(admin, "msos:index", **query)

    assert shown() == ["Brücke", "Hafen"]
    assert shown(municipality=bridge.municipality_id) == ["Brücke"]
    assert shown(kind="umbrella") == ["Brücke"]
    assert shown(legal_form="initiative") == ["Brücke"]
    assert shown(topics=topic.pk) == ["Brücke"]
    assert shown(locale="en") == []
    assert shown(live="false") == ["Hafen"]
    assert shown(q="Hafen") == ["Hafen"]


@pytest.mark.usefixtures("indexes")
def test_programmes_by_filter_and_search(admin: Client, site_tree: SiteTree) -> None:
    first = FundingProgrammePageFactory(title="Anschub", funding_type="loan")
    FundingProgrammePageFactory(title="Partnerprojekte")

    assert titles(admin, "programmes:index") == ["Anschub", "Partnerprojekte"]
    assert titles(admin, "programmes:index", funder=first.funder_id) == ["Anschub"]
    assert titles(admin, "programmes:index", funding_type="loan") == ["Anschub"]
    assert titles(admin, "programmes:index", q="Partnerprojekte") == ["Partnerprojekte"]


def test_calls_by_filter(admin: Client, site_tree: SiteTree) -> None:
    FundingCallPageFactory(title="Alt", closes_on=dt.date(2018, 1, 4))
    FundingCallPageFactory(title="Laufend", closes_on=None, deadline_kind="rolling")
    FundingCallPageFactory(title="Neu", closes_on=dt.date(2025, 10, 21))

    assert titles(admin, "calls:index") == ["Alt", "Laufend", "Neu"]
    assert titles(admin, "calls:index", closes_on__gte="2020-01-01") == ["Neu"]
    assert titles(admin, "calls:index", closes_on__lte="2020-01-01") == ["Alt"]
    assert titles(admin, "calls:index", deadline_kind="rolling") == ["Laufend"]


def test_news_by_filter(admin: Client, site_tree: SiteTree) -> None:
    publisher = PartnerOrganisationFactory()
    NewsPageFactory(title="Alt", published_on=dt.date(2018, 12, 7))
    NewsPageFactory(title="Neu", published_on=dt.date(2025, 11, 12), publisher=publisher)

    assert titles(admin, "news:index") == ["Alt", "Neu"]
    assert titles(admin, "news:index", published_on__lte="2020-01-01") == ["Alt"]
    assert titles(admin, "news:index", publisher=publisher.pk) == ["Neu"]


def test_events_by_filter(admin: Client, site_tree: SiteTree) -> None:
    town = MunicipalityFactory()
    EventPageFactory(
        title="Alt", starts_on=dt.date(2018, 7, 11), status="cancelled", municipality=town
    )
    EventPageFactory(title="Neu", starts_on=dt.date(2027, 6, 18), mode="mixed")

    assert titles(admin, "events:index") == ["Alt", "Neu"]
    assert titles(admin, "events:index", starts_on__gte="2020-01-01") == ["Neu"]
    assert titles(admin, "events:index", status="cancelled") == ["Alt"]
    assert titles(admin, "events:index", mode="mixed") == ["Neu"]
    assert titles(admin, "events:index", municipality=town.pk) == ["Alt"]


def test_reports_by_filter(admin: Client, site_tree: SiteTree) -> None:
    EventReportPageFactory(title="Alt", published_on=dt.date(2018, 7, 19))
    EventReportPageFactory(title="Neu", published_on=dt.date(2025, 7, 19), category="training")

    assert titles(admin, "reports:index") == ["Alt", "Neu"]
    assert titles(admin, "reports:index", published_on__gte="2020-01-01") == ["Neu"]
    assert titles(admin, "reports:index", category="networking") == ["Alt"]


@pytest.mark.usefixtures("indexes")
def test_snippets_by_filter_and_search(admin: Client, site_tree: SiteTree) -> None:
    partner = PartnerOrganisationFactory(name="Elternnetzwerk", abbreviation="", kind="umbrella")
    PartnerOrganisationFactory(name="Bezirk", abbreviation="", live=False)
    statistic = StatisticFactory(title="Alt", as_of=dt.date(2011, 1, 1))
    StatisticFactory(title="Neu", as_of=dt.date(2020, 1, 1))
    partners = partner.snippet_viewset.get_url_name("list")
    statistics = statistic.snippet_viewset.get_url_name("list")

    assert titles(admin, partners) == ["Bezirk", "Elternnetzwerk"]
    assert titles(admin, partners, kind="umbrella") == ["Elternnetzwerk"]
    assert titles(admin, partners, live="false") == ["Bezirk"]
    assert titles(admin, partners, locale="en") == []
    assert titles(admin, partners, q="Elternnetzwerk") == ["Elternnetzwerk"]
    assert titles(admin, statistics, as_of__gte="2015-01-01") == ["Neu (2020)"]


def test_search_of_rows(admin: Client, site_tree: SiteTree) -> None:
    ContactConsentFactory(person="Amina Beispiel")
    ContactConsentFactory(person="Bora Muster", withdrawn_on="2021-01-01")
    EventParticipationFactory(event=EventPageFactory(title="Fest"), role="mentor")
    ImageFactsFactory(credit="Foto: Pressestelle")

    assert titles(admin, "consents:index", q="bora") == ["Bora Muster – Veröffentlichung im Profil"]
    assert titles(admin, "consents:index", withdrawn_on__isnull="true") == [
        "Amina Beispiel – Veröffentlichung im Profil"
    ]
    assert len(titles(admin, "participations:index", q="Fest", role="mentor")) == 1
    assert titles(admin, "participations:index", q="Tanz") == []
    assert len(titles(admin, "image_facts:index", q="pressestelle")) == 1
    assert ImageFacts.objects.count() == 1


def test_copied_draft_is_an_own_page(admin: Client, site_tree: SiteTree) -> None:
    page = NewsPageFactory(title="Nachricht", slug="nachricht")
    copied = {
        "new_title": "Zweite",
        "new_slug": "zweite",
        "new_parent_page": str(site_tree.news.pk),
        "publish_copies": "",
    }

    assert admin.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), copied).status_code == 302

    copy = type(page).objects.get(slug="zweite")
    assert (copy.title, copy.live) == ("Zweite", False)
    assert copy.translation_key != page.translation_key


def test_section_exists_once_below_a_page(admin: Client, site_tree: SiteTree) -> None:
    assert offered_below(admin, site_tree.root) == [
        "contentpage",
        "eventindexpage",
        "eventreportindexpage",
        "fundingprogrammeindexpage",
        "msoindexpage",
        "newsindexpage",
    ]

    sections = [site_tree.msos, site_tree.programmes, site_tree.news]
    sections += [site_tree.events, site_tree.reports]
    assert len(sections) == 5
    assert offered_below(admin, site_tree.root) == ["contentpage"]


def offered_below(admin: Client, parent: Page) -> list[str]:
    """The page types that the admin offers below a page."""
    offered = admin.get(reverse("wagtailadmin_pages:add_subpage", args=[parent.pk]))
    if offered.status_code == 302:
        # Where one type is left, its form opens at once.
        return [offered.headers["Location"].split("/")[-3]]
    return sorted(model_name for _verbose, _app, model_name, _help in offered.context["page_types"])
