"""Every write of the served rows."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import orjson
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, Q
from django.utils import timezone
from wagtail.models import Locale, Site

from headless.localization import fallback_chain
from headless.periods import Period, stored
from headless.reading import Reading
from headless.resources import Answers, Chains, Resource, registry
from headless.selectors import site_scope

from .builds import build_id
from .bulk import copy_values, insert_values, update_cards
from .content import Content, OwnReading, contents
from .models import Served, ServedValue, listing_name

BATCH = 500
STEPS = "~steps"


def lock() -> None:
    """Let whoever else writes served rows finish; held to the end of the transaction.

    Two publishes of translations of one object would otherwise each miss the other's. To be
    taken before the first row is written, so that nobody waits for each other. SQLite has one
    writer anyway.
    """
    if connection.vendor == "postgresql" and connection.in_atomic_block:
        with connection.cursor() as cursor:
            table = connection.ops.quote_name(Served._meta.db_table)
            cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")


@transaction.atomic
def update(resource: Resource, ids: Iterable[Any]) -> None:
    """Serve objects as they stand now, and what is derived from them."""
    ids = [str(key) for key in ids]
    if not ids:
        return
    lock()
    changed: set[str] = set()
    for site in Site.objects.all():
        changed |= _Writer(site, resource).write(ids)
    if not changed:
        return
    # The cards of every language name the translations.
    invalidate_cards_of(resource, changed)
    invalidate_cards(changed)
    for other in registry:
        if resource.name in other.derived_from:
            naming = _naming(changed).values("served")
            named = Served.objects.filter(resource=other.name, pk__in=naming)
            keys = named.values_list("object_id", flat=True)
            update(other, set(other.following(resource.name, sorted(changed), keys)))


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
    writers = [_Writer(site, resource) for site in Site.objects.all() for resource in registry]
    listings = [listing for writer in writers for listing in writer.listings()]
    delete(Served.objects.exclude(listing__in=listings))
    for writer in writers:
        writer.write(None)
    Served.objects.update(card="", version=F("version") + 1)


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


def delete(rows: Any) -> None:
    """Delete served rows with their values, without loading them."""
    ServedValue.objects.filter(served__in=rows.values("pk"))._raw_delete(using=rows.db)
    rows._raw_delete(using=rows.db)


class _Writer:
    """Writes the served rows of one resource on one site."""

    def __init__(self, site: Site, resource: Resource) -> None:
        self.site = site
        self.resource = resource
        self.scope = site_scope(site)
        by_code = {code: pk for pk, code in Locale.objects.values_list("pk", "language_code")}
        self.chains: Chains = {
            code: [by_code[name] for name in fallback_chain(code) if name in by_code]
            for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
        }

    def write(self, ids: Sequence[str] | None) -> set[str]:
        """Bring the rows of objects up to date; None: of all. The ids of those that changed."""
        answers = self.resource.answers(self.scope, self.chains, ids)
        changed: set[str] = set()
        keys = ids if ids is not None else self._all_ids(answers)
        for start in range(0, len(keys), BATCH):
            changed |= self._write_batch(keys[start : start + BATCH], answers, is_new=ids is None)
        return changed

    def _all_ids(self, answers: Answers) -> list[str]:
        listed = Served.objects.filter(listing__in=self.listings())
        before = listed.values_list("object_id", flat=True)
        return sorted({*before, *(key for found in answers.values() for key in found)})

    def listings(self) -> list[str]:
        """Those of the resource in every locale of the site."""
        return [self._listing(code) for code in self.chains]

    def _listing(self, code: str) -> str:
        return listing_name(self.site.pk, code, self.resource.name)

    def _write_batch(self, ids: Sequence[str], answers: Answers, *, is_new: bool) -> set[str]:
        wanted = {
            (self._listing(code), key): content
            for code, found in self._contents(ids, answers)
            for key, content in found.items()
        }
        before = {
            (row.listing, row.object_id): row
            for row in Served.objects.filter(listing__in=self.listings(), object_id__in=ids).defer(
                "card"
            )
        }
        changed = {
            place
            for place in {*wanted, *before}
            if place not in wanted or _differs(before.get(place), *wanted[place])
        }
        if changed:
            delete(Served.objects.filter(pk__in=[before[p].pk for p in changed if p in before]))
            self._create(
                [(place, *wanted[place]) for place in changed if place in wanted],
                before,
                is_new=is_new,
            )
        return {key for _listing, key in changed}

    def _contents(
        self, ids: Sequence[str], answers: Answers
    ) -> Iterator[tuple[str, dict[str, tuple[str, Content]]]]:
        """Requested locale with public id to primary key and content."""
        known: dict[str, Content] = {}
        for code in self.chains:
            found = {key: str(answers[code][key]) for key in ids if key in answers[code]}
            if not self.resource.is_translatable:
                # What these say may come from something that is translated.
                known = {}
            missing = sorted({pk for pk in found.values() if pk not in known})
            if missing:
                reading = OwnReading(self.site, registry, code)
                rows = self.resource.rows(missing, detail=True)
                known.update(contents(self.resource, rows, reading))
            yield code, {key: (pk, known[pk]) for key, pk in found.items() if pk in known}

    def _create(self, wanted: list[Any], before: dict[Any, Served], *, is_new: bool) -> None:
        now = timezone.now()
        rows = []
        for (listing, key), row_id, content in wanted:
            old = before.get((listing, key))
            rows.append(
                Served(
                    listing=listing,
                    resource=self.resource.name,
                    object_id=key,
                    row_id=row_id,
                    locale=content.locale,
                    title=content.title,
                    slug=content.slug,
                    title_key=content.title_key,
                    digest=content.digest,
                    version=old.version + 1 if old else 0,
                    date_modified=_modified(old, content, now, is_new=is_new),
                    **content.columns,
                )
            )
        Served.objects.bulk_create(rows, batch_size=BATCH)
        # One row answers in several languages, with the same values in each.
        firsts: dict[int, tuple[Served, Content]] = {}
        copies: list[tuple[Served, Served]] = []
        for row, (_place, _row_id, content) in zip(rows, wanted, strict=True):
            first, _content = firsts.setdefault(id(content), (row, content))
            if first is not row:
                copies.append((row, first))
        insert_values(value for first in firsts.values() for value in _values(*first))
        copy_values(copies)


def _differs(old: Served | None, row_id: str, content: Content) -> bool:
    if old is None:
        return True
    now = (row_id, content.locale, content.digest, content.title, content.slug)
    return (old.row_id, old.locale, old.digest, old.title, old.slug) != now


def _modified(
    old: Served | None, content: Content, now: dt.datetime, *, is_new: bool
) -> dt.datetime:
    if old and old.digest == content.digest:
        return old.date_modified
    if old is None and is_new and content.published_at:
        return content.published_at
    return now


def _values(row: Served, content: Content) -> Iterator[tuple[Served, str, Period]]:
    for name, period in content.values:
        yield row, name, period
    for key in content.named:
        yield row, "", Period(key, None, None)


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


@transaction.atomic
def store_cards_of(resource: Resource, keys: Sequence[int], reading: Reading) -> int:
    """Store the cards of served rows, by primary key, unless what they show changed meanwhile."""
    served = list(Served.objects.filter(pk__in=keys).defer("card"))
    cards = make_cards(resource, served, reading)
    ready = []
    for row in served:
        if card := cards.get(row.object_id):
            row.card = orjson.dumps(card, default=str).decode()
            row.build = build_id()
            ready.append(row)
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
