"""Every write of the search: its index, and what it found nothing for."""

import datetime as dt
import hashlib
import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from wagtail.models import Site

from headless import searching
from headless.changes.services import lock
from headless.collation import title_key
from headless.resources import Resource, registry
from headless.searching import SearchText
from headless.served.content import OwnReading, contents
from headless.served.models import Served, ServedValue
from headless.text import clean_text

from .analysis.indexing import (
    build_id,
    content_length,
    name_tokens,
    title_tokens,
    tokens_of,
    vocabulary,
)
from .databases import Row, database, list_token, sites_of
from .models import Document, MissedQuery, VocabularyWord
from .models.editing import LONGEST_QUERY
from .selectors import Names, lent_names, names_of, searched_resources
from .understanding import parsed

BATCH = 500
# Some fifty pages. PostgreSQL takes 1 MB of words for a document, and compounds have several each.
LONGEST_TEXT = 100_000
# So many different searches of a day are noted: nobody fills the table.
MOST_MISSED = 1000
MISSED_KEPT_DAYS = 90
# The build of a document whose words are to be written.
OUTDATED = ""
# Two years have eight digits, a telephone number seldom fewer than six.
MOST_DIGITS = 4
_MAIL = re.compile(r"@|\(at\)|\[at\]")

logger = logging.getLogger(__name__)

# Primary key of a row and its locale.
Place = tuple[str, str]
Contents = Mapping[Place, tuple[str, SearchText]]


@transaction.atomic
def update(resource: Resource, ids: Iterable[str], found: Contents) -> None:
    """Bring the index up to date with what answers for objects now.

    Args:
        ids: public ids of the objects.
        found: what their rows say; an object of which none does is not public any more.
    """
    ids = list(ids)
    there = {
        (document.row_id, document.locale): document
        for document in Document.objects.filter(resource=resource.name, object_id__in=ids)
    }
    lists = _lists_of(Served.objects.filter(resource=resource.name, object_id__in=ids))
    # Another site may still show what is not among the rows that were written.
    gone = {place: document for place, document in there.items() if place not in lists}
    Document.objects.filter(pk__in=[document.pk for document in gone.values()]).delete()
    renamed = {document.object_id for document in gone.values()}
    new, changed = [], []
    for place, (object_id, said) in found.items():
        old = there.get(place)
        document = _document(resource, place, object_id, said)
        document.lists = lists.get(place, "")
        if old is None:
            new.append(document)
            renamed.add(object_id)
        elif any(getattr(old, name) != getattr(document, name) for name in SAID):
            if _lent(old) != _lent(document):
                renamed.add(object_id)
            document.pk = old.pk
            changed.append(document)
    for place, old in there.items():
        if place in lists and place not in found and old.lists != lists[place]:
            if sites_of(old.lists) != sites_of(lists[place]):
                renamed.add(old.object_id)
            old.lists = lists[place]
            changed.append(old)
    Document.objects.bulk_create(new, batch_size=BATCH)
    Document.objects.bulk_update(changed, SAID, batch_size=BATCH)
    _write_words([*new, *changed])
    _follow_names(renamed)


SAID = ["object_id", "title", "names", "text", "languages", "named", "dated_on"]
SAID += ["title_key", "title_length", "build", "source_build", "lists"]


def _lent(document: Document) -> tuple[Any, ...]:
    """What it lends to those that name it: its names, on the sites that show it."""
    return document.title, document.names, sites_of(document.lists)


def _lists_of(rows: QuerySet[Served]) -> dict[Place, str]:
    """Row and locale to the tokens of the lists that show it."""
    lists: dict[Place, dict[str, None]] = defaultdict(dict)
    for listing, row_id, locale in rows.values_list("listing", "row_id", "locale"):
        everything = listing[: listing.rindex("/") + 1]
        lists[row_id, locale] |= dict.fromkeys(map(list_token, (everything, listing)))
    return {place: " ".join(sorted(tokens)) for place, tokens in lists.items()}


def _document(resource: Resource, place: Place, object_id: str, said: SearchText) -> Document:
    row_id, locale = place
    return Document(
        resource=resource.name,
        object_id=object_id,
        row_id=row_id,
        locale=locale,
        title=said.title,
        title_key=title_key(said.title),
        names="\n".join(said.names),
        text=said.text[:LONGEST_TEXT],
        languages=" ".join(said.languages),
        named=" ".join(said.named),
        title_length=content_length(said.title),
        dated_on=said.dated_on,
        build=build_id(),
        source_build=source_build_id(),
    )


