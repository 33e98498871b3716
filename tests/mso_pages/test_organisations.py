"""What the API tells of an organisation beyond its profile: network, state, consents."""

import datetime as dt
from typing import Any

import pytest

from mso_pages.models import ContactConsent, Mentoring, OrganisationState, UmbrellaMembership
from tests.factories.funding import FundingCallPageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OrganisationStateFactory
from tests.factories.partners import PartnerOrganisationFactory

TODAY = dt.date(2026, 11, 25)


@pytest.fixture(autouse=True)
def today(settings: Any) -> None:
    settings.DEMO_TODAY = TODAY.isoformat()


def slugs(references: list[dict[str, Any]]) -> list[str]:
    return [reference["slug"] for reference in references]


# Mentors and mentees -----------------------------------------------------------------


def test_both_sides_of_a_mentoring_are_told(site_tree: Any, read: Any) -> None:
    young = MSOProfilePageFactory(slug="jung")
    old = MSOProfilePageFactory(slug="alt", mentorings=[Mentoring(mentee=young)])

    mentor, mentee = (read(f"msos/{page.translation_key}/") for page in (old, young))

    assert (slugs(mentor["mentees"]), slugs(mentor["mentors"])) == (["jung"], [])
    assert (slugs(mentee["mentees"]), slugs(mentee["mentors"])) == ([], ["alt"])


def test_several_mentors_stand_in_the_order_of_their_names(site_tree: Any, read: Any) -> None:
    young = MSOProfilePageFactory()
    for title, slug in (("Ruhr", "ruhr"), ("Brücke", "bruecke")):
        MSOProfilePageFactory(title=title, slug=slug, mentorings=[Mentoring(mentee=young)])

    assert slugs(read(f"msos/{young.translation_key}/")["mentors"]) == ["bruecke", "ruhr"]


def test_mentor_with_translations_is_told_once_and_in_the_language_read(
    site_tree: Any, read: Any
) -> None:
    young = MSOProfilePageFactory(title="Jung")
    old = MSOProfilePageFactory(title="Alt", mentorings=[Mentoring(mentee=young)])
    translate(old, "tr", title="Eski")
    translate(young, "tr", title="Genç")

    mentee = read(f"msos/{young.translation_key}/", locale="tr")
    mentor = read(f"msos/{old.translation_key}/", locale="tr")

    assert [reference["title"] for reference in mentee["mentors"]] == ["Eski"]
    assert [reference["title"] for reference in mentor["mentees"]] == ["Genç"]


def test_draft_is_no_mentor_and_no_mentee(site_tree: Any, read: Any) -> None:
    hidden = MSOProfilePageFactory(live=False)
    page = MSOProfilePageFactory(mentorings=[Mentoring(mentee=hidden)])
    MSOProfilePageFactory(live=False, mentorings=[Mentoring(mentee=page)])

    api = read(f"msos/{page.translation_key}/")

    assert (api["mentors"], api["mentees"]) == ([], [])


def test_membership_in_an_umbrella_that_is_not_public_is_left_out(
    site_tree: Any, read: Any
) -> None:
    public = PartnerOrganisationFactory(slug="dachverband")
    hidden = PartnerOrganisationFactory(live=False)
    page = MSOProfilePageFactory(
        umbrella_memberships=[
            UmbrellaMembership(umbrella=public, since_year=2001),
            UmbrellaMembership(umbrella=hidden),
        ]
    )

    (membership,) = read(f"msos/{page.translation_key}/")["umbrella_memberships"]

    assert (membership["umbrella"]["slug"], membership["since_year"]) == ("dachverband", 2001)


# State -------------------------------------------------------------------------------


def state(page: Any, **values: Any) -> OrganisationState:
    row: OrganisationState = OrganisationStateFactory(organisation=page.translation_key, **values)
    return row


def noon(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time(0), dt.UTC)


LONG_AGO = noon(TODAY - dt.timedelta(days=999))
STATES: list[tuple[dict[str, Any], str]] = [
    ({}, "active"),
    ({"last_confirmed_at": None}, "active"),
    ({"last_confirmed_at": noon(TODAY - dt.timedelta(days=364))}, "active"),
    ({"last_confirmed_at": noon(TODAY - dt.timedelta(days=367))}, "to_confirm"),
    ({"status": "dormant", "last_confirmed_at": LONG_AGO}, "dormant"),
    ({"status": "dissolved", "last_confirmed_at": LONG_AGO}, "dissolved"),
]


def test_status(site_tree: Any, read: Any) -> None:
    page = MSOProfilePageFactory()
    for values, status in STATES:
        OrganisationState.objects.all().delete()
        state(page, **values)

        (card,) = read("msos/")["items"]

        assert (values, card["status"]) == (values, status)
        assert read(f"msos/{page.translation_key}/")["status"] == status


def test_organisation_without_a_state_is_active(site_tree: Any, read: Any) -> None:
    page = MSOProfilePageFactory()

    api = read(f"msos/{page.translation_key}/")

    assert (api["status"], api["last_confirmed_at"]) == ("active", None)


def test_state_counts_for_every_translation(site_tree: Any, read: Any) -> None:
    page = MSOProfilePageFactory(phone="+492314960")
    translate(page, "tr")
    state(page, status="dormant", hides_contact=True)

    api = read(f"msos/{page.translation_key}/", locale="tr")

    assert (api["status"], api["contact"]["phone"]) == ("dormant", None)


def test_state_of_one_organisation_is_not_that_of_another(site_tree: Any, read: Any) -> None:
    page = MSOProfilePageFactory()
    state(MSOProfilePageFactory(), status="dissolved")

    assert read(f"msos/{page.translation_key}/")["status"] == "active"


# Consent -----------------------------------------------------------------------------


def test_consent_holds_from_its_first_to_its_last_day() -> None:
    consent = ContactConsent(given_on=dt.date(2020, 1, 1), expires_on=dt.date(2021, 6, 30))
    days = ("2019-12-31", "2020-01-01", "2021-06-30", "2021-07-01")

    valid = [consent.is_valid_on(dt.date.fromisoformat(day)) for day in days]

    assert valid == [False, True, True, False]


def test_consent_ends_on_the_day_it_is_withdrawn() -> None:
    consent = ContactConsent(given_on=dt.date(2020, 1, 1), withdrawn_on=dt.date(2021, 1, 1))

    assert consent.is_valid_on(dt.date(2020, 12, 31)) is True
    assert consent.is_valid_on(dt.date(2021, 1, 1)) is False


def test_consent_without_an_end_holds() -> None:
    assert ContactConsent(given_on=dt.date(2020, 1, 1)).is_valid_on(dt.date(2099, 1, 1)) is True


# Funding -----------------------------------------------------------------------------


def test_calls_of_a_programme_stand_with_the_newest_first(site_tree: Any, read: Any) -> None:
    first = FundingCallPageFactory(slug="alt", closes_on=dt.date(2018, 1, 4))
    programme = first.get_parent().specific
    later = {"parent": programme, "live": True}
    FundingCallPageFactory(slug="neu", closes_on=dt.date(2025, 10, 21), **later)
    FundingCallPageFactory(slug="laufend", closes_on=None, deadline_kind="rolling", **later)
    FundingCallPageFactory(slug="entwurf", parent=programme, live=False)

    assert slugs(read(f"programmes/{programme.translation_key}/")["calls"]) == [
        "laufend",
        "neu",
        "alt",
    ]
