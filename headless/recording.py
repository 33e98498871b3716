"""The one recorder: whatever changes what the public sees is served in the same transaction.

It takes no value from an instance, which may hold a draft, and reads the database again.
"""

from collections.abc import Iterable
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import transaction
from django.db.models import Model
from wagtail.models import Page

from .resources import registry
from .served import services

# What a save of these fields alone changes is of no concern to the public.
BOOKKEEPING = frozenset(
    {
        *("latest_revision", "latest_revision_id", "latest_revision_created_at"),
        *("has_unpublished_changes", "draft_title", "go_live_at", "owner", "owner_id"),
        *("locked", "locked_at", "locked_by", "locked_by_id", "numchild", "live_revision"),
        "live_revision_id",
    }
)

_paused: ContextVar[bool] = ContextVar("recording_paused", default=False)


@contextmanager
def paused() -> Any:
    """Record nothing: for whoever writes a great deal and rebuilds the served rows after it."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


def begin(update_fields: Iterable[str] | None) -> bool:
    """Whether a save is to be recorded; then nobody else records until it is committed."""
    if _paused.get() or (update_fields is not None and BOOKKEEPING.issuperset(update_fields)):
        return False
    services.lock()
    return True


def changed(model: type[Model], ids: Iterable[Any]) -> None:
    """Objects of a model may have changed for the public.

    Args:
        ids: public ids: translation keys, or what the resource has in their place.
    """
    if not _paused.get():
        services.update_of(model, ids)
        _store_cards_later()


def cards_changed(named: Iterable[str]) -> None:
    """Something changed that cards show and that is no object of its own: an image."""
    if not _paused.get():
        with transaction.atomic():
            services.lock()
            services.invalidate_cards(named)
        _store_cards_later()


def images_changed(primary_keys: Iterable[Any]) -> None:
    """The picture itself of images may have changed, or whether the public sees it."""
    if not _paused.get():
        with transaction.atomic():
            services.lock()
            services.update_naming([f"image:{pk}" for pk in primary_keys])
        _store_cards_later()


def tree_changed(root: Page) -> None:
    """A page and all below it came to another place, or became private or public."""
    if _paused.get():
        return
    roots = Page.objects.filter(translation_key=root.translation_key)
    with transaction.atomic():
        services.lock()
        for resource in registry:
            if issubclass(resource.model, Page):
                keys: set[Any] = set()
                for path in roots.values_list("path", flat=True):
                    below = resource.model._default_manager.filter(path__startswith=path)
                    keys.update(below.values_list("translation_key", flat=True))
                services.update(resource, keys)
                services.invalidate_cards_of(resource, keys)
    _store_cards_later()


def all_changed() -> None:
    """Something changed that every answer depends on: a locale or a site."""
    if not _paused.get():
        services.rebuild()
        _store_cards_later()


def _store_cards_later() -> None:
    """Once for each transaction, when others can see it."""
    connection = transaction.get_connection()
    if any(function is _store_cards for _ids, function, *_rest in connection.run_on_commit):
        return
    # What was published stays so when the task cannot be queued: cards are made in memory then.
    transaction.on_commit(_store_cards, robust=True)


def _store_cards() -> None:
    from .served.tasks import store_cards  # noqa: PLC0415

    store_cards.enqueue()
