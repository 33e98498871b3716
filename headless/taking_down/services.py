"""Taking translations down together with what they are translations of."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.actions.delete import DeleteAction
from wagtail.log_actions import LogContext, log
from wagtail.models import Page

from headless.changes.services import lock
from headless.services import pending_revisions

from .selectors import Plan, Way

LEFT_ONLINE = "mso_headless.left_online"
LOST_SOURCE = "mso_headless.lost_source"
EXPIRES_TOO = "mso_headless.expires_too"


@transaction.atomic
def follow(plan: Plan, user: Any, way: Way) -> None:
    """Take down the translations of what was taken down, and note what stays online."""
    lock()
    for row in _specific(plan.included):
        # Of entries in one context that tell the same of several pages, Wagtail shows the last.
        with LogContext(user=user):
            _take_down(row, user, way)
    for source, rows in plan.sources:
        if way is Way.DELETE:
            for row in rows:
                with LogContext(user=user):
                    log(row, LOST_SOURCE, user=user, data={"translations": [_named(source)]})
        else:
            log_left_online(source, rows, user)


def _take_down(row: Any, user: Any, way: Way) -> None:
    if way is Way.UNPUBLISH:
        row.unpublish(user=user)
    elif isinstance(row, Page):
        row.delete(user=user)
    else:
        DeleteAction(row, user=user).execute(skip_permission_checks=True)


def log_left_online(source: Any, rows: Iterable[Any], user: Any = None) -> None:
    """Note in the history of a source which of its translations stayed online without it."""
    if named := [_named(row) for row in rows]:
        with LogContext(user=user):
            (source,) = _specific([source])
            log(source, LEFT_ONLINE, user=user, data={"translations": named})


@transaction.atomic
def expire_too(rows: Iterable[Any], moment: dt.datetime, user: Any) -> None:
    """Let translations go offline at the moment at which their source does.

    Their drafts are told too, without a new revision: the next publication would undo it.
    """
    lock()
    for row in _specific(rows):
        row.expire_at = moment
        # Whether the page is complete is asked when it is published next.
        unasked = {"clean": False} if isinstance(row, Page) else {}
        row.save(update_fields=["expire_at"], **unasked)
        for revision in pending_revisions(row):
            revision.content["expire_at"] = moment.isoformat()
            revision.save(update_fields=["content"])
        with LogContext(user=user):
            log(row, EXPIRES_TOO, user=user, data={"moment": moment.isoformat()})


def _named(row: Any) -> dict[str, str]:
    return {"language": row.locale.language_code, "title": str(row)}


def _specific(rows: Iterable[Any]) -> list[Any]:
    return [row.specific if isinstance(row, Page) else row for row in rows]
