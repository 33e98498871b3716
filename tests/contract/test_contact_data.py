"""What organisations and persons keep to themselves is in no answer."""

import datetime as dt
import uuid

import pytest

from mso_pages.models import ContactConsent, FundingReceived, MSOProfilePage, OrganisationState
from tests.contract.crawling import mentions, read_everything
from tests.factories.images import ImageFactsFactory
from tests.factories.locales import translate
from tests.factories.msos import (
    MSOProfilePageFactory,
    OrganisationStateFactory,
)

TODAY = dt.date(2027, 3, 20)
STREET = ["Hauptstraße 1", "44135", "51.51234", "7.46123"]
REACH = ["492314960", "0231 4960", "info@verein.example", "https://verein.example/", "@verein"]
HOURS = ["nur Beratung"]
PERSON = ["Amina Beispiel", "vorsitz@verein.example", "492311234567"]


@pytest.fixture(autouse=True)
def today(settings):
    settings.DEMO_TODAY = TODAY.isoformat()


def organisation(**values):
    """Everything about how to reach it is filled; what else it does is left out."""
    apart = ["body", "gallery", "mentorings", "umbrella_memberships", "funding_received"]
    return MSOProfilePageFactory(filled=True, **{**{name: [] for name in apart}, **values})


def said(*words, locales=("de",)):
    """Those of the words that stand in any answer."""
    return sorted({word for word, _address in mentions(list(words), read_everything(locales))})


def test_contact_data_that_are_public_are_delivered(site_tree):
    organisation()

    words = [*STREET, *REACH, *HOURS, *PERSON]
    assert said(*words) == sorted(words)


@pytest.mark.parametrize("visibility", ["town", "hidden"])
def test_an_address_that_is_not_public_is_nowhere(site_tree, visibility):
    page = organisation(address_visibility=visibility)
    translate(page, "tr")

    assert said(*STREET, locales=("de", "tr")) == []
    assert said(*REACH, page.municipality.name) == sorted([*REACH, page.municipality.name])


def test_the_position_is_no_more_exact_than_the_address(site_tree, read):
    page = organisation()

    def location(visibility):
        MSOProfilePage.objects.update(address_visibility=visibility)
        return read(f"msos/{page.translation_key}/")["location"]

    assert location("public") == {
        "latitude": 51.51234,
        "longitude": 7.46123,
        "precision": "address",
    }
    assert location("town") == {
        "latitude": 51.51494,
        "longitude": 7.466,
        "precision": "municipality",
    }
    assert location("hidden") is None


def test_an_emergency_hides_every_way_to_reach_it_at_once(site_tree):
    page = organisation()
    translate(page, "tr")
    OrganisationStateFactory(organisation=page.translation_key, hides_contact=True)

    assert said(*STREET, *REACH, *HOURS, *PERSON, locales=("de", "tr")) == []
    assert said(page.title) == [page.title]


def test_an_emergency_holds_whatever_revision_is_published_afterwards(site_tree):
    page = organisation()
    before = page.latest_revision
    OrganisationStateFactory(organisation=page.translation_key, hides_contact=True)

    before.publish()

    assert said(*STREET, *REACH, *HOURS, *PERSON) == []


YESTERDAY, TOMORROW = TODAY - dt.timedelta(days=1), TODAY + dt.timedelta(days=1)
CONSENTS = [
    ({}, ["Amina Beispiel"]),
    ({"given_on": TODAY}, ["Amina Beispiel"]),
    ({"expires_on": TODAY}, ["Amina Beispiel"]),
    ({"withdrawn_on": TOMORROW}, ["Amina Beispiel"]),
    ({"given_on": TOMORROW}, []),
    ({"expires_on": YESTERDAY}, []),
    ({"withdrawn_on": TODAY}, []),
    ({"withdrawn_on": YESTERDAY}, []),
    ({"purpose": ContactConsent.Purpose.PICTURE}, []),
    ({"organisation": uuid.uuid4()}, []),
]


def test_a_person_is_named_as_long_as_the_consent_holds(site_tree, read):
    page = organisation()
    given = {"organisation": page.translation_key, "given_on": dt.date(2020, 1, 1)}
    unlimited = {"expires_on": None, "withdrawn_on": None, "purpose": "publication"}
    for consent, named in CONSENTS:
        ContactConsent.objects.update(**{**given, **unlimited, **consent})

        persons = read(f"msos/{page.translation_key}/")["contact_persons"]
        assert (consent, [person["name"] for person in persons]) == (consent, named)


def test_a_person_whose_consent_was_removed_is_nowhere(site_tree):
    organisation()
    ContactConsent.objects.all().delete()

    assert said(*PERSON) == []


def test_internal_notes_are_nowhere(site_tree):
    page = organisation()
    OrganisationStateFactory(
        organisation=page.translation_key,
        trust_level=OrganisationState.Trust.TRUSTED,
    )
    ImageFactsFactory(persons="Amina auf dem Bild")

    assert said("AZ-GEHEIM", "Brief vom 1. Januar", "auf dem Bild", "trust") == []


def test_funding_that_nobody_agreed_to_show_is_nowhere(site_tree):
    def funded(project, is_public):
        return FundingReceived(project=project, year=2020, amount=4711, is_public=is_public)

    organisation(funding_received=[funded("Stilles Projekt", False)])
    assert said("Stilles Projekt", "4711") == []

    organisation(funding_received=[funded("Offenes Projekt", True)])
    assert said("Offenes Projekt", "4711") == ["4711", "Offenes Projekt"]
