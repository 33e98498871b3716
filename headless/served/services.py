"""Every write of the served rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import orjson
from django.conf import settings
from django.db import transaction
from django.db.models import F, Q
from wagtail.models import Site

from headless.changes.models import Cause
from headless.changes.services import Kind, Place, append, because, lock
from headless.periods import stored
from headless.reading import Reading
from headless.resources import Resource, registry
from headless.signals import served_written

from .builds import build_id
from .bulk import delete, update_cards
from .models import Served, ServedValue
from .writing import BATCH, Writer

STEPS = "~steps"

# By resource, what became of its objects.
Logged = Mapping[str, dict[Place, Kind]]


@transaction.atomic
def update(resource: Resource, ids: Iterable[Any]) -> Logged:
    """Serve objects as they stand now, and what depends on them; log what became of them.

    Returns:
        What was logged, by resource.
    """
    ids = [str(key) for key in ids]
    if not ids:
        return {}
    lock()
    writers = [Writer(site, resource) for site in Site.objects.all()]
    changed = {key for writer in writers for key in writer.write(ids)}
    if not changed:
        return {}
    logged = dict(_log(writers))
    # The cards of every language name the translations.
    invalidate_cards_of(resource, changed)
    invalidate_cards(changed)
    for other in registry:
        if resource.name in other.derived_from or resource.model in other.shows_whole:
            naming = _naming(changed).values("served")
            named = Served.objects.filter(resource=other.name, pk__in=naming)
            keys = named.values_list("object_id", flat=True)
            following = other.following(resource.name, sorted(changed), keys)
            for name, changes in update(other, set(following)).items():
                logged[name] = {**logged.get(name, {}), **changes}
    _log_others(writers, logged)
    return logged


def update_of(model: type[Any], ids: Iterable[Any]) -> None:
    """The same for objects of a model; nothing where no resource delivers it."""
    try:
        resource = registry.by_model(model)
    except LookupError:
        return
    update(resource, ids)


@transaction.atomic
def rebuild() -> None:
    """Serve everything anew: after an act that may change all, or for a database without rows."""
    lock()
    writers = [Writer(site, resource) for site in Site.objects.all() for resource in registry]
    listings = [listing for writer in writers for listing in writer.listings()]
    obsolete: dict[str, dict[int, str]] = defaultdict(dict)
    rows = Served.objects.exclude(listing__in=listings)
    for pk, name, key in rows.values_list("pk", "resource", "object_id"):
        obsolete[name][pk] = key
    for name, found in obsolete.items():
        for keys in _batches(found):
            delete(keys)
            _tell_of_lists_that_went(name, {found[pk] for pk in keys})
    for writer in writers:
        writer.write(None)
    _log_others(writers, _log(writers))
    Served.objects.update(card="", version=F("version") + 1)


def _tell_of_lists_that_went(name: str, ids: set[str]) -> None:
    """Say of objects that a list has gone which showed them; what shows them still, tells so."""
    if name in {resource.name for resource in registry}:
        served_written.send(registry.by_name(name), ids=ids, contents={})


def invalidate_cards(named: Iterable[str]) -> None:
    """Have the cards made anew that show one of the objects or images."""
    stale = Served.objects.filter(pk__in=_naming(named).values("served"))
    stale.update(card="", version=F("version") + 1)


def invalidate_cards_of(resource: Resource, ids: Iterable[Any]) -> None:
    """Have the cards of objects made anew: an address in them changed."""
    own = Served.objects.filter(resource=resource.name, object_id__in=[str(key) for key in ids])
    own.update(card="", version=F("version") + 1)


@transaction.atomic
def update_naming(named: Iterable[str]) -> None:
    """Serve objects anew that show one of others or of images."""
    named = list(named)
    showing = Served.objects.filter(pk__in=_naming(named).values("served"))
    ids: dict[str, set[str]] = defaultdict(set)
    for resource, object_id in showing.values_list("resource", "object_id"):
        ids[resource].add(object_id)
    invalidate_cards(named)
    for resource, found in ids.items():
        update(registry.by_name(resource), sorted(found))


def _naming(named: Iterable[str]) -> Any:
    return ServedValue.objects.filter(name="", value__in=list(named))


def _log(writers: Iterable[Writer]) -> Logged:
    """Log what became of the objects that were written: by resource."""
    logged: dict[str, dict[Place, Kind]] = defaultdict(dict)
    for writer in writers:
        logged[writer.resource.name] |= writer.logged
    for name, changes in logged.items():
        append(name, changes)
    return logged


def _log_others(writers: Sequence[Writer], logged: Logged) -> None:
    """Log the objects that show others than before by what became of those."""
    related: list[Iterable[Any]] = [
        _showing({name for writer in writers for name in writer.noticed})
    ]
    for writer in writers:
        decided = [one.name for one in registry if writer.resource.name in one.foreign.values()]
        if decided:
            rows = Served.objects.filter(resource__in=decided)
            related.append([rows.filter(object_id__in=keys) for keys in _batches(writer.claimed)])
    _log_related(chain.from_iterable(related), logged)


def log_showing(named: Iterable[str]) -> None:
    """Log the objects that show or link to what came, went or stands elsewhere now: for them it
    is a reference more or less, or another address.
    """
    _log_related(_showing(named), {})


def _showing(named: Iterable[str]) -> Iterator[Any]:
    # From the values: joined with the rows it takes PostgreSQL minutes.
    for keys in _batches(named):
        yield Served.objects.filter(pk__in=_naming(keys).values("served"))


def _batches(keys: Iterable[Any]) -> Iterator[list[Any]]:
    ordered = sorted(keys)
    for start in range(0, len(ordered), BATCH):
        yield ordered[start : start + BATCH]


def _log_related(batches: Iterable[Any], logged: Logged) -> None:
    """Log served rows once, but for those of which something is logged already."""
    found: dict[str, dict[Place, Kind]] = defaultdict(dict)
    for rows in batches:
        for name, key, locale in rows.values_list("resource", "object_id", "locale").distinct():
            place = (key, locale if registry.by_name(name).is_translatable else "")
            if place not in logged.get(name, {}):
                found[name][place] = Kind.CHANGED
    with because(Cause.RELATION):
        for name, changes in found.items():
            append(name, changes)


# Ready cards -------------------------------------------------------------------------


def store_cards() -> int:
    """Make the cards that are missing; how many were made."""
    missing = Served.objects.filter(Q(card="") | ~Q(build=build_id()))
    by_listing: dict[str, list[int]] = defaultdict(list)
    for pk, listing in missing.values_list("pk", "listing"):
        by_listing[listing].append(pk)
    sites = {site.pk: site for site in Site.objects.all()}
    made = 0
    for listing, keys in by_listing.items():
        site_id, code, name = listing.split("/", 2)
        if int(site_id) in sites and code in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
            for start in range(0, len(keys), BATCH):
                reading = Reading(sites[int(site_id)], registry, code)
                made += store_cards_of(registry.by_name(name), keys[start : start + BATCH], reading)
    return made


def store_cards_of(resource: Resource, keys: Sequence[int], reading: Reading) -> int:
    """Store the cards of served rows, by primary key, unless what they show changed meanwhile.

    They are made before the transaction: sizes of pictures may be stored on the way, and a picture
    that somebody deletes meanwhile would undo all of it.
    """
    served = list(Served.objects.filter(pk__in=keys).defer("card"))
    cards = make_cards(resource, served, reading)
    ready = []
    for row in served:
        if card := cards.get(row.object_id):
            row.card = orjson.dumps(card, default=str).decode()
            row.build = build_id()
            ready.append(row)
    with transaction.atomic():
        lock()
        versions = dict(Served.objects.filter(pk__in=keys).values_list("pk", "version"))
        valid = [row for row in ready if versions.get(row.pk) == row.version]
        update_cards(valid)
    return len(valid)


def make_cards(
    resource: Resource, served: Sequence[Served], reading: Reading
) -> dict[str, dict[str, Any]]:
    """Cards by public id, with their steps; without those whose row has gone meanwhile."""
    rows = {str(row.pk): row for row in resource.rows([row.row_id for row in served])}
    reading.prepare(resource, list(rows.values()))
    cards = {}
    for one in served:
        row = rows.get(one.row_id)
        card = resource.card(row, reading) if row is not None else None
        if card is not None:
            if steps := resource.steps(row, reading):
                card[STEPS] = {name: stored(found) for name, found in steps.items()}
            cards[one.object_id] = card
    return cards
