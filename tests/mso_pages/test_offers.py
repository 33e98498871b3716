"""Offers follow their profile in every language."""

from typing import Any

import pytest

from mso_pages.models import FundingReceived, Mentoring, Offer
from tests.factories.funding import FundingCallPageFactory, FundingProgrammePageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory, OrganisationStateFactory


def titles(answer: dict[str, Any]) -> list[str]:
    return [item["title"] for item in answer["items"]]


@pytest.fixture
def shortened(site_tree: Any) -> Any:
    """A profile whose German offer was removed after its English translation was made."""
    profile = MSOProfilePageFactory(offers=[OfferFactory(title="Kurs"), OfferFactory(title="Rat")])
    translate(profile, "en")
    profile.offers.remove(profile.offers.get(title="Kurs"))
    profile.save_revision().publish()
    return profile


@pytest.mark.parametrize("code", ["de", "en", "tr"])
def test_removed_offer_lives_on_in_no_language(shortened: Any, read: Any, code: str) -> None:
    profile = read(f"msos/{shortened.translation_key}/", locale=code)

    assert titles(read("offers/", locale=code)) == ["Rat"]
    assert [offer["title"] for offer in profile["offers"]] == ["Rat"]


@pytest.mark.parametrize("code", ["de", "en"])
def test_detail_of_a_removed_offer(site_tree: Any, client: Any, code: str) -> None:
    profile = MSOProfilePageFactory(offers=[OfferFactory(title="Kurs"), OfferFactory(title="Rat")])
    translate(profile, "en")
    address = f"/api/v1/offers/{profile.offers.get(title='Kurs').translation_key}/"
    assert client.get(address, {"locale": code}).status_code == 200

    profile.offers.remove(profile.offers.get(title="Kurs"))
    profile.save_revision().publish()

    assert client.get(address, {"locale": code}).status_code == 404


def test_only_the_requested_language(shortened: Any, read: Any) -> None:
    assert read("offers/", locale="tr", fallback="none")["count"] == 0
    assert read("offers/", locale="en", fallback="none")["count"] == 1


def test_emergency_hides_where_and_when_people_meet(site_tree: Any, read: Any) -> None:
    profile = MSOProfilePageFactory(offers=[OfferFactory(filled=True, title="Sprachkurs")])
    offer = Offer.objects.get()
    shown = read(f"offers/{offer.translation_key}/")
    OrganisationStateFactory(organisation=profile.translation_key, hides_contact=True)

    (in_profile,) = read(f"msos/{profile.translation_key}/")["offers"]
    (in_list,) = read("offers/")["items"]
    alone = read(f"offers/{offer.translation_key}/")

    for hidden in (in_profile, in_list, alone):
        told = [hidden[name] for name in ("place", "online_url", "schedule_note")]
        assert told == ["", "", ""]
        assert (hidden["weekdays"], hidden["starts_at"], hidden["ends_at"]) == ([], None, None)
        assert hidden["title"] == "Sprachkurs"
    assert all(
        shown[name]
        for name in ("place", "online_url", "schedule_note", "weekdays", "starts_at", "ends_at")
    )


# Other relations are read from the original, too -------------------------------------


def test_ended_mentoring_is_not_told_by_a_stale_translation(site_tree: Any, read: Any) -> None:
    young = MSOProfilePageFactory()
    old = MSOProfilePageFactory(mentorings=[Mentoring(mentee=young)])
    translate(old, "en")
    old.mentorings.clear()
    old.save_revision().publish()

    assert read(f"msos/{young.translation_key}/")["mentors"] == []


def test_corrected_predecessor_is_not_told_by_a_stale_translation(
    site_tree: Any, read: Any
) -> None:
    first = FundingProgrammePageFactory()
    second = FundingProgrammePageFactory(predecessor=first)
    translate(second, "en")
    second.predecessor = None
    second.save_revision().publish()

    assert read(f"programmes/{first.translation_key}/")["successors"] == []


def test_funding_of_zero_is_a_number(site_tree: Any, read: Any) -> None:
    funding = FundingReceived(
        call=FundingCallPageFactory(), project="Ehrenamt", year=2024, amount=0, is_public=True
    )
    profile = MSOProfilePageFactory(funding_received=[funding])

    (told,) = read(f"msos/{profile.translation_key}/")["funding_received"]

    assert (told["amount"], type(told["amount"])) == (0, int)
