"""Every read of the search: what a text finds, and what somebody may be about to type."""

import datetime as dt
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db import connection
from django.db.models import Max, Q, QuerySet, Sum
from django.db.models.expressions import RawSQL

from headless.collation import title_key
from headless.reading import Reading
from headless.resources import Resource, registry
from headless.searching import Best
from headless.served.models import Served

from . import mistyped, synonyms
from .analysis.folding import folded
from .analysis.german import FUNCTION_WORDS
from .analysis.indexing import EXACT, HYPHEN, forms
from .analysis.languages import language_names
from .databases import TABLE, Alternative, Group, database, list_token, sites_of
from .models import Document, MissedQuery, PromotedResult
from .models.editing import lines
from .understanding import (
    MOST_GROUPS,
    Asked,
    Understood,
    asked_words,
    beginning,
    exact_group,
    exchanged,
    groups_of,
    is_same_search,
    parsed,
    phrase_groups,
    search_key,
)

# So few hits, and other spellings are looked for.
LITTLE = 3
# So many hits of two spellings are counted to know which is meant.
MOST_COMPARED = 100
# A word that there is was hardly meant for another one, unless this is so many times as common.
TIMES_AS_COMMON = 4
# So many times as many suggestions are looked at as are made.
LOOKED_AT = 5

# The order of what was found: what matches best, what speaks of the latest day, the alphabet.
BEST_FIRST = "score DESC, {0}.dated_on DESC NULLS LAST, {0}.title_key, {0}.object_id"
# The order of suggestions, of which only the first are looked at closer.
SUGGESTED_FIRST = "begins DESC, {0}.title_length, {0}.title_key, {0}.object_id"
ORDERED_BY = ", ".join(
    f"mso_search_document.{name}"
    for name in ("id", "title_length", "title_key", "object_id", "dated_on")
)

# From documents to the served rows that show them.
SHOWN = """
JOIN mso_served_served found ON found.listing = %s || mso_search_document.resource
AND found.row_id = mso_search_document.row_id AND found.locale = mso_search_document.locale
"""


def searched_resources() -> list[Resource]:
    """Those that a search looks through by themselves."""
    return [resource for resource in registry if resource.searched_through is None]


def understood(text: str, reading: Reading, known: synonyms.Synonyms | None = None) -> Understood:
    """What a search means, with the synonyms of the editors and the words that there are.

    It depends on nothing else that is asked, so that the numbers beside a list agree with it.

    Args:
        known: other synonyms than those that are saved.
    """
    key = f"understood {text}"
    if known is not None:
        return _understood(text, reading, known)
    if key not in reading.extras:
        reading.extras[key] = _understood(text, reading, synonyms.current())
    found: Understood = reading.extras[key]
    return found


def _understood(text: str, reading: Reading, known: synonyms.Synonyms) -> Understood:
    typed = _as_typed(text, known)
    found = how_many(typed.groups, reading) if typed.groups else LITTLE
    if found >= LITTLE:
        return typed
    other = text
    words = parsed(text).words[:MOST_GROUPS]
    for word, group in zip(words, groups_of(words, known), strict=True):
        # A word that is hardly anywhere may be mistyped.
        is_long = mistyped.edits_allowed(word.forms.exact)
        if is_long and (count := how_many([group], reading)) < LITTLE:
            apart = None if count else _apart(word, reading, known)
            meant = apart or _meant_by(word, count, reading, known)
            other = exchanged(other, word.written, meant) if meant else other
    if other == text:
        return typed
    corrected = _as_typed(other, known)
    # Nobody is sent from one search to another one that finds as little.
    if how_many(corrected.groups, reading, corrected.without) < (LITTLE if found else 1):
        return typed
    return replace(typed, offered=other) if found else replace(corrected, meant=other)


def _as_typed(text: str, known: synonyms.Synonyms) -> Understood:
    typed = parsed(text)
    groups = (*phrase_groups(typed.phrases), *groups_of(typed.words, known))
    without = (*map(exact_group, typed.without), *phrase_groups(typed.without_phrases))
    return Understood(groups[:MOST_GROUPS], without[:MOST_GROUPS])


