"""The numbers beside a list: how many entries a value of a filter would find."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, F

from .filters import StatusFilter, ValueFilter, holding
from .matching import conditions, few, matching, searched_text
from .reading import Reading
from .resources import Resource
from .served.models import Served, ServedValue

MOST_FACET_VALUES = 1000

Values = dict[str, Any]


def facets(
    resource: Resource, names: Iterable[str], query: Any, reading: Reading
) -> dict[str, list[Values]]:
    """For each filter its values with how many entries they would find, most first."""
    chosen = {item.name: item for item in resource.filters if item.name in set(names)}
    counted = {
        name: _counts(resource, item, query, reading)
        for name, item in chosen.items()
        if isinstance(item, ValueFilter)
    }
    named = _titles(chosen.values(), counted, reading)
    return {
        name: [
            {"value": value, **found, "count": count}
            for value, count in counts.items()
            if (found := _named(chosen[name], value, named, reading)) is not None
        ]
        for name, counts in counted.items()
    }


def _counts(resource: Resource, item: ValueFilter, query: Any, reading: Reading) -> dict[str, int]:
    if searched_text(query) is not None:
        # The values of what was found are fewer than all that the lists have.
        found = matching(resource, query, reading, without=item.name)
        values = ServedValue.objects.filter(name=item.name, served__in=found)
    else:
        values = ServedValue.objects.filter(listing__in=resource.listings(reading), name=item.name)
        if not reading.fallback or any(conditions(resource, query, reading, item.name)):
            rows = few(resource, query, reading, without=item.name)
            if rows is None:
                rows = matching(resource, query, reading, without=item.name)
            # As a term, so that SQLite reads the values of the facet one after the other instead
            # of all values of each row.
            values = values.annotate(row=F("served_id") + 0).filter(row__in=rows.values("pk"))
    if isinstance(item, StatusFilter):
        values = values.filter(holding(reading.now))
    counts = values.values_list("value").annotate(count=Count("served")).order_by("-count", "value")
    return dict(counts[:MOST_FACET_VALUES])


def _titles(
    filters: Iterable[Any], counted: dict[str, dict[str, int]], reading: Reading
) -> dict[tuple[str, str], Values]:
    """Resource and id to what the values of facets are called."""
    resources: set[str] = set()
    ids: set[str] = set()
    for item in filters:
        if targets := _targets(item):
            resources.update(targets)
            ids.update(counted[item.name])
    if not ids:
        return {}
    rows = Served.objects.filter(
        listing__in=[reading.listing(name) for name in resources], object_id__in=ids
    )
    return {
        (name, key): {"title": title, "slug": slug or None}
        for name, key, title, slug in rows.values_list("resource", "object_id", "title", "slug")
    }


def _targets(item: Any) -> tuple[str, ...]:
    if item.titles:
        return (item.titles,)
    return tuple(getattr(item, "to", ()))


def _named(
    item: Any, value: str, named: dict[tuple[str, str], Values], reading: Reading
) -> Values | None:
    """Title and key of a value; None for what is not public."""
    if targets := _targets(item):
        return next((named[name, value] for name in targets if (name, value) in named), None)
    title = item.name_of(value, reading.locale) if item.name_of else None
    return {"title": title, "slug": None}