def _follow_names(ids: Iterable[str]) -> None:
    """Write the words of the documents anew that are found by names of the objects."""
    for documents in _naming(ids):
        _write_words(documents)


def _naming(ids: Iterable[str]) -> Iterator[list[Document]]:
    """The documents that are found by names of the objects."""
    for keys in _batches(sorted(ids)):
        values = ServedValue.objects.filter(name="", value__in=keys).values("served")
        naming = Served.objects.filter(pk__in=values).values_list("object_id", flat=True)
        for objects in _batches(sorted(set(naming))):
            documents = Document.objects.filter(object_id__in=objects).exclude(named="")
            yield [one for one in documents if not set(keys).isdisjoint(one.named.split())]


def _write_words(documents: Sequence[Document]) -> None:
    for batch in _batches(documents):
        names = names_of(document.named.split() for document in batch)
        rows, words = [], {}
        for document in batch:
            rows.append(_row(document, names))
            for text in (document.title, document.names, document.text):
                words.update(vocabulary(text))
        database().write(rows)
        VocabularyWord.objects.bulk_create(
            [
                VocabularyWord(key=key, spelling=word, length=len(key))
                for key, word in words.items()
            ],
            batch_size=BATCH,
            ignore_conflicts=True,
        )


def _row(document: Document, names: Names) -> Row:
    kinds = registry.by_name(document.resource).search_kinds
    return Row(
        document.pk,
        title=title_tokens(document.title, document.names.splitlines()),
        names=[*tokens_of(lent_names(document, names)), *name_tokens(kinds)],
        text=tokens_of(document.text.splitlines()),
        lists=document.lists.split(),
    )


def _batches(items: Sequence[Any]) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), BATCH):
        yield items[start : start + BATCH]


# Making it anew -----------------------------------------------------------------------


def rebuild(*, everything: bool = False) -> Iterator[tuple[str, int]]:
    """Index what is missing and what was indexed by other rules; take out what is not public.

    Each step is a transaction of its own, in which the index stays whole: what was there before
    is found until the new words take its place. Whatever stops it, it goes on from there.

    Args:
        everything: whether also what seems to be in order is written.

    Yields:
        What was done, and how many documents it concerned.
    """
    yield "removed", _remove_unserved()
    yield from _index_missing()
    outdated = Document.objects.order_by("pk")
    if not everything:
        outdated = outdated.exclude(build=build_id())
    last = 0
    while keys := list(outdated.filter(pk__gt=last).values_list("pk", flat=True)[:BATCH]):
        last = keys[-1]
        with transaction.atomic():
            lock()
            rows = Document.objects.filter(pk__in=keys)
            documents = list(rows)
            _write_words(documents)
            rows.update(build=build_id())
            for one in documents:
                # By other rules other words may tell titles apart.
                if (length := content_length(one.title)) != one.title_length:
                    rows.filter(pk=one.pk).update(title_length=length)
        yield "written", len(documents)


def _index_missing() -> Iterator[tuple[str, int]]:
    sites = {str(site.pk): site for site in Site.objects.all()}
    for resource in searched_resources():
        for listing, keys in _missing(resource).items():
            site_id, code, _name = listing.split("/", 2)
            # What was shown by a site that is gone is not served for long.
            if site_id in sites and code in dict(settings.WAGTAIL_CONTENT_LANGUAGES):
                for batch in _batches(keys):
                    yield "added", _index(resource, sites[site_id], code, batch)


def _missing(resource: Resource) -> dict[str, list[str]]:
    """List to the primary keys of its rows that are not indexed, or were read by other rules; a row
    stands in one alone.
    """
    known = Document.objects.filter(resource=resource.name, source_build=source_build_id())
    there = set(known.values_list("row_id", "locale"))
    missing: dict[str, list[str]] = defaultdict(list)
    rows = Served.objects.filter(resource=resource.name).order_by("listing", "object_id")
    found = list(rows.values_list("listing", "row_id", "locale"))
    # In its own language it is read as it was when it was published.
    found.sort(key=lambda row: f"/{row[2]}/" not in row[0])
    for listing, row_id, locale in found:
        if (row_id, locale) not in there:
            there.add((row_id, locale))
            missing[listing].append(row_id)
    return missing


