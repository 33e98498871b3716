"""Every write of the index of the admin that is not Wagtail's own.

Wagtail indexes what was saved by a task, some time after the commit. What `headless` delivers is
indexed in the transaction of the save instead, as long as the index is in the same database.
"""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet
from django.db.models.signals import post_delete, post_save
from modelsearch.backends import get_search_backends
from modelsearch.conf import get_app_config
from modelsearch.index import class_is_indexed, get_indexed_models
from modelsearch.signal_handlers import post_delete_signal_handler, post_save_signal_handler

from headless.changes.services import lock
from headless.models import HeadlessPage, HeadlessSnippet

from .entries import build_mark
from .writing import WritesEntries

BATCH = 100
DATABASE = "search.backends.database"


def backends() -> list[Any]:
    """Those of the site that are ours. Elasticsearch, for example, has its own index."""
    return [one for one in get_search_backends() if issubclass(one.index_class, WritesEntries)]


def take_over() -> None:
    """Leave nothing to Wagtail's task of what is indexed in the transaction of the save.

    Unless another backend is kept up to date, too: it may be slow or away, and knows no rollback.
    """
    # By their names: to make a backend of Wagtail's asks the database, which may be empty still.
    configured = get_app_config().get_search_backend_config().values()
    kept = [one["BACKEND"] for one in configured if one.get("AUTO_UPDATE", True)]
    if {*kept} != {DATABASE}:
        return
    for base in (HeadlessPage, HeadlessSnippet):
        base.search_auto_update = False
    # Where Wagtail's app came before this one, it is receiving already.
    for model in get_indexed_models():
        if is_taken_over(model):
            post_save.disconnect(post_save_signal_handler, sender=model)
            post_delete.disconnect(post_delete_signal_handler, sender=model)


def is_taken_over(model: type[Model]) -> bool:
    """Whether rows of a model are indexed as they are saved."""
    ours = issubclass(model, HeadlessPage | HeadlessSnippet) and class_is_indexed(model)
    return ours and not getattr(model, "search_auto_update", True)


def index_row(model: Any, pk: Any) -> None:
    """Index a row as the database has it: an instance may hold values of a draft."""
    row = model.get_indexed_objects().filter(pk=pk).first()
    if row is not None:
        for backend in get_search_backends(with_auto_update=True):
            backend.add(row)


def renew() -> Iterator[int]:
    """Make the entries anew that were made by other rules or by another backend.

    Each batch is a transaction of its own. Whatever stops it, it goes on from there.

    Yields:
        How many entries were made.
    """
    for backend in backends():
        for model in get_indexed_models():
            outdated = _outdated_entries(model).order_by("pk")
            last = 0
            while batch := list(outdated.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
                last = batch[-1]
                with transaction.atomic():
                    # What is saved meanwhile waits, or its entry would be written over with what
                    # was read before. Drafts, which wait for no other lock, by their entry.
                    lock()
                    entries = outdated.filter(pk__in=batch).select_for_update()
                    keys = list(entries.values_list("object_id", flat=True))
                    rows = list(model.get_indexed_objects().filter(pk__in=keys))
                    backend.add_bulk(model, rows)
                yield len(rows)


def _outdated_entries(model: type[Model]) -> QuerySet[Any]:
    entries: Any = get_app_config().get_model("IndexEntry")
    kind = ContentType.objects.get_for_model(model)
    found: QuerySet[Any] = entries._default_manager.filter(content_type=kind)
    return found.exclude(_is_current())


def _is_current() -> Any:
    if connection.vendor == "sqlite":
        return Q(title__contains=build_mark())
    from .postgresql import has_in_title  # noqa: PLC0415

    return has_in_title(build_mark())
