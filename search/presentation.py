"""What a search answers, as plain values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count
from django.utils import timezone

from headless.answers import objects
from headless.facets import facets
from headless.filters import Filter
from headless.localization import text_direction
from headless.matching import conditions, matching, page_of
from headless.nearby import NearFilter
from headless.reading import Reading
from headless.resources import Resource, registry
from headless.served.models import Served

from .models import Document
from .selectors import (
    Names,
    documents_of,
    lent_names,
    names_of,
    promoted_pages,
    searched_resources,
    suggested,
    understood,
)
from .snippets import Marked, marked, snippet
from .understanding import Understood

MOST_SUGGESTED = 10

Values = dict[str, Any]


class Everything(Resource):
    """All that is searched, read as one list, or those resources that are asked for."""

    name = "search"
    description = "everything that is public"

    def __init__(self, names: Iterable[str] = ()) -> None:
        resources = searched_resources()
        chosen = set(names)
        self.resources = [one for one in resources if not chosen or one.name in chosen]
        # Of this one alone, since they depend on what the apps register.
        self.filters = shared_filters(resources)  # type: ignore[misc]
        self.sorts = shared_sorts(resources)  # type: ignore[misc]

    @property
    def read_as_one(self) -> list[str]:
        return [resource.name for resource in self.resources]


def shared_filters(resources: Sequence[Resource]) -> tuple[Filter, ...]:
    """The filters that several resources have, and that mean the same for all that have them."""
    by_name: dict[str, list[Filter]] = defaultdict(list)
    for resource in resources:
        for item in resource.filters:
            by_name[item.name].append(item)
    return tuple(
        max(items, key=lambda item: getattr(item, "has_many", False))
        for items in by_name.values()
        if len(items) > 1 and len({_meaning(item) for item in items}) == 1
    )


def _meaning(item: Filter) -> tuple[Any, ...]:
    names = ("kind", "titles", "to", "column", "ends")
    return (type(item), *(_named(getattr(item, name, None)) for name in names))


def _named(value: Any) -> str:
    """With where a class stands: the kinds of two resources are both called `Kind`."""
    return f"{value.__module__}.{value.__qualname__}" if isinstance(value, type) else str(value)


def shared_sorts(resources: Sequence[Resource]) -> dict[str, tuple[str, ...]]:
    """The sort keys that several resources have with the same columns."""
    columns: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for resource in resources:
        for key, found in resource.sorts.items():
            columns[key].append(found)
    return {
        key: found[0] for key, found in columns.items() if len(found) > 1 and len({*found}) == 1
    }


def has_places(resource: Resource) -> bool:
    """Whether it can be searched around a point."""
    return any(isinstance(item, NearFilter) for item in resource.filters)


# Hits ---------------------------------------------------------------------------------


def search_answer(query: Any, reading: Reading) -> Values:
    """The values of the `Found` schema."""
    everything = Everything(query.type)
    asked = understood(query.search, reading)
    count, rows = page_of(everything, query, reading)
    answer: Values = {
        "count": count,
        "limit": query.limit,
        "offset": query.offset,
        "did_you_mean": _meant(asked, count, query, reading),
        "promoted": [],
        "items": hits(rows, asked, reading),
    }
    if not (query.offset or query.sort or _is_narrowed(everything, query, reading)):
        promoted = [
            row
            for row in promoted_pages(query.search, reading, timezone.localdate())
            if row.resource in everything.read_as_one
        ]
        answer["promoted"] = hits(promoted, asked, reading)
    if query.facets:
        names = [name for name in query.facets if name != "type"]
        answer["facets"] = facets(everything, names, query, reading)
        if "type" in query.facets:
            answer["facets"]["type"] = types(query, reading)
    return answer


def _meant(asked: Understood, count: int, query: Any, reading: Reading) -> str | None:
    """Another spelling, if with all that is asked for it finds something, or more."""
    if asked.offered is None:
        return asked.meant if count else None
    other = query.model_copy(update={"search": asked.offered})
    more = matching(Everything(query.type), other, reading).count()
    return asked.offered if more > count else None


def is_missed(answer: Values, query: Any, reading: Reading) -> bool:
    """Whether somebody looked through everything and found nothing at all.

    What was found for another spelling, or promoted, is something.
    """
    is_empty = not (answer["count"] or answer["promoted"] or query.offset or query.type)
    return is_empty and reading.fallback and not _is_narrowed(Everything(), query, reading)


def _is_narrowed(everything: Everything, query: Any, reading: Reading) -> bool:
    """Whether more is asked for than words and types."""
    return any(conditions(everything, query, reading, ""))


def hits(rows: Sequence[Any], asked: Understood, reading: Reading) -> list[Values]:
    """The values of the `Hit` schema, in the order of the rows."""
    cards = _cards(rows, reading)
    documents = documents_of(rows)
    others = names_of(document.named.split() for document in documents.values())
    return [
        {
            "type": row.resource,
            "score": getattr(row, "score", None),
            **_distance(row),
            **_why(documents.get(row.pk), others, asked),
            "card": cards[row.resource, row.object_id],
        }
        for row in rows
        if (row.resource, row.object_id) in cards
    ]


def _distance(row: Any) -> Values:
    """How far from the point that was asked for, where one was."""
    return {"distance_km": round(row.distance, 3)} if hasattr(row, "distance") else {}


def _why(document: Document | None, others: Names, asked: Understood) -> Values:
    """What of an entry was found; `others` are the names of the objects that it names."""
    if document is None:
        # It went offline after its row was read.
        return {"title_html": "", "snippet": None, "matched": []}
    title, text = marked(document.title, asked), snippet(document.text, asked)
    all_names = [*document.names.splitlines(), *lent_names(document, others)]
    names = (marked(name, asked) for name in all_names)
    named = [word for name in names for word in name.words]
    found = dict.fromkeys([*title.words, *text.words, *named])
    return {
        "title_html": title.html,
        "snippet": _snippet(text, document.locale) if document.text else None,
        "matched": list(found),
    }


def _snippet(text: Marked, locale: str) -> Values:
    return {"html": text.html, "lang": locale, "dir": text_direction(locale)}


def _cards(rows: Sequence[Served], reading: Reading) -> Mapping[tuple[str, str], Values]:
    by_resource: dict[str, list[Served]] = defaultdict(list)
    for row in rows:
        by_resource[row.resource].append(row)
    return {
        (name, key): card
        for name, found in by_resource.items()
        for key, card in objects(registry.by_name(name), found, reading).items()
    }


def types(query: Any, reading: Reading) -> list[Values]:
    """How many entries each type would find, most first."""
    rows = matching(Everything(), query, reading).order_by().values_list("resource")
    counts = rows.annotate(count=Count("pk")).order_by("-count", "resource")
    return [{"value": name, "title": None, "slug": None, "count": count} for name, count in counts]


# As you type --------------------------------------------------------------------------


def suggestions(query: Any, reading: Reading) -> Values:
    """The values of the `Suggestions` schema."""
    names = Everything(query.type).read_as_one
    rows = suggested(query.q, reading, names, MOST_SUGGESTED)
    return {
        "items": [
            {
                "text": row.title,
                "type": row.resource,
                "id": row.object_id,
                "slug": row.slug or None,
                "lang": row.locale,
                "dir": text_direction(row.locale),
                "detail_url": reading.detail_url(row.resource, row.object_id),
            }
            for row in rows
        ]
    }
