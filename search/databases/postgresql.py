"""PostgreSQL: text search vectors (https://www.postgresql.org/docs/current/textsearch.html).

The vectors are written token by token, so that no parser of the database cuts words. The large one
with all of a document is looked through by its index alone: what is asked of it is in no case
where in a document a word stands, or each vector that has it would be fetched and unpacked. So what
a title and a name have is in it once more, with a mark in front.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from search.analysis.indexing import EXACT, OWN

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

KEY = "document_id"

# In front of what a title has, and of what a name has.
TITLE, NAME = "^", "~"
# What a vector can hold: positions, those behind are taken for the last; of a word; bytes.
LAST_POSITION = 16383
MOST_POSITIONS = 250
LARGEST = 1_000_000


def write(rows: Sequence[Row]) -> None:
    """Write the tokens of documents in the place of what was there."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE} (document_id, title, names, words) "
            "VALUES (%s, %s::tsvector, %s::tsvector, %s::tsvector) "
            "ON CONFLICT (document_id) DO UPDATE SET "
            "title = EXCLUDED.title, names = EXCLUDED.names, words = EXCLUDED.words",
            [(row.pk, _vector(row.title), _vector(row.names), _words(row)) for row in rows],
        )


def condition(
    groups: Sequence[Group], without: Sequence[Group], lists: Sequence[str]
) -> tuple[str, list[Any]]:
    """SQL that a row of the table meets, with its parameters.

    All of `groups` must be there, none of `without`, and one of the lists must show it.
    """
    shown = " | ".join(map(quoted, lists))
    wanted = [f"({shown})", *(_any_of(group) for group in groups)]
    wanted += [f"!{_any_of(group)}" for group in without]
    return f"{TABLE}.words @@ %s::tsquery", [" & ".join(wanted)]


def words(condition: str, weight: str = "0") -> str:
    """SQL for the documents that meet a condition, with what counts for them."""
    # By OFFSET the planner begins with the words, whatever is joined with them.
    return f"(SELECT document_id, {weight} AS weight FROM {TABLE} WHERE {condition} OFFSET 0) words"


def weight(group: Group) -> tuple[str, list[Any]]:
    """SQL for how much it counts where a document has a group: in its title most."""
    typed, title, text = map(_anywhere, (own(as_typed(group)), own(group), group))
    return (
        f"CAST(CASE WHEN title @@ %s::tsquery THEN {AS_TYPED} "
        f"WHEN title @@ %s::tsquery THEN {IN_TITLE} "
        f"WHEN title @@ %s::tsquery THEN {IN_OTHER_NAME} "
        f"WHEN names @@ %s::tsquery THEN {IN_NAME} ELSE {IN_TEXT} END AS double precision)",
        [typed, title, text, text],
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
    """The large vector of a document."""
    title = [token for token in row.title if not token.startswith(OWN)]
    marked = [*(TITLE + token for token in title), *(NAME + token for token in row.names)]
    return _vector([*row.lists, *marked, *title, *row.names, *row.text])


def _vector(tokens: Iterable[str]) -> str:
    return vector(tokens, lambda token: token.removeprefix(OWN).startswith(EXACT))


def vector(tokens: Iterable[str], is_ordered: Callable[[str], bool]) -> str:
    """The text form of a vector, with as many of the tokens as it can hold.

    Args:
        is_ordered: tells which tokens stand in the order of the text; the others have no places.
    """
    places: dict[str, list[str]] = {}
    position = size = 0
    for token in tokens:
        # A word takes a few bytes more than its letters, a place two.
        size += 2 if token in places else len(token.encode()) + 10
        if size > LARGEST:
            break
        found = places.setdefault(token, [])
        if is_ordered(token):
            position += 1
            if len(found) < MOST_POSITIONS:
                found.append(str(min(position, LAST_POSITION)))
    return " ".join(
        quoted(token) + (f":{','.join(found)}" if found else "") for token, found in places.items()
    )


def quoted(token: str) -> str:
    """A token as vectors and queries have it."""
    escaped = token.replace("\\", "\\\\").replace("'", "''")
    return f"'{escaped}'"


def _any_of(group: Group) -> str:
    """The query for the large vector."""
    return f"({' | '.join(one for alternative in group for one in _marked(alternative))})"


def _marked(alternative: Alternative) -> list[str]:
    if not (alternative.is_title or alternative.is_name):
        return [f"({_plain(alternative)})"]
    (token,) = alternative.tokens
    star = ":*" if alternative.is_prefix else ""
    marks = (TITLE,) if alternative.is_title else (TITLE, NAME)
    return [quoted(mark + token) + star for mark in marks]


def _anywhere(group: Group) -> str:
    """The query for the small vectors."""
    return " | ".join(map(_plain, group))


def _plain(alternative: Alternative) -> str:
    """An alternative, wherever it stands."""
    phrase = " <-> ".join(map(quoted, alternative.tokens))
    return phrase + (":*" if alternative.is_prefix else "")
