"""What differs between the databases: the table of words, and how it is asked.

SQLite has a virtual table (FTS5), PostgreSQL one with text search vectors. Both hold the tokens
that `analysis` makes of a text, and both answer the same.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from search.analysis.indexing import EXACT, OWN

TABLE = "mso_search_index"
# What a word counts: as it is typed in a title, otherwise there, in another name of the object, in
# a name of what it names, in a text.
AS_TYPED, IN_TITLE, IN_OTHER_NAME, IN_NAME, IN_TEXT = 1.0, 0.9, 0.6, 0.5, 0.125
# So long a visitor waits for what has nothing to do with the answer.
MILLISECONDS_TO_WAIT = 250


class Row(NamedTuple):
    """The tokens of a document, in the order of its words.

    Attributes:
        title: of its title and its other names, see `title_tokens()`.
        names: of the names of what it names, and of what it is.
        lists: of the lists that show it, see `list_token()`.
    """

    pk: int
    title: Sequence[str]
    names: Sequence[str]
    text: Sequence[str]
    lists: Sequence[str]


class Alternative(NamedTuple):
    """A token, or several that follow each other.

    Attributes:
        is_name: whether one must stand in a title or a name; else a text may have it, too.
        is_title: whether one must stand in a title or a name of the object itself.
        is_prefix: whether one is only the beginning of a token.
    """

    tokens: tuple[str, ...]
    is_name: bool = False
    is_title: bool = False
    is_prefix: bool = False


# What somebody typed as one word or phrase: any of the alternatives.
Group = tuple[Alternative, ...]


class Database(Protocol):
    """How a database keeps tokens and is asked for them."""

    # The column of the table that leads to the document.
    KEY: str

    def write(self, rows: Sequence[Row]) -> None: ...
    def condition(
        self, groups: Sequence[Group], without: Sequence[Group], lists: Sequence[str]
    ) -> tuple[str, Any]: ...
    def words(self, condition: str, weight: str = "0") -> str: ...
    def weight(self, group: Group) -> tuple[str, list[Any]]: ...
    def rows_of(self, numbers: Sequence[int]) -> tuple[str, list[Any]]: ...
    def tokens(self) -> Iterable[str]: ...
    def reading(self) -> AbstractContextManager[None]: ...
    def impatient(self) -> AbstractContextManager[None]: ...


def database() -> Database:
    """That of the site. Raises `ImproperlyConfigured` for one that has no search here."""
    from . import postgresql, sqlite  # noqa: PLC0415

    known: Mapping[str, Any] = {"sqlite": sqlite, "postgresql": postgresql}
    if connection.vendor not in known:
        raise ImproperlyConfigured(
            f"The search knows SQLite and PostgreSQL, but not {connection.vendor}."
        )
    found: Database = known[connection.vendor]
    return found


def own(group: Group) -> Group:
    """The alternatives in a title itself."""
    return tuple(one._replace(tokens=tuple(OWN + token for token in one.tokens)) for one in group)


def as_typed(group: Group) -> Group:
    """Those of the alternatives that are words as they are typed; all where none is."""
    return tuple(one for one in group if one.tokens[0].startswith(EXACT)) or group


def list_token(listing: str) -> str:
    """A list of served rows as a token, so that a word and where it is shown are asked for at once.

    Without the name of a resource it stands for all lists of a site in a language.
    """
    return "=" + re.sub("[^0-9a-z]", "=", listing.lower())


def sites_of(tokens: str) -> frozenset[str]:
    """The sites of lists, by the tokens of these with blanks between them."""
    return frozenset(token.split("=")[1] for token in tokens.split())


def delete(primary_keys: Sequence[int]) -> None:
    """Delete the words of documents."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"DELETE FROM {TABLE} WHERE {database().KEY} = %s", [(pk,) for pk in primary_keys]
        )
