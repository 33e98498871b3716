"""Which objects a list shows, and in which order."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Q, QuerySet, Subquery, Value

from .filters import ValueFilter, bearing
from .nearby import with_distance
from .ordering import DISTANCE, in_order
from .problems import ParameterRefused
from .reading import Reading
from .resources import Resource
from .searching import engine
from .served.models import Served, ServedValue

# So many rows are sorted sooner than the list is walked to find them.
MOST_TO_SORT = 1000
# So often a page is ranked whose rows change before they are read.
ATTEMPTS = 3


def listed(resource: Resource, reading: Reading) -> QuerySet[Served]:
    """The served rows of a resource, or of several that are read as one."""
    names = resource.listings(reading)
    rows = Served.objects.filter(listing=names[0])
    if len(names) != 1:
        rows = Served.objects.filter(listing__in=names)
    return rows if reading.fallback else rows.filter(locale=reading.locale)


def matching(
    resource: Resource, query: Any, reading: Reading, *, without: str = ""
) -> QuerySet[Served]:
    """The served rows that the filters find.

    Args:
        without: a filter whose any-of values do not count, for its own facet.
    """
    rows = _narrowed(listed(resource, reading), resource, query, reading, without)
    text, found = searched_text(query), engine()
    if text is None or found is None:
        return rows
    if resource.searched_through is None:
        return found.matching(rows, text, reading)
    name, filter_name = resource.searched_through
    whole = found.matching(reading.served_for_references(name), text, reading)
    values = ServedValue.objects.filter(name=filter_name, value__in=whole.values("object_id"))
    return rows.filter(bearing(values))


def searched_text(query: Any) -> str | None:
    """What is searched for, if anything is."""
    text: str | None = getattr(query, "search", None)
    return text


def few(
    resource: Resource, query: Any, reading: Reading, *, without: str = ""
) -> QuerySet[Served] | None:
    """The same rows for a database that begins with the values of a filter, not with the list.

    Quicker where few rows match; None where no filter demands a value, or a text is searched for.
    """
    if searched_text(query) is not None:
        return None
    for item in resource.filters:
        values = item.demanded(query, reading) if item.name != without else None
        if values is not None:
            found = values.filter(listing__in=resource.listings(reading)).values("served")
            rows = Served.objects.filter(pk__in=found)
            if not reading.fallback:
                rows = rows.filter(locale=reading.locale)
            return _narrowed(rows, resource, query, reading, without, item.name)
    return None


def page_of(resource: Resource, query: Any, reading: Reading) -> tuple[int, list[Any]]:
    """How many rows match, and those of the page; with `score` where the best come first."""
    text, found = searched_text(query), engine()
    if text is not None and found and not query.sort and resource.searched_through is None:
        rows = _narrowed(listed(resource, reading), resource, query, reading)
        is_whole = reading.fallback and not any(conditions(resource, query, reading, ""))
        for _attempt in range(ATTEMPTS):
            best = found.best(
                resource.read_as_one,
                None if is_whole else rows,
                text,
                reading,
                query.offset,
                query.limit,
            )
            by_key = rows.in_bulk(list(best.scores))
            if len(by_key) == len(best.scores):
                break
            # What is published at this moment has got another row.
        page: list[Any] = [by_key[pk] for pk in best.scores if pk in by_key]
        for row in page:
            row.score = best.scores[row.pk]
        return best.total, page
    rows, beginning = matching(resource, query, reading), few(resource, query, reading)
    count = None
    if beginning is not None:
        count = beginning.count()
        rows = beginning if count <= MOST_TO_SORT else rows
    ordered = in_order(rows, resource, _sort(query))
    if count is None:
        ordered = ordered.annotate(total=_total(rows))
    rows_of_page: list[Any] = list(ordered[query.offset : query.offset + query.limit])
    if count is None:
        count = rows_of_page[0].total if rows_of_page else rows.count()
    return count, rows_of_page


def _narrowed(
    rows: QuerySet[Served],
    resource: Resource,
    query: Any,
    reading: Reading,
    without: str = "",
    but: str = "",
) -> QuerySet[Served]:
    if getattr(query, "near", None) is not None:
        rows = with_distance(rows, *query.near)
    for condition in conditions(resource, query, reading, without, but):
        rows = rows.filter(condition)
    return rows


def conditions(
    resource: Resource, query: Any, reading: Reading, without: str, but: str = ""
) -> Iterator[Q]:
    # A search across all resources has no ids.
    if ids := getattr(query, "ids", ()):
        yield Q(object_id__in=[str(key) for key in ids])
    if getattr(query, "slug", None) is not None:
        yield Q(slug=query.slug)
    if query.updated_from is not None:
        yield Q(date_modified__gte=query.updated_from)
    for item in resource.filters:
        if item.name in (without, but) and isinstance(item, ValueFilter):
            yield from item.further_conditions(query, reading)
        else:
            yield from item.conditions(query, reading)


def _total(rows: QuerySet[Served]) -> Subquery:
    """How many rows there are, counted in the query that reads some of them."""
    one = rows.order_by().annotate(one=Value(1)).values("one")
    return Subquery(one.annotate(count=Count("pk")).values("count"))


def _sort(query: Any) -> list[str]:
    keys: list[str] = query.sort
    if DISTANCE in [key.removeprefix("-") for key in keys] and query.near is None:
        raise ParameterRefused("sort", "Distances need the point they are measured from: `near`.")
    return keys