def _apart(word: Asked, reading: Reading, known: synonyms.Synonyms) -> str | None:
    """The names in one with hyphens that nothing has as a whole, such as Köln-Ehrenfeld."""
    apart = HYPHEN.sub(" ", word.written)
    words = asked_words(apart)
    is_there = len(words) > 1 and how_many(list(groups_of(words, known)), reading)
    return apart if is_there else None


def _meant_by(word: Asked, count: int, reading: Reading, known: synonyms.Synonyms) -> str | None:
    """What a word may have been meant for: of the nearest that are public the one found most.

    What a title has just so is a name. What a text has so may be mistyped there as well, but only
    by one edit, and instead of another word that is far more common.

    Args:
        count: how much is found by the word, in any form.
    """
    typed = word.forms
    times = how_many([_just(typed.exact)], reading) if count else 0
    if times and how_many([_just(typed.exact, is_title=True)], reading):
        return None
    edits = 1 if times else mistyped.edits_allowed(typed.exact)
    # The list of German words has no verbs: who types one of it means none.
    is_listed = typed.is_known and not typed.parts
    found: list[tuple[int, int, str]] = []
    for distance, spelling in mistyped.near(typed.exact, known.words):
        if distance > edits or (found and distance > found[0][0]):
            break
        one = Asked(spelling, forms(spelling))
        if one.forms.exact in FUNCTION_WORDS or (is_listed and spelling[:1].islower()):
            continue
        # Other words than this one itself would tell that a hidden text has it.
        if one.forms.exact in known.words or how_many([_just(one.forms.exact)], reading):
            others = how_many(list(groups_of([one], known)), reading, most=MOST_COMPARED)
            if others > times * TIMES_AS_COMMON:
                found.append((distance, -others, spelling))
    return min(found)[2] if found else None


def _just(exact: str, *, is_title: bool = False) -> Group:
    """A word in no other form than this one."""
    return (Alternative((EXACT + exact,), is_title=is_title),)


def matching(rows: QuerySet[Served], asked: Understood, reading: Reading) -> QuerySet[Served]:
    """Those of the rows that a search finds."""
    sql, params = database().rows_of(_found(asked, reading))
    return rows.filter(pk__in=RawSQL(sql, params))  # noqa: S611


def _found(asked: Understood, reading: Reading) -> list[int]:
    """Primary keys of the served rows that a search finds; once for all that is counted of them."""
    if not asked.groups:
        return []
    key = f"found {asked}"
    if key not in reading.extras:
        condition, params = _condition(asked.groups, asked.without, reading)
        sql = f"SELECT found.id {_documents(condition, SHOWN)}"
        rows = _read(sql, [*params, reading.listing("")])
        reading.extras[key] = [pk for (pk,) in rows]
    found: list[int] = reading.extras[key]
    return found


def _read(sql: str, params: Sequence[Any]) -> list[Any]:
    with database().reading(), connection.cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[Any] = cursor.fetchall()
        return rows


def _documents(condition: str, joined: str = "", weight: str = "0") -> str:
    """SQL for the documents whose words meet a condition, with what counts for them.

    The words come first: by CROSS JOIN no statistics move SQLite to read them in another order.
    """
    return (
        f"FROM {database().words(condition, weight)} CROSS JOIN mso_search_document {joined} "
        "WHERE mso_search_document.id = words.document_id"
    )


def _condition(
    groups: Sequence[Group],
    without: Sequence[Group],
    reading: Reading,
    names: Sequence[str] | None = None,
) -> tuple[str, list[Any]]:
    """SQL that the words of a document meet which the lists of a reading show.

    Args:
        names: of resources; None for all that are searched.
    """
    everything = [resource.name for resource in searched_resources()]
    # One token stands for all lists.
    lists = [""] if names is None or len(names) == len(everything) else names
    tokens = [list_token(reading.listing(name)) for name in lists]
    return database().condition(groups, without, tokens)


