"""Members cancel events, withdraw what waits, and take that back."""

import pytest
from django.urls import reverse
from wagtail.models import PageLogEntry

from events.models import EventPage
from events.own_events import views
from events.own_events.services import cancel
from mso_pages.models import Submission
from mso_pages.moderation.decisions import Decision, decide
from mso_pages.moderation.selectors import to_review
from tests.mso_pages.members.visiting import filled_in, words

from .announcing import accept, address, announce, event

pytestmark = pytest.mark.django_db


def test_before_an_event_is_called_off_it_is_told_what_that_means(public, profile, phone):
    assert "Cancel the event : Nähfest" in words(phone.get(address(profile, "list")))
    url = address(profile, "cancel", public.pk)

    text = words(phone.get(url))

    assert "Everybody sees at once that it does not take place." in text
    assert "the editors review that first" in text
    phone.post(url)
    assert "Cancel the event" not in words(phone.get(address(profile, "list")))
    assert phone.get(url).status_code == 302


def test_a_new_event_is_withdrawn_and_a_refused_one_is_not_called_off(profile, phone, chief):
    announce(phone, profile)
    listed, url = address(profile, "list"), address(profile, "cancel", event().pk)
    for text in (words(phone.get(listed)), words(phone.get(url))):
        assert "Withdraw the event" in text
        assert "Cancel" not in text

    (waiting,) = to_review(chief)
    decide([Decision(waiting.pk, False, "Bitte mit Uhrzeit.")], chief)

    text = words(phone.get(listed))
    assert "Withdraw" not in text and "Cancel" not in text
    response = phone.post(url, follow=True)
    assert response.redirect_chain == [(listed, 302)]
    assert "The event was withdrawn." not in words(response)


@pytest.mark.parametrize("is_public", [True, False])
def test_a_colleague_who_was_faster_is_no_fault(profile, phone, chief, monkeypatch, is_public):
    announce(phone, profile)
    if is_public:
        accept(chief)

    def meanwhile(*args):
        cancel(*args)
        return cancel(*args)

    monkeypatch.setattr(views, "cancel", meanwhile)
    response = phone.post(address(profile, "cancel", event().pk), follow=True)

    assert "Nothing was changed." in words(response)


def test_cancelling_is_instant(public, profile, phone, chief, read):
    response = phone.post(address(profile, "cancel", public.pk), follow=True)

    assert "The event is cancelled, and everybody sees it." in words(response)
    (item,) = read("events/")["items"]
    assert item["status"] == "cancelled"
    (listed,) = to_review(chief)
    assert (listed.field, listed.went_live_at_once) == ("status", True)


def test_a_new_event_that_was_accepted_is_not_undone(public, profile, phone):
    accepted = Submission.objects.get(kind="new_page")
    url = reverse("my_organisation:undo", args=[profile.translation_key, accepted.pk])

    response = phone.post(url, follow=True)

    assert "it cannot be undone any more" in words(response)
    assert event().live


def test_staff_take_a_cancellation_back(public, profile, phone, chief):
    phone.post(address(profile, "cancel", public.pk))
    (listed,) = to_review(chief)

    decide([Decision(listed.pk, False, "Findet doch statt.")], chief)

    assert event().status == "scheduled"


def test_members_ask_staff_to_take_a_cancellation_back(public, profile, phone, chief):
    phone.post(address(profile, "cancel", public.pk))
    cancelled = Submission.objects.get(field="status")
    undo = reverse("my_organisation:undo", args=[profile.translation_key, cancelled.pk])

    response = phone.post(undo, follow=True)

    assert "becomes public when it was reviewed" in words(response)
    assert event().status == "cancelled"
    decide([Decision(item.pk, True) for item in to_review(chief)], chief)
    assert event().status == "scheduled"


def test_an_editors_lock_does_not_hold_up_a_cancellation(public, profile, phone, editor):
    public.locked, public.locked_by = True, editor
    public.save()

    response = phone.post(address(profile, "cancel", public.pk), follow=True)

    assert "The event is cancelled, and everybody sees it." in words(response)
    assert event().status == "cancelled"


def test_a_cancellation_that_cannot_be_published_waits_and_says_so(public, profile, phone):
    """Something that each event needs is gone, which staff must see to."""
    EventPage.objects.update(teaser="")

    response = phone.post(address(profile, "cancel", public.pk), follow=True)

    assert "It becomes public when it was reviewed" in words(response)
    assert event().status == "scheduled"


def test_a_change_of_an_event_is_withdrawn_by_its_members(public, profile, phone):
    url = address(profile, "change", public.pk)
    phone.post(url, {**filled_in(phone.get(url)), "teaser": "Wir nähen und singen."})
    (change,) = Submission.objects.filter(kind="change")

    response = phone.post(
        reverse("my_organisation:undo", args=[profile.translation_key, change.pk]),
        {"back": address(profile, "list")},
        follow=True,
    )

    assert "Your change was withdrawn." in words(response)
    assert response.redirect_chain == [(address(profile, "list"), 302)]


def test_an_event_that_waits_is_withdrawn(profile, phone, chief):
    announce(phone, profile)

    response = phone.post(address(profile, "cancel", event().pk), follow=True)

    assert "The event was withdrawn." in words(response)
    assert list(to_review(chief)) == []
    log = PageLogEntry.objects.filter(page=event().pk).order_by("pk")
    acts = [entry.action for entry in log]
    assert acts.count("wagtail.create") == 1
    assert acts[-1] == "mso_pages.withdraw"


def test_a_cancellation_that_is_taken_back_and_made_again(public, profile, phone):
    phone.post(address(profile, "cancel", public.pk))
    cancelled = Submission.objects.get(field="status")
    phone.post(reverse("my_organisation:undo", args=[profile.translation_key, cancelled.pk]))

    response = phone.post(address(profile, "cancel", public.pk), follow=True)

    assert "Your change was withdrawn." in words(response)
    assert event().status == "cancelled"


def test_a_private_event_is_called_off_without_saying_that_everybody_sees_it(
    public, profile, phone
):
    public.view_restrictions.create(restriction_type="login")

    response = phone.post(address(profile, "cancel", public.pk), follow=True)

    assert "The event is cancelled." in words(response)
    assert "everybody" not in words(response)
    assert "Public" not in words(response)
