"""The words of a text with the tokens that they are found by."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from . import arabic, cyrillic
from .abbreviations import DOTTED, LEGAL_FORMS, without_dots
from .compounds import Part, lemmas, split
from .folding import folded, visible
from .gender import SIGNED, masculine, without_signs
from .german import ARTICLES, CONNECTORS, FUNCTION_WORDS, stem

# In front of tokens that stand in the order of the text, as the text has them.
EXACT = "="
# In front of tokens of a title once more, and of names that say as much.
OWN = "=="
# Other names of so few words tell an object as its title does.
SHORT_NAME = 2
# Behind short words in capitals: MO is no abbreviation of Monday.
CAPITALS = "="
LONGEST_CAPITALS = 3
SHORTEST_PIECE = 2
LONGEST_TOKEN = 64
# Nobody writes a longer word by hand; pieces and their combinations would fill the memory.
LONGEST_WORD = 200
MOST_PIECES = 6
# A word, with hyphens, apostrophes, gender signs and characters that nobody sees inside.
_MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640"
# Of letters in other scripts that may be written as one sign or as two.
_MARKS += "\u093c\u0bd7\u102e\u1b35\u3099\u309a\U000110ba"
_INSIDE = f"[\u00ad\u200b-\u200f\u2060\ufeff{_MARKS}]"
_WORD = re.compile(rf"{DOTTED}|[^\W_](?:[^\W_]|{_INSIDE}|[-‐‑'’ʼ](?=[^\W_])|{SIGNED})*")
HYPHEN = re.compile(r"[-‐‑]")
# Apostrophes, marks that no letter has for itself, and what signs such as ½ are made of.
_NO_LETTER = re.compile(r"[\W_ʼ]")
_WOMEN = "frau"
# What the stems of adjectives end with that may be compounds, such as kostenfrei.
ADJECTIVES = ("frei", "los", "arm", "reich", "gerecht", "ell", "weit")
# An adjective with an ending, such as ukrainische.
_INFLECTED = re.compile("(.+(?:isch|lich|ig|frei|los|sam|bar|haft))e[mnrs]?")


class Forms(NamedTuple):
    """What a written word is compared by.

    Attributes:
        exact: the word itself, folded.
        whole: the word without its endings; several where it is a form of several words.
        parts: of a compound, without endings.
        inner: compounds that are parts of the compound.
        others: how else it is written, and what else it means.
        is_known: whether the list of German words has it or its parts.
    """

    exact: str
    whole: tuple[str, ...]
    parts: tuple[str, ...] = ()
    inner: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    is_known: bool = False


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        start, end: where it stands.
        tokens: all that it is found by but `exact`.
    """

    start: int
    end: int
    exact: str
    tokens: frozenset[str]


def forms(written: str) -> Forms:
    """The forms of a word as a text or a search has it; no token has more than 64 letters."""
    return _forms(written[:LONGEST_WORD])


@lru_cache(maxsize=50_000)
def _forms(written: str) -> Forms:
    found = _uncut(unicodedata.normalize("NFC", written))
    return Forms(
        found.exact[:LONGEST_TOKEN],
        whole=_cut(found.whole),
        parts=_cut(found.parts),
        inner=_cut(found.inner),
        others=_cut(found.others),
        is_known=found.is_known,
    )


def _cut(tokens: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(token[:LONGEST_TOKEN] for token in tokens if token))


def _uncut(written: str) -> Forms:
    if "." in written:
        word = _bare(without_dots(written))
        return Forms(word, (word,))
    joined, is_inclusive = without_signs(visible(written))
    pieces = [piece for piece in HYPHEN.split(joined) if piece]
    if len(pieces) > MOST_PIECES or any(len(piece) < SHORTEST_PIECE for piece in pieces):
        # E-Mail is one word.
        pieces = ["".join(pieces)]
    words = [_bare(piece)[:LONGEST_TOKEN] for piece in pieces]
    exact = "".join(words)[:LONGEST_TOKEN]
    if arabic.is_arabic(exact):
        plain = arabic.plain(exact)
        return Forms(plain, (arabic.stem(plain),))
    if cyrillic.is_cyrillic(exact):
        plain = cyrillic.plain(exact)
        latin = tuple(_lemma(folded(spelled)) for spelled in cyrillic.in_latin_letters(plain))
        return Forms(plain, (cyrillic.stem(plain),), others=latin)
    if len(words) > 1:
        return _hyphenated(words, exact, is_inclusive=is_inclusive)
    return _latin(exact, is_capitals=_is_capitals(joined), is_inclusive=is_inclusive)


def _bare(written: str) -> str:
    return _NO_LETTER.sub("", folded(written))


def _latin(word: str, *, is_capitals: bool, is_inclusive: bool) -> Forms:
    capitals = (word + CAPITALS,) if is_capitals else ()
    parts = split(word)
    if not parts:
        # `Migrantinnen` may be in the list itself, or only the word of which it is the feminine.
        known = lemmas(word) or lemmas(masculine(word)) or lemmas(stem(word))
        # `Ehrenamtliche` are people, and whoever works so.
        if adjective := _INFLECTED.fullmatch(word):
            known = (*known, *lemmas(adjective[1]))
        return Forms(word, known or (stem(masculine(word)),), others=capitals, is_known=bool(known))
    return _compound(word, parts, is_inclusive=is_inclusive)


