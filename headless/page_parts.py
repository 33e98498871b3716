"""The labelled parts that a page of the built-in view is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from .localization import text_direction

Values = Mapping[str, Any]

# Of the values of an entry of a list: what stands first, and what is text without a label.
HEADS = ("title", "name", "person", "project")
TEXTS = ("text", "description", "statement", "verbatim_text")
# A list becomes a table up to this many columns and characters in a cell.
MOST_COLUMNS, MOST_CHARACTERS = 5, 60
MOST_CHARACTERS_IN_A_LINE = 30


@dataclass(frozen=True)
class Worded:
    """A text; `lang` only where it is in another language than the page."""

    text: str
    lang: str = ""

    @property
    def dir(self) -> str:
        """The direction of the text, empty where it is that of the page."""
        return text_direction(self.lang) if self.lang else ""


@dataclass(frozen=True)
class Text(Worded):
    """Plain text."""

    kind: ClassVar[str] = "text"
    is_number: bool = False


@dataclass(frozen=True)
class Day:
    """A date in words, with the machine's form beside it."""

    kind: ClassVar[str] = "day"
    text: str
    iso: str


@dataclass(frozen=True)
class Link(Worded):
    """A link; `is_address` where the text is an address, which runs from left to right."""

    kind: ClassVar[str] = "link"
    href: str = ""
    is_address: bool = False
    note: str = ""


def web_link(address: str, text: str = "") -> Link | Text:
    """A link to an address of the web, under its own name without a text.

    What is no such address, as nothing has checked it in a preview, is only shown.
    """
    shown = text or address.split("://")[-1].rstrip("/")
    if not address.startswith(("https://", "http://")):
        return Text(shown)
    return Link(shown, href=address, is_address=not text)


@dataclass(frozen=True)
class Html:
    """Sanitised HTML."""

    kind: ClassVar[str] = "html"
    html: str


@dataclass(frozen=True)
class Heading:
    kind: ClassVar[str] = "heading"
    text: str
    level: int


@dataclass(frozen=True)
class Picture:
    """The `Image` schema of a picture; `place` is `image` or the id of its block."""

    kind: ClassVar[str] = "picture"
    image: Values
    caption: str = ""
    place: str = ""


@dataclass(frozen=True)
class Quote:
    kind: ClassVar[str] = "quote"
    text: str
    attribution: str = ""


@dataclass(frozen=True)
class Items:
    """Several things of one part each; `is_list` where they are points, not just names."""

    kind: ClassVar[str] = "items"
    items: list[Any]
    is_list: bool = False

    @property
    def in_one_line(self) -> bool:
        """Whether they read well one after the other, with commas."""
        return not self.is_list and all(
            isinstance(item, Text) and len(item.text) <= MOST_CHARACTERS_IN_A_LINE
            for item in self.items
        )


@dataclass(frozen=True)
class Row:
    """A labelled part."""

    name: str
    label: str
    part: Any


@dataclass(frozen=True)
class Rows:
    kind: ClassVar[str] = "rows"
    rows: list[Row]


@dataclass(frozen=True)
class Table:
    kind: ClassVar[str] = "table"
    columns: list[str]
    lines: list[list[Any]]


@dataclass(frozen=True)
class Entry:
    """One of several things that have texts and facts of their own."""

    head: Any = None
    head_label: str = ""
    kicker: str = ""
    texts: list[Any] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def is_bare(self) -> bool:
        """Whether it is no more than its head."""
        return not (self.kicker or self.texts or self.rows)


@dataclass(frozen=True)
class Entries:
    kind: ClassVar[str] = "entries"
    entries: list[Entry]


INLINE = (Text, Day, Link)


def is_short(part: Any) -> bool:
    """Whether a part stands beside its label, not below it."""
    return isinstance(part, INLINE) or (
        isinstance(part, Items)
        and not part.is_list
        and all(isinstance(item, INLINE) for item in part.items)
    )


# Several things of one kind ----------------------------------------------------------


def entry_of(rows: list[Row], kicker: str = "") -> Entry:
    """An entry of labelled parts: the name first, then texts, then facts."""
    head = next((row for row in rows if row.name in HEADS), None)
    if head is None and len(rows) > 1 and isinstance(rows[0].part, Text):
        # A choice such as the kind of a claim says what the text below it is.
        head = rows[0] if rows[0].name not in TEXTS else None
    texts = [row for row in rows if row.name in TEXTS and row is not head]
    rest = [row for row in rows if row is not head and row not in texts]
    return Entry(
        head=head and head.part,
        head_label=head.label if head else "",
        kicker=kicker,
        texts=[row.part for row in texts],
        rows=rest,
    )


def rows_of(entries: list[Entry], name: str) -> Rows | None:
    """Entries that are no more than a name under a kicker, as facts: "Host: …"."""
    grouped: dict[str, list[Any]] = {}
    for entry in entries:
        if not entry.kicker or entry.texts or entry.rows or not isinstance(entry.head, INLINE):
            return None
        grouped.setdefault(entry.kicker, []).append(entry.head)
    return Rows(
        [
            Row(name, kicker, Items(heads) if len(heads) > 1 else heads[0])
            for kicker, heads in grouped.items()
        ]
    )


def table_of(entries: list[Entry]) -> Table | None:
    """Several entries of short facts with dates, times or numbers as a table."""
    if len(entries) < 2 or not all(entry.head and not entry.texts for entry in entries):
        return None
    columns: dict[str, str] = {}
    for entry in entries:
        columns.update({row.name: row.label for row in entry.rows})
    parts = [part for entry in entries for part in (entry.head, *(r.part for r in entry.rows))]
    has_figures = any(isinstance(part, Day) or getattr(part, "is_number", False) for part in parts)
    if not (has_figures and 1 <= len(columns) < MOST_COLUMNS):
        return None
    if not all(part is None or (isinstance(part, INLINE) and _is_brief(part)) for part in parts):
        return None
    cells = [{row.name: row.part for row in entry.rows} for entry in entries]
    return Table(
        [entries[0].head_label, *columns.values()],
        [
            [entry.head, *(by_name.get(name) for name in columns)]
            for entry, by_name in zip(entries, cells, strict=True)
        ],
    )


def _is_brief(part: Any) -> bool:
    return isinstance(part, Link) or len(part.text) <= MOST_CHARACTERS