def best(
    names: Sequence[str],
    rows: QuerySet[Served] | None,
    asked: Understood,
    reading: Reading,
    offset: int,
    limit: int,
) -> Best:
    """A page of what a search finds, what matches best at first.

    Where a word stands counts most: in a title or a name of the object, in a name of what it
    names, in a text. Then how much of the title it is, then which speaks of the later day.

    Args:
        names: of the resources to look in.
        rows: the served rows to look among; None for all of the resources.
    """
    if not asked.groups:
        return Best(0, {})
    weight, weight_params = _weight(asked)
    condition, params = _condition(asked.groups, asked.without, reading, names)
    joined = ""
    if rows is not None:
        allowed, allowed_params = rows.order_by().values("pk").query.sql_with_params()
        joined = f"{SHOWN} AND found.id IN ({allowed})"
        params = [*params, reading.listing(""), *allowed_params]
    # No more is carried along than orders them, and what a page shows is looked up for it alone.
    documents = _documents(condition, joined, weight)
    hits = f"SELECT {ORDERED_BY}, {_score(asked)} AS score {documents}"
    page = f"SELECT * FROM hit ORDER BY {BEST_FIRST.format('hit')} LIMIT %s OFFSET %s"  # noqa: S608
    found = _read(
        f"WITH hit AS ({hits}) SELECT found.id, score, (SELECT COUNT(*) FROM hit) "  # noqa: S608
        f"FROM ({page}) page JOIN mso_search_document USING (id) {SHOWN} "
        f"ORDER BY {BEST_FIRST.format('page')}",
        [*weight_params, *params, limit, offset, reading.listing("")],
    )
    if not found and offset:
        [(count,)] = _read(f"SELECT COUNT(*) {_documents(condition, joined)}", params)
        return Best(count, {})
    return Best(found[0][2] if found else 0, {pk: round(float(value), 3) for pk, value, _ in found})


def _weight(asked: Understood) -> tuple[str, list[Any]]:
    """SQL for how much it counts where the words of a document stand, from 0 to 1."""
    weights = [database().weight(group) for group in asked.groups]
    words = " + ".join(sql for sql, _params in weights)
    return f"({words}) / {len(weights)}", [item for _sql, params in weights for item in params]


def _score(asked: Understood) -> str:
    """SQL for how well a document matches: 1 where its title is what is searched for."""
    count, length = len(asked.groups), "mso_search_document.title_length"
    longest = f"CASE WHEN {length} > {count} THEN {length} ELSE {count} END"
    return f"words.weight * (0.85 + 0.15 * {count} / {longest})"


def how_many(
    groups: Sequence[Group],
    reading: Reading,
    without: Sequence[Group] = (),
    *,
    most: int = LITTLE,
) -> int:
    """How many public documents have all of the groups, and none of `without`, up to `most`."""
    condition, params = _condition(groups, without, reading)
    found = f"SELECT 1 FROM {TABLE} WHERE {condition} LIMIT {most}"  # noqa: S608
    [(count,)] = _read(f"SELECT COUNT(*) FROM ({found}) found", params)  # noqa: S608
    return int(count)


def documents_of(rows: Iterable[Served]) -> dict[int, Document]:
    """Served row, by primary key, to what is indexed of it."""
    rows = list(rows)
    found = Document.objects.filter(object_id__in=[row.object_id for row in rows])
    by_place = {(one.resource, one.row_id, one.locale): one for one in found}
    places = {row.pk: (row.resource, row.row_id, row.locale) for row in rows}
    return {pk: by_place[place] for pk, place in places.items() if place in by_place}


# What an object is called in a language, with the sites that show it.
Names = Mapping[str, Sequence[tuple[frozenset[str], Sequence[str]]]]


def names_of(ids: Iterable[Iterable[str]]) -> Names:
    """Public id to what the object is called, in all languages."""
    found: dict[str, list[tuple[frozenset[str], list[str]]]] = defaultdict(list)
    rows = Document.objects.filter(object_id__in={key for some in ids for key in some})
    for key, title, names, lists in rows.values_list("object_id", "title", "names", "lists"):
        found[key].append((sites_of(lists), [title, *names.splitlines()]))
    return found


def lent_names(document: Document, others: Names) -> list[str]:
    """The names of other things by which a document is found: of those that its sites show, too."""
    sites = sites_of(document.lists)
    lent = [
        name
        for key in document.named.split()
        for shown_on, names in others.get(key, ())
        if not sites.isdisjoint(shown_on)
        for name in names
    ]
    spoken = [name for tag in document.languages.split() for name in language_names(tag)]
    return [*dict.fromkeys(lent), *spoken]


