"""What staff decide goes live or back to the member; nobody decides on their own change."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import PageLogEntry

from headless.changes.models import ContentChange
from headless.field_publishing import content_of
from mso_pages.models import Membership, Submission
from mso_pages.moderation.decisions import Decision, decide
from mso_pages.moderation.selectors import fingerprint, proposed, to_review
from mso_pages.moderation.services import report_mistake, undo
from tests.factories.members import EDITOR, member_of, staff, trust
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


def test_only_what_is_accepted_goes_live(profile, member, chief):
    phone, text = send(profile, member, phone=PHONE, self_description="Neu.")
    seen = ContentChange.objects.count()

    decide([Decision(phone.pk, True), Decision(text.pk, False, "Zu kurz.")], chief)

    assert (str(live(profile).phone), live(profile).self_description) == (PHONE, "Wie es war.")
    assert states(profile) == [("phone", "accepted"), ("self_description", "rejected")]
    assert [row.cause for row in ContentChange.objects.all()[seen:]] == ["update"]


def test_what_is_undecided_goes_on_waiting(profile, member, chief):
    phone, _text = send(profile, member, phone=PHONE, self_description="Neu.")

    accept(chief, phone)

    assert states(profile) == [("phone", "accepted"), ("self_description", "waiting")]
    assert proposed(profile).self_description == "Neu."


def test_several_fields_are_published_together(profile, member, chief):
    accept(chief, *send(profile, member, phone=PHONE, self_description="Neu."))

    assert (str(live(profile).phone), live(profile).self_description) == (PHONE, "Neu.")
    assert profile.revisions.count() == 2


def test_nobody_decides_on_their_own_change(profile, chief):
    """D10: also not by a membership beside the rights of staff."""
    Membership.objects.create(organisation=profile.translation_key, user=chief)
    (change,) = send(profile, chief, phone=PHONE)

    outcome = accept(chief, change)

    assert (outcome.accepted, len(outcome.problems)) == ([], 1)
    assert states(profile) == [("phone", "waiting")]
    assert str(live(profile).phone) == "+49231111111"


def test_whoever_may_not_publish_decides_on_nothing(profile, member, site_tree):
    """D10: neither the member, nor one of another organisation, nor an editor."""
    other = member_of(MSOProfilePageFactory(), "fremd")
    editor = staff(site_tree.root, "redaktion", EDITOR)
    (change,) = send(profile, member, phone=PHONE)

    for user in (member, other, editor):
        with pytest.raises(PermissionDenied):
            accept(user, change)
        assert list(to_review(user)) == []
    assert states(profile) == [("phone", "waiting")]


def test_a_refusal_needs_a_reason(profile, member, chief):
    (change,) = send(profile, member, phone=PHONE)

    outcome = reject(chief, change, reason="  ")

    assert len(outcome.problems) == 1
    assert states(profile) == [("phone", "waiting")]


def test_what_was_replaced_meanwhile_is_not_accepted(profile, member, chief):
    """The reviewer sees the very version that goes live (D10)."""
    (change,) = send(profile, member, phone=PHONE)
    send(profile, member, phone=OTHER_PHONE)

    outcome = accept(chief, change)

    assert len(outcome.problems) == 1
    assert str(live(profile).phone) == "+49231111111"


def test_what_is_decided_is_not_decided_again(profile, member, chief, editor):
    (change,) = send(profile, member, phone=PHONE)
    accept(chief, change)

    outcome = reject(editor, change)

    assert len(outcome.problems) == 1
    assert states(profile) == [("phone", "accepted")]


def test_what_staff_changed_meanwhile_is_looked_at_again(profile, member, chief):
    """D31: member and reviewer."""
    (change,) = send(profile, member, self_description="Neu.")
    seen = fingerprint("Wie es war.")
    write_live(profile, self_description="Von der Redaktion.")

    outcome = decide([Decision(change.pk, True, seen=seen)], chief)
    assert len(outcome.problems) == 1
    assert live(profile).self_description == "Von der Redaktion."

    decide([Decision(change.pk, True, seen=fingerprint("Von der Redaktion."))], chief)
    assert live(profile).self_description == "Neu."


def test_offers_that_staff_changed_meanwhile_stay(site_tree, chief):
    page = MSOProfilePageFactory(offers=[OfferFactory(title="Nähen"), OfferFactory(title="Chor")])
    sewing, choir = offers(page)
    (change,) = send(page, member_of(page), offers=[retitled(sewing, "Nähtreff"), choir])
    row = live(page)
    row.offers.add(OfferFactory(title="Beratung"))
    choir_row = row.offers.get(title="Chor")
    choir_row.title = "Frauenchor"
    row.offers.add(choir_row)
    row.save_revision(clean=False).publish()

    accept(chief, change)

    titles = [offer.title for offer in live(page).offers.order_by("sort_order", "pk")]
    assert sorted(titles) == ["Beratung", "Frauenchor", "Nähtreff"]


def test_a_removed_offer_goes_and_a_new_one_comes(site_tree, chief):
    page = MSOProfilePageFactory(offers=[OfferFactory(title="Nähen"), OfferFactory(title="Chor")])
    sewing, _choir = offers(page)
    new = {**sewing, "pk": None, "title": "Tanz"}
    new["translation_key"] = "7d1f4b9e-0c58-4b0c-9f3e-3d2a0f5f2a11"

    accept(chief, *send(page, member_of(page), offers=[sewing, new]))

    assert sorted(live(page).offers.values_list("title", flat=True)) == ["Nähen", "Tanz"]


def test_offers_stand_in_the_order_in_which_they_were_sent(site_tree, chief):
    page = MSOProfilePageFactory(offers=[OfferFactory(title="Nähen"), OfferFactory(title="Chor")])
    sewing, choir = offers(page)
    new = [
        {**sewing, "pk": None, "title": title, "sort_order": None, "translation_key": key}
        for title, key in (
            ("Tanz", "7d1f4b9e-0c58-4b0c-9f3e-3d2a0f5f2a11"),
            ("Zirkus", "7d1f4b9e-0c58-4b0c-9f3e-3d2a0f5f2a12"),
            ("Aikido", "7d1f4b9e-0c58-4b0c-9f3e-3d2a0f5f2a13"),
        )
    ]

    accept(chief, *send(page, member_of(page), offers=[sewing, choir, *new]))

    assert list(live(page).offers.values_list("title", "sort_order")) == [
        *(("Nähen", 0), ("Chor", 1), ("Tanz", 2), ("Zirkus", 3), ("Aikido", 4)),
    ]


def test_an_incomplete_page_goes_live_in_no_part(profile, member, chief):
    phone, topics = send(profile, member, phone=PHONE, topics=[])

    outcome = accept(chief, phone, topics)

    assert (outcome.accepted, len(outcome.problems)) == ([], 1)
    assert str(live(profile).phone) == "+49231111111"
    assert {state for _field, state in states(profile)} == {"waiting"}


def test_each_page_is_decided_by_itself(profile, member, chief):
    other = MSOProfilePageFactory()
    (broken,) = send(profile, member, topics=[])
    (fine,) = send(other, member_of(other, "fremd"), phone=PHONE)

    outcome = accept(chief, broken, fine)

    assert [change.page_id for change in outcome.accepted] == [other.pk]
    assert str(live(other).phone) == PHONE


# What went live at once ----------------------------------------------------------------


def test_what_went_live_at_once_is_listed_until_it_was_looked_at(profile, member, chief):
    trust(profile)
    (change,) = send(profile, member, phone=PHONE)
    assert list(to_review(chief)) == [change]
    revisions = profile.revisions.count()

    accept(chief, change)

    assert list(to_review(chief)) == []
    assert (str(live(profile).phone), profile.revisions.count()) == (PHONE, revisions)


def test_what_went_live_at_once_is_taken_back(profile, member, chief):
    trust(profile)
    (change,) = send(profile, member, phone=PHONE)

    reject(chief, change)

    assert str(live(profile).phone) == "+49231111111"
    assert states(profile) == [("phone", "rejected")]


def test_several_changes_in_a_row_are_taken_back_together(profile, member, chief):
    trust(profile)
    send(profile, member, phone=PHONE)
    (last,) = send(profile, member, phone=OTHER_PHONE)
    assert list(to_review(chief)) == [last]

    reject(chief, last)

    assert str(live(profile).phone) == "+49231111111"


def test_what_staff_wrote_since_is_not_taken_back(profile, member, chief):
    trust(profile)
    (change,) = send(profile, member, phone=PHONE)
    write_live(profile, phone="+49231555555")

    reject(chief, change)

    assert str(live(profile).phone) == "+49231555555"


def test_what_a_member_set_back_is_reviewed_no_more(profile, member, chief):
    """What is live was read before."""
    trust(profile)
    (change,) = send(profile, member, phone=PHONE)

    undo(change, member)

    assert str(live(profile).phone) == "+49231111111"
    assert list(to_review(chief)) == []
    kept = Submission.objects.filter(page=profile.pk).order_by("pk")
    assert [(str(item.before), str(item.value), item.state) for item in kept] == [
        ("+49231111111", PHONE, "replaced"),
        (PHONE, "+49231111111", "accepted"),
    ]


def test_several_changes_that_a_member_set_back_are_reviewed_no_more(profile, member, chief):
    trust(profile)
    send(profile, member, phone=PHONE)
    send(profile, member, phone=OTHER_PHONE)
    send(profile, member, phone="+49231111111")

    assert list(to_review(chief)) == []


def test_what_is_changed_after_that_is_reviewed_again(profile, member, chief):
    trust(profile)
    for phone in (PHONE, "+49231111111", OTHER_PHONE):
        send(profile, member, phone=phone)

    (change,) = to_review(chief)

    assert (change.reviewed, change.value) == ("+49231111111", OTHER_PHONE)


def test_what_staff_wrote_between_is_reviewed(profile, member, chief):
    """The member took it back together with the own change."""
    trust(profile)
    send(profile, member, phone=PHONE)
    write_live(profile, phone="+49231555555")
    send(profile, member, phone="+49231111111")

    (change,) = to_review(chief)

    assert (change.reviewed, change.value) == ("+49231555555", "+49231111111")


def test_what_staff_wrote_between_two_changes_comes_back(profile, member, chief):
    """It replaced the first of them, which nobody takes for reviewed."""
    trust(profile)
    send(profile, member, phone=PHONE)
    write_live(profile, phone="+49231555555")
    (change,) = send(profile, member, phone=OTHER_PHONE)

    reject(chief, change)

    assert str(live(profile).phone) == "+49231555555"


def test_what_staff_wrote_into_another_offer_hides_no_change_from_review(site_tree, chief):
    page = MSOProfilePageFactory(offers=[OfferFactory(title="Nähen"), OfferFactory(title="Chor")])
    trust(page)
    member = member_of(page)
    sewing, choir = offers(page)
    send(page, member, offers=[retitled(sewing, "Nähtreff"), choir])
    retitle_live(page, "Chor", "Frauenchor")
    sewing, choir = offers(page)
    (change,) = send(page, member, offers=[sewing, retitled(choir, "Kinderchor")])

    reject(chief, change)

    assert sorted(live(page).offers.values_list("title", flat=True)) == ["Frauenchor", "Nähen"]


def test_of_offers_only_what_the_member_changed_is_taken_back(site_tree, chief):
    page = MSOProfilePageFactory(offers=[OfferFactory(title="Nähen"), OfferFactory(title="Chor")])
    trust(page)
    sewing, choir = offers(page)
    (change,) = send(page, member_of(page), offers=[retitled(sewing, "Nähtreff"), choir])
    retitle_live(page, "Chor", "Frauenchor")

    reject(chief, change)

    assert sorted(live(page).offers.values_list("title", flat=True)) == ["Frauenchor", "Nähen"]


# Around it -------------------------------------------------------------------------------


def test_a_mistake_is_reported_and_answered(profile, member, chief):
    change = report_mistake(
        profile, "register_number", "Es ist VR 2.", member, profile.translation_key
    )
    assert list(to_review(chief)) == [change]
    assert len(accept(chief, change).problems) == 1
    write_live(profile, register_number="VR 2")
    before = content_of(live(profile))

    accept(chief, change)

    assert list(to_review(chief)) == []
    assert content_of(live(profile)) == before


def test_the_history_of_the_page_names_who_did_what(profile, member, chief):
    (change,) = send(profile, member, phone=PHONE)
    accept(chief, change)

    entries = PageLogEntry.objects.filter(page=profile.pk, action__startswith="mso_pages.")
    told = [(entry.action, entry.user, entry.message) for entry in entries.order_by("pk")]
    assert [(action, user) for action, user, _message in told] == [
        ("mso_pages.submit", member),
        ("mso_pages.accept", chief),
    ]
    assert all("phone" in message.lower() or "telefon" in message.lower() for *_, message in told)
