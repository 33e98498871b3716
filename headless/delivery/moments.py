"""When what is public changes by the clock."""

import datetime as dt
from functools import cache

from django.db import connection, models
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
    adapt = connection.ops.adapt_datetimefield_value
    # Past the ORM, which takes ten times as long for it, after every change.
    with connection.cursor() as cursor:
        cursor.execute(_statement(), {"now": adapt(now), "real": adapt(timezone.now())})
        return [(_aware(moment), bool(is_planned)) for moment, is_planned in cursor.fetchall()]


@cache
def _statement() -> str:
    """Selects the first moment of each column after `now` or, of what is planned, after `real`."""
    return " UNION ALL ".join(
        [_first(ServedValue, field, "now") for field in ("valid_from", "valid_until")]
        + [_first(Revision, "approved_go_live_at", "real")]
        + [_first(model, "expire_at", "real", "live AND ") for model in planned_models()]
    )


def _first(model: type[models.Model], field: str, after: str, condition: str = "") -> str:
    # The column may lie in the table of a model that this one inherits from.
    table = connection.ops.quote_name(model._meta.get_field(field).model._meta.db_table)
    where, is_planned = f"{condition}{field} > %({after})s", int(after == "real")
    # Of names in the code alone.
    return f"SELECT MIN({field}), {is_planned} FROM {table} WHERE {where}"  # noqa: S608


def _aware(moment: dt.datetime | str | None) -> dt.datetime | None:
    """SQLite has text, in UTC."""
    if isinstance(moment, str):
        return dt.datetime.fromisoformat(moment).replace(tzinfo=dt.UTC)
    return moment
