"""What somebody means who types a search.

Nothing that is typed is syntax but `"an exact phrase"` and `-word`: groups of tokens are made of
it, and the databases get these alone.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from .analysis.abbreviations import LEGAL_FORMS
from .analysis.gender import SIGNS
from .analysis.german import FUNCTION_WORDS
from .analysis.indexing import CAPITALS, EXACT, Forms, Word, forms, spelled_words
from .databases import Alternative, Group

# So short a word means the abbreviation only in capitals: MO, not Mo.
SHORT = 2
# More words make a search no better, and each costs time.
MOST_GROUPS = 16
# With one of these at its end a compound says no more than its beginning: an Elternverein is found
# by what has to do with Eltern.
GENERAL = frozenset(
    {
        *("verein", "organisation", "netzwerk", "verband", "initiative", "gruppe", "bund"),
        *("forum", "stelle", "angebot"),
    }
)
_QUOTED = re.compile('((?:(?<=\\s)|^)[-−–])?["„“”«»]([^"„“”«»]*)["„“”«»]')
_EXCLUDED = re.compile(r"(?:(?<=\s)|^)[-−–](?=[^\W_])(\S+)")
# `Migrant*inne` on the way to `Migrant*innen`: so far the ending would be the next word.
_BEGUN = "i(?:n(?:ne?)?)?"
_ENDING_BEGUN = re.compile(
    rf"(?<=[^\W\d_])(?:[{SIGNS}]-?{_BEGUN}|\((?:{_BEGUN}|innen|inn\)e))$", re.IGNORECASE
)


# What several words have synonyms by.
Key = tuple[str, ...]
# What a search is known by: each of its words as all that it may be a form of.
SearchKey = frozenset[frozenset[str]]


@dataclass(frozen=True)
class Asked:
    """A word that somebody searches for."""

    written: str
    forms: Forms


@dataclass(frozen=True)
class Understood:
    """A search as it is carried out.

    Attributes:
        groups: what must all be there.
        without: what must not be there.
        meant: the spelling that it is carried out with, where nothing is found as it was typed.
        offered: another spelling that finds more, where little is found.
    """

    groups: tuple[Group, ...]
    without: tuple[Group, ...] = ()
    meant: str | None = None
    offered: str | None = None

    def found_in(self, words: Sequence[Word], *, is_name: bool = False) -> list[Word]:
        """Those of the words of a text that are searched for.

        Args:
            is_name: whether the text is a title or a name.
        """
        tokens, phrases = self._wanted[is_name]
        places = {
            place
            for place, word in enumerate(words)
            if not tokens.isdisjoint(word.tokens) or EXACT + word.exact in tokens
        }
        exact = [EXACT + word.exact for word in words]
        for phrase in phrases:
            for start in range(len(words) - len(phrase) + 1):
                if tuple(exact[start : start + len(phrase)]) == phrase:
                    places.update(range(start, start + len(phrase)))
        return [words[place] for place in sorted(places)]

    @cached_property
    def _wanted(self) -> dict[bool, tuple[frozenset[str], list[tuple[str, ...]]]]:
        """Tokens and phrases, in any text and in names."""
        found = {}
        for is_name in (False, True):
            alternatives = [
                one for group in self.groups for one in group if is_name or not one.is_name
            ]
            tokens = (one.tokens for one in alternatives if len(one.tokens) == 1)
            found[is_name] = (
                frozenset(token for some in tokens for token in some),
                [one.tokens for one in alternatives if len(one.tokens) > 1],
            )
        return found


@dataclass(frozen=True)
class Parsed:
    """What was typed: words, phrases, and what is to be left out."""

    words: tuple[Asked, ...]
    phrases: tuple[tuple[str, ...], ...]
    without: tuple[Asked, ...]
    without_phrases: tuple[tuple[str, ...], ...]


def parsed(text: str) -> Parsed:
    """What was typed, without any knowledge of what there is."""
    phrases: dict[bool, list[tuple[str, ...]]] = {False: [], True: []}
    for minus, quoted in _QUOTED.findall(text):
        if phrase := tuple(EXACT + word.forms.exact for word in asked_words(quoted)):
            phrases[bool(minus)].append(phrase)
    text = _QUOTED.sub(_blank, text)
    without = [word for excluded in _EXCLUDED.findall(text) for word in asked_words(excluded)]
    words = asked_words(_EXCLUDED.sub(_blank, text))
    return Parsed(
        tuple(asked_for(words)), tuple(phrases[False]), tuple(without), tuple(phrases[True])
    )


def exchanged(text: str, word: str, other: str) -> str:
    """What was typed with another word in the place of the first that is searched for."""
    words = _EXCLUDED.sub(_blank, _QUOTED.sub(_blank, text))
    for start, end, written in spelled_words(words):
        if written == word:
            return text[:start] + other + text[end:]
    return text


def _blank(found: re.Match[str]) -> str:
    """Nothing, as long as what was there."""
    return " " * len(found[0])


def asked_for(words: Sequence[Asked]) -> Sequence[Asked]:
    """Those of the words that are searched for beside others."""
    telling = telling_words(words)
    return _without_legal_forms(telling) or words


def _without_legal_forms(words: Sequence[Asked]) -> Sequence[Asked]:
    """The words but those that say what an association is by law, unless there are no others."""
    return [word for word in words if word.forms.exact not in LEGAL_FORMS] or words


def asked_words(text: str) -> list[Asked]:
    """The words of a text, with what they are compared by."""
    found = ((written, forms(written)) for _start, _end, written in spelled_words(text))
    return [Asked(written, one) for written, one in found if one.exact]


def telling_words(words: Iterable[Asked]) -> list[Asked]:
    """Those of the words that tell one text from another."""
    return [word for word in words if word.forms.exact not in FUNCTION_WORDS]


def synonym_keys(words: Sequence[Asked]) -> list[Key]:
    """What words are known by together in a set of synonyms; nothing where they say nothing."""
    if len(words) == 1:
        return [(token,) for token in synonym_tokens(words[0])]
    return [tuple(word.forms.whole[0] for word in words)] if words else []


def synonym_tokens(word: Asked) -> list[str]:
    """The same of a word by itself."""
    if len(word.forms.exact) <= SHORT:
        return [token for token in word.forms.others if token.endswith(CAPITALS)]
    return list(word.forms.whole)


def groups_of(words: Sequence[Asked], synonyms: Any) -> Iterator[Group]:
    """A group for each word, with the synonyms that it has, alone or with its neighbours."""
    place = 0
    while place < len(words):
        length, alternatives = synonyms.longest(words[place:])
        # What is typed is found as such, too, but what two letters mean in capitals is only that.
        for word in words[place : place + max(length, 1)]:
            is_short = length == 1 and len(word.forms.exact) <= SHORT
            own = () if is_short else group_of(word, synonyms)
            yield tuple(dict.fromkeys((*own, *alternatives)))
        place += max(length, 1)


def group_of(word: Asked, synonyms: Any = None) -> Group:
    """What a word may stand as in a text."""
    found = word.forms
    if found.exact in FUNCTION_WORDS:
        return (Alternative((EXACT + found.exact,)),)
    # As it is typed it counts most.
    tokens = (EXACT + found.exact, *found.whole, *_spellings(found))
    alternatives = [Alternative((token,)) for token in tokens]
    if found.parts:
        alternatives += [Alternative((token,)) for token in _exchanged(found.parts, synonyms)]
        telling = tuple(part for part in found.parts if part not in GENERAL)
        if len(telling) == 1 and len(found.parts) > 1:
            alternatives.append(Alternative(telling, is_name=True))
    return tuple(dict.fromkeys(alternatives))


def exact_group(word: Asked) -> Group:
    """What a word stands as in a text, and no more: for what is to be left out."""
    return tuple(one for one in group_of(word) if not one.is_name)


def _spellings(found: Forms) -> tuple[str, ...]:
    """How it is written in other letters."""
    return found.others if not found.parts and not found.exact.isascii() else ()


def _exchanged(parts: Sequence[str], synonyms: Any) -> Iterator[str]:
    """The compound with a synonym in the place of one of its parts."""
    if synonyms is None:
        return
    for place, part in enumerate(parts):
        for other in synonyms.of_part(part):
            yield "".join((*parts[:place], other, *parts[place + 1 :]))


def phrase_groups(phrases: Iterable[tuple[str, ...]]) -> list[Group]:
    """What stands in quotes: exactly these words in this order."""
    return [(Alternative(phrase),) for phrase in phrases]


def beginning(text: str) -> list[Group]:
    """A search for titles and names as somebody types it: each word may be only begun."""
    words = asked_words(_ENDING_BEGUN.sub("", text))[:MOST_GROUPS]
    return [
        (
            Alternative((EXACT + word.forms.exact,), is_title=True, is_prefix=True),
            # Also the beginning of a part of a compound.
            Alternative((word.forms.exact,), is_title=True, is_prefix=True),
            *(Alternative((whole,), is_title=True) for whole in word.forms.whole),
        )
        for word in _without_legal_forms(words)
    ]


def search_key(text: str) -> SearchKey:
    """What a search of words alone is known by; nothing where it has quotes or leaves words out."""
    typed = parsed(text)
    if typed.phrases or typed.without or typed.without_phrases:
        return frozenset()
    return frozenset(frozenset(word.forms.whole) for word in typed.words)


def is_same_search(one: SearchKey, other: SearchKey) -> bool:
    """Whether searches differ in nothing but case, umlauts, forms and order of words."""
    return bool(one) and _has_forms_of(one, other) and _has_forms_of(other, one)


def _has_forms_of(key: SearchKey, other: SearchKey) -> bool:
    return all(any(not word.isdisjoint(known) for known in key) for word in other)