def suggested(text: str, reading: Reading, names: Sequence[str], limit: int) -> list[Served]:
    """Rows of whose titles or names a word, or a part of one, begins as somebody types.

    Titles that begin so come first, then those with such a word, then the others.
    """
    groups = beginning(text)
    if not groups:
        return []
    condition, params = _condition(groups, (), reading, names)
    documents = _documents(condition)
    if not reading.fallback:
        documents, params = f"{documents} AND locale = %s", [*params, reading.locale]
    begins, keys_of_beginnings = _begins(text)
    page = (
        f"SELECT {ORDERED_BY}, {begins} AS begins {documents} "
        f"ORDER BY {SUGGESTED_FIRST.format('mso_search_document')} LIMIT %s"
    )
    found = _read(
        f"SELECT found.id FROM ({page}) page JOIN mso_search_document USING (id) {SHOWN} "  # noqa: S608
        f"ORDER BY {SUGGESTED_FIRST.format('page')}",
        [*keys_of_beginnings, *params, limit * LOOKED_AT, reading.listing("")],
    )
    keys = [pk for (pk,) in found]
    by_key = Served.objects.defer("card").in_bulk(keys)
    rows = [by_key[pk] for pk in keys if pk in by_key]
    typed = _folded_words(text)
    return sorted(rows, key=lambda row: _place(_folded_words(row.title), typed))[:limit]


def _begins(text: str) -> tuple[str, list[bytes]]:
    """SQL for whether a title begins as was typed, whichever way umlauts were, by its key."""
    spelled = (re.sub(r"^\W+|\W+$", "", text), " ".join(_folded_words(text)))
    beginnings = {title_key(one).partition(b"\0")[0] for one in spelled}
    key = "mso_search_document.title_key"
    either = " OR ".join([f"({key} >= %s AND {key} < %s)"] * len(beginnings))
    # No letter has the byte that ends what begins so.
    return f"({either})", [bound for one in beginnings for bound in (one, one + b"\xff")]


def _folded_words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))


def _place(title: Sequence[str], typed: Sequence[str]) -> int:
    """How soon a suggestion comes: by where the words of its title have what was typed."""
    if " ".join(title).startswith(" ".join(typed)):
        return 0
    is_beginning = all(any(word.startswith(one) for word in title) for one in typed)
    return 1 if is_beginning else 2


def current_promotions(today: dt.date) -> QuerySet[PromotedResult]:
    """The promoted results whose last day is not past, in no order."""
    current = Q(until__isnull=True) | Q(until__gte=today)
    return PromotedResult.objects.filter(current).order_by().select_related("page")


def promoted_pages(
    text: str, reading: Reading, today: dt.date, results: Iterable[PromotedResult] | None = None
) -> list[Served]:
    """The pages that editors put above what a text finds, as far as they are public.

    Args:
        results: other ones than those that are saved.
    """
    if results is None:
        results = current_promotions(today)
    wanted = search_key(text)
    found = [
        result
        for result in results
        if any(is_same_search(search_key(query), wanted) for query in lines(result.queries))
    ]
    # Not by the database: one that is not saved stands among them, too.
    found.sort(key=lambda one: (one.queries, one.pk or math.inf))
    keys = [str(result.page.translation_key) for result in found]
    names = [reading.listing(resource.name) for resource in searched_resources()]
    rows = Served.objects.filter(listing__in=names, object_id__in=keys)
    if not reading.fallback:
        rows = rows.filter(locale=reading.locale)
    by_key = {row.object_id: row for row in rows}
    return [by_key[key] for key in dict.fromkeys(keys) if key in by_key]


def searchable_ids(keys: Iterable[Any]) -> set[str]:
    """Those of the public ids that a search can show, on any site and in any language."""
    names = [resource.name for resource in searched_resources()]
    rows = Served.objects.filter(resource__in=names, object_id__in=[str(key) for key in keys])
    return set(rows.values_list("object_id", flat=True))


def missed_searches() -> QuerySet[MissedQuery, Any]:
    """What was searched for in vain: each search once, with how often and when at last."""
    by_search = MissedQuery.objects.order_by().values("query", "locale")
    return by_search.annotate(times=Sum("count"), last=Max("day"))
