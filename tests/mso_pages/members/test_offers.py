"""Each offer has cards of its own; what they send waits like that of the profile."""

import pytest
from django.test import Client

from mso_pages.members.offers import PARTS
from mso_pages.moderation.selectors import proposed
from tests.factories.members import member_of
from tests.factories.msos import MSOProfilePageFactory, OfferFactory

from .visiting import address, filled_in, live, send, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("part", PARTS)
def test_a_card_of_an_offer_asks_for_at_most_four_things(profile, phone, part):
    offer = profile.offers.first()
    form = phone.get(address(profile, "offer", offer.translation_key, part)).context["form"]
    # The amount is asked for only where there is a fee.
    asked = [field for field in form.visible_fields() if field.name != "cost_note"]
    assert len(asked) <= 4


@pytest.mark.parametrize("part", PARTS)
def test_sent_as_it_stands_an_offer_stays_as_it_is(profile, phone, part):
    offer = profile.offers.first()

    response = send(phone, address(profile, "offer", offer.translation_key, part))

    assert "Nothing was changed." in words(response)


def test_an_offer_begins_with_what_it_is(profile, phone):
    send(phone, address(profile, "new_offer"), title="Tanz", cost="free")

    titles = [offer.title for offer in proposed(profile).offers.all()]
    assert titles == [*live(profile).offers.values_list("title", flat=True), "Tanz"]


def test_an_offer_that_waits_is_gone_on_with(profile, phone):
    send(phone, address(profile, "new_offer"), title="Tanz", cost="free")
    key = next(o.translation_key for o in proposed(profile).offers.all() if o.title == "Tanz")

    send(phone, address(profile, "offer", key, "when"), weekdays=["friday"], starts_at="18:00")

    offer = next(o for o in proposed(profile).offers.all() if o.title == "Tanz")
    assert (offer.weekdays, f"{offer.starts_at:%H:%M}") == (["friday"], "18:00")


def test_an_offer_is_removed(profile, phone):
    offer = profile.offers.first()

    response = phone.post(address(profile, "remove_offer", offer.translation_key), follow=True)

    assert response.redirect_chain[-1][0] == address(profile, "offers")
    assert offer.title not in [row.title for row in proposed(profile).offers.all()]
    assert offer.title in live(profile).offers.values_list("title", flat=True)


def test_before_an_offer_is_removed_its_name_is_shown(profile, phone):
    offer = profile.offers.first()
    url = address(profile, "remove_offer", offer.translation_key)
    card = phone.get(address(profile, "offer", offer.translation_key, "what"))
    assert f'href="{url}"' in card.content.decode()
    assert f'action="{url}"' not in card.content.decode()

    asked = phone.get(url)

    assert f"Remove this offer? {offer.title}" in words(asked)
    assert offer in live(profile).offers.all()
    foreign = MSOProfilePageFactory(filled=True).offers.first().translation_key
    assert phone.get(address(profile, "remove_offer", foreign)).status_code == 404


def test_the_list_tells_which_offers_wait(profile, phone):
    waits = "Waits for review"
    assert waits not in words(phone.get(address(profile, "offers")))

    send(phone, address(profile, "new_offer"), title="Tanz", cost="free")

    text = words(phone.get(address(profile, "offers")))
    assert text.count(waits) == 1
    assert f"Tanz {waits}" in text


def test_a_fee_has_an_amount(profile, phone):
    send(phone, address(profile, "new_offer"), title="Tanz", cost="fee", cost_note="5 Euro")
    offer = next(o for o in proposed(profile).offers.all() if o.title == "Tanz")
    assert (offer.cost, offer.cost_note) == ("fee", "5 Euro")

    url = address(profile, "offer", offer.translation_key, "what")
    send(phone, url, cost="free")

    offer = next(o for o in proposed(profile).offers.all() if o.title == "Tanz")
    assert (offer.cost, offer.cost_note) == ("free", "")


def test_some_words_about_an_offer_are_six_hundred_characters_at_most(profile, phone):
    url = address(profile, "new_offer")
    refused = send(phone, url, title="Tanz", cost="free", description="a" * 601)
    assert "This text has 601 characters. Shorten it to 600 at most." in words(refused)
    assert "At most 600 characters." in words(refused)

    send(phone, url, title="Tanz", cost="free", description="a" * 598 + "\r\n" + "a")

    assert "Tanz" in [offer.title for offer in proposed(profile).offers.all()]


def test_the_name_of_an_offer_stands_by_itself_in_a_heading(profile, phone):
    """In a language of another direction, too."""
    offer = profile.offers.first()
    html = phone.get(address(profile, "offer", offer.translation_key, "what")).content.decode()

    assert f"<h1><bdi>{offer.title}</bdi>: What</h1>" in html


def test_an_offer_of_another_organisation_is_unknown(profile, phone):
    other = MSOProfilePageFactory(filled=True)
    key = other.offers.first().translation_key

    assert phone.get(address(profile, "offer", key, "what")).status_code == 404
    assert (
        phone.get(
            address(profile, "offer", profile.offers.first().translation_key, "why")
        ).status_code
        == 404
    )


def test_what_a_colleague_wrote_into_another_offer_is_no_conflict(profile, phone):
    profile.offers.add(OfferFactory(title="Chor"))
    profile.save_revision(clean=False).publish()
    sewing, choir = proposed(profile).offers.all()
    url = address(profile, "offer", sewing.translation_key, "what")
    data = filled_in(phone.get(url))
    colleague = Client()
    colleague.force_login(member_of(profile, "bilal"))
    send(colleague, address(profile, "offer", choir.translation_key, "what"), title="Frauenchor")

    response = phone.post(url, {**data, "title": "Nähtreff"})

    assert response.status_code == 302
    assert {offer.title for offer in proposed(profile).offers.all()} == {"Nähtreff", "Frauenchor"}


def test_what_a_colleague_wrote_into_this_offer_is_one(profile, phone):
    """D31"""
    (sewing, *_more) = proposed(profile).offers.all()
    url = address(profile, "offer", sewing.translation_key, "what")
    data = filled_in(phone.get(url))
    colleague = Client()
    colleague.force_login(member_of(profile, "bilal"))
    send(colleague, url, title="Nähen für alle")

    response = phone.post(url, {**data, "title": "Nähtreff"})

    assert response.status_code == 409
    assert "Nähen für alle" in words(response)
