"""A translation in a workflow of Wagtail: what somebody may do about it from the editor."""

import datetime as dt
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from wagtail.admin.utils import get_user_display_name
from wagtail.models import Page, WorkflowState
from wagtail_localize.models import Translation

from headless.changes.services import lock

from .services import check_seen, drafted, save_draft

# Those of Wagtail's tasks, and to end the review.
ACTIONS = ("approve", "reject", "withdraw")


@dataclass(frozen=True)
class Review:
    """What a review has come to, for one user.

    Attributes:
        is_going_on: whether somebody has to decide.
        actions: those of `ACTIONS` that the user may take.
        comment: why it was sent back; empty where it was not.
        sent_back_by: the name of who did, if known.
        sent_back_at: when.
        step: the key of what is decided on; another one after it was submitted anew.
    """

    is_going_on: bool = False
    actions: tuple[str, ...] = ()
    comment: str = ""
    step: str = ""
    sent_back_by: str = ""
    sent_back_at: dt.datetime | None = None


class ReviewOver(Exception):
    """There is nothing to do about the review for this user, any more; nothing was changed."""


def review_of(instance: Any, user: Any) -> Review:
    """The review that a page or snippet is in; an empty one where it is in none."""
    state = getattr(instance, "current_workflow_state", None)
    if state is None or state.current_task_state is None:
        return Review()
    task_state = state.current_task_state
    is_going_on = state.status == WorkflowState.STATUS_IN_PROGRESS
    allowed = set()
    if is_going_on:
        allowed = {name for name, *_rest in task_state.task.specific.get_actions(instance, user)}
    if state.user_can_cancel(user):
        allowed.add("withdraw")
    actions = tuple(name for name in ACTIONS if name in allowed)
    review = Review(is_going_on, actions, step=str(task_state.pk))
    if is_going_on:
        return review
    by = task_state.finished_by
    return replace(
        review,
        comment=task_state.comment,
        sent_back_by=get_user_display_name(by) if by else "",
        sent_back_at=task_state.finished_at,
    )


@transaction.atomic
def approve(
    translation: Translation, user: Any, step: str, comment: str, seen_at: dt.datetime
) -> bool:
    """Approve what the editor shows, which the last step of a review publishes.

    Args:
        step: that of the review which the user was shown.
        seen_at: as `check_seen`.

    Returns:
        Whether that was the last step.

    Raises:
        ReviewOver: somebody else was faster, or it was submitted anew.
        WrittenMeanwhile: as `check_seen`.
        PublishRefused: it is not complete; nothing was changed.
        ValidationError: a text cannot stand where it should.
    """
    instance = _reviewed(translation, user, "approve", step)
    check_seen(translation, user, seen_at)
    drafted(translation).check_publishable()
    # A reviewer may have written in it, as in the form of an original.
    save_draft(translation, user)
    _decide(instance, user, "approve", comment)
    return instance.current_workflow_state is None


@transaction.atomic
def send_back(translation: Translation, user: Any, step: str, comment: str) -> None:
    """Send it back to be changed.

    Raises:
        ReviewOver: as `approve`.
    """
    _decide(_reviewed(translation, user, "reject", step), user, "reject", comment)


@transaction.atomic
def withdraw(translation: Translation, user: Any) -> None:
    """End the review; the draft stays as it is.

    Raises:
        ReviewOver: somebody else was faster.
    """
    _reviewed(translation, user, "withdraw").current_workflow_state.cancel(user=user)


def _reviewed(translation: Translation, user: Any, action: str, step: str | None = None) -> Any:
    lock()
    instance = translation.get_target_instance()
    instance = instance.specific if isinstance(instance, Page) else instance
    review = review_of(instance, user)
    if action not in review.actions or step not in (None, review.step):
        raise ReviewOver
    return instance


def _decide(instance: Any, user: Any, action: str, comment: str) -> None:
    task_state = instance.current_workflow_task_state
    task_state.task.specific.on_action(task_state, user, action, comment=comment)
