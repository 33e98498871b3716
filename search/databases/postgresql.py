"""PostgreSQL: text search vectors (https://www.postgresql.org/docs/current/textsearch.html).

The vectors are written token by token, so that no parser of the database cuts words. The large one
with all of a document is looked through by its index; where a word stands is asked of small ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from . import MILLISECONDS_TO_WAIT, TABLE, Alternative, Group, Row

KEY = "document_id"

TITLE, NAME, TEXT = "A", "B", "D"
# Positions that a vector can hold; those behind are taken for the last.
LAST_POSITION = 16383
MOST_POSITIONS = 250


def write(rows: Sequence[Row]) -> None:
    """Write the tokens of documents in the place of what was there."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE} (document_id, title, names, words) "
            "VALUES (%s, %s::tsvector, %s::tsvector, %s::tsvector) "
            "ON CONFLICT (document_id) DO UPDATE SET "
            "title = EXCLUDED.title, names = EXCLUDED.names, words = EXCLUDED.words",
            [
                (
                    row.pk,
                    _vector([(row.title, TITLE)]),
                    _vector([(row.names, NAME)]),
                    _vector([(row.title, TITLE), (row.names, NAME), (row.text, TEXT)], row.lists),
                )
                for row in rows
            ],
        )


def condition(
    groups: Sequence[Group], without: Sequence[Group], lists: Sequence[str]
) -> tuple[str, list[Any]]:
    """SQL that a row of the table meets, with its parameters.

    All of `groups` must be there, none of `without`, and one of the lists must show it.
    """
    shown = " | ".join(f"'{token}'" for token in lists)
    wanted = [f"({shown})", *(_any_of(group) for group in groups)]
    wanted += [f"!{_any_of(group)}" for group in without]
    return f"{TABLE}.words @@ %s::tsquery", [" & ".join(wanted)]


def weight(group: Group) -> tuple[str, list[Any]]:
    """SQL for how much it counts where a document has a group: in its title most."""
    text = _any_of(group)
    return (
        f"CASE WHEN {TABLE}.title @@ %s::tsquery THEN 1.0 "
        f"WHEN {TABLE}.names @@ %s::tsquery THEN 0.5 ELSE 0.125 END",
        [text, text],
    )


def tokens() -> Iterable[str]:
    """All tokens that there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM ts_stat(%s)", [f"SELECT words FROM {TABLE}"])
        return [word for (word,) in cursor.fetchall()]


@contextmanager
def impatient() -> Iterator[None]:
    """A transaction that gives up where it would have to wait for long."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = {MILLISECONDS_TO_WAIT}")
        yield


def _vector(parts: Sequence[tuple[Sequence[str], str]], lists: Sequence[str] = ()) -> str:
    """The text form of a vector; two parts never stand side by side, and lists nowhere."""
    places: dict[str, list[str]] = defaultdict(list)
    position = 0
    for tokens_of_part, letter in parts:
        for token in tokens_of_part:
            position += 1
            if len(places[token]) < MOST_POSITIONS:
                places[token].append(f"{min(position, LAST_POSITION)}{letter}")
        position += 1
    words = [f"'{token}':{','.join(found)}" for token, found in places.items()]
    return " ".join([*words, *(f"'{token}'" for token in lists)])


def _any_of(group: Group) -> str:
    return f"({' | '.join(_all_of(alternative) for alternative in group)})"


def _all_of(alternative: Alternative) -> str:
    letters = TITLE if alternative.is_title else TITLE + NAME if alternative.is_name else ""
    marks = [letters] * len(alternative.tokens)
    if alternative.is_prefix:
        marks[-1] += "*"
    found = [
        f"'{token}'" + (f":{mark}" if mark else "")
        for token, mark in zip(alternative.tokens, marks, strict=True)
    ]
    return f"({(' <-> ' if alternative.is_phrase else ' & ').join(found)})"