@transaction.atomic
def _index(resource: Resource, site: Site, code: str, primary_keys: Sequence[str]) -> int:
    lock()
    reading = OwnReading(site, registry, code)
    # What was unpublished meanwhile is not read, although its row is still there.
    still = Served.objects.filter(listing=reading.listing(resource.name), row_id__in=primary_keys)
    keys = dict(still.values_list("row_id", "object_id"))
    found: dict[Place, tuple[str, SearchText]] = {
        (pk, content.locale): (keys[pk], content.found_by)
        for pk, content in contents(resource, resource.rows(keys, detail=True), reading)
    }
    documents = [_document(resource, place, *said) for place, said in found.items()]
    lists = _lists_of(Served.objects.filter(resource=resource.name, row_id__in=primary_keys))
    for document in documents:
        document.lists = lists.get((document.row_id, document.locale), "")
        # Its words are written with those that are outdated, when all names are there.
        document.build = OUTDATED
    if Document.objects.filter(build=build_id()).exists():
        for naming in _naming(document.object_id for document in documents):
            Document.objects.filter(pk__in=[one.pk for one in naming]).update(build=OUTDATED)
    rows = Document.objects.filter(resource=resource.name, row_id__in=list(keys))
    old = {
        (row_id, locale): pk
        for pk, row_id, locale in rows.exclude(source_build=source_build_id()).values_list(
            "pk", "row_id", "locale"
        )
    }
    for document in documents:
        document.pk = old.get((document.row_id, document.locale))
    Document.objects.bulk_update([one for one in documents if one.pk], SAID, batch_size=BATCH)
    # Whoever published meanwhile has indexed it.
    new = [one for one in documents if not one.pk]
    Document.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
    return len(documents)


@cache
def source_build_id() -> str:
    """Changes with what resources tell, and with how it is taken from a detail."""
    told = [
        (one.name, [str(getattr(one, name)) for name in sorted(dir(one)) if name[:7] == "search_"])
        for one in searched_resources()
    ]
    code = Path(searching.__file__).read_bytes()
    return hashlib.blake2b(code + repr(told).encode(), digest_size=8).hexdigest()


@transaction.atomic
def _remove_unserved() -> int:
    """Take out what no list shows; how much it was."""
    lock()
    removed = 0
    for resource in {*Document.objects.values_list("resource", flat=True)}:
        served = set(Served.objects.filter(resource=resource).values_list("row_id", "locale"))
        rows = Document.objects.filter(resource=resource)
        places = rows.values_list("pk", "object_id", "row_id", "locale")
        gone = {pk: key for pk, key, *place in places if tuple(place) not in served}
        for keys in _batches(list(gone)):
            Document.objects.filter(pk__in=keys).delete()
        _follow_names(set(gone.values()))
        removed += len(gone)
    return removed


@transaction.atomic
def forget_words() -> int:
    """Delete the words that no public text has any more; how many there were."""
    # What is published meanwhile would miss its words.
    lock()
    there = {token[1:] for token in database().tokens() if token.startswith("=")}
    known = VocabularyWord.objects.values_list("key", flat=True)
    gone = [key for key in known if key not in there]
    for keys in _batches(gone):
        VocabularyWord.objects.filter(key__in=keys).delete()
    return len(gone)


# What was not found -------------------------------------------------------------------


def note_missed(query: str, locale: str) -> None:
    """Count a search that found nothing; nothing is kept of who searched.

    No answer fails for it: where the database does not take it at once, such as a replica or one
    in which somebody writes for long, it is not counted.
    """
    try:
        with database().impatient():
            _count_missed(query, locale, timezone.localdate())
    except DatabaseError as error:
        logger.warning("A search without a result could not be noted: %s", error)


def _count_missed(query: str, locale: str, day: dt.date) -> None:
    # In small letters the same search is counted together, however it is written.
    text = " ".join(clean_text(query).lower().split())
    typed = parsed(text)
    if not (typed.words or typed.phrases) or _is_of_somebody(text):
        return
    text = text[:LONGEST_QUERY].strip()
    rows = MissedQuery.objects.filter(day=day, query=text, locale=locale)
    if rows.update(count=F("count") + 1):
        return
    if MissedQuery.objects.filter(day=day).count() < MOST_MISSED:
        # Somebody may have searched for the same at the same moment.
        MissedQuery.objects.bulk_create(
            [MissedQuery(day=day, query=text, locale=locale)], ignore_conflicts=True
        )


def _is_of_somebody(text: str) -> bool:
    """Whether it looks like a telephone number or an address for mail."""
    return bool(_MAIL.search(text)) or sum(sign.isdigit() for sign in text) > MOST_DIGITS


def forget_missed(today: dt.date) -> int:
    """Delete what nobody has found for long enough; how much it was."""
    before = today - dt.timedelta(days=MISSED_KEPT_DAYS)
    return MissedQuery.objects.filter(day__lt=before).delete()[0]
