"""What the endpoints of a resource answer, as plain values."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson
from django.conf import settings
from django.db.models import Count, F, Q, QuerySet, Subquery, Value

from .filters import StatusFilter, ValueFilter, holding
from .nearby import with_distance
from .ordering import DISTANCE, in_order
from .parameters import ALL_LOCALES, check_list
from .periods import stored_value_at
from .problems import ParameterRefused
from .reading import Reading
from .resources import Resource, registry
from .served.builds import build_id
from .served.models import Served, ServedValue
from .served.services import STEPS, make_cards
from .sites import Host

MOST_FACET_VALUES = 1000
# So many rows are sorted sooner than the list is walked to find them.
MOST_TO_SORT = 1000

Values = dict[str, Any]


def reading_for(host: Host, query: Any) -> Reading:
    """The reading that the parameters ask for; of all locales, the default one comes first."""
    locale = settings.LANGUAGE_CODE if query.locale == ALL_LOCALES else query.locale
    reading = Reading(
        host.site,
        registry,
        locale,
        fallback=query.fallback == "auto",
        richtext=getattr(query, "richtext", "html"),
    )
    reading.private_collections = host.private_collections
    return reading


def list_answer(resource: Resource, query: Any, reading: Reading) -> Values:
    """The values of a `Page`."""
    is_detail = query.view == "detail" or bool(_only_in_detail(resource, query.fields))
    check_list(resource, query, is_detail=is_detail)
    count, page = _page(resource, query, reading)
    items = objects(resource, page, reading, detail=is_detail)
    answer = {
        "count": count,
        "limit": query.limit,
        "offset": query.offset,
        "items": list(items.values()),
    }
    for row in page:
        if row.object_id in items and getattr(query, "near", None) is not None:
            items[row.object_id]["distance_km"] = round(row.distance, 3)
    _shape(list(items.values()), resource, query, reading)
    if query.locale == ALL_LOCALES:
        answer["locales"] = translations(resource, list(items), reading, query, detail=is_detail)
    if names := getattr(query, "facets", ()):
        answer["facets"] = facets(resource, names, query, reading)
    return answer


def detail_answer(
    resource: Resource, object_id: Any, query: Any, reading: Reading
) -> tuple[Values, str] | None:
    """The values of one object with the locale that was served; None when nothing public bears
    the id.
    """
    row = reading.served(resource.name).filter(object_id=str(object_id)).defer("card").first()
    if row is None:
        return None
    answer = objects(resource, [row], reading, detail=True).get(row.object_id)
    if answer is None:
        return None
    _shape([answer], resource, query, reading)
    if query.locale == ALL_LOCALES:
        by_locale = translations(resource, [str(object_id)], reading, query, detail=True)
        answer["locales"] = by_locale[str(object_id)]
    return answer, row.locale


# Which objects, in which order --------------------------------------------------------


def matching(
    resource: Resource, query: Any, reading: Reading, *, without: str = ""
) -> QuerySet[Served]:
    """The served rows that the filters find.

    Args:
        without: a filter whose any-of values do not count, for its own facet.
    """
    return _narrowed(reading.served(resource.name), resource, query, reading, without)


def few(
    resource: Resource, query: Any, reading: Reading, *, without: str = ""
) -> QuerySet[Served] | None:
    """The same rows for a database that begins with the values of a filter, not with the list.

    Quicker where few rows match; None where no filter demands a value.
    """
    for item in resource.filters:
        values = item.demanded(query, reading) if item.name != without else None
        if values is not None:
            found = values.filter(listing=reading.listing(resource.name)).values("served")
            rows = Served.objects.filter(pk__in=found)
            if not reading.fallback:
                rows = rows.filter(locale=reading.locale)
            return _narrowed(rows, resource, query, reading, without, item.name)
    return None


def _page(resource: Resource, query: Any, reading: Reading) -> tuple[int, list[Any]]:
    """How many rows match, and those of the page."""
    rows, beginning = matching(resource, query, reading), few(resource, query, reading)
    count = None
    if beginning is not None:
        count = beginning.count()
        rows = beginning if count <= MOST_TO_SORT else rows
    ordered = in_order(rows, resource, _sort(query))
    if count is None:
        ordered = ordered.annotate(total=_total(rows))
    page = list(ordered[query.offset : query.offset + query.limit])
    if count is None:
        count = page[0].total if page else rows.count()
    return count, page


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
    for condition in _conditions(resource, query, reading, without, but):
        rows = rows.filter(condition)
    return rows


def _conditions(
    resource: Resource, query: Any, reading: Reading, without: str, but: str = ""
) -> Iterator[Q]:
    if query.ids:
        yield Q(object_id__in=[str(key) for key in query.ids])
    if query.slug is not None:
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


# What is delivered of them ------------------------------------------------------------


def objects(
    resource: Resource, rows: Sequence[Served], reading: Reading, *, detail: bool = False
) -> dict[str, Values]:
    """Public id to card or detail, in the order of the rows."""
    if detail:
        return _details(resource, rows, reading)
    ready = {
        row.object_id: orjson.loads(row.card)
        for row in rows
        if row.card and row.build == build_id()
    }
    missing = [row for row in rows if row.object_id not in ready]
    if missing:
        ready.update(make_cards(resource, missing, reading))
    for card in ready.values():
        for name, steps in card.pop(STEPS, {}).items():
            card[name] = stored_value_at(steps, reading.now)
    return {row.object_id: ready[row.object_id] for row in rows if row.object_id in ready}


def _details(resource: Resource, served: Sequence[Served], reading: Reading) -> dict[str, Values]:
    rows = {str(row.pk): row for row in resource.rows([row.row_id for row in served], detail=True)}
    reading.prepare(resource, list(rows.values()), detail=True)
    details = {}
    for one in served:
        row = rows.get(one.row_id)
        values = resource.detail(row, reading) if row is not None else None
        if values is not None:
            details[one.object_id] = values
    return details


def translations(
    resource: Resource, ids: Sequence[str], reading: Reading, query: Any, *, detail: bool
) -> dict[str, dict[str, Values]]:
    """For each object its live translations by locale; aliases are none."""
    found: dict[str, dict[str, Values]] = {key: {} for key in ids}
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        one = Reading(reading.site, registry, code, fallback=False, richtext=reading.richtext)
        rows = list(one.served(resource.name).filter(object_id__in=ids))
        if rows:
            translated = objects(resource, rows, one, detail=detail)
            _shape(list(translated.values()), resource, query, one)
            for key, values in translated.items():
                found[key][code] = values
    return found


def _only_in_detail(resource: Resource, names: Iterable[str]) -> list[str]:
    return [name for name in names if name not in resource.card_schema.model_fields]


def _shape(items: Sequence[Values], resource: Resource, query: Any, reading: Reading) -> None:
    """Embed what is to be expanded, then leave out what was not asked for."""
    expand(items, resource, getattr(query, "expand", ()), reading)
    if query.fields:
        kept = {"id", *query.fields}
        for item in items:
            for name in [name for name in item if name not in kept]:
                del item[name]


# Related objects in the answer --------------------------------------------------------


def expand(
    values: Sequence[Values], resource: Resource, names: Iterable[str], reading: Reading
) -> None:
    """Give references the card of what they refer to as `expanded`, two levels deep at most."""
    names = list(names)
    if not names:
        return
    firsts = dict.fromkeys(name.split(".")[0] for name in names)
    references = {
        first: [
            reference
            for item in values
            for reference in references_at(item, resource.expandable[first].path)
        ]
        for first in firsts
    }
    _embed([item for found in references.values() for item in found], reading)
    for first, found in references.items():
        inner = [name.partition(".")[2] for name in names if name.startswith(f"{first}.")]
        by_type: dict[str, list[Values]] = {}
        for reference in found:
            if "expanded" in reference:
                by_type.setdefault(reference["type"], []).append(reference["expanded"])
        for label, cards in by_type.items():
            target = _by_label(label)
            known = [name for name in inner if name in target.expandable]
            if known:
                expand(cards, target, known, reading)


def references_at(values: Any, path: str) -> Iterator[Values]:
    """The references at a path of a card or detail."""
    name, _dot, rest = path.partition(".")
    found = values.get(name)
    for item in found if isinstance(found, list) else [found]:
        if item is None:
            continue
        if rest:
            yield from references_at(item, rest)
        else:
            yield item


def _by_label(label: str) -> Resource:
    return next(resource for resource in registry if resource.model._meta.label == label)


def _embed(references: Sequence[Values], reading: Reading) -> None:
    wanted: dict[str, set[str]] = {}
    for reference in references:
        wanted.setdefault(reference["type"], set()).add(str(reference["id"]))
    resources = {label: _by_label(label) for label in wanted}
    rows = Served.objects.filter(
        listing__in=[reading.listing(resource.name) for resource in resources.values()],
        object_id__in=[key for keys in wanted.values() for key in keys],
    )
    by_resource: dict[str, list[Served]] = {}
    for row in rows if wanted else ():
        by_resource.setdefault(row.resource, []).append(row)
    cards = {
        label: objects(resource, by_resource.get(resource.name, []), reading)
        for label, resource in resources.items()
    }
    for reference in references:
        card = cards[reference["type"]].get(str(reference["id"]))
        if card is not None:
            reference["expanded"] = orjson.loads(orjson.dumps(card, default=str))


# Numbers beside a list ----------------------------------------------------------------


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
    values = ServedValue.objects.filter(listing=reading.listing(resource.name), name=item.name)
    if not reading.fallback or any(_conditions(resource, query, reading, item.name)):
        rows = few(resource, query, reading, without=item.name)
        if rows is None:
            rows = matching(resource, query, reading, without=item.name)
        # As a term, so that SQLite reads the values of the facet one after the other instead of
        # all values of each row.
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
