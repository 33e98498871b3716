"""Members change events of their own organisation, and staff review them."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from events.models import EventPage
from mso_pages.models import Membership, Submission
from mso_pages.moderation.decisions import Decision, decide
from mso_pages.moderation.selectors import proposed, to_review
from tests.factories.members import member_of
from tests.mso_pages.members.visiting import filled_in, words

from .announcing import accept, address, announce, event

pytestmark = pytest.mark.django_db


def test_what_waits_is_changed_itself(profile, phone, chief):
    announce(phone, profile)
    url = address(profile, "change", event().pk)
    data = filled_in(phone.get(url))

    phone.post(url, {**data, "title": "Nähfest im Garten"})

    (waiting,) = to_review(chief)
    assert waiting.kind == "new_page"
    accept(chief)
    assert EventPage.objects.get().title == "Nähfest im Garten"


def test_the_reviewer_accepts_the_very_version_that_was_seen(profile, phone, chief):
    """D10."""
    announce(phone, profile)
    client = Client()
    client.force_login(chief)
    shown = client.get(reverse("submissions:review"))
    (item,) = shown.context["pages"][0].items
    url = address(profile, "change", event().pk)
    phone.post(url, {**filled_in(phone.get(url)), "teaser": "Etwas ganz anderes."})

    outcome = decide([Decision(item.submission.pk, True, seen=item.seen)], chief)

    assert len(outcome.problems) == 1
    assert not event().live


def test_a_change_of_a_public_event_waits(public, profile, phone, chief):
    url = address(profile, "change", public.pk)
    phone.post(url, {**filled_in(phone.get(url)), "place_name": "Rathaus"})

    assert event().place_name == "Bürgerhaus"
    assert proposed(public).place_name == "Rathaus"
    accept(chief)
    assert event().place_name == "Rathaus"


def test_sent_as_it_stands_a_public_event_stays_as_it_is(public, profile, phone):
    url = address(profile, "change", public.pk)

    response = phone.post(url, filled_in(phone.get(url)), follow=True)

    assert "Nothing was changed." in words(response)


def test_an_event_that_was_not_accepted_is_sent_again(profile, phone, chief):
    announce(phone, profile)
    (waiting,) = to_review(chief)
    decide([Decision(waiting.pk, False, "Bitte mit Uhrzeit.")], chief)
    assert "Bitte mit Uhrzeit." in words(phone.get(address(profile, "list")))

    url = address(profile, "change", event().pk)
    phone.post(url, {**filled_in(phone.get(url)), "starts_time": "19:00"})

    accept(chief)
    assert (event().live, event().starts_time) == (True, dt.time(19))


def test_a_refused_change_of_an_event_comes_back(public, profile, phone, chief):
    url = address(profile, "change", public.pk)
    phone.post(url, {**filled_in(phone.get(url)), "teaser": "Wir nähen und singen."})
    (waiting,) = to_review(chief)
    decide([Decision(waiting.pk, False, "Ohne Gesang.")], chief)
    again = f"{url}?take={waiting.pk}"
    assert again in phone.get(address(profile, "list")).content.decode()

    form = phone.get(again).context["form"]

    assert form["teaser"].value() == "Wir nähen und singen."


def test_two_members_who_write_on_a_new_event_do_not_overwrite_each_other(profile, phone):
    """D31"""
    announce(phone, profile)
    url = address(profile, "change", event().pk)
    amina = filled_in(phone.get(url))
    colleague = Client()
    colleague.force_login(member_of(profile, "bilal"))
    colleague.post(url, {**filled_in(colleague.get(url)), "teaser": "Wir nähen für alle."})

    overwriting = phone.post(url, {**amina, "teaser": "Wir nähen nur für uns."})
    beside = phone.post(url, {**amina, "place_name": "Gemeindehaus"})

    assert overwriting.status_code == 409
    assert "Wir nähen für alle." in words(overwriting)
    assert beside.status_code == 302
    draft = event().get_latest_revision_as_object()
    assert (draft.teaser, draft.place_name) == ("Wir nähen für alle.", "Gemeindehaus")


def test_nobody_reviews_a_colleagues_event_that_they_wrote_on(profile, phone, chief):
    """D10"""
    announce(phone, profile)
    Membership.objects.create(organisation=profile.translation_key, user=chief)
    writer = Client()
    writer.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    url = address(profile, "change", event().pk)
    writer.post(url, {**filled_in(writer.get(url)), "teaser": "Meine Worte."})

    waiting = Submission.objects.get()
    assert len(decide([Decision(waiting.pk, True)], chief).problems) == 1
    assert not event().live
    assert list(to_review(chief)) == []


def test_what_staff_published_themselves_waits_no_longer(profile, phone, chief):
    announce(phone, profile)
    (waiting,) = to_review(chief)
    event().get_latest_revision().publish(user=chief)
    draft = event()
    draft.teaser = "Noch nicht gelesen."
    draft.save_revision()

    outcome = decide([Decision(waiting.pk, True)], chief)

    assert len(outcome.problems) == 1
    assert event().teaser == "Wir nähen zusammen."
    waiting.refresh_from_db()
    assert waiting.state == "accepted"


def test_a_colleague_goes_on_with_it(profile, phone, chief):
    announce(phone, profile)
    colleague = Client()
    colleague.force_login(member_of(profile, "bilal"))

    response = colleague.get(address(profile, "change", event().pk))

    assert response.context["form"]["title"].value() == "Nähfest"
