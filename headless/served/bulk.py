"""Rows by the thousand, past the ORM, which compiles an INSERT for longer than it runs."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection

from headless.periods import Period

from .models import Served, ServedValue

INSERT_VALUE = """
INSERT INTO mso_served_servedvalue (served_id, listing, name, value, valid_from, valid_until)
VALUES (%s, %s, %s, %s, %s, %s)
"""
COPY_VALUES = """
INSERT INTO mso_served_servedvalue (served_id, listing, name, value, valid_from, valid_until)
SELECT %s, %s, name, value, valid_from, valid_until
FROM mso_served_servedvalue WHERE served_id = %s
"""
UPDATE_CARD = "UPDATE mso_served_served SET card = %s, build = %s WHERE id = %s"


def insert_values(values: Iterable[tuple[Served, str, Period]]) -> None:
    """Write the values that served rows are found by: a row, the filter and the value."""
    moment = connection.ops.adapt_datetimefield_value
    _many(
        INSERT_VALUE,
        (
            (row.pk, row.listing, name, period.value, *map(moment, period[1:]))
            for row, name, period in values
        ),
    )


def copy_values(pairs: Iterable[tuple[Served, Served]]) -> None:
    """Write for rows the values of others: of one row that answers in several languages."""
    _many(COPY_VALUES, ((row.pk, row.listing, other.pk) for row, other in pairs))


def update_cards(rows: Iterable[Served]) -> None:
    """Write the cards of rows with what they were made by."""
    _many(UPDATE_CARD, ((row.card, row.build, row.pk) for row in rows))


def delete(keys: Sequence[int]) -> None:
    """Delete served rows with their values, by primary key, without loading them."""
    # By a subquery instead of keys it takes PostgreSQL seconds where it has no statistics yet.
    for found in (ServedValue.objects.filter(served__in=keys), Served.objects.filter(pk__in=keys)):
        found._raw_delete(using=found.db)


def _many(statement: str, parameters: Iterable[tuple[Any, ...]]) -> None:
    rows = list(parameters)
    if rows:
        with connection.cursor() as cursor:
            cursor.executemany(statement, rows)
