"""How the served rows of a resource are brought up to date, and what became of its objects."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale, Site

from headless.changes.services import Changes, Kind, Place
from headless.localization import fallback_chain
from headless.periods import Period
from headless.relations import page_key
from headless.resources import Answers, Chains, Resource, registry
from headless.selectors import site_scope
from headless.signals import served_written

from .bulk import copy_values, delete, insert_values
from .content import Content, OwnReading, contents
from .models import Served, ServedValue, listing_name

BATCH = 500

# Where something is said to the digests of what is said there, with the address of the page.
Said = Mapping[Place, set[Any]]


class Writer:
    """Writes the served rows of one resource on one site.

    Attributes:
        logged: what became of the translations that it has written.
        noticed: keys of the objects that came or went, and of pages that stand elsewhere now.
        claimed: keys of what they name since, or name no longer: it may show who names it.
    """

    def __init__(self, site: Site, resource: Resource) -> None:
        self.logged: dict[Place, Kind] = {}
        self.noticed: set[str] = set()
        self.claimed: set[str] = set()
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
            self._notice(before, wanted)
            self._notice_named(
                {place: before[place].pk for place in changed if place in before},
                {place: wanted[place][1].named for place in changed if place in wanted},
            )
            delete([before[place].pk for place in changed if place in before])
            self._create(
                [(place, *wanted[place]) for place in changed if place in wanted],
                before,
                is_new=is_new,
            )
            keys = {key for _listing, key in changed}
            served_written.send(
                self.resource,
                ids=keys,
                contents={
                    (row_id, content.locale): (key, content.found_by)
                    for (_listing, key), (row_id, content) in wanted.items()
                    if key in keys
                },
            )
        return {key for _listing, key in changed}

    def _notice(
        self, before: Mapping[Place, Served], wanted: Mapping[Place, tuple[str, Content]]
    ) -> None:
        """Note what will have become of the objects."""
        old: dict[Place, set[Any]] = defaultdict(set)
        new: dict[Place, set[Any]] = defaultdict(set)
        stood: dict[str, set[Any]] = defaultdict(set)
        stands: dict[str, set[Any]] = defaultdict(set)
        for (_listing, key), row in before.items():
            old[self._place(key, row.locale)].add((row.digest, row.url_path))
            stood[key].add((row.row_id, row.url_path))
        for (_listing, key), (row_id, content) in wanted.items():
            new[self._place(key, content.locale)].add((content.digest, content.url_path))
            stands[key].add((row_id, content.url_path))
        self.logged |= became(old, new)
        for key in {*stood, *stands}:
            if (key in stood) != (key in stands):
                self.noticed.add(key)
            if stood.get(key) != stands.get(key):
                rows = {*stood.get(key, ()), *stands.get(key, ())}
                self.noticed.update(page_key(pk) for pk, _path in rows)

    def _notice_named(
        self, before: Mapping[Place, int], now: Mapping[Place, frozenset[str]]
    ) -> None:
        """Note what the objects name since, or name no longer."""
        rows = ServedValue.objects.filter(served__in=before.values(), name="")
        named: dict[int, set[str]] = defaultdict(set)
        for pk, value in rows.values_list("served_id", "value"):
            named[pk].add(value)
        for place in {*before, *now}:
            named_before = named[before[place]] if place in before else set()
            self.claimed |= named_before ^ now.get(place, frozenset())

    def _place(self, key: str, locale: str) -> Place:
        return key, locale if self.resource.is_translatable else ""

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
                    is_machine=content.is_machine,
                    title=content.title,
                    slug=content.slug,
                    title_key=content.title_key,
                    url_path=content.url_path,
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
    now = (row_id, content.locale, content.digest, content.title, content.slug, content.url_path)
    return (old.row_id, old.locale, old.digest, old.title, old.slug, old.url_path) != now


def became(before: Said, now: Said) -> Changes:
    """What became of the translations that say something else than before."""
    return {
        place: _kind(before.get(place), now.get(place))
        for place in {*before, *now}
        if before.get(place) != now.get(place)
    }


def _kind(before: set[Any] | None, now: set[Any] | None) -> Kind:
    if before is None or now is None:
        return Kind.CAME if before is None else Kind.WENT
    moved = {path for _digest, path in before} != {path for _digest, path in now}
    return Kind.MOVED if moved else Kind.CHANGED


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
