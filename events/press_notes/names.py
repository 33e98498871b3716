"""Finding organisations, programmes and towns by any of their names, also inflected ones."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

# Gender marks: MigrantInnen, Migrant*innen, Migrant:innen, Migrant_innen.
_GENDER_MARK = re.compile(r"[*:_/·]?[iI]nnen")
_LEGAL_FORM = re.compile(r",?\s*\b(?:e\.\s?V\.|gGmbH|GmbH|gUG)(?!\w)")
_ADJECTIVE_END = re.compile(r"(?<=[a-zäöüß]{4})(?:er|en|em|es|e)$")
_ARTICLE = re.compile(r"^(?:[Dd]er|[Dd]ie|[Dd]as)\s+")


@dataclass(frozen=True)
class Named:
    """Something with an identity and every name it bears or bore."""

    key: int | str
    title: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Mention:
    """A place in a text where something is named; `named` holds all it can mean."""

    start: int
    end: int
    text: str
    named: tuple[Named, ...]

    @property
    def is_certain(self) -> bool:
        return len(self.named) == 1


class NameIndex:
    """Finds mentions. The longest name at a place wins."""

    def __init__(self, things: Iterable[Named]) -> None:
        self.things = list(things)

    @cached_property
    def _names(self) -> list[tuple[tuple[str, ...], str, Named]]:
        """Each way to write a name, with the beginnings of its words."""
        return [
            (tuple(_beginning(word) for word in _words(name)), name, thing)
            for thing in self.things
            for name in sorted({spelling for name in thing.names for spelling in _spellings(name)})
        ]

    def find(self, text: str) -> list[Mention]:
        """All mentions, in the order of the text, none inside another."""
        places: dict[tuple[int, int], dict[int | str, Named]] = {}
        for beginnings, name, thing in self._names:
            # A pattern costs much more than this look, and few names stand in a text.
            if all(beginning in text for beginning in beginnings):
                for match in _pattern(name).finditer(text):
                    places.setdefault(match.span(), {})[thing.key] = thing
        taken: list[Mention] = []
        for (start, end), named in sorted(
            places.items(), key=lambda place: (place[0][0] - place[0][1], place[0][0])
        ):
            if all(end <= mention.start or start >= mention.end for mention in taken):
                taken.append(Mention(start, end, text[start:end], tuple(named.values())))
        return sorted(taken, key=lambda mention: mention.start)

    def exactly(self, text: str) -> Mention | None:
        """The mention that is the whole text."""
        for mention in self.find(text):
            rest = text[: mention.start] + text[mention.end :]
            if not _LEGAL_FORM.sub("", rest).strip(" .,()–-"):
                return mention
        return None


def _spellings(name: str) -> Iterator[str]:
    """A name without its legal form, and without what it has in brackets."""
    name = name.strip()
    for variant in {name, re.sub(r"\s*\([^)]*\)", "", name)}:
        shorter = _LEGAL_FORM.sub("", _ARTICLE.sub("", variant)).strip(" ,–-")
        if len(shorter) >= 2:
            yield shorter


def _words(name: str) -> list[str]:
    return re.split(r"[\s–-]+", name)


def _beginning(word: str) -> str:
    """What stands in a text in every form of the word."""
    return _GENDER_MARK.split(word.rstrip(","), maxsplit=1)[0][:4]


@lru_cache(maxsize=5_000)
def _pattern(name: str) -> re.Pattern[str]:
    words = _words(name)
    inner = r"(?:\s*[–-]\s*|\s+)".join(_word_pattern(word, alone=len(words) == 1) for word in words)
    return re.compile(rf"(?<![\w-]){inner}(?!\w)")


def _word_pattern(word: str, alone: bool) -> str:
    comma = ",?" if word.endswith(",") else ""
    word = word.rstrip(",")
    if word.isupper() or len(word) < 4 or re.search(r"[a-zäöü][A-ZÄÖÜ]", word):
        # An abbreviation: only as it is written, at most with the s of the genitive.
        return _spelled(word) + (r"(?:s(?!\w))?" if len(word) > 2 else "") + comma
    stem = _ADJECTIVE_END.sub("", word)
    if stem != word and (not alone or word[0].islower() or stem.endswith("isch")):
        return _spelled(stem) + "(?:er|en|em|es|e)?" + comma
    return _spelled(word) + "(?:es|s|n|en|e)?" + comma


def _spelled(word: str) -> str:
    """A word with every way to write its gender mark."""
    return r"[*:_/·]?[iI]nnen".join(re.escape(part) for part in _GENDER_MARK.split(word))
