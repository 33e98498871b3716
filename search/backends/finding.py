"""What both databases have in common: ids are found and ranked first, and their rows read after."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import BigIntegerField, Count, Exists, Field, IntegerField, OuterRef, QuerySet
from modelsearch.backends.base import (
    BaseSearchQueryCompiler,
    BaseSearchResults,
    FilterFieldError,
)
from modelsearch.index import AutocompleteField
from modelsearch.utils import get_descendants_content_types_pks

from .queries import Syntax, Wording

# Rows that are read together: a database takes only so many values.
BATCH = 1000


class Compiler(BaseSearchQueryCompiler):
    """A search among the rows of a queryset.

    Filters and orders of the queryset go to the database as they are, so what it can do can be
    done. Elasticsearch can only do it with fields that a model names as `FilterField`.
    """

    DEFAULT_OPERATOR = "and"
    HANDLES_ORDER_BY_EXPRESSIONS = True
    is_begun = False
    syntax: ClassVar[Syntax]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wanted = Wording(self.syntax, is_begun=self.is_begun).wanted(self.query)

    def entries(self) -> QuerySet[Any]:
        """The entries of the index that are found, with the primary keys of rows as `found`."""
        raise NotImplementedError

    def scored(self, entries: QuerySet[Any]) -> QuerySet[Any]:
        """The entries with a `score`: the higher it is, the better they match."""
        raise NotImplementedError

    def _get_filters_from_queryset(self, check_only: bool = False) -> None:
        """Every filter is allowed."""

    def _get_order_by(self) -> Sequence[Any]:
        """Every order is allowed."""
        return ()

    @property
    def is_ranked(self) -> bool:
        return self.order_by_relevance and self.has_words

    @property
    def has_words(self) -> bool:
        """Whether something is looked for, and not only what lacks something."""
        return self.wanted.text is not None and not self.wanted.is_complement

    @property
    def names_only(self) -> bool:
        """Whether only names are looked through. The index has one text of all other fields."""
        begun = {
            field.field_name
            for field in self.queryset.model.get_search_fields()
            if isinstance(field, AutocompleteField)
        }
        return bool(self.fields) and {*self.fields} <= begun | {"title"}

    def found_among(self) -> QuerySet[Any]:
        """The entries that are found, of rows of the queryset."""
        return self.entries().filter(Exists(self.queryset.filter(pk=OuterRef("found"))))

    def rows(self) -> QuerySet[Any]:
        """The rows that are found, not ranked."""
        if self.wanted.text is None:
            return self.queryset if self.wanted.is_complement else self.queryset.none()
        found = self.entries().values("found")
        if self.wanted.is_complement:
            rows = self.queryset.exclude(pk__in=found)
        else:
            rows = self.queryset.filter(pk__in=found)
        # In one order on all pages of a list.
        return rows if rows.query.order_by else rows.order_by("-pk")

    def content_types(self) -> Sequence[int]:
        found: Sequence[int] = get_descendants_content_types_pks(self.queryset.model)
        return found

    def key_field(self) -> Field[Any, Any]:
        """As what the primary keys in the index are read, which has them as texts."""
        field: Any = self.queryset.model._meta.pk
        while field.remote_field:
            field = field.target_field
        return BigIntegerField() if isinstance(field, IntegerField) else field


class Results(BaseSearchResults):
    """What a search found, as Wagtail reads it."""

    supports_facet = True

    def _do_search(self) -> list[Any]:
        compiler = self.query_compiler
        if not compiler.is_ranked:
            rows = list(compiler.rows()[self.start : self.stop])
            if self._score_field:
                self._note_scores(rows, self._scores_of([row.pk for row in rows]))
            return rows
        ranked = compiler.scored(compiler.found_among()).order_by("-score", "-found")
        scores = dict(ranked.values_list("found", "score")[self.start : self.stop])
        rows = self._in_order(list(scores))
        if self._score_field:
            self._note_scores(rows, scores)
        return rows

    def _in_order(self, keys: Sequence[Any]) -> list[Any]:
        by_key: dict[Any, Any] = {}
        for start in range(0, len(keys), BATCH):
            rows = self.query_compiler.queryset.order_by()
            for row in rows.filter(pk__in=keys[start : start + BATCH]):
                by_key.setdefault(row.pk, row)
        return [by_key[key] for key in keys if key in by_key]

    def _scores_of(self, keys: Sequence[Any]) -> dict[Any, float]:
        if not self.query_compiler.has_words:
            return {}
        entries = self.query_compiler.entries().filter(found__in=keys)
        return dict(self.query_compiler.scored(entries).values_list("found", "score"))

    def _note_scores(self, rows: Sequence[Any], scores: dict[Any, float]) -> None:
        for row in rows:
            setattr(row, self._score_field, scores.get(row.pk, 0.0))

    def _do_count(self) -> int:
        compiler = self.query_compiler
        found = compiler.found_among() if compiler.is_ranked else compiler.rows()
        count: int = found[self.start : self.stop].count()
        return count

    def facet(self, field_name: str) -> "OrderedDict[Any, int]":
        compiler = self.query_compiler
        if compiler._get_filterable_field(field_name) is None:
            raise FilterFieldError(
                f"{compiler.queryset.model.__name__}.search_fields has no "
                f'index.FilterField("{field_name}").',
                field_name=field_name,
            )
        rows = compiler.rows().order_by().values(field_name)
        counted = rows.annotate(count=Count("pk", distinct=True)).order_by("-count")
        return OrderedDict(counted.values_list(field_name, "count"))
