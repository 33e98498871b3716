"""Two forms of the same thing: nobody's text goes without a question."""

import pytest
from django.urls import reverse

from mso_pages.models import MSOProfilePage, Topic
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.terms import TopicFactory

from .tabs import OTHER_PHONE, PHONE, Tab, draft, kept, shown, texts_in_history

pytestmark = pytest.mark.django_db


def test_in_two_tabs_the_later_save_asks_and_both_versions_stay(profile, admin):
    one, other = Tab(admin, profile), Tab(admin, profile)
    assert one.type(self_description="Neuer Text.").save().status_code == 302

    answer = other.type(phone=PHONE).save()

    assert answer.status_code == 409
    assert draft(profile).self_description == "Neuer Text."
    assert draft(profile).phone == ""
    assert kept(answer)["phone"] == [PHONE]
    assert admin.post(other.address, kept(answer)).status_code == 302
    assert draft(profile).phone == PHONE
    assert texts_in_history(profile) == ["Wie es war.", "Neuer Text.", "Wie es war."]


def test_the_question_says_who_when_and_which_fields(profile, admin, colleague):
    tab = Tab(colleague, profile)
    Tab(admin, profile).type(self_description="Neuer Text.", phone=PHONE).save()
    page = MSOProfilePage.objects.get(pk=profile.pk)

    answer = tab.type(phone=OTHER_PHONE).save()

    text = shown(answer)
    assert "Somebody else saved a newer version meanwhile" in text
    assert "Saved by leitung" in text
    assert answer.context_data["fields"] == ["About us", "Phone"]
    first = page.revisions.order_by("pk").first()
    compare = reverse(
        "wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, page.latest_revision_id]
    )
    assert f'href="{compare}" target="_blank"' in text
    assert colleague.get(compare).status_code == 200


def test_whatever_differs_can_be_compared(site_tree, admin):
    page = MSOProfilePageFactory()
    old = page.latest_revision_id
    filled = MSOProfilePageFactory(filled=True)
    new = draft(page).with_content_json(
        {**filled.serializable_data(), "title": page.title, "slug": page.slug}
    )
    new.save_revision(clean=False)

    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, old, "latest"])
    answer = admin.get(address)

    assert answer.status_code == 200
    assert len(answer.context_data["comparison"]) > 10


def test_it_asks_in_the_language_of_the_editor(profile, admin, colleague):
    tab = Tab(admin, profile)
    Tab(colleague, profile).type(phone=PHONE).save()

    text = shown(tab.save())

    assert "Gespeichert von Ayşe Kaya" in text
    assert "Meine Fassung trotzdem speichern" in text


@pytest.mark.parametrize("button", ["action_publish", "action_submit", "action_cancel_workflow"])
def test_every_button_asks_first(profile, admin, colleague, button):
    tab = Tab(admin, profile)
    Tab(colleague, profile).type(self_description="Neuer Text.").save()
    revisions = profile.revisions.count()

    answer = tab.type(phone=PHONE).save(**{button: "1"})

    assert answer.status_code == 409
    assert profile.revisions.count() == revisions
    assert kept(answer)[button.replace("_", "-")] == ["1"]


def test_what_is_confirmed_is_published(profile, admin, colleague):
    tab = Tab(admin, profile)
    Tab(colleague, profile).type(self_description="Neuer Text.").save()

    answer = admin.post(tab.address, kept(tab.type(phone=PHONE).save(action_publish="1")))

    assert answer.status_code == 302
    assert MSOProfilePage.objects.get(pk=profile.pk).phone == PHONE


def test_it_asks_again_when_yet_another_version_came(profile, admin, colleague):
    tab = Tab(admin, profile)
    Tab(colleague, profile).type(self_description="Neuer Text.").save()
    answer = tab.type(phone=PHONE).save()
    Tab(colleague, profile).type(self_description="Noch neuer.").save()

    answer = admin.post(tab.address, kept(answer))

    assert answer.status_code == 409
    assert len(kept(answer)["confirmed_conflict"]) == 1
    assert admin.post(tab.address, kept(answer)).status_code == 302


def test_it_asks_again_when_the_newest_version_was_continued_by_autosave(profile, admin, colleague):
    tab, other = Tab(admin, profile), Tab(colleague, profile)
    revision = other.type(self_description="Neuer").autosave().json()["revision_id"]
    answer = tab.type(phone=PHONE).save()
    assert answer.status_code == 409
    assert other.type(self_description="Neuer Text.").autosave(revision).json()["success"]

    assert admin.post(tab.address, kept(answer)).status_code == 409


def test_a_form_of_a_version_that_was_continued_asks_without_names_of_fields(
    profile, admin, colleague
):
    other = Tab(colleague, profile)
    revision = other.type(self_description="Neuer").autosave().json()["revision_id"]
    tab = Tab(admin, profile)
    other.type(self_description="Neuer Text.").autosave(revision)

    answer = tab.type(phone=PHONE).save()

    assert answer.status_code == 409
    assert answer.context_data["comparison_address"] is None
    assert "cannot be told" in shown(answer) or "lässt sich nicht sagen" in shown(answer)


def test_of_a_page_that_was_never_saved_in_a_form_the_first_version_is_kept(site_tree, admin):
    page = MSOProfilePageFactory(self_description="Wie es war.")
    page.revisions.all().delete()
    one, other = Tab(admin, page), Tab(admin, page)
    one.type(self_description="Neuer Text.").save()

    assert other.type(self_description="Anderer Text.").save().status_code == 409


def test_line_breaks_and_markup_are_kept(profile, admin, colleague):
    words = 'Erste Zeile & "mehr"\r\n<b>Zweite</b> Zeile'
    tab = Tab(admin, profile).type(self_description=words)
    Tab(colleague, profile).type(phone=PHONE).save()

    admin.post(tab.address, kept(tab.save()))

    assert draft(profile).self_description.splitlines() == words.splitlines()


def test_snippets_ask_too(site_tree, admin, colleague):
    topic = TopicFactory(title="Bildung")
    one, other = Tab(admin, topic), Tab(colleague, topic)
    one.type(title="Bildung und Schule").save()

    answer = other.type(title="Schule").save()

    assert answer.status_code == 409
    assert answer.context_data["fields"] == ["Name"]
    assert colleague.get(answer.context_data["comparison_address"]).status_code == 200
    assert colleague.post(other.address, kept(answer)).status_code == 302
    titles = [revision.content["title"] for revision in topic.revisions.order_by("pk")]
    assert titles == ["Bildung", "Bildung und Schule", "Schule"]
    assert Topic.objects.get(pk=topic.pk).get_latest_revision_as_object().title == "Schule"


def test_going_back_to_an_old_version_asks_too(profile, admin, colleague):
    old = profile.latest_revision_id
    tab = Tab(admin, profile)
    tab.address = reverse("wagtailadmin_pages:revisions_revert", args=[profile.pk, old])
    Tab(colleague, profile).type(self_description="Neuer Text.").save()

    answer = tab.save()

    assert answer.status_code == 409
    assert admin.post(tab.address, kept(answer)).status_code == 302
    assert texts_in_history(profile) == ["Wie es war.", "Neuer Text.", "Wie es war."]
