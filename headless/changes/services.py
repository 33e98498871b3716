"""Every write of the change log."""

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from enum import Enum

from django.db import connection, transaction
from django.db.models import F, Max
from django.utils import timezone

from .models import Cause, ContentChange, ContentVersion

ONLY = 1
BATCH = 500


class Kind(Enum):
    """What became of a translation."""

    CAME = Cause.PUBLISH
    CHANGED = Cause.UPDATE
    MOVED = Cause.MOVE
    WENT = Cause.UNPUBLISH


# Public id and locale of a translation; both may be empty.
Place = tuple[str, str]
Changes = Mapping[Place, Kind]

_because: ContextVar[Cause | None] = ContextVar("because", default=None)


@contextmanager
def because(cause: Cause) -> Iterator[None]:
    """Log what changes meanwhile with a cause; without it publishing and its like are told."""
    token = _because.set(cause)
    try:
        yield
    finally:
        _because.reset(token)


def lock() -> None:
    """Let whoever else changes public content finish; held to the end of the transaction.

    To be taken before the first row is written, so that nobody waits for each other. SQLite has
    one writer anyway.
    """
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        rows = ContentVersion.objects.select_for_update()
        if rows.filter(pk=ONLY).first() is None:
            ContentVersion.objects.get_or_create(pk=ONLY)
            rows.get(pk=ONLY)


@transaction.atomic
def append(resource: str, changes: Changes) -> None:
    """Log changes of the objects of a resource, in the transaction that makes them."""
    if not changes:
        return
    lock()
    first = _advance(len(changes))
    cause, now = _because.get(), timezone.now()
    ContentChange.objects.bulk_create(
        [
            ContentChange(
                seq=seq,
                resource=resource,
                object_id=object_id,
                locale=locale,
                cause=cause or kind.value,
                concerns_translations=kind is not Kind.CHANGED,
                at=now,
            )
            for seq, ((object_id, locale), kind) in enumerate(sorted_by_place(changes), first)
        ],
        batch_size=BATCH,
    )


def append_endpoint(name: str) -> None:
    """Log that an endpoint around the content answers something else."""
    append(name, {("", ""): Kind.CHANGED})


def sorted_by_place(changes: Changes) -> list[tuple[Place, Kind]]:
    return sorted(changes.items(), key=lambda item: item[0])


def _advance(steps: int) -> int:
    """The first of so many new numbers."""
    if not ContentVersion.objects.filter(pk=ONLY).update(number=F("number") + steps):
        ContentVersion.objects.create(pk=ONLY, number=steps)
        return 1
    return ContentVersion.objects.values_list("number", flat=True).get(pk=ONLY) - steps + 1


@transaction.atomic
def forget(before: dt.datetime) -> int:
    """Delete what was logged before a moment; how much it was."""
    lock()
    old = ContentChange.objects.filter(at__lt=before)
    last = old.aggregate(last=Max("seq"))["last"]
    if last is None:
        return 0
    # Nobody is told of each, and there may be a great many.
    deleted: int = ContentChange.objects.filter(seq__lte=last)._raw_delete(using=old.db)
    ContentVersion.objects.filter(pk=ONLY).update(forgotten=last)
    return deleted
