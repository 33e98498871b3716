"""German compounds and their parts, by an own list of words (`parts.txt`).

Every line of the list is a word: its singular, its plural, its feminine form; with a hyphen what
only stands in front (`selbst-`). A compound is cut into as few of them as possible.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from .folding import folded
from .gender import masculine
from .german import stem

LIST = Path(__file__).with_name("parts.txt")
SHORTEST = 3
LONGEST_WORD = 64
MOST_PARTS = 5
# The end of a compound that says what it is, where its beginning is not in the list.
_SHORTEST_END, _SHORTEST_BEGINNING = 6, 4
_ADJECTIVE = re.compile("isch(e[mnrs]?)?$")
# What a form costs that the list does not have but the rules of joining allow.
_JOINED, _RARELY_JOINED, _SHORT = 1, 3, 2
_PART = 10


class Part(NamedTuple):
    """A part of a compound.

    Attributes:
        is_feminine: whether it names women alone: `Migrantinnen` in `Migrantinnenverein`.
    """

    lemma: str
    is_feminine: bool = False


class Forms(NamedTuple):
    """What may stand in a compound, as it is written, to the word that it is of, and its cost."""

    front: dict[str, tuple[Part, int]]
    end: dict[str, tuple[Part, int]]
    words: dict[str, tuple[str, ...]]
    longest: int


def lemmas(word: str) -> tuple[str, ...]:
    """The words of the list of which a folded word is a form; several where they look alike.

    Of a town it also knows who lives there: Dortmunder.
    """
    words = _forms().words
    return words.get(word) or words.get(word.removesuffix("er"), ())


@lru_cache(maxsize=100_000)
def split(word: str) -> tuple[Part, ...]:
    """The parts of a folded word; none for one that is in the list itself or cannot be cut."""
    if not 2 * SHORTEST <= len(word) <= LONGEST_WORD or lemmas(word) or lemmas(stem(word)):
        return ()
    best = _cheapest(word)
    return best if len(best) > 1 else ()


def _cheapest(word: str) -> tuple[Part, ...]:
    forms = _forms()
    # At each place the cheapest way to get there from the beginning.
    ways: dict[int, tuple[int, tuple[Part, ...]]] = {0: (0, ())}
    for start in range(len(word) - SHORTEST + 1):
        if start not in ways:
            continue
        cost, parts = ways[start]
        if len(parts) >= MOST_PARTS:
            continue
        for end in range(start + SHORTEST, min(len(word), start + forms.longest) + 1):
            found = _last(word[start:]) if end == len(word) else forms.front.get(word[start:end])
            if found is None:
                continue
            total = cost + _PART + found[1] + (_SHORT if end - start == SHORTEST else 0)
            if end not in ways or total < ways[end][0]:
                ways[end] = (total, (*parts, found[0]))
    if len(word) in ways:
        return ways[len(word)][1]
    return _with_unknown_beginning(word)


def _last(rest: str) -> tuple[Part, int] | None:
    forms = _forms()
    if found := forms.end.get(rest):
        return found
    bare = masculine(rest)
    if bare != rest and (found := forms.end.get(bare)):
        return Part(found[0].lemma, is_feminine=True), found[1] + _JOINED
    return None


def _with_unknown_beginning(word: str) -> tuple[Part, ...]:
    if _ADJECTIVE.search(word):
        # An adjective, and no table (Tisch).
        return ()
    for start in range(_SHORTEST_BEGINNING, len(word) - _SHORTEST_END + 1):
        if found := _last(word[start:]):
            return Part(stem(word[:start])), found[0]
    return ()


@cache
def _forms() -> Forms:
    front: dict[str, tuple[Part, int]] = {}
    end: dict[str, tuple[Part, int]] = {}
    words: dict[str, tuple[str, ...]] = {}

    def note(places: dict[str, tuple[Part, int]], form: str, part: Part, cost: int) -> None:
        if len(form) >= SHORTEST and (form not in places or cost < places[form][1]):
            places[form] = (part, cost)

    entries = [entry.split() for entry in LIST.read_text("utf-8").splitlines() if entry]
    for written in entries:
        if written[0].endswith("-"):
            continue
        lemma = folded(written[0])
        feminine = written[-1] if len(written) > 2 and written[-1].endswith("in") else ""
        numbers = [folded(form) for form in written if form != feminine]
        for form, cost in _inflected(numbers):
            note(end, form, Part(lemma), cost)
            note(front, form, Part(lemma), cost)
            words[form] = tuple(dict.fromkeys((*words.get(form, ()), lemma)))
        for form, cost in _joined(numbers):
            note(front, form, Part(lemma), cost)
        if feminine:
            for form in (folded(feminine), folded(feminine) + "nen"):
                note(end, form, Part(lemma, is_feminine=True), 0)
                note(front, form, Part(lemma, is_feminine=True), 0)
                words[form] = tuple(dict.fromkeys((*words.get(form, ()), lemma)))
    for written in entries:
        # `sprach-` is of Sprache, if that is in the list.
        if written[0].endswith("-") and (form := folded(written[0][:-1])) not in front:
            note(front, form, Part(form), 0)
    longest = max(map(len, (*front, *end)))
    return Forms(front, end, words, longest)


def _inflected(numbers: list[str]) -> Iterator[tuple[str, int]]:
    """Singular and plural with the endings of their cases."""
    singular, plurals = numbers[0], numbers[1:]
    for form in numbers:
        yield form, 0
    if singular[-1] not in "sxz":
        yield singular + "s", _JOINED
    if singular[-1] not in "aeiouy":
        yield singular + "es", _JOINED
    for plural in plurals:
        if plural[-1] not in "ns":
            yield plural + "n", _JOINED
    if singular.endswith(("er", "e")) and plurals and plurals[0] + "r" == singular:
        # Geflüchtete, Geflüchteten, Geflüchtetem.
        yield plurals[0] + "n", 0


def _joined(numbers: list[str]) -> Iterator[tuple[str, int]]:
    """How a word ends where another one follows in a compound (Fugenelemente)."""
    singular = numbers[0]
    if singular.endswith("e"):
        yield singular[:-1], _JOINED
        yield singular + "n", _JOINED
    elif singular[-1] not in "aiouy":
        yield singular + "en", _RARELY_JOINED
        yield singular + "e", _RARELY_JOINED
