"""What of a text shows why it was found."""

import re
from collections import Counter
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from .analysis.indexing import Word, words_of
from .understanding import Understood

LENGTH = 220
# So much stands before the first word that was found.
BEFORE = 60
# A text is read no further, some ten pages, if all that is searched for was there.
LOOKED_AT = 20_000
ELLIPSIS = "…"
# Between two lines, such as an offer and an address, unless the first is a sentence.
_LINE_END = re.compile(r"(?<![.!?:…])[ \t]*\n\s*")


class Marked(NamedTuple):
    """A text as HTML in which `mark` is the only element, and the words that are marked."""

    html: str
    words: list[str]


def marked(name: str, asked: Understood) -> Marked:
    """All of a title or a name."""
    text, found = name, asked.found_in(words_of(name), is_name=True)
    return Marked(_html(text, 0, len(text), found), _spellings(text, found))


def snippet(text: str, asked: Understood) -> Marked:
    """The part of a text with most of what was searched for; without any, how it begins."""
    found = _found_in(text, asked)
    start, end = _densest(text, found)
    inside = [word for word in found if start <= word.start and word.end <= end]
    html = _html(text, start, end, inside)
    before, after = (ELLIPSIS if start else ""), (ELLIPSIS if end < len(text) else "")
    return Marked(f"{before}{html}{after}", _spellings(text, found))


def _found_in(text: str, asked: Understood) -> list[Word]:
    """What of a text is searched for; of a long one at first only of its beginning."""
    if len(text) > LOOKED_AT:
        found = asked.found_in(words_of(text[: _before_blank(text, LOOKED_AT)]))
        if len({word.exact for word in found}) >= len(asked.groups):
            return found
    return asked.found_in(words_of(text))


def _densest(text: str, found: Sequence[Word]) -> tuple[int, int]:
    if len(text) <= LENGTH:
        return 0, len(text)
    first, most = 0, 0
    near: Counter[str] = Counter()
    behind = 0
    for word in found:
        while behind < len(found) and found[behind].start - word.start < LENGTH - BEFORE:
            near[found[behind].exact] += 1
            behind += 1
        if len(near) > most:
            first, most = word.start, len(near)
        near[word.exact] -= 1
        if not near[word.exact]:
            del near[word.exact]
    start = max(0, first - BEFORE)
    end = min(len(text), start + LENGTH)
    return _after_blank(text, start, first), _before_blank(text, end)


def _after_blank(text: str, place: int, last: int) -> int:
    """The beginning of a word at a place or a little behind it; `last` if none is before that."""
    while 0 < place < last and not text[place - 1].isspace():
        place += 1
    return place


def _before_blank(text: str, place: int) -> int:
    """The end of a word at a place or a little before it; of one that never ends, the place."""
    end = place
    while end < len(text) and end and not text[end].isspace():
        end -= 1
    return end if place - end < LENGTH // 2 else place


def _html(text: str, start: int, end: int, found: Sequence[Word]) -> str:
    parts, place = [], start
    for word in found:
        parts.append(escape(text[place : word.start]))
        parts.append(f"<mark>{escape(text[word.start : word.end])}</mark>")
        place = word.end
    parts.append(escape(text[place:end]))
    return " ".join(_LINE_END.sub(" · ", "".join(parts).strip()).split())


def _spellings(text: str, found: Sequence[Word]) -> list[str]:
    return list(dict.fromkeys(text[word.start : word.end] for word in found))
