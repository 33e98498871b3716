"""What members send waits beside the page, unless they are trusted with it."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import PageLogEntry

from headless.changes.models import ContentChange
from headless.publishing import PublishRefused
from mso_pages.models import Submission
from mso_pages.moderation.selectors import fingerprint, proposed, waiting_changes
from mso_pages.moderation.services import Conflict, report_mistake, submit, undo
from tests.factories.members import member_of, person, trust
from tests.factories.msos import MSOProfilePageFactory, OfferFactory

from .deciding import (
    accept,
    live,
    offers,
    reject,
    retitle_live,
    retitled,
    send,
    states,
    write_live,
)

pytestmark = pytest.mark.django_db

PHONE, OTHER_PHONE = "+49231123456", "+49231987654"


def test_a_change_waits_and_neither_page_nor_draft_has_it(profile, member):
    seen = ContentChange.objects.count()

    send(profile, member, self_description="Neu.")

    page = live(profile)
    assert page.self_description == "Wie es war."
    assert page.get_latest_revision_as_object().self_description == "Wie es war."
    assert not page.has_unpublished_changes
    assert ContentChange.objects.count() == seen
    assert proposed(profile).self_description == "Neu."
    assert states(profile) == [("self_description", "waiting")]


def test_what_says_the_same_is_no_change(profile, member):
    assert send(profile, member, self_description="Wie es war.", phone="+49231111111") == []
    assert states(profile) == []


def test_a_later_change_takes_the_place_of_the_earlier(profile, member):
    send(profile, member, self_description="Neu.")
    (later,) = send(profile, member, self_description="Neuer.")

    assert states(profile) == [("self_description", "replaced"), ("self_description", "waiting")]
    assert later.before == "Wie es war."
    assert proposed(profile).self_description == "Neuer."


def test_what_is_set_back_to_what_is_live_waits_no_more(profile, member):
    (change,) = send(profile, member, self_description="Neu.")

    assert send(profile, member, self_description="Wie es war.") == [change]
    assert waiting_changes(profile) == {}
    assert states(profile) == [("self_description", "withdrawn")]
    assert PageLogEntry.objects.filter(action="mso_pages.withdraw").count() == 1


def test_what_waits_does_not_go_live_where_it_is_set_back(profile, member):
    """The organisation is trusted since."""
    send(profile, member, phone=PHONE)
    trust(profile)

    send(profile, member, phone="+49231111111")

    assert str(live(profile).phone) == "+49231111111"
    assert states(profile) == [("phone", "withdrawn")]


def test_changes_of_two_fields_wait_for_themselves(profile, member):
    send(profile, member, self_description="Neu.")
    send(profile, member_of(profile, "bilal"), phone=PHONE)

    assert set(waiting_changes(profile)) == {"self_description", "phone"}
    assert (proposed(profile).self_description, str(proposed(profile).phone)) == ("Neu.", PHONE)


@pytest.mark.parametrize("act", [submit, report_mistake])
def test_nobody_else_sends_anything(profile, act):
    other = member_of(MSOProfilePageFactory(), "fremd")
    former = member_of(profile, "ehemals", is_active=False)
    values = ({"phone": PHONE},) if act is submit else ("", "Falsch.")

    for user in (other, former, person("niemand")):
        with pytest.raises(PermissionDenied):
            act(profile, *values, user, profile.translation_key)
    assert states(profile) == []


def test_a_trusted_organisation_changes_its_phone_at_once(profile, member):
    trust(profile)

    (phone, text) = send(profile, member, phone=PHONE, self_description="Neu.")

    assert (str(live(profile).phone), live(profile).self_description) == (PHONE, "Wie es war.")
    assert (phone.state, text.state) == ("accepted", "waiting")
    assert (phone.went_live_at_once, text.went_live_at_once) == (True, False)


@pytest.mark.parametrize("level", [0, 1])
def test_without_trust_the_phone_waits(profile, member, level):
    trust(profile, level)

    send(profile, member, phone=PHONE)

    assert str(live(profile).phone) == "+49231111111"


@pytest.mark.parametrize("field", ["title", "short_name", "register_number", "original_name"])
def test_names_and_register_data_never_go_live_at_once(profile, member, field):
    trust(profile)

    send(profile, member, **{field: "Anders"})

    assert getattr(live(profile), field) != "Anders"
    assert states(profile) == [(field, "waiting")]


def test_what_cannot_be_published_waits_even_with_trust(profile, member):
    trust(profile)
    live(profile).topics.model.objects.all().delete()
    with pytest.raises(PublishRefused):
        live(profile).check_publishable()

    send(profile, member, phone=PHONE)

    assert states(profile) == [("phone", "waiting")]
    assert str(live(profile).phone) == "+49231111111"


def test_a_page_that_staff_locked_changes_at_no_click_of_a_member(profile, member, editor):
    trust(profile)
    page = live(profile)
    page.locked, page.locked_by = True, editor
    page.save()

    send(profile, member, phone=PHONE)

    assert str(live(profile).phone) == "+49231111111"


def test_of_a_page_offline_a_trusted_change_waits_as_any(site_tree):
    """Staff could publish its draft without having read it."""
    page = MSOProfilePageFactory(live=False)
    trust(page)

    send(page, member_of(page), phone=PHONE)

    assert not live(page).live
    assert str(live(page).get_latest_revision_as_object().phone) == ""
    assert waiting_changes(page)["phone"].value == PHONE


def test_a_change_on_old_knowledge_is_refused(profile, member):
    """D31: two tabs with the same card."""
    shown = {"self_description": fingerprint("Wie es war.")}
    send(profile, member_of(profile, "bilal"), self_description="Von Bilal.")

    with pytest.raises(Conflict) as conflict:
        submit(profile, {"self_description": "Von Amina."}, member, profile.translation_key, shown)

    assert set(conflict.value.fields) == {"self_description"}
    assert proposed(profile).self_description == "Von Bilal."


def test_the_same_change_twice_is_no_conflict(profile, member):
    shown = {"self_description": fingerprint("Wie es war.")}
    send(profile, member, self_description="Neu.")

    again = submit(profile, {"self_description": "Neu."}, member, profile.translation_key, shown)

    assert again == []


def test_two_people_change_two_offers(site_tree):
    page = MSOProfilePageFactory(offers=[OfferFactory(title="Nähen"), OfferFactory(title="Chor")])
    amina, bilal = member_of(page), member_of(page, "bilal")
    sewing, choir = offers(page)

    send(page, amina, offers=[retitled(sewing, "Nähtreff"), choir])
    waiting = waiting_changes(page)["offers"].value
    send(page, bilal, offers=[waiting[0], retitled(choir, "Frauenchor")])

    titles = [offer.title for offer in proposed(page).offers.all()]
    assert titles == ["Nähtreff", "Frauenchor"]


# Undoing --------------------------------------------------------------------------


def test_what_waits_is_withdrawn(profile, member):
    (change,) = send(profile, member, phone=PHONE)

    assert undo(change, member_of(profile, "bilal")) == [change]
    assert states(profile) == [("phone", "withdrawn")]


def test_undone_is_one_step_even_where_staff_wrote_between(profile, member):
    trust(profile)
    send(profile, member, phone=PHONE)
    write_live(profile, phone="+49231555555")
    (change,) = send(profile, member, phone=OTHER_PHONE)

    undo(change, member)

    assert str(live(profile).phone) == "+49231555555"


def test_what_stood_there_when_it_was_accepted_comes_back(profile, member, chief):
    (change,) = send(profile, member, phone=PHONE)
    write_live(profile, phone="+49231555555")
    accept(chief, change)
    change.refresh_from_db()

    (wish,) = undo(change, member)

    assert wish.value == "+49231555555"


def test_what_was_accepted_beside_what_staff_wrote_is_undone_alone(site_tree, chief):
    page = MSOProfilePageFactory(offers=[OfferFactory(title="Nähen"), OfferFactory(title="Chor")])
    member = member_of(page)
    sewing, choir = offers(page)
    (change,) = send(page, member, offers=[retitled(sewing, "Nähtreff"), choir])
    retitle_live(page, "Chor", "Frauenchor")
    accept(chief, change)

    undo(change, member)

    assert [offer.title for offer in proposed(page).offers.all()] == ["Nähen", "Frauenchor"]


def test_what_went_live_at_once_is_set_back_at_once(profile, member):
    trust(profile)
    (change,) = send(profile, member, phone=PHONE)

    undo(change, member)

    assert str(live(profile).phone) == "+49231111111"


def test_what_was_accepted_is_set_back_by_another_review(profile, member, chief):
    (change,) = send(profile, member, self_description="Neu.")
    accept(chief, change)
    change.refresh_from_db()

    (back,) = undo(change, member)

    assert live(profile).self_description == "Neu."
    assert (back.state, back.value) == ("waiting", "Wie es war.")


def test_what_was_changed_again_is_not_set_back(profile, member, chief):
    trust(profile)
    (change,) = send(profile, member, phone=PHONE)
    send(profile, member, phone=OTHER_PHONE)

    with pytest.raises(Conflict):
        undo(change, member)
    assert str(live(profile).phone) == OTHER_PHONE


def test_nobody_else_undoes_it(profile, member, chief):
    (change,) = send(profile, member, phone=PHONE)

    with pytest.raises(PermissionDenied):
        undo(change, chief)
    assert states(profile) == [("phone", "waiting")]


def test_what_was_not_accepted_is_kept(profile, member, chief):
    (change,) = send(profile, member, self_description="Neu.")
    reject(chief, change)

    kept = Submission.objects.get(pk=change.pk)
    assert (kept.state, kept.value, kept.reason) == ("rejected", "Neu.", "So nicht.")
