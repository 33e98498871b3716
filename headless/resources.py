"""One declarative class for each kind of content; the endpoints are built from it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from django.db.models import Model, QuerySet
from pydantic import BaseModel
from wagtail.fields import RichTextField, StreamField

from .filters import Filter
from .periods import Step
from .reading import Reading
from .relations import Named, keys_of_relations
from .selectors import SiteScope

Chains = Mapping[str, Sequence[int]]
# Requested locale to public id to primary key of the row that answers.
Answers = dict[str, dict[str, Any]]


class Candidate(NamedTuple):
    """A public row that may answer for the object it stands for."""

    pk: Any
    key: Any
    locale_id: int


class Expand:
    """A relation that `expand=` embeds.

    Args:
        path: where its references stand in a card or detail.
        to: names of the resources that deliver what it leads to.
    """

    def __init__(self, path: str, *to: str) -> None:
        self.path = path
        self.to = to


class Resource:
    """A kind of content with a list at `/{name}/` and details at `/{name}/{id}/`.

    Attributes:
        relations: paths (`partners__partner`) to related translatable objects, which a card
            delivers as references in the best translation; `detail_relations` what only a detail
            does. Both are loaded for a whole list at once.
        detail_prefetch: further rows of their own that stand with a page and a detail reads.
        card_streams: the StreamFields that a card shows.
        shows_whole: the models of which more than a reference is shown.
        reference_prefetch: what those that show this one whole read beside its columns.
        sorts: sort key to the columns of `Served` that it orders by.
        ordering: the sort keys of a list when none is asked for.
        filters: what a list can be filtered by.
        expandable: what `expand=` embeds, by name.
        derived_from: names of the resources whose public values are part of this one's.
        foreign: fields of the detail that others decide, which name the object: the name of their
            resource; None where the clock decides.
        is_around_content: whether a site shows it of itself, such as its imprint.
        search_fields: paths in the detail to the texts that a search looks through.
        search_names: paths to names of the object beside its title.
        search_named: paths to references whose names find this object, too.
        search_languages: paths to BCP 47 tags of languages that are spoken there.
        search_kinds: what such an object is called. Who searches for that finds all of them.
        search_date: path to the day that it speaks of.
        searched_through: a resource with a search and the filter that leads to its objects, for
            what is no more than a part of these.
    """

    name: ClassVar[str]
    model: ClassVar[type[Model]]
    description: ClassVar[str]
    card_schema: ClassVar[type[BaseModel]]
    detail_schema: ClassVar[type[BaseModel]]

    id_field: ClassVar[str] = "translation_key"
    title_field: ClassVar[str] = "title"
    is_translatable: ClassVar[bool] = True
    select_related: ClassVar[tuple[str, ...]] = ()
    detail_prefetch: ClassVar[tuple[Any, ...]] = ()
    relations: ClassVar[tuple[str, ...]] = ()
    detail_relations: ClassVar[tuple[str, ...]] = ()
    card_streams: ClassVar[tuple[str, ...]] = ()
    shows_whole: ClassVar[tuple[type[Model], ...]] = ()
    reference_prefetch: ClassVar[tuple[str, ...]] = ()

    sorts: ClassVar[dict[str, tuple[str, ...]]] = {
        "title": ("title_key",),
        "updated": ("date_modified",),
    }
    ordering: ClassVar[tuple[str, ...]] = ("title",)
    filters: ClassVar[tuple[Filter, ...]] = ()
    expandable: ClassVar[dict[str, Expand]] = {}
    derived_from: ClassVar[tuple[str, ...]] = ()
    foreign: ClassVar[Mapping[str, str | None]] = {}
    is_around_content: ClassVar[bool] = False

    search_fields: ClassVar[tuple[str, ...]] = ()
    search_names: ClassVar[tuple[str, ...]] = ()
    search_named: ClassVar[tuple[str, ...]] = ()
    search_languages: ClassVar[tuple[str, ...]] = ()
    search_kinds: ClassVar[tuple[str, ...]] = ()
    search_date: ClassVar[str] = ""
    searched_through: ClassVar[tuple[str, str] | None] = None

    @property
    def read_as_one(self) -> list[str]:
        """The names of the resources that are read; several for what is a list of all of them."""
        return [self.name]

    def listings(self, reading: Reading) -> list[str]:
        """The lists of served rows that are read."""
        return [reading.listing(name) for name in self.read_as_one]

    # Which rows the public sees ---------------------------------------------------

    def public(self, scope: SiteScope) -> QuerySet[Any]:
        """Every row that the public may see, in all locales."""
        raise NotImplementedError

    def served(self, reading: Reading) -> QuerySet[Any]:
        """The one row of each object that answers the reading, asked of the content itself.

        Slow: it holds the served rows to account, which answer requests.
        """
        rows = self.public(reading.scope)
        return reading.answering(rows) if self.is_translatable else rows

    def answers(self, scope: SiteScope, chains: Chains, ids: Iterable[Any] | None) -> Answers:
        """The row that answers each object in each requested locale.

        Args:
            chains: requested locale to the primary keys of the locales that answer, best first.
            ids: public ids to look at; None for all.
        """
        rows = self.public(scope)
        if ids is not None:
            rows = rows.filter(**{f"{self.id_field}__in": list(ids)})
        if not self.is_translatable:
            found = {str(key): pk for pk, key in rows.values_list("pk", self.id_field)}
            return dict.fromkeys(chains, found)
        named = rows.values_list("pk", "translation_key", "locale_id")
        candidates = [Candidate(*values) for values in named]
        return {
            code: {str(key): row.pk for key, row in best_of(candidates, chain).items()}
            for code, chain in chains.items()
        }

    def rows(self, primary_keys: Iterable[Any], *, detail: bool = False) -> list[Any]:
        """The rows with these primary keys, in their order; texts come only for a detail."""
        wanted = list(primary_keys)
        found: QuerySet[Any] = self.model._default_manager.filter(pk__in=wanted)
        if joined := self._joined():
            found = found.select_related(*joined)
        # Not in the order of the model, which would be of the database and for nothing.
        found = found.annotate(**keys_of_relations(self.model, self.named_in(True))).order_by()
        if not detail:
            found = found.defer(*self._texts())
        by_key = {str(row.pk): row for row in found}
        return [by_key[str(pk)] for pk in wanted if str(pk) in by_key]

    def _texts(self) -> list[str]:
        fields = self.model._meta.get_fields()
        texts = [field.name for field in fields if isinstance(field, StreamField | RichTextField)]
        return [name for name in texts if name not in self.card_streams]

    def _joined(self) -> list[str]:
        locale = ["locale"] if self.is_translatable else []
        picture = ["image__facts"] if hasattr(self.model, "image") else []
        return [*self.select_related, *locale, *picture]

    def whole(self, primary_keys: Iterable[Any]) -> Iterable[Any]:
        """The rows with these primary keys for others that show them whole."""
        rows = self.model._default_manager.filter(pk__in=list(primary_keys)).order_by()
        if self.select_related:
            rows = rows.select_related(*self.select_related)
        return rows.defer(*self._texts()).prefetch_related(*self.reference_prefetch)

    def named_in(self, detail: bool) -> tuple[str, ...]:
        """The relations of a card or detail."""
        return (*self.relations, *(self.detail_relations if detail else ()))

    def pictured(self, row: Any, detail: bool) -> Iterable[Any]:
        """What of a row has a picture as its `image`."""
        return [row] if hasattr(row, "image") else []

    def following(self, name: str, ids: Sequence[str], named: Iterable[str]) -> Iterable[str]:
        """Ids of the objects to look at again when others changed.

        Args:
            name: one of `derived_from`, the resource of the others.
            ids: public ids of the others.
            named: public ids of the served objects that name one of them.
        """
        return named

    # What is delivered of a row ---------------------------------------------------

    def related(self, rows: Sequence[Any], reading: Reading, *, detail: bool) -> Iterable[Named]:
        """What rows refer to other than by `relations`.

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

    # What is found and sorted by --------------------------------------------------

    def columns(self, detail: dict[str, Any]) -> dict[str, Any]:
        """Columns of `Served` from the public detail; those that are not named stay empty."""
        return {}

    def steps(self, row: Any, reading: Reading) -> dict[str, list[Step]]:
        """Fields of the card that change by the clock. Filters of their names find them."""
        return {}


