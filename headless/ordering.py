"""The order of a list: total, with empty values last."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.expressions import OrderBy

from .resources import Resource
from .served.models import Served

DISTANCE = "distance"


def sort_keys(resource: Resource, *, has_places: bool) -> list[str]:
    """What a list can be sorted by, without a sign."""
    return [*resource.sorts, *([DISTANCE] if has_places else [])]


def in_order(rows: QuerySet[Any], resource: Resource, keys: Sequence[str] = ()) -> QuerySet[Any]:
    """Rows by sort keys, `-` in front for descending, else in the order of the resource.

    The public id decides between rows that are equal, in the direction of the first key, so that
    the opposite order is the exact reverse.
    """
    keys = keys or resource.ordering
    order = [
        _by(column, is_descending=key.startswith("-"))
        for key in keys
        for column in _columns(resource, key.removeprefix("-"))
    ]
    return rows.order_by(*order, _by("object_id", is_descending=keys[0].startswith("-")))


def _columns(resource: Resource, key: str) -> tuple[str, ...]:
    return (DISTANCE,) if key == DISTANCE else resource.sorts[key]


def _by(column: str, *, is_descending: bool) -> OrderBy:
    # The databases disagree on empty values; where there are none an index gives the order.
    is_nullable = column != DISTANCE and Served._meta.get_field(column).null
    nulls_last = True if is_nullable else None
    if is_descending:
        return F(column).desc(nulls_last=nulls_last)
    return F(column).asc(nulls_last=nulls_last)
