"""The one recorder: whatever changes what the public sees is served in the same transaction.

It takes no value from an instance, which may hold a draft, and reads the database again.
"""

from collections.abc import Callable, Iterable
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from functools import wraps
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Model
from wagtail.models import Page

from .changes.models import Cause
from .changes.services import append_endpoint, because, lock
from .relations import file_key, page_key
from .resources import Resource, registry
from .served import services

# What a save of these fields alone changes is of no concern to the public.
BOOKKEEPING = frozenset(
    {
        *("latest_revision", "latest_revision_id", "latest_revision_created_at"),
        *("has_unpublished_changes", "draft_title", "go_live_at", "owner", "owner_id"),
        *("locked", "locked_at", "locked_by", "locked_by_id", "numchild", "live_revision"),
        *("live_revision_id", "wagtail_admin_comments"),
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


def alone(method: Callable[..., Any]) -> Callable[..., Any]:
    """The method as one transaction in which nobody else records.

    For what writes rows of its own before anything is saved: who has these and waits for the
    recorder, and who records and waits for these, would wait for each other.
    """

    @wraps(method)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        with transaction.atomic():
            lock()
            return method(*args, **kwargs)

    return wrapper


def is_bookkeeping(update_fields: Iterable[str] | None) -> bool:
    """Whether a save changes nothing that could concern the public."""
    return update_fields is not None and BOOKKEEPING.issuperset(update_fields)


def begin(update_fields: Iterable[str] | None) -> bool:
    """Whether a save is to be recorded; then nobody else records until it is committed."""
    if _paused.get() or is_bookkeeping(update_fields):
        return False
    lock()
    return True


def begin_before(update_fields: Any = None, raw: bool = False, **kwargs: Any) -> None:
    """Receives `pre_save` and `pre_delete` of what is recorded once its rows are written.

    A deletion writes those of others first, such as the pages that showed a picture: see `alone`.
    """
    if not raw:
        begin(update_fields)


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
            lock()
            services.invalidate_cards(named)
        _store_cards_later()


def files_changed(model: type[Model], primary_keys: Iterable[Any]) -> None:
    """Pictures or documents may have changed, or whether the public sees them."""
    if not _paused.get():
        with transaction.atomic(), because(Cause.FILE):
            lock()
            services.update_naming([file_key(model, pk) for pk in primary_keys])
        _store_cards_later()


class Place(NamedTuple):
    """What the menu, paths and the sitemap tell of a page."""

    url_path: str
    live: bool
    title: str
    slug: str
    show_in_menus: bool


def place_of(page: Page) -> Place | None:
    """What the database has of it; None for a new page."""
    row = Page.objects.filter(pk=page.pk).values_list(*Place._fields).first()
    return Place(*row) if row else None


def page_changed(page: Page, model: type[Page], before: Place | None) -> None:
    """A page was saved.

    Args:
        model: of what type it is; the page may be a plain one.
        before: what the database had of it.
    """
    if _paused.get():
        return
    now = place_of(page)
    if before and now and before.url_path != now.url_path:
        # The addresses of all pages below begin with this one's. A page that comes with its first
        # own slug is published, and not moved.
        with because(Cause.MOVE) if before.live else nullcontext():
            tree_changed(page)
        return
    changed(model, [page.translation_key])
    was_live, is_live = (bool(place and place.live) for place in (before, now))
    if before is None or was_live != is_live:
        # A draft, too, may stand where a redirect leads.
        redirects_changed(is_certain=page.alias_of_id is not None and was_live != is_live)
    places = [place for place in (before, now) if place]
    resource = _resource_of(model)
    if not any(place.live for place in places):
        return
    if resource is None:
        if before != now:
            surroundings_changed([page.pk])
    elif resource.is_around_content or (
        before != now and (page.numchild or any(place.show_in_menus for place in places))
    ):
        surroundings_changed()


def page_deleted(page: Page, model: type[Page]) -> None:
    """A page is gone, as are those below it."""
    resource = _resource_of(model)
    redirects_changed(is_certain=page.live and page.alias_of_id is not None)
    if not page.live:
        return
    if resource is None:
        surroundings_changed([page.pk])
    elif page.show_in_menus or resource.is_around_content:
        surroundings_changed()


def tree_changed(root: Page) -> None:
    """A page and all below it came to another place, or became private or public."""
    if _paused.get():
        return
    roots = Page.objects.filter(translation_key=root.translation_key)
    with transaction.atomic():
        lock()
        pages = Page.objects.none()
        for path in roots.values_list("path", flat=True):
            pages |= Page.objects.filter(path__startswith=path)
        for resource in registry:
            if issubclass(resource.model, Page):
                found = resource.model._default_manager.filter(pk__in=pages.values("pk"))
                keys = set(found.values_list("translation_key", flat=True))
                services.update(resource, keys)
                services.invalidate_cards_of(resource, keys)
        delivered = [item.model for item in registry if issubclass(item.model, Page)]
        others = pages.filter(live=True).not_type(*delivered)
        surroundings_changed(others.values_list("pk", flat=True))
        aliases = pages.filter(live=True, alias_of__isnull=False)
        redirects_changed(is_certain=aliases.exists())
    _store_cards_later()


def surroundings_changed(primary_keys: Iterable[Any] = ()) -> None:
    """The menu, the site or paths may have changed.

    Args:
        primary_keys: live pages that are no content themselves, which did change.
    """
    from .website.services import NAVIGATION, update_surfaces  # noqa: PLC0415

    if _paused.get():
        return
    with transaction.atomic():
        lock()
        logged = update_surfaces(NAVIGATION)
        if pages := list(primary_keys):
            if "navigation" not in logged:
                append_endpoint("navigation")
            services.log_showing([page_key(pk) for pk in pages])


def redirects_changed(*, is_certain: bool = False) -> None:
    """Addresses that lead elsewhere may have changed.

    A page at an address goes before a redirect from it, also a private one.

    Args:
        is_certain: an alias came or went, whose path leads to what answers in its place.
    """
    from .website.services import REDIRECTS, update_surfaces  # noqa: PLC0415

    if not _paused.get():
        with transaction.atomic():
            lock()
            if not update_surfaces(REDIRECTS) and is_certain:
                append_endpoint("redirects")


def _resource_of(model: type[Model]) -> Resource | None:
    """None for a page that only holds others."""
    return next((resource for resource in registry if resource.model is model), None)


def all_changed() -> None:
    """Something changed that every answer depends on: a locale or a site."""
    if not _paused.get():
        with transaction.atomic(), because(Cause.STRUCTURE):
            services.rebuild()
            surroundings_changed()
            redirects_changed()
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
