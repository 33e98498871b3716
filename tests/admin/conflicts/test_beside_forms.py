"""A date, an import, a deletion, while a form is open."""

import datetime as dt
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.models import Page

from headless.field_publishing import publish_fields
from mso_pages.models import MSOProfilePage
from tests.factories.terms import TopicFactory

from .tabs import PHONE, Tab, draft, kept, shown, texts_in_history

pytestmark = pytest.mark.django_db


def test_a_date_of_publication_is_not_set_past_a_newer_draft(profile, admin, colleague):
    moderator = Tab(admin, profile)
    Tab(colleague, profile).type(self_description="Neuer Text.").save()
    day = (timezone.now() + dt.timedelta(days=3)).strftime("%Y-%m-%d %H:%M")

    answer = moderator.type(go_live_at=day).save(action_publish="1")

    assert answer.status_code == 409
    assert not profile.revisions.filter(approved_go_live_at__isnull=False).exists()
    assert kept(answer)["go_live_at"] == [day]
    assert admin.post(moderator.address, kept(answer)).status_code == 302
    assert texts_in_history(profile) == ["Wie es war.", "Neuer Text.", "Wie es war."]
    assert profile.revisions.filter(approved_go_live_at__isnull=False).count() == 1


def test_an_import_while_the_form_is_open_is_not_lost(profile, admin):
    tab = Tab(admin, profile)
    publish_fields(profile, {"phone": PHONE}, None)

    answer = tab.type(self_description="Neuer Text.").save()

    assert answer.status_code == 409
    assert answer.context_data["fields"] == ["Telefon"]
    assert "Gespeichert von einem automatischen Vorgang" in shown(answer)
    assert draft(profile).phone == PHONE


def test_a_service_that_saves_a_revision_while_the_form_is_open_is_not_lost(profile, admin):
    tab = Tab(admin, profile)
    row = draft(profile)
    row.phone = PHONE
    row.save_revision()

    assert tab.type(self_description="Neuer Text.").save(action_publish="1").status_code == 409
    assert draft(profile).phone == PHONE


def test_a_page_that_was_deleted_shows_what_was_typed(profile, admin, colleague):
    tab = Tab(colleague, profile).type(self_description="Lange\ngetippt.")
    admin.post(reverse("wagtailadmin_pages:delete", args=[profile.pk]))
    assert not Page.objects.filter(pk=profile.pk).exists()

    answer = tab.save()

    assert answer.status_code == 404
    assert ("About us", "Lange\ngetippt.") in answer.context_data["texts"]
    assert "deleted meanwhile" in shown(answer)
    assert "Lange\ngetippt.</textarea>" in answer.content.decode()


def test_a_snippet_that_was_deleted_shows_what_was_typed(site_tree, admin, colleague):
    topic = TopicFactory(title="Bildung")
    tab = Tab(colleague, topic).type(title="Schule und Bildung")
    topic.delete()

    answer = tab.save()

    assert answer.status_code == 404
    assert ("Name", "Schule und Bildung") in answer.context_data["texts"]


def test_what_was_typed_is_shown_to_nobody_without_the_admin(profile, client):
    tab = {"editing_form": str(uuid.uuid4()), "title": "Etwas"}
    answer = client.post("/admin/pages/999999/edit/", tab)
    assert answer.status_code == 302


def test_a_page_that_was_taken_offline_does_not_come_back_unasked(profile, admin, colleague):
    tab = Tab(colleague, profile).type(self_description="Neuer Text.")
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[profile.pk]))

    answer = tab.save(action_publish="1")

    assert answer.status_code == 409
    assert "Taken offline by leitung" in shown(answer)
    assert not MSOProfilePage.objects.get(pk=profile.pk).live
    assert colleague.post(tab.address, kept(answer)).status_code == 302
    assert MSOProfilePage.objects.get(pk=profile.pk).live


def test_a_page_that_was_offline_when_the_form_was_opened_is_saved(profile, admin, colleague):
    admin.post(reverse("wagtailadmin_pages:unpublish", args=[profile.pk]))

    assert Tab(colleague, profile).type(phone=PHONE).save().status_code == 302


# Two at the same moment -----------------------------------------------------------


def meanwhile(profile, text):
    """A hook of the last moment: what somebody else saves between the question and the save."""

    def save(request, page):
        row = draft(profile)
        row.self_description = text
        row.save_revision()

    return hooks.register_temporarily("before_edit_page", save, order=1000)


def test_a_save_at_the_same_moment_asks_as_well(profile, admin):
    tab = Tab(admin, profile).type(phone=PHONE)
    with meanwhile(profile, "Um Haaresbreite."):
        answer = tab.save()

    assert answer.status_code == 409
    assert kept(answer)["phone"] == [PHONE]
    assert draft(profile).self_description == "Um Haaresbreite."
    assert admin.post(tab.address, kept(answer)).status_code == 302


def test_a_publication_at_the_same_moment_asks_as_well(profile, admin):
    tab = Tab(admin, profile).type(phone=PHONE)
    with meanwhile(profile, "Um Haaresbreite."):
        answer = tab.save(action_publish="1")

    assert answer.status_code == 409
    assert MSOProfilePage.objects.get(pk=profile.pk).phone == ""


def test_an_autosave_that_was_overtaken_writes_nothing(profile, admin):
    tab = Tab(admin, profile).type(phone=PHONE)
    with meanwhile(profile, "Schon gespeichert."):
        answer = tab.autosave()

    assert answer.status_code == 400
    assert answer.json()["error_code"] == "invalid_revision"
    assert draft(profile).self_description == "Schon gespeichert."
