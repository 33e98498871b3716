"""The sets of synonyms that editors keep, ready to be asked."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count, Max

from .analysis.german import FUNCTION_WORDS
from .analysis.indexing import EXACT
from .databases import Alternative, Group
from .models import SynonymSet
from .models.editing import lines
from .understanding import (
    Asked,
    Key,
    asked_words,
    synonym_keys,
    synonym_tokens,
    telling_words,
)

_ADJECTIVE_ENDINGS = ("e", "en", "er", "em", "es")
_ENDING = re.compile("e[nrms]?$")


class Synonyms:
    """What means the same as words of a search.

    Args:
        sets: the words of each set.
    """

    def __init__(self, sets: Iterable[Sequence[str]]) -> None:
        self._groups: dict[Key, list[Alternative]] = defaultdict(list)
        self._parts: dict[str, list[str]] = defaultdict(list)
        # Folded, to how they are spelled: those that are a word by themselves.
        self.words: dict[str, str] = {}
        self._longest = 0
        for members in sets:
            words = [(telling_words(asked_words(member)), member) for member in members]
            alternatives = [one for found, member in words for one in _alternatives(found, member)]
            # German words alone are parts of compounds.
            singles = [
                token
                for found, _member in words
                if len(found) == 1 and found[0].forms.is_known
                for token in synonym_tokens(found[0])
            ]
            for found, _member in words:
                if len(found) == 1:
                    self.words[found[0].forms.exact] = found[0].written
                for key in synonym_keys(found):
                    self._groups[key] += alternatives
                    self._longest = max(self._longest, len(key))
                    if len(key) == 1:
                        self._parts[key[0]] += [one for one in singles if one != key[0]]

    def longest(self, words: Sequence[Asked]) -> tuple[int, Group]:
        """How many of the words at the beginning have synonyms together, and these."""
        for length in range(min(self._longest, len(words)), 0, -1):
            for key in synonym_keys(words[:length]):
                if key in self._groups:
                    return length, tuple(dict.fromkeys(self._groups[key]))
        return 0, ()

    def of_part(self, part: str) -> list[str]:
        """What may stand in the place of a part of a compound."""
        return self._parts.get(part, [])


def _alternatives(telling: Sequence[Asked], written: str) -> list[Alternative]:
    if not telling:
        return []
    if len(telling) == 1:
        return [Alternative((token,)) for token in synonym_tokens(telling[0])]
    return [Alternative(phrase) for phrase in _inflected(asked_words(written))]


def _inflected(words: Sequence[Asked]) -> list[tuple[str, ...]]:
    """The words in their order, with the endings that German adjectives have beside a noun."""
    phrases = [
        tuple(EXACT + _with_ending(word, ending) for word in words) for ending in _ADJECTIVE_ENDINGS
    ]
    return list(dict.fromkeys(phrases))


def _with_ending(word: Asked, ending: str) -> str:
    exact = word.forms.exact
    is_adjective = word.written[:1].islower() and exact not in FUNCTION_WORDS
    return _ENDING.sub(ending, exact) if is_adjective else exact


_kept: dict[Any, Synonyms] = {}


def current() -> Synonyms:
    """The sets as they stand; they are analysed when they changed."""
    state = SynonymSet.objects.aggregate(count=Count("pk"), changed_at=Max("changed_at"))
    key = tuple(state.values())
    found = _kept.get(key)
    if found is None:
        found = Synonyms([lines(one.words) for one in SynonymSet.objects.all()])
        _kept.clear()
        _kept[key] = found
    return found


def with_set(changed: SynonymSet) -> Synonyms:
    """The sets as they would be with one that is not saved."""
    others = SynonymSet.objects.exclude(pk=changed.pk)
    return Synonyms([*(lines(one.words) for one in others), lines(changed.words)])
