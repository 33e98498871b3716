"""What the endpoints of a resource answer, as plain values."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson
from django.conf import settings

from .facets import facets
from .matching import page_of
from .parameters import ALL_LOCALES, check_list
from .periods import stored_value_at
from .reading import Reading
from .resources import Resource, registry
from .served.builds import build_id
from .served.models import Served
from .served.services import STEPS, make_cards
from .sites import Host

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
    count, page = page_of(resource, query, reading)
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
