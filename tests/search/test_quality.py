"""How well the search answers: what it must reach, and that this is measured rightly."""

from collections import Counter
from collections.abc import Iterator

import pytest
from pytest_django import DjangoDbBlocker

# A fixture: the demo site, loaded for this module.
from tests.demo.conftest import loaded  # noqa: F401
from tests.search import judging
from tests.search.judging import (
    BOTH,
    COMPOUNDS,
    HELD_OUT,
    TUNED,
    Judgement,
    Row,
    compounds_split,
    golden,
    golden_sets,
    judge,
    missed_bounds,
    ours,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def judged(
    request: pytest.FixtureRequest, django_db_blocker: DjangoDbBlocker
) -> Iterator[Judgement]:
    request.getfixturevalue("loaded")
    with django_db_blocker.unblock():
        yield judge(golden_sets()[BOTH], ours)
    judging.forget()


def test_searches_find_what_people_say_that_they_must(judged) -> None:
    assert list(missed_bounds(judged, compounds_split())) == []


def test_the_sets_expect_what_there_is(judged) -> None:
    assert judged.unknown == 0


def test_the_sets_are_large_enough() -> None:
    # Only numbers stand in the assertions: nobody may see the rows, not even of a test that fails.
    tuned, held_out, compounds = (
        len(judging._lines(name)) for name in (TUNED, HELD_OUT, COMPOUNDS)
    )
    negatives = sum(row.is_negative for row in golden(HELD_OUT))
    different = len({(row.locale, row.query, row.resource) for row in golden_sets()[BOTH]})

    assert different == tuned + held_out >= 200
    assert held_out >= 100
    assert negatives >= 40
    assert compounds >= 60


# The measure itself -------------------------------------------------------------------


@pytest.fixture
def three_topics(monkeypatch) -> None:
    monkeypatch.setattr(judging, "names", lambda resource: {"1": "eins", "2": "zwei", "3": "drei"})


def row(query: str, *expected: str, is_negative: bool = False) -> Row:
    return Row("de", query, "topics", frozenset(expected), is_negative)


@pytest.mark.usefixtures("three_topics")
def test_hits_of_all_rows_are_counted_together() -> None:
    answers = {"a": {"eins", "zwei"}, "b": {"drei"}, "c": set(), "d": {"eins"}}
    rows = [
        row("a", "eins", "zwei"),
        row("b", "eins", "zwei", "vier"),
        row("c", is_negative=True),
        row("d", is_negative=True),
    ]

    found = judge(rows, lambda one: frozenset(answers[one.query]))

    assert (found.rows, found.negatives, found.clean, found.unknown) == (4, 2, 1, 1)
    assert found.precision == 2 / 4
    assert found.recall == 2 / 5
    assert [
        (one.query, sorted(missed), sorted(wrong)) for one, missed, wrong in found.imperfect
    ] == [("b", ["eins", "vier", "zwei"], ["drei"]), ("d", [], ["eins"])]


def test_what_misses_a_bound_is_said() -> None:
    good = Judgement(hits=100, right=97, expected=100)
    compounds = Counter({True: 51, False: 9})

    assert list(missed_bounds(good, compounds)) == []
    assert len(list(missed_bounds(Judgement(hits=100, right=97, expected=101), compounds))) == 1
    assert len(list(missed_bounds(Judgement(hits=110, right=98, expected=98), compounds))) == 1
    assert len(list(missed_bounds(good, Counter({True: 50, False: 10})))) == 1


@pytest.mark.parametrize(
    ("word", "parts", "is_right"),
    [
        ("Elternvereine", "eltern verein", True),
        ("Elternvereine", "verein eltern", False),
        ("Elternvereine", "elternverein", False),
        # No compound.
        ("Vereine", "verein", True),
        ("Vereine", "", True),
    ],
)
def test_the_parts_of_a_compound_are_compared_in_their_order(word, parts, is_right) -> None:
    assert judging._is_right(word, parts.split()) is is_right
