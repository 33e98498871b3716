"""What a press text consists of. Everything is plain values in the language of the page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from headless.text import clean_text

_BLANKS = re.compile("[ \t\r\n\f]+")


class Role(Enum):
    """What a paragraph is, where it is not running text."""

    TEXT = "text"
    PUBLISHER = "publisher"
    DATE_LINE = "date line"
    KICKER = "kicker"
    TITLE = "title"
    LEAD = "lead"
    CREDIT_LINE = "credit line"


@dataclass(frozen=True)
class Run:
    """A piece of text in one formatting; a line break is a run of its own."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


Runs = tuple[Run, ...]
LINE_BREAK = "\n"


@dataclass(frozen=True)
class Paragraph:
    runs: Runs
    role: Role = Role.TEXT


@dataclass(frozen=True)
class Heading:
    """`language` is set where a label is not in the language of the text."""

    level: int
    text: str
    language: str = ""


@dataclass(frozen=True)
class Item:
    runs: Runs
    lists: "tuple[List, ...]" = ()


@dataclass(frozen=True)
class List:
    is_ordered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Quote:
    runs: Runs
    attribution: str = ""


@dataclass(frozen=True)
class Picture:
    """`image` is a row of the site's image model; `alt` is empty for what is decorative."""

    image: Any
    address: str
    alt: str
    caption: str


@dataclass(frozen=True)
class Fact:
    label: str
    values: tuple[str, ...]
    language: str = ""


@dataclass(frozen=True)
class Facts:
    facts: tuple[Fact, ...]


Block = Paragraph | Heading | List | Quote | Picture | Facts


@dataclass(frozen=True)
class PressText:
    """One press text, and where the page that it was made of is found."""

    language: str
    direction: str
    title: str
    author: str
    blocks: tuple[Block, ...]
    address: str
    api_address: str
    file_stem: str


def piece(text: Any) -> str:
    """Text without control characters, its blanks as HTML shows them, outer ones included."""
    raw = _BLANKS.sub(" ", str(text))
    cleaned = clean_text(raw)
    if not cleaned:
        return " " if raw.strip(" ") != raw else ""
    before, after = raw[:1].isspace(), raw[-1:].isspace()
    return f"{' ' if before else ''}{cleaned}{' ' if after else ''}"


def line(text: Any) -> str:
    """Text for one line."""
    return piece(text).strip()


def lines(texts: Iterable[Run]) -> Runs:
    """Runs that stand below each other."""
    found: list[Run] = []
    for run in texts:
        if found:
            found.append(Run(LINE_BREAK))
        found.append(run)
    return tuple(found)


def paragraphs(text: str, role: Role = Role.TEXT) -> list[Block]:
    """Text of a field with several lines: an empty line begins a paragraph."""
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        if rows := [row for raw in part.split("\n") if (row := line(raw))]:
            blocks.append(Paragraph(lines(Run(row) for row in rows), role))
    return blocks


def name_with_abbreviation(name: str, abbreviation: str) -> str:
    """“Bezirksregierung Arnsberg (BRA)”; what the name says anyway is not said twice."""
    return f"{name} ({abbreviation})" if abbreviation and abbreviation not in name else name
