"""Rows of a page or snippet keep the order in which they were given."""

from typing import Any

from django.db import models
from wagtail.models import Orderable


class PlacedRows(models.Model):
    """Rows without a place come after the others, in the order of the list.

    Forms give places. Of rows that code makes without, databases keep no order, and modelcluster
    would list them first.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> Any:
        place_rows(self)
        return super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        place_rows(self)
        return super().save_revision(*args, **kwargs)  # type: ignore[misc]


def place_rows(owner: Any) -> None:
    """Give the rows that are to be saved with their owner a place."""
    # What modelcluster holds for the next save; rows that nobody asked for stay in the database.
    for rows in vars(owner).get("_cluster_related_objects", {}).values():
        last = -1
        unplaced = []
        for row in rows:
            if not isinstance(row, Orderable):
                break
            if row.sort_order is None:
                unplaced.append(row)
            else:
                last = max(last, row.sort_order)
        for place, row in enumerate(unplaced, start=last + 1):
            row.sort_order = place
        if unplaced:
            rows.sort(key=lambda row: row.sort_order)
