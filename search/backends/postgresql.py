"""PostgreSQL: the text search vectors of Wagtail's index, written token by token.

`body` holds all of an object and is looked through by its index alone; what ranks is the small
vector of its names.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib.postgres.search import SearchQueryField
from django.db.models import BooleanField, Case, F, FloatField, Func, QuerySet, Value, When
from django.db.models.functions import Cast
from modelsearch.backends.database.postgres.postgres import (
    IndexEntry,
    PostgresIndex,
    PostgresSearchBackend,
)

from search.databases.postgresql import quoted, reading, vector

from .entries import Entry, is_ordered
from .finding import Compiler, Results
from .writing import WritesEntries

# A rank counts for less the longer the vector is (1 + its logarithm).
BY_LENGTH = 1


class TSQuery:
    """The syntax of a tsquery."""

    AND, OR, NOT = " & ", " | ", " & !"

    def phrase(self, tokens: Sequence[str], *, is_begun: bool) -> str:
        found = " <-> ".join(map(quoted, tokens)) + (":*" if is_begun else "")
        return f"({found})" if len(tokens) > 1 else found


class Matches(Func):
    """A vector has what a query wants."""

    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = BooleanField()


class PostgreSQLCompiler(Compiler):
    """A search for whole words."""

    syntax = TSQuery()

    def entries(self) -> QuerySet[Any]:
        kinds = self.content_types()
        # In this order: what is no number elsewhere is never read as one.
        key = Case(When(content_type_id__in=kinds, then=Cast("object_id", self.key_field())))
        vector = self.small_vector if self.is_small else "body"
        return (
            IndexEntry._default_manager.filter(content_type_id__in=kinds)
            .filter(Matches(F(vector), _tsquery(self.wanted.text or "")))
            .annotate(found=key)
        )

    small_vector = "title"

    @property
    def is_small(self) -> bool:
        return self.names_only

    def scored(self, entries: QuerySet[Any]) -> QuerySet[Any]:
        words = _tsquery(" | ".join(self.wanted.words))
        rank = Func(
            F(self.small_vector),
            words,
            Value(BY_LENGTH),
            function="ts_rank",
            output_field=FloatField(),
        )
        return entries.annotate(score=rank)


class PostgreSQLAutocompleteCompiler(PostgreSQLCompiler):
    """A search for words that may only be begun."""

    is_begun = True
    is_small = True
    small_vector = "autocomplete"


class PostgreSQLResults(Results):
    """What a search found, read through the indexes."""

    def _do_search(self) -> list[Any]:
        with reading():
            return super()._do_search()

    def _do_count(self) -> int:
        with reading():
            return super()._do_count()


class Index(WritesEntries, PostgresIndex):
    """Wagtail's index, with our tokens in its vectors."""

    def columns_of(self, entry: Entry) -> dict[str, str]:
        return {
            "title": vector(entry.title, is_ordered),
            "autocomplete": vector(entry.autocomplete, is_ordered),
            "body": vector([*entry.title, *entry.body], is_ordered),
        }


class PostgreSQLBackend(PostgresSearchBackend):
    """The backend for a site on PostgreSQL."""

    query_compiler_class = PostgreSQLCompiler
    autocomplete_query_compiler_class = PostgreSQLAutocompleteCompiler
    index_class = Index
    results_class = PostgreSQLResults

    def __init__(self, params: dict[str, Any]) -> None:
        # Each entry takes the place of the old one, so nobody has to wait for the whole.
        super().__init__({"ATOMIC_REBUILD": False, **params})


def _tsquery(text: str) -> Any:
    return Cast(Value(text), SearchQueryField())


def has_in_title(token: str) -> Matches:
    """Whether an entry has a token in its title."""
    return Matches(F("title"), _tsquery(quoted(token)))
