"""What the API keeps to itself is not in the built-in view either."""

import datetime as dt

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page

from mso_pages.models import ContactConsent, MSOProfilePage
from tests.contract.contents import FILLED
from tests.contract.hiding import move_below_private, restrict, unpublish
from tests.contract.referring import PAGES, make_things, refer_to, traces
from tests.contract.test_contact_data import HOURS, PERSON, REACH, STREET
from tests.factories.copies import multiply
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.funding import FundingProgrammePageFactory, NewsPageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory, OrganisationStateFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.terms import MunicipalityFactory

from .viewing import seen

# How a page writes them; the position is not on it.
WRITTEN = {"492314960", "0231 4960", "@verein"}
WAYS = [*STREET[:2], *REACH, *HOURS, *PERSON[:2]]


@pytest.fixture
def profile(site_tree):
    apart = ["body", "gallery", "mentorings", "umbrella_memberships", "funding_received"]
    return MSOProfilePageFactory(filled=True, **{name: [] for name in apart})


def said(page, words):
    """Those of the words that stand anywhere in the view of a page."""
    html = str(seen(page))
    return [word for word in words if word in html]


def test_contact_data_that_are_public_are_shown(profile):
    assert said(profile, WAYS) == WAYS
    assert said(profile, STREET[2:]) == []


@pytest.mark.parametrize("visibility", ["town", "hidden"])
def test_an_address_that_is_not_public_is_not_shown(profile, visibility):
    MSOProfilePage.objects.update(address_visibility=visibility)

    assert said(profile, [*STREET, profile.municipality.name]) == [profile.municipality.name]


def test_an_emergency_hides_every_way_to_reach_it_at_once(profile):
    OrganisationStateFactory(organisation=profile.translation_key, hides_contact=True)

    assert said(profile, [*WAYS, profile.title]) == [profile.title]


@pytest.mark.parametrize("end", ["withdrawn_on", "expires_on"])
def test_a_person_whose_consent_ended_is_not_shown(profile, end):
    ContactConsent.objects.update(**{end: dt.date(2021, 1, 1)})

    assert said(profile, [*PERSON, "0231 4960"]) == ["0231 4960"]


def crawl():
    """Address to answer of every live page of the site."""
    answers = {}
    for page in Page.objects.filter(live=True, depth__gt=1):
        response = Client().get(page.get_url())
        assert response.status_code in (200, 404), page.get_url()
        if response.status_code == 200:
            answers[page.get_url()] = response.content.decode()
    return answers


def test_drafts_are_nowhere(site_tree):
    hidden = make_things(live=False)
    refer_to(hidden)

    answers = crawl()

    assert len(answers) > len(PAGES)
    assert traces(hidden, answers) == set()


def test_what_was_unpublished_is_nowhere(site_tree):
    hidden = make_things()
    refer_to(hidden)
    assert traces(hidden, crawl()) != set()
    for thing in hidden.values():
        unpublish(thing)

    assert traces(hidden, crawl()) == set()


def test_a_draft_of_a_live_page_is_not_shown(site_tree):
    page = MSOProfilePageFactory(self_description="Veröffentlicht.")
    page.self_description = "Noch geheim."
    page.save_revision()

    assert said(page, ["Veröffentlicht.", "Noch geheim."]) == ["Veröffentlicht."]


def test_what_is_private_in_one_language_is_private_in_all(site_tree, client):
    page = ContentPageFactory()
    turkish = translate(page, "tr")
    restrict(page)

    assert client.get(turkish.get_url()).status_code == 404
    # Wagtail sends to the login for the page itself.
    assert client.get(page.get_url()).status_code == 302


def test_so_is_what_was_moved_below_a_private_page_in_one_language(site_tree, client):
    page = ContentPageFactory()
    turkish = translate(page, "tr")
    assert client.get(turkish.get_url()).status_code == 200
    move_below_private(page)

    assert client.get(turkish.get_url()).status_code == 404


def test_whoever_may_see_a_private_page_does(site_tree, admin_client):
    page = ContentPageFactory(title="Geschlossen")
    restrict(page)

    assert "Geschlossen" in seen(page, admin_client).h1.text


@pytest.mark.parametrize(
    "address",
    ["/%00/", "/organisationen/%00/", "/%ff/", "/x/?page=%00", "/organisationen/?page=9e9"],
)
def test_no_address_ends_in_a_fault(site_tree, address):
    client = Client(raise_request_exception=False)

    assert client.get(address).status_code in (200, 404)


def queries_for(client, page):
    """How many queries the view of a page makes."""
    address = page.get_url()
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_queries_do_not_depend_on_the_number_of_rows(site_tree, client):
    few, many = (
        MSOProfilePageFactory(filled=True, offers=[OfferFactory(filled=True) for _ in range(count)])
        for count in (1, 5)
    )

    assert queries_for(client, few) == queries_for(client, many)


SECTIONS = {
    "msos": lambda: MSOProfilePageFactory(filled=True),
    # A town by its regional key has its name elsewhere.
    "programmes": lambda: FundingProgrammePageFactory(
        filled=True, territory=[MunicipalityFactory().ags]
    ),
    "news": lambda: NewsPageFactory(filled=True),
    "events": lambda: EventPageFactory(filled=True),
    "reports": lambda: EventReportPageFactory(filled=True),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_queries_of_a_section_do_not_depend_on_the_number_of_pages(site_tree, client, name):
    section = getattr(site_tree, name)
    page = SECTIONS[name]()
    few = queries_for(client, section)

    multiply([page], 20)

    assert queries_for(client, section) == few
    assert len(seen(section).main.find_all("li", recursive=True)) >= 20


def test_all_kinds_of_pages_are_tried():
    assert set(PAGES) <= {name.rstrip("s") for name in FILLED} | {"mso", "news"}
