"""How well searches answer: what they find beside what people said that they must find.

`golden/tuned.tsv` is what the analysis is made with; `golden/held_out.tsv` and
`golden/compounds.tsv` are only counted, so that their figures say what is to be expected of
searches that nobody thought of.
"""

import csv
import functools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from django.core.management import call_command
from django.db import DatabaseError, transaction
from django.test import Client
from modelsearch.index import class_is_indexed
from wagtail.models import Site
from wagtail.search.backends import get_search_backend

from headless.reading import Reading
from headless.resources import registry
from headless.served.models import Served
from headless.slugs import slug_from
from search.analysis.compounds import lemmas
from search.analysis.folding import folded
from search.analysis.german import stem
from search.analysis.indexing import forms

FOLDER = Path(__file__).with_name("golden")
TUNED, HELD_OUT, COMPOUNDS = "tuned", "held_out", "compounds"
STOCK = "wagtail.search.backends.database"
NEGATIVE = "NEG:"
MOST_HITS = 100


class Row(NamedTuple):
    """A search and what it must find.

    Attributes:
        expected: what the German rows are called, see `names()`.
    """

    locale: str
    query: str
    resource: str
    expected: frozenset[str]
    is_negative: bool


# What a search of a row finds.
Engine = Callable[[Row], frozenset[str]]


@dataclass
class Judgement:
    """What came of the searches of a set.

    Attributes:
        clean: negatives for which nothing wrong was found.
        unknown: expected names that nothing in the database bears.
        imperfect: rows with what was missed and what was found wrongly.
    """

    rows: int = 0
    negatives: int = 0
    clean: int = 0
    hits: int = 0
    right: int = 0
    expected: int = 0
    unknown: int = 0
    imperfect: list[tuple[Row, frozenset[str], frozenset[str]]] = field(
        # A test that fails must not print rows that nobody may see.
        default_factory=list,
        repr=False,
    )

    @property
    def precision(self) -> float:
        """Hits that were expected, of all hits."""
        return self.right / self.hits if self.hits else 1.0

    @property
    def recall(self) -> float:
        """What was expected and found, of all that was expected."""
        return self.right / self.expected if self.expected else 1.0


def golden(name: str) -> list[Row]:
    """The rows of a set."""
    return [
        Row(
            line["locale"],
            line["query"],
            line["resource"],
            frozenset(line["expected"].split()) - {"-"},
            line["because"].startswith(NEGATIVE),
        )
        for line in _lines(name)
    ]


