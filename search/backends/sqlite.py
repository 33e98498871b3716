"""SQLite: Wagtail's virtual table (FTS5), looked through once for each search."""

from collections.abc import Sequence
from typing import Any

from django.db.models import F, FloatField, Func, IntegerField, QuerySet, Value
from django.db.models.functions import Cast
from modelsearch.backends.database.sqlite.query import MatchExpression
from modelsearch.backends.database.sqlite.sqlite import (
    SQLiteFTSIndexEntry,
    SQLiteIndex,
    SQLiteSearchBackend,
)

from .entries import Entry
from .finding import Compiler, Results
from .writing import WritesEntries

TABLE = SQLiteFTSIndexEntry._meta.db_table
# Of the columns of the table, in their order: autocomplete, body, title.
WEIGHTS = "1.0, 1.0, 8.0"


class FTS5:
    """The query syntax of FTS5 (https://www.sqlite.org/fts5.html#full_text_query_syntax)."""

    AND, OR, NOT = " AND ", " OR ", " NOT "

    def phrase(self, tokens: Sequence[str], *, is_begun: bool) -> str:
        found = " ".join(tokens).replace('"', '""')
        return f'"{found}" *' if is_begun else f'"{found}"'


class SQLiteCompiler(Compiler):
    """A search for whole words."""

    syntax = FTS5()

    def entries(self) -> QuerySet[Any]:
        # The plus keeps the planner from beginning with the content type: it would look through
        # the table of words once for each entry.
        kind = Func(
            F("index_entry__content_type_id"),
            template="+%(expressions)s",
            output_field=IntegerField(),
        )
        return (
            SQLiteFTSIndexEntry._default_manager.filter(
                MatchExpression(self.columns(), Value(self.wanted.text))
            )
            .alias(kind=kind)
            .filter(kind__in=self.content_types())
            .annotate(found=Cast("index_entry__object_id", self.key_field()))
        )

    def columns(self) -> list[str]:
        return ["title"] if self.names_only else ["title", "body"]

    def scored(self, entries: QuerySet[Any]) -> QuerySet[Any]:
        # Of two entries that of the better match has the lower one.
        rank = Func(template=f"-bm25({TABLE}, {WEIGHTS})", output_field=FloatField())
        return entries.annotate(score=rank)


class SQLiteAutocompleteCompiler(SQLiteCompiler):
    """A search for words that may only be begun."""

    is_begun = True

    def columns(self) -> list[str]:
        return ["autocomplete"]


class Index(WritesEntries, SQLiteIndex):
    """Wagtail's index, with tokens in the place of texts."""

    def columns_of(self, entry: Entry) -> dict[str, str]:
        return {name: " ".join(tokens) for name, tokens in entry._asdict().items()}


class SQLiteBackend(SQLiteSearchBackend):
    """The backend for a site on SQLite."""

    query_compiler_class = SQLiteCompiler
    autocomplete_query_compiler_class = SQLiteAutocompleteCompiler
    index_class = Index
    results_class = Results

    def __init__(self, params: dict[str, Any]) -> None:
        # Each entry takes the place of the old one, so nobody has to wait for the whole.
        super().__init__({"ATOMIC_REBUILD": False, **params})
