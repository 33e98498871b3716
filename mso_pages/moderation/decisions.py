"""What staff decide on what members submitted: which decisions count, and every write of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.locks import BasicLock
from wagtail.models import Page

from headless.changes.services import lock
from headless.field_publishing import content_of, current_version, publish_fields
from headless.publishing import PublishRefused, refusal_text
from mso_pages.models import Submission

from . import notifications
from .languages import keep_draft_beside
from .selectors import (
    is_corrected,
    is_to_review,
    merged,
    seen_of,
    sent_together,
    waiting_page,
    without,
)
from .services import log_act

State = Submission.State
Kind = Submission.Kind

# Nobody judges one of them without the other.
PICTURE = ("image", "image_alt")


@dataclass(frozen=True)
class Decision:
    """What a reviewer says of a submission.

    Attributes:
        seen: the fingerprint of the value that stood beside it, empty for any.
    """

    submission: int
    is_accepted: bool
    reason: str = ""
    seen: str = ""


@dataclass
class Outcome:
    """What became of decisions; what is in `problems` was left as it was."""

    accepted: list[Submission] = field(default_factory=list)
    rejected: list[Submission] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def decide(decisions: Iterable[Decision], reviewer: Any) -> Outcome:
    """Publish what is accepted and give back the rest, each page by itself.

    What cannot be decided as asked is named in `problems`, and for its page nothing is decided.

    Raises:
        PermissionDenied: the reviewer may not publish one of the pages.
    """
    outcome = Outcome()
    by_page: dict[int, list[tuple[Submission, Decision]]] = defaultdict(list)
    wanted = {decision.submission: decision for decision in decisions}
    for submission in Submission.objects.filter(pk__in=wanted).order_by("submitted_at", "pk"):
        by_page[submission.page_id].append((submission, wanted[submission.pk]))
    pages = {page.pk: page for page in Page.objects.filter(pk__in=by_page).specific()}
    if not all(page.permissions_for_user(reviewer).can_publish() for page in pages.values()):
        raise PermissionDenied
    for key, pairs in by_page.items():
        # What is planned or in a workflow goes on beside it; a lock that somebody set does not.
        if pages[key].locked and BasicLock(pages[key]).for_user(reviewer):
            text = _("“%(page)s” is locked by somebody else, so nothing of it can be decided now.")
            outcome.problems.append(text % {"page": pages[key].title})
            continue
        try:
            with transaction.atomic():
                decided, problems = _decide_on(pages[key], pairs, reviewer)
        except PublishRefused as refused:
            outcome.problems.append(refusal_text(refused))
            continue
        except ObjectDoesNotExist:
            text = _("“%(page)s” was deleted meanwhile.") % {"page": pages[key].title}
            outcome.problems.append(text)
            continue
        outcome.problems += problems
        outcome.accepted += [item for item in decided if item.state == State.ACCEPTED]
        outcome.rejected += [item for item in decided if item.state == State.REJECTED]
    notifications.tell_authors(outcome.accepted + outcome.rejected)
    return outcome


def _decide_on(
    page: Page, pairs: list[tuple[Submission, Decision]], reviewer: Any
) -> tuple[list[Submission], list[str]]:
    """Carry out what can be; what was decided, and why the rest was not."""
    lock()
    content = content_of(current_version(page))
    decided, problems = [], []
    for submission, _decision in pairs:
        submission.refresh_from_db()
    apart = decided_apart(pairs)
    for submission, decision in pairs:
        if problem := problem_of(submission, decision, reviewer, content, apart):
            problems.append(problem)
        else:
            decided.append((submission, decision))
    values: dict[str, Any] = {}
    for submission, decision in decided:
        name = submission.field
        if submission.kind == Kind.CHANGE and decision.is_accepted != submission.went_live_at_once:
            # Of two changes of a field the later goes onto what the earlier leaves.
            now = values.get(name, content[name])
            if decision.is_accepted:
                values[name] = merged(submission.before, submission.value, now)
                submission.before, submission.value = now, values[name]
            else:
                values[name] = without(submission, now)
        submission.state = State.ACCEPTED if decision.is_accepted else State.REJECTED
        submission.reviewer = reviewer
        submission.decided_at = timezone.now()
        submission.reason = decision.reason.strip()
        submission.save()
        log_act(submission, f"mso_pages.{'accept' if decision.is_accepted else 'reject'}", reviewer)
    if values:
        publish_fields(page, values, reviewer)
        keep_draft_beside(page)
    if any(item.kind == Kind.NEW_PAGE and item.state == State.ACCEPTED for item, _d in decided):
        Page.objects.get(pk=page.pk).specific.get_latest_revision().publish(user=reviewer)
    return [submission for submission, _decision in decided], problems


@transaction.atomic
def close_published(page: Page, publisher: Any) -> None:
    """Take the wish to publish a new page as granted: staff did so by the form of the page.

    Args:
        publisher: who did; None where a plan did.
    """
    if submission := waiting_page(page):
        submission.state = State.ACCEPTED
        submission.reviewer = publisher
        submission.decided_at = timezone.now()
        submission.save()
        notifications.tell_authors([submission])


def decided_apart(pairs: Iterable[tuple[Submission, Decision]]) -> set[int]:
    """The changes of a picture or its description that were sent together and are not decided
    alike: the one describes the other.
    """
    decided = {submission.pk: decision.is_accepted for submission, decision in pairs}
    found = set()
    for submission, decision in pairs:
        if submission.field in PICTURE and is_to_review(submission):
            together = sent_together(submission).filter(field__in=PICTURE)
            if any(decided.get(other.pk) != decision.is_accepted for other in together):
                found.add(submission.pk)
    return found


def problem_of(
    submission: Submission,
    decision: Decision,
    reviewer: Any,
    content: Mapping[str, Any],
    apart: Collection[int],
) -> str:
    """Why a decision cannot be carried out, in a sentence; empty where it can.

    Args:
        content: that of the current version of the page.
        apart: as `decided_apart` gives it.
    """
    names = {"page": submission.page.title}
    if not is_to_review(submission):
        return _("“%(page)s”: this change was decided or replaced meanwhile.") % names
    if submission.written_by.filter(pk=reviewer.pk).exists():
        return _("“%(page)s”: nobody reviews their own change.") % names
    if missing := _what_is_missing(submission, decision, content, apart):
        return _("“%(page)s”: %(problem)s") % {**names, "problem": missing}
    if decision.seen not in ("", seen_of(submission, content)):
        return (
            _("“%(page)s”: what is live was changed meanwhile. Look at it once more, please.")
            % names
        )
    return ""


def what_is_missing(decisions: Iterable[Decision]) -> dict[int, str]:
    """What a reviewer has to do before these can be carried out, by submission."""
    wanted = {decision.submission: decision for decision in decisions}
    found = {}
    submissions = Submission.objects.filter(pk__in=wanted).select_related("page")
    apart = decided_apart([(submission, wanted[submission.pk]) for submission in submissions])
    for submission in submissions:
        content = {}
        if submission.kind == Kind.MISTAKE:
            content = content_of(current_version(submission.page))
        missing = _what_is_missing(submission, wanted[submission.pk], content, apart)
        if missing and is_to_review(submission):
            found[submission.pk] = missing
    return found


def _what_is_missing(
    submission: Submission,
    decision: Decision,
    content: Mapping[str, Any],
    apart: Collection[int],
) -> str:
    if not decision.is_accepted and not decision.reason.strip():
        return _("Say why, for the member to read.")
    if submission.pk in apart:
        return _("Decide alike on a picture and its description.")
    is_answer = submission.kind == Kind.MISTAKE and decision.is_accepted
    if is_answer and not is_corrected(submission, content):
        return _(
            "This was not changed since the report. Correct the mistake first, or say why there is "
            "none."
        )
    return ""
