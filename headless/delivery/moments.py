"""When what is public changes by the clock."""

import datetime as dt
from typing import Any

from django.db.models import BooleanField, Min, QuerySet, Value
from django.utils import timezone
from wagtail.models import Revision

from headless.selectors import planned_models
from headless.served.models import ServedValue


def next_moment(now: dt.datetime) -> dt.datetime:
    """The next moment at which an answer changes by itself.

    A status changes, something that was planned goes live or expires, or another day begins,
    which ends what is still to come.

    Args:
        now: the present moment of the content, which a demo site may have frozen.
    """
    # What is planned goes by the real time, even where the date stands still.
    shift = dt.timedelta(days=round((now - timezone.now()) / dt.timedelta(days=1)))
    found = [_next_day(now)]
    for moment, is_planned in _read(now):
        if moment is not None:
            found.append(moment + shift if is_planned else moment)
    return min(found)


def _next_day(now: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(), now.tzinfo)


def _read(now: dt.datetime) -> list[tuple[dt.datetime | None, bool]]:
    """Moments, and whether each is a plan; all in one query."""
    real = timezone.now()
    going_live = Revision.objects.filter(approved_go_live_at__gt=real)
    expiring = [model.objects.filter(live=True, expire_at__gt=real) for model in planned_models()]
    first, *others = [
        _first(ServedValue.objects.filter(valid_from__gt=now), "valid_from"),
        _first(ServedValue.objects.filter(valid_until__gt=now), "valid_until"),
        _first(going_live, "approved_go_live_at", is_planned=True),
        *(_first(rows, "expire_at", is_planned=True) for rows in expiring),
    ]
    return list(first.union(*others, all=True))


def _first(rows: QuerySet[Any], field: str, *, is_planned: bool = False) -> QuerySet[Any]:
    """The first moment of a field, and whether it is a plan; nothing without rows."""
    marked = rows.order_by().annotate(is_planned=Value(is_planned, BooleanField()))
    grouped: QuerySet[Any] = marked.values("is_planned").annotate(moment=Min(field))
    return grouped.values_list("moment", "is_planned")
