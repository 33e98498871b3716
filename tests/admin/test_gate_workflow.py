"""Review: who submits does not approve, and what is approved goes live only when it is complete."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    TaskState,
    Workflow,
    WorkflowContentType,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.users.models import UserProfile

from mso_pages.models import PartnerOrganisation, Topic
from tests.factories.events import EventReportPageFactory
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory
from tests.factories.tree import SiteTree

from .posting import edit, edit_address, errors, said
from .reading import detail


def member_of(group: Group, name: str) -> Client:
    """The browser of a user whose only rights are those of a group."""
    user = get_user_model().objects.create_user(name, password="x")
    user.groups.add(group)
    UserProfile.objects.create(user=user, preferred_language="de")
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


def group_with(name: str, *rights: str) -> Group:
    """A group with rights on all pages and partner organisations."""
    group = Group.objects.create(name=name)
    admin_access = Permission.objects.filter(codename="access_admin")
    snippets = Permission.objects.filter(
        codename__in=[f"{right}_partnerorganisation" for right in rights]
    )
    group.permissions.set(admin_access | snippets)
    for permission in Permission.objects.filter(codename__in=[f"{right}_page" for right in rights]):
        root = Page.get_first_root_node()
        GroupPagePermission.objects.create(group=group, page=root, permission=permission)
    return group


@pytest.fixture
def review(site_tree: SiteTree) -> Group:
    """All pages and partner organisations are reviewed by the members of this group."""
    group = group_with("Redaktionsleitung", "add", "change", "publish")
    task = GroupApprovalTask.objects.create(name="Freigabe")
    task.groups.add(group)
    workflow = Workflow.objects.create(name="Freigabe")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=site_tree.root)
    WorkflowContentType.objects.create(
        workflow=workflow,
        content_type=ContentType.objects.get_for_model(PartnerOrganisation),
    )
    return group


@pytest.fixture
def reviewer(review: Group) -> Client:
    return member_of(review, "leitung")


@pytest.fixture
def author(review: Group) -> Client:
    return member_of(group_with("Redaktion", "add", "change"), "redaktion")


def act(client: Client, thing: Any, action: str = "approve", **headers: str) -> HttpResponse:
    """Send an action on the task that waits for a page or snippet."""
    task = thing.current_workflow_task_state
    if isinstance(thing, Page):
        address = reverse("wagtailadmin_pages:workflow_action", args=[thing.pk, action, task.pk])
    else:
        name = thing.snippet_viewset.get_url_name("workflow_action")
        address = reverse(name, args=[thing.pk, action, task.pk])
    return client.post(address, {"comment": ""}, follow=not headers, headers=headers)


def test_approved_change_goes_live(site_tree: SiteTree, author: Client, reviewer: Client) -> None:
    profile = MSOProfilePageFactory(self_description="Alt.")

    sent = edit(author, profile, {"self_description": "Neu."}, action_submit="1")
    assert errors(sent) == {}
    profile.refresh_from_db()
    assert detail(profile)["self_description"] == "Alt."

    act(reviewer, profile)

    assert detail(profile)["self_description"] == "Neu."
    states = TaskState.objects.values_list("status", "finished_by__username")
    assert list(states) == [("approved", "leitung")]


def test_author_cannot_approve_or_publish(site_tree: SiteTree, author: Client) -> None:
    """D10: by the action, by the form, in bulk, while it is reviewed."""
    profile = MSOProfilePageFactory(self_description="Alt.")
    edit(author, profile, {"self_description": "Neu."}, action_submit="1")
    profile.refresh_from_db()

    act(author, profile)
    edit(author, profile, {"self_description": "Neuer."}, action_publish="1")
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    author.post(f"{bulk}?id={profile.pk}", {"include_descendants": ""})

    profile.refresh_from_db()
    assert detail(profile)["self_description"] == "Alt."
    assert profile.get_latest_revision_as_object().self_description == "Neu."
    assert TaskState.objects.get().status == "in_progress"


def test_incomplete_page_is_not_submitted(site_tree: SiteTree, author: Client) -> None:
    profile = MSOProfilePageFactory(live=False)

    refused = edit(author, profile, {"self_description": ""}, action_submit="1")

    assert list(errors(refused)) == ["self_description"]
    assert TaskState.objects.count() == 0


def test_page_that_became_incomplete_is_not_approved(
    site_tree: SiteTree, author: Client, reviewer: Client
) -> None:
    profile = MSOProfilePageFactory(title="Brücke e.V.", live=False)
    assert errors(edit(author, profile, {}, action_submit="1")) == {}
    profile.refresh_from_db()
    Topic.objects.all().delete()

    refused = act(reviewer, profile)

    assert said(refused) == [
        "„Brücke e.V.“ wurde nicht veröffentlicht. "
        "Themen: Diese Angabe wird für die Veröffentlichung benötigt."
    ]
    profile.refresh_from_db()
    assert (profile.live, detail(profile)) == (False, None)
    assert profile.current_workflow_state.status == "in_progress"
    assert list(TaskState.objects.values_list("status", flat=True)) == ["in_progress"]


def test_dialogue_of_the_approval_leads_to_the_message(
    site_tree: SiteTree, author: Client, reviewer: Client
) -> None:
    profile = MSOProfilePageFactory(live=False)
    edit(author, profile, {}, action_submit="1")
    profile.refresh_from_db()
    Topic.objects.all().delete()

    answer = act(reviewer, profile, **{"X-Requested-With": "XMLHttpRequest"})

    target = reverse("wagtailadmin_pages:edit", args=[profile.pk])
    assert answer.json() == {"step": "success", "redirect": target}
    assert len(said(reviewer.get(target))) == 1


def test_page_is_approved_once_it_is_complete(
    site_tree: SiteTree, author: Client, reviewer: Client
) -> None:
    profile = MSOProfilePageFactory(live=False)
    edit(author, profile, {}, action_submit="1")
    profile.refresh_from_db()
    Topic.objects.all().delete()
    act(reviewer, profile)

    topic = Topic(title="Bildung", slug="bildung")
    topic.save()
    assert errors(edit(reviewer, profile, {"topics": [topic]})) == {}
    profile.refresh_from_db()
    act(reviewer, profile)

    assert [topic["slug"] for topic in detail(profile)["topics"]] == ["bildung"]


def test_rejected_page_stays_a_draft(site_tree: SiteTree, author: Client, reviewer: Client) -> None:
    profile = MSOProfilePageFactory(live=False)
    edit(author, profile, {}, action_submit="1")
    profile.refresh_from_db()

    act(reviewer, profile, "reject")

    profile.refresh_from_db()
    assert (profile.live, profile.current_workflow_state.status) == (False, "needs_changes")


def test_snippet_is_reviewed_like_a_page(
    site_tree: SiteTree, author: Client, reviewer: Client
) -> None:
    partner = PartnerOrganisationFactory(name="Bezirk", abbreviation="", competence="Alt.")
    assert errors(edit(author, partner, {"competence": "Neu."}, action_submit="1")) == {}
    partner.refresh_from_db()
    assert detail(partner)["competence"] == "Alt."
    # What was submitted is wrong by now: its key was given to another one.
    PartnerOrganisationFactory(slug="bezirk")
    revision = partner.latest_revision
    revision.content["slug"] = "bezirk"
    revision.save()

    refused = act(reviewer, partner)

    assert said(refused) == [
        "„Bezirk“ wurde nicht veröffentlicht. "
        "Schlüssel: Ein anderer Eintrag hat diesen Schlüssel schon."
    ]
    assert detail(partner)["competence"] == "Alt."
    assert TaskState.objects.get().status == "in_progress"

    assert errors(edit(reviewer, partner, {})) == {}
    partner.refresh_from_db()
    act(reviewer, partner)
    assert detail(partner)["competence"] == "Neu."


def test_draft_opens_when_what_it_refers_to_was_deleted(admin: Client, site_tree: SiteTree) -> None:
    town, publisher = MunicipalityFactory(), PartnerOrganisationFactory()
    report = EventReportPageFactory()
    values = {"municipality": town, "publisher": publisher}
    assert errors(edit(admin, report, values)) == {}
    town.delete()
    publisher.delete()

    opened = admin.get(edit_address(report))

    form = opened.context["form"]
    assert (form.initial["municipality"], form.initial["publisher"]) == (None, None)
    assert list(errors(edit(admin, report, {}, action_publish="1"))) == ["publisher"]
