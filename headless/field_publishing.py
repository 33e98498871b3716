"""Publishing some fields of an object, while the rest of its draft stays a draft.

What somebody else is writing, planned or submitted for approval goes on as if nothing had
happened, on top of the new values.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, Revision, TaskState
from wagtail.signals import page_published, published

from .changes.services import lock

# Field or relation to its value, as in the content of a revision.
Content = dict[str, Any]


def content_of(page: Page) -> Content:
    """All values of a page as a revision keeps them: plain JSON."""
    content: Content = json.loads(json.dumps(page.serializable_data(), cls=DjangoJSONEncoder))
    return content


def with_values(page: Page, values: Mapping[str, Any]) -> Any:
    """A copy of the page, not saved, in which some fields or relations have other values.

    Args:
        values: field or relation to its value as in `content_of`; rows in their order.
    """
    placed = {name: _placed(value) for name, value in values.items()}
    return page.with_content_json({**content_of(page), **placed})


def _placed(value: Any) -> Any:
    """Rows have the places of the list: a new one has none, and one of before may have its own."""
    if not isinstance(value, list):
        return value
    return [
        {**row, "sort_order": place} if isinstance(row, dict) and "sort_order" in row else row
        for place, row in enumerate(value)
    ]


def same_value(one: Any, other: Any) -> bool:
    """Whether two values say the same: rows of a relation by what they say, not by their keys."""
    return bool(said(one) == said(other))


def said(value: Any) -> Any:
    """What a value says: of rows not their keys, which a new row has none of."""
    if isinstance(value, list):
        return [said(item) for item in value]
    if isinstance(value, dict) and "pk" in value:
        # The page of a row is the same for all, and its place that in the list.
        return {key: item for key, item in value.items() if key not in ("pk", "page", "sort_order")}
    return value


def current_version(page: Page) -> Any:
    """What stands for the page outside drafts: what is live, or else its latest draft."""
    row = Page.objects.get(pk=page.pk).specific
    return row if row.live else row.get_latest_revision_as_object()


class PublishBesideDraftAction(PublishPageRevisionAction):
    """Publishes a revision without cancelling the workflow of the draft beside it."""

    def _after_publish(self) -> None:
        page = self.object
        page_published.send(sender=page.specific_class, instance=page, revision=self.revision)
        published.send(sender=type(page), instance=page, revision=self.revision)
        page.update_aliases(revision=self.revision, _content=self.revision.content)


@transaction.atomic
def publish_fields(page: Page, values: Mapping[str, Any], user: Any) -> Revision:
    """Publish the live page with some new values, and put these under the drafts of the rest.

    A field that a draft had changed itself keeps there what the draft says. Of a page that is
    not live only the draft takes the values.

    Args:
        values: field or relation to its value as in `content_of`.
        user: who publishes; whether they may is for the caller to know.

    Returns:
        The revision with the new values that went live, or for a page offline its draft.

    Raises:
        PublishRefused: the live page with these values is not complete; nothing was changed.
    """
    lock()
    row = Page.objects.get(pk=page.pk).specific
    if not row.live:
        return _save_draft(row.get_latest_revision_as_object(), values, user)
    before = content_of(row)
    drafts = list(_drafts(row))
    changed = with_values(row, values)
    changed.check_publishable()
    revision = changed.save_revision(user=user, log_action=False, clean=False)
    PublishBesideDraftAction(revision, user=user).execute(skip_permission_checks=True)
    after = content_of(type(row).objects.get(pk=row.pk))
    for draft in drafts:
        _put_under(draft, before, {name: after[name] for name in values}, row)
    return revision


def _save_draft(draft: Any, values: Mapping[str, Any], user: Any) -> Revision:
    revision: Revision = with_values(draft, values).save_revision(
        user=user, log_action=True, clean=False
    )
    return revision


def _drafts(row: Any) -> Iterable[Revision]:
    """What is planned, then the latest draft, which must stay the latest."""
    planned = row.revisions.filter(approved_go_live_at__isnull=False)
    yield from planned.exclude(pk=row.latest_revision_id).order_by("created_at", "pk")
    if row.has_unpublished_changes and row.latest_revision_id:
        yield row.latest_revision


def _put_under(draft: Revision, before: Content, new: Content, row: Any) -> None:
    """Let a draft go on from the new values, planned and submitted as it was.

    It becomes a revision of its own, so that an open form of the old one is known to be out of
    date.
    """
    untouched = {
        name: value
        for name, value in new.items()
        # A draft from before a field was added has nothing there.
        if same_value(draft.content.get(name, before[name]), before[name])
    }
    page = type(row).objects.get(pk=row.pk).with_content_json({**draft.content, **untouched})
    moved = page.save_revision(user=draft.user, log_action=False, clean=False)
    Revision.objects.filter(pk=moved.pk).update(approved_go_live_at=draft.approved_go_live_at)
    waiting = TaskState.objects.filter(revision=draft, status=TaskState.STATUS_IN_PROGRESS)
    waiting.update(revision=moved)
