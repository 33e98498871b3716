"""How entries are written into Wagtail's index."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from modelsearch.conf import get_app_config
from modelsearch.utils import get_content_type_pk

from .entries import Entry, entry_of

COLUMNS = ["title", "autocomplete", "body"]
BATCH = 100


class WritesEntries:
    """The part of an index that is the same on both databases."""

    write_connection: Any

    def columns_of(self, entry: Entry) -> dict[str, str]:
        """The columns of an entry as the database has them."""
        raise NotImplementedError

    def add_items(self, model: type[Model], objs: Iterable[Any]) -> None:
        entries: Any = get_app_config().get_model("IndexEntry")
        kind = get_content_type_pk(model)
        rows = [
            entries(
                content_type_id=kind,
                object_id=str(instance.pk),
                **self.columns_of(entry_of(instance)),
            )
            for instance in objs
        ]
        entries._default_manager.using(self.write_connection.alias).bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["content_type", "object_id"],
            update_fields=COLUMNS,
        )

    def _refresh_title_norms(self, full: bool = False) -> None:
        """Nothing ranks by them, and an average over all entries at each save is dear."""