def _hyphenated(words: Sequence[str], exact: str, *, is_inclusive: bool) -> Forms:
    """A word with hyphens is the same as without; what is no part by itself stays one piece."""
    parts: list[Part] = []
    for word in words:
        parts.extend(split(word) or (Part((lemmas(word) or (_lemma(word),))[0]),))
    joined = _latin(exact, is_capitals=False, is_inclusive=is_inclusive)
    found = _compound(exact, parts, is_inclusive=is_inclusive)
    whole = tuple(dict.fromkeys((*found.whole, *joined.whole)))
    inner = tuple(dict.fromkeys((*found.inner, *joined.parts, *joined.inner)))
    return found._replace(whole=whole, inner=inner)


def _compound(word: str, parts: Sequence[Part], *, is_inclusive: bool) -> Forms:
    names = [part.lemma for part in parts]
    count = len(names)
    inner = {
        "".join(names[start:end])
        for start in range(count)
        for end in range(start + 2, min(start + MOST_PIECES, count) + 1)
        if end - start < count
    }
    if count > 2:
        inner.add(names[0] + names[-1])
    # A Migrantinnenverein is one of women; a Migrant*innenverein is not.
    women = any(part.is_feminine for part in parts[:-1]) and not is_inclusive
    return Forms(
        word,
        tuple(dict.fromkeys(("".join(names), stem(word)))),
        parts=tuple(dict.fromkeys(names)),
        inner=tuple(sorted(inner)),
        others=(_WOMEN,) if women else (),
        is_known=True,
    )


def _lemma(word: str) -> str:
    known = lemmas(word) or lemmas(stem(word))
    return known[0] if known else stem(masculine(word))


def _is_capitals(written: str) -> bool:
    return 1 < len(written) <= LONGEST_CAPITALS and written.isupper()


def spelled_words(text: str) -> Iterator[tuple[int, int, str]]:
    """Where the words of a text stand, and how they are written."""
    for found in _WORD.finditer(text):
        yield found.start(), found.end(), found[0]


def words_of(text: str) -> list[Word]:
    """The words of a text in their order."""
    spelled = [(start, end, written, forms(written)) for start, end, written in spelled_words(text)]
    joined = _said_apart([(written, found) for _start, _end, written, found in spelled])
    return [
        Word(start, end, found.exact, _tokens(written, found) | joined.get(place, frozenset()))
        for place, (start, end, written, found) in enumerate(spelled)
        if found.exact
    ]


def _tokens(written: str, found: Forms) -> frozenset[str]:
    if found.exact in FUNCTION_WORDS:
        return frozenset()
    if written[:1].islower() and not stem(found.exact).endswith(ADJECTIVES):
        # No noun, so no compound: `gehört` has nothing to do with Ort.
        return frozenset((*found.whole, *found.others))
    return frozenset((*found.whole, *found.parts, *found.inner, *found.others))


def _said_apart(words: Sequence[tuple[str, Forms]]) -> dict[int, frozenset[str]]:
    """Compounds that a text says in several words: `Beratung zur Migration`.

    Returns:
        The place of the first word to the compounds that begin with it.
    """
    compounds: dict[int, frozenset[str]] = {}
    for place, (written, head) in enumerate(words):
        if not (head.is_known and written[:1].isupper()):
            continue
        behind = place + 1
        if behind >= len(words) or words[behind][1].exact not in CONNECTORS:
            continue
        while behind < len(words) and words[behind][1].exact in CONNECTORS | ARTICLES:
            behind += 1
        found = set()
        while behind < len(words) and words[behind][1].is_known and words[behind][0][:1].isupper():
            found.add(words[behind][1].whole[0] + head.whole[0])
            # `Selbstorganisation von Migrantinnen und Migranten`.
            if behind + 1 < len(words) and words[behind + 1][1].exact in ("und", "oder"):
                behind += 2
            else:
                break
        if found:
            compounds[place] = frozenset(found)
    return compounds


def tokens_of(texts: Iterable[str]) -> list[str]:
    """The tokens of texts: each word as it is, in their order, then all that they are found by."""
    exact: list[str] = []
    others: set[str] = set()
    for text in texts:
        for word in words_of(text):
            exact.append(EXACT + word.exact)
            others |= word.tokens
        # No phrase goes from one text into the next.
        exact.append(EXACT)
    return [*exact, *sorted(others)]


def title_tokens(title: str, names: Sequence[str]) -> list[str]:
    """The tokens of a title and of the other names of the same object.

    Those of the title stand there once more behind `OWN`, with those of an abbreviation or a former
    title, which say as much; a description that is a name does not.
    """
    own = tokens_of([title, *(name for name in names if content_length(name) <= SHORT_NAME)])
    return [*tokens_of([title, *names]), *(OWN + token for token in own)]


def name_tokens(names: Iterable[str]) -> list[str]:
    """The tokens of names that are only found whole, such as what a kind of thing is called."""
    return [whole for name in names for whole in forms(name).whole]


def content_length(text: str) -> int:
    """How many words of a text tell it from others."""
    words = (word.exact for word in words_of(text))
    return sum(word not in FUNCTION_WORDS and word not in LEGAL_FORMS for word in words)


def vocabulary(text: str) -> dict[str, str]:
    """The words of a text as they are compared, to how it has them."""
    words = ((forms(written).exact, written) for _start, _end, written in spelled_words(text))
    return {key: written[:LONGEST_TOKEN] for key, written in words if len(key) > 3}


@cache
def build_id() -> str:
    """Changes with the rules by which words are made and written."""
    digest = hashlib.blake2b(digest_size=8)
    for folder in ("analysis", "backends", "databases"):
        for path in sorted((Path(__file__).parents[1] / folder).iterdir()):
            if path.suffix in (".py", ".txt"):
                digest.update(path.read_bytes())
    return digest.hexdigest()
