"""Every write of what members submit."""

import uuid
from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from headless.changes.services import lock
from headless.field_publishing import content_of, current_version, publish_fields, same_value
from headless.publishing import PublishRefused
from mso_pages.models import Submission
from mso_pages.selectors import is_member

from . import notifications
from .languages import keep_draft_beside, read_later
from .selectors import (
    TO_REVIEW,
    fingerprint,
    is_to_review,
    is_trusted,
    reviewers_of,
    sent_together,
    untold_reviewers,
    waiting_changes,
    waiting_page,
    wanted_values,
    without,
)

State = Submission.State
Kind = Submission.Kind


class Conflict(Exception):
    """Somebody else changed meanwhile what is about to be changed; nothing was saved.

    Attributes:
        fields: names of those fields.
    """

    def __init__(self, fields: Collection[str]) -> None:
        super().__init__(", ".join(sorted(fields)))
        self.fields = fields


@transaction.atomic
def submit(
    page: Page,
    values: Mapping[str, Any],
    author: Any,
    organisation: uuid.UUID,
    seen: Mapping[str, str] | None = None,
    at_once: Collection[str] = (),
) -> list[Submission]:
    """Record new values of a page for review; a trusted organisation's go live at once.

    Args:
        values: field or relation to its value as in `content_of`.
        organisation: key of the MSO that the page belongs to.
        seen: field to the fingerprint of the value that the author had before them.
        at_once: fields that go live before their review, however new the organisation is, and of
            which reviewers are told whatever mails they got.

    Returns:
        A submission for each field that really changes: a new one, or the one that waited and is
        withdrawn, since what is live is wanted again.

    Raises:
        PermissionDenied: the author is no member of the organisation.
        Conflict: a field says something else by now than the author saw.
    """
    if not is_member(author, organisation):
        raise PermissionDenied
    lock()
    current = current_version(page)
    content = content_of(current)
    waiting = waiting_changes(page)
    standing = {**content, **wanted_values(waiting.values(), content)}
    changed = changed_values(values, standing, seen or {})
    untold = reviewers_of(page) if at_once else untold_reviewers(page, organisation)
    bundle = uuid.uuid4()
    made = []
    for name in sorted(changed):
        earlier = waiting.get(name)
        if same_value(changed[name], content[name]):
            # What stands there differs from what is live, so it waited.
            _withdraw(waiting[name], author)
            made.append(waiting[name])
        else:
            if earlier:
                _close(earlier, State.REPLACED)
            submission = _create(
                page,
                author,
                organisation,
                field=name,
                before=content[name],
                value=changed[name],
                bundle=bundle,
                replaces=_of_somebody_else(earlier, author),
            )
            if earlier:
                submission.written_by.add(*earlier.written_by.all())
            made.append(submission)
    trusted = current.live_at_once_when_trusted if is_trusted(organisation) else ()
    # An editor's lock holds up what can wait.
    names = {*at_once, *(() if current.locked else trusted)}
    wanted = [item for item in made if item.state == State.WAITING and item.field in names]
    _go_live_at_once(current, wanted, author)
    for item in made:
        read_later(item, current)
    if any(item.went_live_at_once for item in made):
        keep_draft_beside(current)
    notifications.tell_reviewers(current, [item for item in made if is_to_review(item)], untold)
    return made


def changed_values(
    values: Mapping[str, Any], standing: Mapping[str, Any], seen: Mapping[str, str]
) -> dict[str, Any]:
    """Those of the values that say something else than what stands there.

    Args:
        seen: field to the fingerprint of what the author had before them; what still says that
            was not touched.

    Raises:
        Conflict: one of these fields says something else by now than the author saw.
    """
    changed = {
        name: new
        for name, new in values.items()
        if not same_value(new, standing[name]) and seen.get(name) != fingerprint(new)
    }
    if outdated := {
        name for name in changed if name in seen and seen[name] != fingerprint(standing[name])
    }:
        raise Conflict(outdated)
    return changed


def _create(page: Page, author: Any, organisation: uuid.UUID, **values: Any) -> Submission:
    submission = Submission.objects.create(
        organisation=organisation, page_id=page.pk, author=author, **values
    )
    submission.written_by.add(author)
    log_act(submission, "mso_pages.submit", author)
    return submission