def _lines(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.tsv").open(encoding="utf-8", newline="") as file:
        # A quotation mark belongs to the search.
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def judge(rows: Iterable[Row], engine: Engine) -> Judgement:
    """Let an engine answer all rows."""
    found = Judgement()
    for row in rows:
        hits = engine(row)
        wrong, missed = hits - row.expected, row.expected - hits
        found.rows += 1
        found.negatives += row.is_negative
        found.clean += row.is_negative and not wrong
        found.hits += len(hits)
        found.right += len(hits & row.expected)
        found.expected += len(row.expected)
        found.unknown += len(row.expected - set(names(row.resource).values()))
        if wrong or missed:
            found.imperfect.append((row, missed, wrong))
    return found


@functools.cache
def names(resource: str) -> dict[str, str]:
    """Public id to what the sets call an object: the slug of its German row.

    Offers have none: the one that their German title would have. A town is called by its key.
    """
    rows = Served.objects.filter(listing=_reading("de").listing(resource))
    found = rows.values_list("object_id", "slug", "title")
    if resource == "municipalities":
        return {key: key for key, _slug, _title in found}
    return {key: slug or slug_from(title) for key, slug, title in found}


def forget() -> None:
    """Forget what objects are called, before another database is looked at."""
    names.cache_clear()


def _reading(locale: str) -> Reading:
    return Reading(Site.objects.get(is_default_site=True), registry, locale)


# The engines --------------------------------------------------------------------------


def ours(row: Row) -> frozenset[str]:
    """What the endpoint `search/` finds."""
    asked = {"q": row.query, "type": row.resource, "locale": row.locale, "limit": MOST_HITS}
    response = Client().get("/api/v1/search/", asked)
    if response.status_code != 200:
        raise ValueError(f"{response.status_code}: {response.content[:300]!r}")
    known = names(row.resource)
    return frozenset(known[item["card"]["id"]] for item in response.json()["items"])


class Stock:
    """Wagtail's own search, among the rows that answer the locale.

    Attributes:
        refused: how many searches the database took for broken syntax.
    """

    def __init__(self) -> None:
        self.refused = 0
        # In the place of what another backend wrote into the same tables.
        call_command("update_index", backend_name=STOCK, verbosity=0)
        self.backend = get_search_backend(STOCK)

    def __call__(self, row: Row) -> frozenset[str]:
        if not can_be_stock(row):
            return frozenset()
        answering = Served.objects.filter(listing=_reading(row.locale).listing(row.resource))
        known = names(row.resource)
        keys = {pk: known[key] for pk, key in answering.values_list("row_id", "object_id")}
        model: Any = registry.by_name(row.resource).model
        try:
            with transaction.atomic():
                # What is not live answers no locale.
                found = list(self.backend.search(row.query, model.objects.all()))
        except DatabaseError:
            self.refused += 1
            return frozenset()
        return frozenset(keys[str(one.pk)] for one in found if str(one.pk) in keys)


def can_be_stock(row: Row) -> bool:
    """Whether Wagtail's own search knows the type."""
    return bool(class_is_indexed(registry.by_name(row.resource).model))


# Compounds ----------------------------------------------------------------------------


def compounds_split() -> Counter[bool]:
    """How many of the compounds are split right, and how many are not."""
    return Counter(_is_right(line["word"], line["parts"].split()) for line in _lines(COMPOUNDS))


def _is_right(word: str, expected: list[str]) -> bool:
    # A word that is no compound is the only part of itself.
    found = [*forms(word).parts] or [word]
    expected = expected or [word]
    return len(found) == len(expected) and all(
        not _reduced(one).isdisjoint(_reduced(other))
        for one, other in zip(found, expected, strict=True)
    )


def _reduced(part: str) -> set[str]:
    plain = folded(part)
    return set(lemmas(plain)) or {stem(plain)}


# Everything together ------------------------------------------------------------------


class Figures(NamedTuple):
    """What is measured at once.

    Attributes:
        ours, stock: by the name of a set; of `stock_knows` only the rows whose type it knows.
        compounds: how many of them are split right, and how many are not.
        refused: searches that stock took for broken syntax.
    """

    ours: dict[str, Judgement]
    stock: dict[str, Judgement]
    stock_knows: dict[str, Judgement]
    ours_of_these: dict[str, Judgement]
    compounds: Counter[bool]
    refused: int


BOTH = "both"
SETS = (TUNED, HELD_OUT, BOTH)


def measured() -> Figures:
    """Everything, in the database that there is."""
    sets = golden_sets()
    known = {name: [row for row in rows if can_be_stock(row)] for name, rows in sets.items()}
    # Ours first: the other engine writes its own index in the place of that of the admin.
    judged, judged_of_known = _judged(sets, ours), _judged(known, ours)
    stock = Stock()
    return Figures(
        judged,
        _judged(sets, stock),
        _judged(known, stock),
        judged_of_known,
        compounds_split(),
        stock.refused,
    )


def golden_sets() -> dict[str, list[Row]]:
    """The sets by name, and all of their rows as one."""
    tuned, held_out = golden(TUNED), golden(HELD_OUT)
    return {TUNED: tuned, HELD_OUT: held_out, BOTH: [*tuned, *held_out]}


def _judged(sets: dict[str, list[Row]], engine: Engine) -> dict[str, Judgement]:
    answers: Engine = functools.cache(engine)
    return {name: judge(rows, answers) for name, rows in sets.items()}


def missed_bounds(both: Judgement, compounds: Counter[bool]) -> Iterator[str]:
    """What falls below what the search must reach, in sentences."""
    share = compounds[True] / compounds.total()
    for what, value, must in (
        ("Recall", both.recall, 0.97),
        ("Precision", both.precision, 0.9),
        ("The share of compounds that are split right", share, 0.85),
    ):
        if value < must:
            yield f"{what} is {value:.3f}, and must be {must} at least."
