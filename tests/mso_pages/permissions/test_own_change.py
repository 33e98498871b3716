"""D10: nobody approves their own change, by whichever door they try."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from mso_pages.models import MSOProfilePage, Submission
from mso_pages.moderation.services import submit
from tests.factories.members import EDITOR, member_of, staff
from tests.factories.msos import MSOProfilePageFactory

pytestmark = pytest.mark.django_db

TEXT = "Von Amina."


@pytest.fixture
def profile(site_tree):
    return MSOProfilePageFactory(self_description="Wie es war.")


@pytest.fixture
def member(profile):
    return member_of(profile, "amina")


@pytest.fixture
def change(profile, member):
    (found,) = submit(profile, {"self_description": TEXT}, member, profile.translation_key)
    return found


def browser(user):
    client = Client(raise_request_exception=False)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def doors(profile, change):
    """Address and data of every way to make something public."""
    review = {
        "submission": change.pk,
        f"decision-{change.pk}": "accept",
    }
    form = {"title": profile.title, "slug": profile.slug, "self_description": TEXT}
    edit = reverse("wagtailadmin_pages:edit", args=[profile.pk])
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    return {
        "review": (reverse("submissions:review"), review),
        "publish": (edit, {**form, "action-publish": "1"}),
        "submit": (edit, {**form, "action-submit": "1"}),
        "schedule": (edit, {**form, "action-publish": "1", "go_live_at": "2020-01-01 10:00"}),
        "approve": (
            edit,
            {**form, "action-workflow-action": "1", "workflow-action-name": "approve"},
        ),
        "bulk": (f"{bulk}?id={profile.pk}", {}),
        "workflow action": (
            reverse("wagtailadmin_pages:workflow_action", args=[profile.pk, "approve", 1]),
            {},
        ),
        "revert": (
            reverse(
                "wagtailadmin_pages:revisions_revert", args=[profile.pk, profile.latest_revision_id]
            ),
            {**form, "action-publish": "1"},
        ),
        "unpublish": (reverse("wagtailadmin_pages:unpublish", args=[profile.pk]), {}),
        "unlock": (reverse("wagtailadmin_pages:unlock", args=[profile.pk]), {}),
    }


def stands(profile, change, read):
    page = MSOProfilePage.objects.get(pk=profile.pk)
    change.refresh_from_db()
    assert (page.live, page.self_description) == (True, "Wie es war.")
    assert change.state == "waiting"
    assert read(f"msos/{profile.translation_key}/")["self_description"] == "Wie es war."


NAMES = [
    *("review", "publish", "submit", "schedule", "approve", "bulk", "workflow action", "revert"),
    *("unpublish", "unlock"),
]


@pytest.mark.parametrize("door", NAMES)
def test_no_door_is_open_to_the_member(profile, member, change, read, door):
    url, data = doors(profile, change)[door]

    response = browser(member).post(url, data)

    assert response.status_code in (302, 403)
    stands(profile, change, read)
    assert (
        MSOProfilePage.objects.get(pk=profile.pk).latest_revision_id == profile.latest_revision_id
    )


@pytest.mark.parametrize("door", NAMES)
def test_no_door_is_open_to_another_organisation(profile, change, read, door):
    other = member_of(MSOProfilePageFactory(), "bilal")
    url, data = doors(profile, change)[door]

    assert browser(other).post(url, data).status_code in (302, 403)
    stands(profile, change, read)


def test_an_editor_who_may_not_publish_accepts_nothing(profile, change, read, site_tree):
    url, data = doors(profile, change)["review"]

    response = browser(staff(site_tree.root, "redaktion", EDITOR)).post(url, data)

    assert response.status_code == 302
    stands(profile, change, read)


def test_the_moderator_accepts_what_was_submitted(profile, change, read, site_tree):
    url, data = doors(profile, change)["review"]

    browser(staff(site_tree.root)).post(url, data)

    assert read(f"msos/{profile.translation_key}/")["self_description"] == TEXT
    change.refresh_from_db()
    assert (change.author.username, change.reviewer.username) == ("amina", "chefin")


def test_withdrawing_and_sending_again_needs_the_review_as_well(profile, member, change, read):
    client = browser(member)
    undo = reverse("my_organisation:undo", args=[profile.translation_key, change.pk])
    client.post(undo)
    submit(profile, {"self_description": TEXT}, member, profile.translation_key)

    assert read(f"msos/{profile.translation_key}/")["self_description"] == "Wie es war."
    waiting = Submission.objects.get(state="waiting")
    assert json.dumps(waiting.value) == json.dumps(TEXT)
