"""PostgreSQL: text search vectors (https://www.postgresql.org/docs/current/textsearch.html).

The vectors are written token by token, so that no parser of the database cuts words. The large one
with all of a document is looked through by its index alone: what is asked of it is in no case
where in a document a word stands, or each vector that has it would be fetched and unpacked. So what
a title and a name have is in it once more, with a mark in front.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from . import MILLISECONDS_TO_WAIT, TABLE, Alternative, Group, Row

KEY = "document_id"

# In front of what a title has, and of what a name has.
IN_TITLE, IN_NAME = "^", "~"
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
            [(row.pk, _in_order(row.title), _in_order(row.names), _words(row)) for row in rows],
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


def words(condition: str, weight: str = "0") -> str:
    """SQL for the documents that meet a condition, with what counts for them."""
    # By OFFSET the planner begins with the words, whatever is joined with them.
    return f"(SELECT document_id, {weight} AS weight FROM {TABLE} WHERE {condition} OFFSET 0) words"


def weight(group: Group) -> tuple[str, list[Any]]:
    """SQL for how much it counts where a document has a group: in its title most."""
    text = " | ".join(_plain(alternative) for alternative in group)
    return (
        "CASE WHEN title @@ %s::tsquery THEN 1.0 WHEN names @@ %s::tsquery THEN 0.5 ELSE 0.125 END",
        [text, text],
    )


def tokens() -> Iterable[str]:
    """All tokens that there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT word FROM ts_stat(%s)", [f"SELECT words FROM {TABLE}"])
        return [word for (word,) in cursor.fetchall()]


def rows_of(numbers: Sequence[int]) -> tuple[str, list[Any]]:
    """SQL that makes a row of each number, with its parameter: there may be a great many."""
    return "SELECT unnest(%s::bigint[])", [list(numbers)]


@contextmanager
def reading() -> Iterator[None]:
    """Have the planner leave the table alone where most rows are found.

    It takes that for the shorter way, and does not know that each large vector has to be fetched
    and unpacked then: it takes four to ten times as long.
    """
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")


@contextmanager
def impatient() -> Iterator[None]:
    """A transaction that gives up where it would have to wait for long."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = {MILLISECONDS_TO_WAIT}")
        yield


def _words(row: Row) -> str:
    """The text form of the large vector."""
    marked = [*(IN_TITLE + token for token in row.title), *(IN_NAME + token for token in row.names)]
    bare = (f"'{token}'" for token in dict.fromkeys([*marked, *row.lists]))
    return " ".join([_in_order(row.title, row.names, row.text), *bare])


def _in_order(*parts: Sequence[str]) -> str:
    """The text form of a vector that knows where tokens stand; parts never stand side by side."""
    places: dict[str, list[str]] = defaultdict(list)
    position = 0
    for part in parts:
        for token in part:
            position += 1
            if len(places[token]) < MOST_POSITIONS:
                places[token].append(str(min(position, LAST_POSITION)))
        position += 1
    return " ".join(f"'{token}':{','.join(found)}" for token, found in places.items())


def _any_of(group: Group) -> str:
    """The query for the large vector."""
    return f"({' | '.join(one for alternative in group for one in _marked(alternative))})"


def _marked(alternative: Alternative) -> list[str]:
    if not (alternative.is_title or alternative.is_name):
        return [f"({_plain(alternative)})"]
    (token,) = alternative.tokens
    star = ":*" if alternative.is_prefix else ""
    marks = (IN_TITLE,) if alternative.is_title else (IN_TITLE, IN_NAME)
    return [f"'{mark}{token}'{star}" for mark in marks]


def _plain(alternative: Alternative) -> str:
    """An alternative, wherever it stands."""
    phrase = " <-> ".join(f"'{token}'" for token in alternative.tokens)
    return phrase + (":*" if alternative.is_prefix else "")
