"""Every read of what members submitted."""

import hashlib
import json
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime
from wagtail.models import Page
from wagtail.permissions import policy_registry

from headless.field_publishing import content_of, current_version, said, same_value, with_values
from headless.inserted import numbers
from mso_pages.models import OrganisationState, Submission
from mso_pages.selectors import with_organisation_title

State = Submission.State
Kind = Submission.Kind

# What only set back what nobody had reviewed; nobody has to.
SET_BACK = Q(went_live_at_once=True, reviewer__isnull=True, decided_at__isnull=False)
# What went live at once stays in the queue until somebody looked at it.
TO_REVIEW = Q(state=State.WAITING) | Q(
    state=State.ACCEPTED, went_live_at_once=True, decided_at__isnull=True
)


def is_to_review(submission: Submission) -> bool:
    """Whether staff still have to look at a submission; the same as `TO_REVIEW`."""
    if submission.state == State.ACCEPTED:
        return submission.went_live_at_once and submission.decided_at is None
    return submission.state == State.WAITING


def fingerprint(value: Any) -> str:
    """A short text that is the same exactly where two values say the same."""
    text = json.dumps(said(value), sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def seen_of(submission: Submission, content: Mapping[str, Any]) -> str:
    """What tells whether the reviewer still looks at what there is.

    Args:
        content: that of the current version of the page.
    """
    if submission.kind == Kind.CHANGE:
        return fingerprint(content.get(submission.field))
    return fingerprint(content["latest_revision"]) if submission.kind == Kind.NEW_PAGE else ""


def is_corrected(submission: Submission, content: Mapping[str, Any]) -> bool:
    """Whether the field that a mistake was reported of says something else by now. What is wrong
    with something that has no field there, nobody can tell.

    Args:
        content: that of the current version of the page.
    """
    before = submission.before or {}
    return not before or any(
        not same_value(content.get(name), value) for name, value in before.items()
    )


def waiting_changes(page: Page) -> dict[str, Submission]:
    """The changes of fields that wait for review, by field."""
    changes = Submission.objects.filter(page_id=page.pk, kind=Kind.CHANGE, state=State.WAITING)
    return {change.field: change for change in changes.select_related("author")}


def waiting_page(page: Page) -> Submission | None:
    """The wish to publish a new page that waits for review."""
    found = Submission.objects.filter(page_id=page.pk, kind=Kind.NEW_PAGE, state=State.WAITING)
    return found.first()


def sent_together(submission: Submission) -> QuerySet[Submission]:
    """What was sent by the same form and is in the same state, the submission among it."""
    return Submission.objects.filter(
        page_id=submission.page_id, bundle=submission.bundle, state=submission.state
    )


def reviewers_of(page: Page) -> list[Any]:
    """The users who may publish a page."""
    policy = policy_registry.get_by_type(Page)
    return list(policy.users_with_permission_for_instance("publish", page, False))


def untold_reviewers(page: Page, organisation: uuid.UUID) -> list[Any]:
    """Those who may publish a page and do not know that there is something of its organisation:
    nothing of it is in their queue, or they got no mail today.
    """
    sent = Submission.objects.filter(organisation=organisation)
    midnight = localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    # Of what nobody has to review there was no mail.
    today = sent.filter(submitted_at__gte=midnight).exclude(SET_BACK)
    return [
        reviewer
        for reviewer in reviewers_of(page)
        if not (
            of_pages_of(reviewer, sent).filter(TO_REVIEW).exists()
            and of_pages_of(reviewer, today).exists()
        )
    ]


def of_pages_of(user: Any, submissions: QuerySet[Submission]) -> QuerySet[Submission]:
    """Those of the submissions that are about pages which a user may publish."""
    policy = policy_registry.get_by_type(Page)
    pages = policy.instances_user_has_permission_for(user, "publish")
    return submissions.filter(page__in=pages.values("pk"))


def proposed(page: Page) -> Any:
    """The page as it would be with all that waits, not saved: what its members see."""
    current = current_version(page)
    changes = waiting_changes(page)
    if not changes:
        return current
    content = content_of(current)
    return with_values(current, wanted_values(changes.values(), content))


def wanted_values(changes: Iterable[Submission], content: Mapping[str, Any]) -> dict[str, Any]:
    """Field to the value that changes ask for, put onto what stands there by now.

    Args:
        content: that of the page as it stands.
    """
    return {
        change.field: merged(change.before, change.value, content.get(change.field))
        for change in changes
    }


def merged(before: Any, value: Any, now: Any) -> Any:
    """The value of a change where something else has been changed since.

    Of rows that are known in every language, such as offers, only those that the change is about
    are replaced. Everything else is taken whole: who reviews it sees both.
    """
    if same_value(before, now) or not _are_known_rows(before, value, now):
        return value
    old, new = _by_key(before), _by_key(value)
    rows = []
    for key, row in _by_key(now).items():
        if key not in old or same_value(old[key], new.get(key)):
            rows.append(row)
        elif key in new:
            rows.append({**new[key], "pk": row["pk"]})
    present = {row["translation_key"] for row in rows}
    rows += [row for key, row in new.items() if key not in old and key not in present]
    return rows


def without(submission: Submission, now: Any) -> Any:
    """What stands in the field once a change that went live at once is taken back."""
    if same_value(submission.value, now):
        return submission.reviewed
    taken_back = merged(submission.value, submission.reviewed, now)
    # Somebody else wrote something of their own over it, which stays.
    return now if same_value(taken_back, submission.reviewed) else taken_back


def _are_known_rows(*values: Any) -> bool:
    return all(
        isinstance(value, list)
        and all(isinstance(row, dict) and row.get("translation_key") for row in value)
        for value in values
    )


def _by_key(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {row["translation_key"]: row for row in rows}


@dataclass(frozen=True)
class Told:
    """What members are told of changes that were sent together and shared their fate.

    Attributes:
        change: one of them, for when, by whom, the state and the reason.
        fields: what they are about.
    """

    change: Submission
    fields: list[str]

    @property
    def can_be_undone(self) -> bool:
        """Whether it is still what stands there, or would."""
        is_change = self.change.kind == Kind.CHANGE
        return is_change and self.change.state in (State.WAITING, State.ACCEPTED)


def told(last: Iterable[Submission]) -> list[Told]:
    """What is to be told of the last change of each field: what was refused, what waits, and
    of what is decided well only the newest.
    """
    together: dict[Any, list[Submission]] = defaultdict(list)
    for change in sorted(last, key=lambda change: (change.submitted_at, change.pk), reverse=True):
        together[change.bundle, change.state, change.reason].append(change)
    found = [Told(group[0], [change.field for change in group]) for group in together.values()]
    accepted = [item for item in found if item.change.state == State.ACCEPTED]
    open_ones = [item for item in found if item.change.state != State.ACCEPTED]
    open_ones.sort(key=lambda item: item.change.state != State.REJECTED)
    return open_ones or accepted[:1]


def with_taken(page: Page, taken: str) -> Any:
    """As `proposed`, and with what was not accepted, for its author to go on with it.

    Args:
        taken: the number of a submission, as an address gives it; anything else is ignored.
    """
    wanted = proposed(page)
    found = Submission.objects.filter(page_id=page.pk, state=State.REJECTED, kind=Kind.CHANGE)
    if (change := found.filter(pk__in=numbers([taken])).first()) is None:
        return wanted
    content = content_of(wanted)
    return with_values(wanted, wanted_values(sent_together(change), content))


def author_of(wanted: Any, name: str) -> Any:
    """The member who wrote what stands in a field; None where nobody of them did, or is left.

    Args:
        wanted: the page as `proposed` gives it.
    """
    found = Submission.objects.filter(page_id=wanted.pk, field=name, kind=Kind.CHANGE)
    change = found.select_related("author").order_by("submitted_at", "pk").last()
    if change is None or not same_value(change.value, content_of(wanted)[name]):
        return None
    return change.author


def last_submissions(page: Page, fields: Iterable[str]) -> dict[str, Submission]:
    """The last change of each field that was made or wanted, by field."""
    found = Submission.objects.filter(page_id=page.pk, field__in=list(fields)).exclude(
        state__in=[State.WITHDRAWN, State.REPLACED]
    )
    ordered = found.select_related("author", "reviewer").order_by("submitted_at", "pk")
    return {submission.field: submission for submission in ordered}


def is_trusted(organisation: uuid.UUID) -> bool:
    """Whether some of its changes go live before they are reviewed."""
    trusted = OrganisationState.objects.filter(
        organisation=organisation, trust_level=OrganisationState.Trust.TRUSTED
    )
    return bool(trusted.exists())


def to_review(user: Any) -> QuerySet[Submission]:
    """What waits for the review of a user, the oldest first, with the `organisation_title`.

    What has words of their own somebody else reviews.
    """
    own = Submission.objects.filter(written_by=user)
    found = of_pages_of(user, Submission.objects.filter(TO_REVIEW).exclude(pk__in=own.values("pk")))
    rows: QuerySet[Submission] = with_organisation_title(found.select_related("author", "page"))
    return rows.order_by("submitted_at", "pk")


def own_to_review(user: Any) -> QuerySet[Submission]:
    """What somebody else has to review, since words of the user stand in it."""
    return of_pages_of(user, Submission.objects.filter(TO_REVIEW, written_by=user))


def all_submissions(user: Any) -> QuerySet[Submission]:
    """All that was ever submitted of the pages that a user may publish, the newest first."""
    found = of_pages_of(user, Submission.objects.all())
    rows: QuerySet[Submission] = with_organisation_title(
        found.select_related("author", "reviewer", "page")
    )
    return rows.order_by("-submitted_at", "-pk")
