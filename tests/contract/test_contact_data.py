"""What organisations and persons keep to themselves is in no answer."""

import datetime as dt
import uuid

import pytest

from headless.models import ImageFacts
from mso_pages.models import ContactConsent, FundingReceived, MSOProfilePage, OrganisationState
from tests.contract.crawling import mentions, read_everything
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OrganisationStateFactory

TODAY = dt.date(2027, 3, 20)
STREET = ["Hauptstraße 1", "44135", "51.51234", "7.46123"]
REACH = ["492314960", "0231 4960", "info@verein.example", "https://verein.example/", "@verein"]
HOURS = ["nur Beratung"]
PERSON = ["Amina Beispiel", "vorsitz@verein.example", "492311234567"]


@pytest.fixture(autouse=True)
def today(settings):
    settings.DEMO_TODAY = TODAY.isoformat()


@pytest.fixture(scope="module")
def profile(shared_tree):
    """Everything about how to reach it is filled; what else it does is left out."""
    apart = ["body", "gallery", "mentorings", "umbrella_memberships", "funding_received"]
    page = MSOProfilePageFactory(filled=True, **{name: [] for name in apart})
    translate(page, "tr")
    return page


def said(*words, locales=("de", "tr")):
    """Those of the words that stand in any answer."""
    answers = read_everything(locales, texts=words)
    return sorted({word for word, _address in mentions(list(words), answers)})


def test_contact_data_that_are_public_are_delivered(db, profile):
    words = [*STREET, *REACH, *HOURS, *PERSON]

    assert said(*words) == sorted(words)


@pytest.mark.parametrize("visibility", ["town", "hidden"])
def test_an_address_that_is_not_public_is_nowhere(db, profile, visibility):
    page = MSOProfilePage.objects.get(pk=profile.pk)
    page.address_visibility = visibility
    page.save_revision(clean=False).publish()

    public = [*REACH, profile.municipality.name]
    assert said(*STREET, *public) == sorted(public)


def test_the_position_is_no_more_exact_than_the_address(db, profile, read, nothing_kept):
    def location(visibility):
        MSOProfilePage.objects.update(address_visibility=visibility)
        return read(f"msos/{profile.translation_key}/")["location"]

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


def test_an_emergency_hides_every_way_to_reach_it_at_once(db, profile):
    OrganisationStateFactory(organisation=profile.translation_key, hides_contact=True)

    assert said(*STREET, *REACH, *HOURS, *PERSON, profile.title) == [profile.title]


def test_an_emergency_holds_whatever_revision_is_published_afterwards(db, profile):
    OrganisationStateFactory(organisation=profile.translation_key, hides_contact=True)

    profile.latest_revision.publish()

    assert said(*STREET, *REACH, *HOURS, *PERSON, locales=("de",)) == []


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


def test_a_person_is_named_as_long_as_the_consent_holds(db, profile, read, nothing_kept):
    given = {"organisation": profile.translation_key, "given_on": dt.date(2020, 1, 1)}
    unlimited = {"expires_on": None, "withdrawn_on": None, "purpose": "publication"}
    for consent, named in CONSENTS:
        ContactConsent.objects.update(**{**given, **unlimited, **consent})

        persons = read(f"msos/{profile.translation_key}/")["contact_persons"]
        assert (consent, [person["name"] for person in persons]) == (consent, named)


def test_a_person_whose_consent_was_removed_is_nowhere(db, profile):
    ContactConsent.objects.all().delete()

    assert said(*PERSON, profile.title) == [profile.title]


def fund(profile, project, **values):
    FundingReceived.objects.create(page=profile, project=project, year=2020, **values)


def test_internal_notes_are_nowhere(db, profile):
    OrganisationStateFactory(
        organisation=profile.translation_key, trust_level=OrganisationState.Trust.TRUSTED
    )
    fund(profile, "Begegnung", file_number="AZ-GEHEIM-1", is_public=True)
    facts = ImageFacts.objects.filter(image=profile.image)
    assert facts.update(persons="Amina auf dem Bild", credit="Foto: Verein") == 1
    assert ContactConsent.objects.get().evidence == "Brief vom 1. Januar 2020"

    beside = ["Amina Beispiel", "Begegnung", "Foto: Verein"]
    notes = ["AZ-GEHEIM", "Brief vom 1. Januar", "auf dem Bild", "trust"]
    assert said(*notes, *beside, locales=("de",)) == beside


def test_funding_that_nobody_agreed_to_show_is_nowhere(db, profile):
    fund(profile, "Stilles Projekt", amount=4711, is_public=False)
    fund(profile, "Offenes Projekt", amount=8150, is_public=True)

    words = ["Stilles Projekt", "4711", "Offenes Projekt", "8150"]
    assert said(*words, locales=("de",)) == ["8150", "Offenes Projekt"]
