"""Nobody is asked about what they saved themselves."""

import re
import uuid

import pytest
from django.utils import timezone

from mso_pages.models import MSOProfilePage
from tests.admin.posting import add_address, edit_address, form_data, shown_form
from tests.factories.msos import MSOProfilePageFactory

from .tabs import AUTOSAVE, PHONE, Tab, draft, kept

pytestmark = pytest.mark.django_db


def test_one_tab_saves_again_and_again(profile, admin):
    for text in ("Eins.", "Zwei.", "Drei."):
        assert Tab(admin, profile).type(self_description=text).save().status_code == 302


def test_after_ones_own_autosave_nobody_is_asked(profile, admin):
    tab = Tab(admin, profile)
    first = tab.type(self_description="Neu").autosave().json()["revision_id"]
    assert tab.type(self_description="Neuer").autosave(first).json()["success"]

    # Wagtail's form goes on naming the version that it was opened with.
    assert tab.type(self_description="Neuer Text.").save().status_code == 302
    assert draft(profile).self_description == "Neuer Text."


def test_an_autosave_whose_answer_is_still_on_its_way_is_ones_own(profile, admin):
    tab = Tab(admin, profile)
    tab.type(self_description="Neu").autosave()

    answer = tab.type(self_description="Neuer Text.").save(action_publish="1")

    assert answer.status_code == 302
    assert MSOProfilePage.objects.get(pk=profile.pk).self_description == "Neuer Text."


def test_a_page_that_an_autosave_made_is_saved_by_its_own_form(site_tree, admin):
    parent = MSOProfilePageFactory().get_parent()
    form = shown_form(admin, MSOProfilePage(locale=parent.locale), parent)
    sent = {
        **form_data(form, {"title": "Neuer Verein", "slug": "neuer-verein"}),
        "editing_form": str(uuid.uuid4()),
        "form_opened_at": timezone.now().isoformat(),
    }
    made = admin.post(add_address(MSOProfilePage, parent), sent, headers=AUTOSAVE).json()
    # What Wagtail then puts into the form.
    page = MSOProfilePage.objects.get(pk=made["pk"])
    sent |= {
        "loaded_revision_id": str(page.latest_revision_id),
        "loaded_revision_created_at": page.latest_revision.created_at.isoformat(),
    }
    again = {**sent, "overwrite_revision_id": str(made["revision_id"])}
    assert admin.post(edit_address(page), again, headers=AUTOSAVE).json()["success"]

    assert admin.post(edit_address(page), sent).status_code == 302


def test_the_autosave_of_another_tab_is_not_ones_own(profile, admin):
    tab, other = Tab(admin, profile), Tab(admin, profile)
    other.type(self_description="Neu").autosave()

    assert tab.type(phone=PHONE).save().status_code == 409


def test_the_key_of_somebody_elses_form_does_not_help(profile, admin, colleague):
    tab, other = Tab(admin, profile), Tab(colleague, profile)
    other.type(self_description="Neu").autosave()
    tab.hidden["editing_form"] = other.hidden["editing_form"]

    assert tab.type(phone=PHONE).save().status_code == 409


def test_a_script_that_names_no_version_is_not_asked(profile, admin, colleague):
    tab = Tab(admin, profile)
    Tab(colleague, profile).type(phone=PHONE).save()
    tab.hidden = {}

    assert tab.save().status_code == 302


def test_fields_that_hold_nonsense_do_no_harm(profile, admin):
    tab = Tab(admin, profile)
    tab.hidden = {
        "editing_form": "x",
        "form_opened_at": "2026-13-45T00:00",
        "loaded_revision_id": "²",
        "loaded_revision_created_at": "nie",
        "confirmed_conflict": "/",
    }
    assert tab.save().status_code == 409


def test_after_a_wrong_value_the_form_goes_on_from_what_was_confirmed(profile, admin, colleague):
    tab = Tab(admin, profile)
    Tab(colleague, profile).type(self_description="Neuer Text.").save()
    answer = admin.post(tab.address, {**kept(tab.save()), "email": "kein Postfach"})

    assert answer.status_code == 200
    latest = MSOProfilePage.objects.get(pk=profile.pk).latest_revision
    assert f'name="loaded_revision_id" value="{latest.pk}"' in answer.content.decode()


def test_every_form_has_a_key_of_its_own(profile, admin):
    keys = {
        re.search(r'data-key="([^"]+)"', admin.get(edit_address(profile)).content.decode()).group(1)
        for _ in range(2)
    }
    assert len(keys) == 2
