"""A translation in review: who decides in the editor, on what, and what they are told."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils.timezone import localtime
from wagtail.models import GroupApprovalTask, TaskState, WorkflowState, WorkflowTask
from wagtail_localize.models import (
    StringTranslation,
)

from tests.admin.posting import edit_address, said
from tests.factories.members import EDITOR, staff
from tests.factories.translating import requested, target, write, write_all

from .pressing import press, shown_values

pytestmark = pytest.mark.usefixtures("commits")


def test_what_was_submitted_is_approved_as_it_was(desk, admin, editor, news):
    """What a translator writes afterwards is not in it."""
    translation = requested(news)
    write_all(translation)
    press(desk, translation, "submit")
    write(translation, "title", "Onaylanmadı")

    row = target(translation)
    row.current_workflow_task.specific.on_action(
        row.current_workflow_task_state, user=editor, action_name="approve"
    )

    assert target(translation).title == "[tr] Eine Nachricht"


def test_a_reviewer_approves_what_the_editor_shows(admin, in_review):
    write(in_review, "title", "Bir haber")

    answer = press(admin, in_review, "approve", comment="Gut.")

    row = target(in_review)
    assert row.live and row.title == "Bir haber"
    assert said(answer) == ["„Bir haber“ wurde auf Türkisch freigegeben und veröffentlicht."]
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_APPROVED
    assert state.task_states.get().comment == "Gut."


def test_what_is_not_complete_is_not_approved(admin, in_review):
    StringTranslation.objects.filter(context__path="teaser").delete()
    before = target(in_review).latest_revision

    answer = press(admin, in_review, "approve")

    assert "Vorspann" in said(answer)[0]
    assert target(in_review).latest_revision == before
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_a_reviewer_sends_back_with_a_comment_which_the_translator_reads(admin, desk, in_review):
    answer = press(admin, in_review, "reject", comment=" ")
    assert said(answer) == ["Schreiben Sie, was zu ändern ist. Es wurde nichts zurückgegeben."]
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS

    press(admin, in_review, "reject", comment="Bitte <b>Sie</b> statt Du.")

    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES
    shown = desk.get(edit_address(target(in_review))).content.decode()
    assert "Bitte &lt;b&gt;Sie&lt;/b&gt; statt Du." in shown
    note = BeautifulSoup(shown, "html.parser").select_one(".translation-panel__comment span")
    decision = TaskState.objects.get()
    assert decision.finished_by.get_username() == "leitung"
    assert note.get_text() == f"leitung, {localtime(decision.finished_at):%d.%m.%Y %H:%M}"
    # It is in review no longer.
    assert 'data-status="draft"' in shown and 'data-status="review"' not in shown
    write(in_review, "title", "Haber")
    press(desk, in_review, "submit")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    press(admin, in_review, "approve")
    assert target(in_review).title == "Haber"


def test_who_submitted_decides_nothing_but_may_end_the_review(desk, admin, in_review):
    shown = desk.get(edit_address(target(in_review))).content.decode()
    assert 'value="withdraw"' in shown and 'value="approve"' not in shown

    for action in ("approve", "reject"):
        press(desk, in_review, action, comment="Ich")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS

    press(desk, in_review, "withdraw")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED
    assert not target(in_review).live
    for action in ("approve", "reject", "withdraw"):
        answer = press(admin, in_review, action, comment="Zu spät")
        first, *rest = said(answer)
        assert first == "Die Prüfung ist schon weiter oder zu Ende."
        # What somebody wrote is not lost.
        assert rest == ["Ihre Anmerkung wurde nicht gesendet: „Zu spät“"]


def test_a_reviewer_decides_on_what_was_shown(desk, admin, in_review):
    address = edit_address(target(in_review))
    shown = shown_values(admin, address)
    press(desk, in_review, "withdraw")
    write(in_review, "title", "Okunmadı")
    press(desk, in_review, "submit")

    for action in ("approve", "reject"):
        answer = admin.post(address, {**shown, "action": action, "comment": "Gut"}, follow=True)
        assert said(answer)[0] == "Die Prüfung ist schon weiter oder zu Ende."

    assert not target(in_review).live
    assert WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS).count() == 1


@pytest.fixture
def two_steps(news):
    """Of the review of the news: the same people decide twice."""
    workflow = news.get_workflow()
    first = workflow.tasks.get().specific
    second = GroupApprovalTask.objects.create(name="Noch einmal")
    second.groups.set(first.groups.all())
    WorkflowTask.objects.create(workflow=workflow, task=second, sort_order=1)


@pytest.mark.usefixtures("two_steps")
def test_each_step_of_a_review_is_about_a_complete_translation(admin, in_review):
    text = StringTranslation.objects.filter(locale=in_review.target_locale).latest("pk")
    text.delete()
    first = TaskState.objects.get()

    (message,) = said(press(admin, in_review, "approve"))

    assert "1 Text ist noch nicht übersetzt" in message
    assert WorkflowState.objects.get().current_task_state == first
    write_all(in_review)
    (message,) = said(press(admin, in_review, "approve"))
    assert "Der nächste Schritt der Prüfung folgt." in message
    assert not target(in_review).live
    press(admin, in_review, "approve")
    assert target(in_review).live


def test_nobody_ends_the_review_of_a_colleague(in_review, site_tree):
    colleague = Client()
    colleague.force_login(staff(site_tree.root.get_parent(), "kollege", EDITOR))
    address = edit_address(target(in_review))
    assert 'value="withdraw"' not in colleague.get(address).content.decode()

    colleague.post(address, {"action": "withdraw"})

    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