def _go_live_at_once(page: Any, at_once: Collection[Submission], author: Any) -> None:
    # Of a page that is not public nothing enters the draft unread.
    if not at_once or not page.live:
        return
    try:
        publish_fields(page, {item.field: item.value for item in at_once}, author)
    except PublishRefused:
        # Something else is missing by now: for staff to see to.
        return
    for item in at_once:
        item.reviewed = item.before
        # Several changes in a row are reviewed, and taken back, as one.
        unread = Submission.objects.filter(TO_REVIEW, page=item.page, field=item.field)
        if earlier := unread.exclude(pk=item.pk).first():
            item.reviewed = without(earlier, item.before)
            if same_value(item.reviewed, item.value):
                # What is live was read before; of both the history tells.
                item.decided_at = timezone.now()
            item.written_by.add(*earlier.written_by.all())
            _close(earlier, State.REPLACED)
        item.state = State.ACCEPTED
        item.went_live_at_once = True
        item.save()


@transaction.atomic
def submit_page(page: Page, author: Any, organisation: uuid.UUID) -> Submission:
    """Ask for the publication of a new page, as its latest draft stands when it is reviewed.

    Args:
        author: who wrote it, or wrote on it last.

    Raises:
        PermissionDenied: the author is no member of the organisation.
    """
    if not is_member(author, organisation):
        raise PermissionDenied
    lock()
    if submission := waiting_page(page):
        submission.written_by.add(author)
        return submission
    untold = untold_reviewers(page, organisation)
    submission = _create(page, author, organisation, kind=Kind.NEW_PAGE)
    notifications.tell_reviewers(page, [submission], untold)
    return submission


@transaction.atomic
def report_mistake(
    page: Page, about: str, text: str, author: Any, organisation: uuid.UUID
) -> Submission:
    """Tell staff that something is wrong that members cannot change.

    Args:
        about: the field; empty for something else.

    Raises:
        PermissionDenied: the author is no member of the organisation.
    """
    if not is_member(author, organisation):
        raise PermissionDenied
    untold = untold_reviewers(page, organisation)
    before = {about: content_of(current_version(page))[about]} if about else {}
    submission = _create(
        page,
        author,
        organisation,
        kind=Kind.MISTAKE,
        field=about,
        before=before,
        value=text,
    )
    notifications.tell_reviewers(page, [submission], untold)
    return submission


@transaction.atomic
def undo(submission: Submission, user: Any) -> list[Submission]:
    """Withdraw what waits, or ask for the values that stood before this change went live.

    What was sent by the same form, and shared its fate, is taken back with it.

    Returns:
        What was withdrawn, or the submissions that ask for it.

    Raises:
        PermissionDenied: the user is no member of the organisation.
        Conflict: a field was changed again since.
    """
    if not is_member(user, submission.organisation):
        raise PermissionDenied
    lock()
    submission.refresh_from_db()
    together = list(sent_together(submission))
    if submission.state == State.WAITING:
        for item in together:
            _withdraw(item, user)
            _let_wait_again(item)
        return together
    if submission.state != State.ACCEPTED or submission.kind != Kind.CHANGE:
        raise Conflict({submission.field})
    live = content_of(current_version(submission.page))
    if outdated := {x.field for x in together if not same_value(live[x.field], x.value)}:
        raise Conflict(outdated)
    before = {item.field: item.before for item in together}
    return submit(submission.page, before, user, submission.organisation)


@transaction.atomic
def withdraw_all(page: Page, user: Any, organisation: uuid.UUID) -> list[Submission]:
    """Withdraw all that waits of a page.

    Raises:
        PermissionDenied: the user is no member of the organisation.
    """
    if not is_member(user, organisation):
        raise PermissionDenied
    lock()
    waiting = list(Submission.objects.filter(page_id=page.pk, state=State.WAITING))
    for submission in waiting:
        _withdraw(submission, user)
    return waiting


def _close(submission: Submission, state: State) -> None:
    submission.state = state
    submission.save(update_fields=["state"])


def _of_somebody_else(earlier: Submission | None, author: Any) -> Submission | None:
    """What waits again when a change is withdrawn: of one's own words only the last count."""
    if earlier is None or earlier.author_id != author.pk:
        return earlier
    return earlier.replaces


def _withdraw(submission: Submission, user: Any) -> None:
    _close(submission, State.WITHDRAWN)
    log_act(submission, "mso_pages.withdraw", user)


def _let_wait_again(withdrawn: Submission) -> None:
    """Nobody withdraws what a colleague wrote before without seeing it."""
    if withdrawn.replaces:
        _close(withdrawn.replaces, State.WAITING)


def log_act(submission: Submission, action: str, user: Any) -> None:
    log(
        instance=submission.page.specific_deferred,
        action=action,
        user=user,
        data={"field": submission.field, "kind": submission.kind, "submission": submission.pk},
    )
