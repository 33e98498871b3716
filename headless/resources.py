"""One declarative class for each kind of content; the endpoints are built from it."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from django.db.models import F, Model, QuerySet
from django.db.models.expressions import OrderBy
from pydantic import BaseModel

from .reading import Reading
from .selectors import SiteScope


class Resource:
    """A kind of content with a list at `/{name}/` and details at `/{name}/{id}/`.

    `relations` are paths (`partners__partner`) to related translatable objects.
    They are loaded for a whole list at once and delivered as references in the
    best translation.
    """

    name: ClassVar[str]
    model: ClassVar[type[Model]]
    description: ClassVar[str]
    card_schema: ClassVar[type[BaseModel]]
    detail_schema: ClassVar[type[BaseModel]]

    id_field: ClassVar[str] = "translation_key"
    title_field: ClassVar[str] = "title"
    is_translatable: ClassVar[bool] = True
    ordering: ClassVar[tuple[str, ...]] = ("title",)
    select_related: ClassVar[tuple[str, ...]] = ()
    prefetch: ClassVar[tuple[Any, ...]] = ()
    detail_prefetch: ClassVar[tuple[Any, ...]] = ()
    relations: ClassVar[tuple[str, ...]] = ()
    detail_relations: ClassVar[tuple[str, ...]] = ()
    # Whether referring objects read more of this one than a reference shows, and what then.
    reference_prefetch: ClassVar[tuple[str, ...] | None] = None

    def public(self, scope: SiteScope) -> QuerySet[Any]:
        """Every row that the public may see, in all locales."""
        raise NotImplementedError

    def served(self, reading: Reading) -> QuerySet[Any]:
        """The one row of each object that answers the reading, in a total order."""
        rows = self.public(reading.scope)
        if self.is_translatable:
            rows = reading.answering(rows)
        if self.select_related:
            rows = rows.select_related(*self.select_related)
        return rows.order_by(*map(empty_last, self.ordering), self.id_field)

    def related(
        self, rows: Sequence[Any], reading: Reading, *, detail: bool
    ) -> Iterable[tuple[type[Model], uuid.UUID]]:
        """Model and key of what rows refer to other than by `relations`.

        The place to load more for a whole list; `reading.extras` keeps it.
        """
        return ()

    def dated(self, row: Any) -> Any:
        """The row that knows when this one was published."""
        return row

    def card(self, row: Any, reading: Reading) -> dict[str, Any] | None:
        """The plain values of `card_schema`; None when the row went offline meanwhile."""
        raise NotImplementedError

    def detail(self, row: Any, reading: Reading) -> dict[str, Any] | None:
        """The plain values of `detail_schema`; None when the row went offline meanwhile."""
        raise NotImplementedError


class PageResource(Resource):
    """Content that is a page of the tree."""

    def public(self, scope: SiteScope) -> QuerySet[Any]:
        return scope.pages(self.model)

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            "id": row.translation_key,
            "title": row.title,
            "slug": row.slug,
            "meta": reading.meta(self, row),
        }


class SnippetResource(Resource):
    """Content that is a translatable snippet with drafts."""

    def public(self, scope: SiteScope) -> QuerySet[Any]:
        return scope.snippets(self.model)

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            "id": row.translation_key,
            "title": getattr(row, self.title_field),
            "slug": row.slug,
            "meta": reading.meta(self, row),
        }


def empty_last(sort_key: str) -> OrderBy:
    """Order by a field, `-` in front for descending; the databases disagree on empty values."""
    field = F(sort_key.removeprefix("-"))
    if sort_key.startswith("-"):
        return field.desc(nulls_last=True)
    return field.asc(nulls_last=True)


class Registry:
    """The resources that the installed apps registered, in their order."""

    def __init__(self) -> None:
        self._by_name: dict[str, Resource] = {}

    def register(self, *resources: Resource) -> None:
        """Add resources; from `AppConfig.ready()`. Raises `ValueError` for a name taken."""
        for resource in resources:
            if resource.name in self._by_name:
                raise ValueError(f"The resource name {resource.name!r} is taken.")
            self._by_name[resource.name] = resource

    def __iter__(self) -> Iterator[Resource]:
        return iter(self._by_name.values())

    def by_model(self, model: type[Model]) -> Resource:
        """The resource that delivers a model. Raises `LookupError` when there is none."""
        for resource in self:
            if resource.model is model:
                return resource
        raise LookupError(f"No resource delivers {model._meta.label}.")


registry = Registry()
