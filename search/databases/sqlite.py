"""SQLite: a virtual table of FTS5 (https://www.sqlite.org/fts5.html).

Every token goes in quotes, so nothing that somebody types is syntax.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from django.db import connection, transaction

from . import (
    AS_TYPED,
    IN_NAME,
    IN_OTHER_NAME,
    IN_TEXT,
    IN_TITLE,
    MILLISECONDS_TO_WAIT,
    TABLE,
    Alternative,
    Group,
    Row,
    as_typed,
    own,
)

KEY = "rowid"


def write(rows: Sequence[Row]) -> None:
    """Write the tokens of documents in the place of what was there."""
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(row.pk,) for row in rows])
        cursor.executemany(
            f"INSERT INTO {TABLE} (rowid, title, names, text, lists) VALUES (%s, %s, %s, %s, %s)",
            [(row.pk, *(" ".join(tokens) for tokens in row[1:])) for row in rows],
        )


def condition(
    groups: Sequence[Group], without: Sequence[Group], lists: Sequence[str]
) -> tuple[str, list[Any]]:
    """SQL that a row of the table meets, with its parameters.

    All of `groups` must be there, none of `without`, and one of the lists must show it.
    """
    shown = " OR ".join(f'"{token}"' for token in lists)
    wanted = " AND ".join([f"{{lists}} : ({shown})", *(_any_of(group) for group in groups)])
    if without:
        wanted = f"({wanted}) NOT ({' OR '.join(_any_of(group) for group in without)})"
    return f"{TABLE} MATCH %s", [wanted]


def words(condition: str, weight: str = "0") -> str:
    """SQL for the documents that meet a condition, with what counts for them."""
    return f"(SELECT rowid AS document_id, {weight} AS weight FROM {TABLE} WHERE {condition}) words"


def weight(group: Group) -> tuple[str, list[Any]]:
    """SQL for how much it counts where a document has a group: in its title most."""
    found = f"{TABLE}.rowid IN (SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s)"
    typed, title, text = _any_of(own(as_typed(group))), _any_of(own(group)), _any_of(group)
    return (
        f"CASE WHEN {found} THEN {AS_TYPED} WHEN {found} THEN {IN_TITLE} "
        f"WHEN {found} THEN {IN_OTHER_NAME} WHEN {found} THEN {IN_NAME} ELSE {IN_TEXT} END",
        [*(f"{{title}} : ({one})" for one in (typed, title, text)), f"{{names}} : ({text})"],
    )


def tokens() -> Iterable[str]:
    """All tokens that there are."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT term FROM {TABLE}_words")
        return [term for (term,) in cursor.fetchall()]


def rows_of(numbers: Sequence[int]) -> tuple[str, list[Any]]:
    """SQL that makes a row of each number, with its parameter: there may be a great many."""
    return "SELECT value FROM json_each(%s)", [json.dumps(numbers)]


def reading() -> AbstractContextManager[None]:
    """What is to be seen to while the words are asked for: nothing."""
    return nullcontext()


@contextmanager
def impatient() -> Iterator[None]:
    """A transaction that gives up where somebody else writes for long: SQLite has one writer."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        (usual,) = cursor.fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {MILLISECONDS_TO_WAIT}")
        try:
            with transaction.atomic():
                yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {usual}")


def _any_of(group: Group) -> str:
    return f"({' OR '.join(_one_of(alternative) for alternative in group)})"


def _one_of(alternative: Alternative) -> str:
    star = " *" if alternative.is_prefix else ""
    columns = "title" if alternative.is_title else "title names"
    if not (alternative.is_title or alternative.is_name):
        columns += " text"
    return f'({{{columns}}} : "{" ".join(alternative.tokens)}"{star})'