class PageResource(Resource):
    """Content that is a page of the tree.

    Attributes:
        summary_field: the field that `summary` gives.
    """

    summary_field: ClassVar[str] = "teaser"

    def public(self, scope: SiteScope) -> QuerySet[Any]:
        return scope.pages(self.model)

    def summary(self, row: Any, language: str) -> str:
        """What describes the page where editors wrote nothing for search engines.

        Args:
            language: the locale of the row.
        """
        return str(getattr(row, self.summary_field))

    def card(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            "id": row.translation_key,
            "title": row.title,
            "slug": row.slug,
            "meta": reading.meta(self, row),
        }

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **self.card(row, reading),
            "seo": reading.seo(self, row),
            "easy_language": reading.easy_language(self, row),
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

    def detail(self, row: Any, reading: Reading) -> dict[str, Any]:
        return {
            **self.card(row, reading),
            "easy_language": reading.easy_language(self, row),
        }


def best_of(candidates: Iterable[Candidate], chain: Sequence[int]) -> dict[Any, Candidate]:
    """Of each thing the candidate that answers: the first of the chain, else the oldest."""
    rank = {locale_id: place for place, locale_id in enumerate(chain)}
    best: dict[Any, Candidate] = {}
    for candidate in candidates:
        other = best.get(candidate.key)
        if other is None or _order(candidate, rank) < _order(other, rank):
            best[candidate.key] = candidate
    return best


def _order(candidate: Candidate, rank: Mapping[int, int]) -> tuple[int, Any]:
    return rank.get(candidate.locale_id, len(rank)), candidate.pk


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

    def by_name(self, name: str) -> Resource:
        """The resource of a name. Raises `LookupError` when there is none."""
        if name in self._by_name:
            return self._by_name[name]
        raise LookupError(f"There is no resource {name!r}.")

    def by_model(self, model: type[Model]) -> Resource:
        """The resource that delivers a model. Raises `LookupError` when there is none."""
        for resource in self:
            if resource.model is model:
                return resource
        raise LookupError(f"No resource delivers {model._meta.label}.")


registry = Registry()
