"""Where sentences, clauses and words of a German text begin and end."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .abbreviations import abbreviation_ends_at

# Marks that divide a word for the reader: hyphens, the Mediopunkt, the soft hyphen.
DIVIDERS = "\u002d\u2010\u2011\u00b7\u2022\u2027\u00ad"
WORD = re.compile(rf"[^\W_]+(?:[{DIVIDERS}'’][^\W_]+)*")
# In easy language what follows a colon is a sentence of its own.
_END = re.compile(r"[.!?…:]+[\"“”»«)\]]*(?=\s|$)")
_CLAUSE_END = re.compile(r"[,;()\[\]–—]")
_ORDINAL = re.compile(r"(?<![^\W_])\d{1,2}$")


class Span(NamedTuple):
    """A part of a text."""

    start: int
    end: int
    text: str


def lines(text: str) -> Iterator[Span]:
    """The lines; a heading, a paragraph or an item of a list is one."""
    for match in re.finditer(r"[^\n\r]+", text):
        yield Span(match.start(), match.end(), match.group())


def sentences(text: str) -> Iterator[Span]:
    """The sentences; each line ends one."""
    for line in lines(text):
        begin = 0
        for match in _END.finditer(line.text):
            if match.end() < len(line.text) and _goes_on(line.text, match):
                continue
            yield from _span(text, line.start + begin, line.start + match.end())
            begin = match.end()
        yield from _span(text, line.start + begin, line.end)


def _goes_on(line: str, end: re.Match[str]) -> bool:
    """Whether a dot belongs to an abbreviation or to a number such as in a date."""
    if not end.group().startswith(".") or len(end.group()) > 1:
        return False
    return bool(
        _ORDINAL.search(line, max(0, end.start() - 2), end.start())
    ) or abbreviation_ends_at(line, end.end())


def clauses(sentence: Span) -> Iterator[Span]:
    """The parts of a sentence between commas, brackets and dashes."""
    begin = 0
    for match in _CLAUSE_END.finditer(sentence.text):
        yield Span(
            sentence.start + begin,
            sentence.start + match.start(),
            sentence.text[begin : match.start()],
        )
        begin = match.end()
    yield Span(sentence.start + begin, sentence.end, sentence.text[begin:])


def words(span: Span) -> list[Span]:
    """The words and numbers; a word with hyphens is one."""
    return [
        Span(span.start + match.start(), span.start + match.end(), match.group())
        for match in WORD.finditer(span.text)
    ]


def _span(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end, text[start:end])
