"""Where headline, lead and paragraphs of a press note stand."""

import datetime as dt
import re
from dataclasses import dataclass, field

from .dates import DateFound, find_dates

# Lines above a headline that say what kind of paper it is.
_LABEL = re.compile(
    r"(?:Presse(?:mitteilung|information|notiz|meldung|erklärung)|Medien(?:mitteilung|information)"
    r"|Mitteilung|Meldung|Sperrfrist|PM|Pressestelle|Nr\.|Nummer|Seite|Az\.)\b[\w\s./:,-]*",
    re.IGNORECASE,
)
_DATE_PREFIX = re.compile(
    r"(?:(?P<town>[A-ZÄÖÜ][\w()/ -]+?)(?:,|:)?\s+(?:den\s+)?)?"
    r"(?:(?:Presse|Medien)[a-z]+\s+(?:vom\s+)?|Stand:?\s+|Datum:?\s+|vom\s+|den\s+)?"
    r"(?:(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag),?\s+)?(?:den\s+)?"
)
_DATELINE_END = re.compile(r"\s*(?:[–—:|]|-\s|\.(?=\s)|\)(?:\s*[–—:-])?)\s*")
_CONTACT = re.compile(
    r"(?:(?:Presse|Medien)?kontakt|Ansprechpartner(?:in)?|Rückfragen|Impressum|Herausgeber(?:in)?"
    r"|V\.?\s?i\.?\s?S\.?\s?d\.?\s?P\.?)\b.*:?",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[•·▪‣–-]|\*)\s+")
# A line that ends with one of these goes on in the next one.
_GOES_ON = re.compile(
    r"(?:[.,;:–-]|\b(?:[Dd](?:er|ie|as|en|em|es)|[Ee]in(?:e[rnms]?)?|[Ii]n|[Ii]m|[Aa]n|[Aa]m|[Aa]uf|[Bb]ei|[Bb]eim"
    r"|[Mm]it|[Vv]on|[Vv]om|[Zz]u[rm]?|[Ff]ür|[Nn]ach|[Aa]us|[Uu]nd|[Oo]der|[Ss]owie|[Üü]ber|[Uu]nter|[Dd]urch"
    r"|[Gg]egen|[Ss]eit|[Bb]is|[Aa]ls|[Rr]und|[Ee]twa|dass|sich))$"
)
# Publisher, kicker and a headline of two lines.
_MOST_HEAD_LINES = 4
_SENTENCE_END = re.compile(r"[.!?…][“”\"»«’)]*$")


@dataclass(frozen=True)
class Table:
    """Rows of cells; `behind` is the number of paragraphs, the lead among them, above it."""

    behind: int
    rows: list[list[str]]


@dataclass
class Layout:
    """The parts of a note. `lines` are those above the lead that are neither date nor label.

    `first_lines` begin the lead and may belong to the head, since no empty line parts the two.
    """

    lines: list[str] = field(default_factory=list)
    first_lines: list[str] = field(default_factory=list)
    date: DateFound | None = None
    lead: str = ""
    paragraphs: list[str] = field(default_factory=list)
    headings: set[int] = field(default_factory=set)
    tables: list[Table] = field(default_factory=list)
    contact: list[str] = field(default_factory=list)

    @property
    def published_on(self) -> dt.date | None:
        return self.date.last if self.date else None

    @property
    def texts(self) -> list[str]:
        """The lead and the paragraphs, as the places of findings count them."""
        return [self.lead, *self.paragraphs]

    def move_first_lines(self) -> None:
        """Take the first lines of the lead for the last ones of the head."""
        self.lines += self.first_lines
        lead = self.lead.removeprefix(_joined(self.first_lines)).lstrip()
        self.first_lines = []
        self.lead = _without_dateline(self, lead)


def without_contact(text: str, layout: Layout) -> str:
    """The text up to the lines about whom to ask, which stand at its end."""
    if not layout.contact:
        return text
    first = layout.contact[0].split("\n")[0]
    lines = text.split("\n")
    begin = [line.rstrip() for line in lines].index(first)
    return "\n".join(lines[:begin]).rstrip()


def find_layout(text: str) -> Layout:
    """Tell the lines above the lead, the lead, the paragraphs and tables of a note apart."""
    layout = Layout()
    blocks = _blocks(text)
    blocks = _read_head(layout, blocks)
    in_contact = False
    for block in blocks:
        paragraph = _joined(block)
        in_contact = in_contact or bool(_CONTACT.match(paragraph))
        if in_contact:
            # A table of names and numbers, too.
            layout.contact.append("\n".join(block))
        elif rows := _table_rows(block):
            layout.tables.append(Table(len(layout.paragraphs) + 1, rows))
        elif not layout.lead:
            layout.lead = _without_dateline(layout, paragraph)
        elif _same(paragraph, layout.lead) and not layout.paragraphs:
            # Websites print the lead above the text once more.
            continue
        else:
            if not _SENTENCE_END.search(paragraph) and len(paragraph) < 100 and len(block) == 1:
                layout.headings.add(len(layout.paragraphs) + 1)
            layout.paragraphs.append(paragraph)
    return layout


def _blocks(text: str) -> list[list[str]]:
    blocks: list[list[str]] = []
    for block in re.split(r"\n\s*\n", text.strip("\n")):
        lines = [line.rstrip() for line in block.split("\n") if line.strip()]
        if lines:
            blocks.extend(_split_lists(lines))
    return blocks


def _split_lists(lines: list[str]) -> list[list[str]]:
    """Lines of a list, and of a table below a sentence, are blocks of their own."""
    blocks: list[list[str]] = [[]]
    previous = ""
    for line in lines:
        kind = "list" if _BULLET.match(line) else "table" if _cells(line) else "text"
        if blocks[-1] and (kind == "list" or kind != previous):
            blocks.append([])
        blocks[-1].append(line)
        previous = kind
    return blocks


def _read_head(layout: Layout, blocks: list[list[str]]) -> list[list[str]]:
    """Take what stands above the first paragraph; give what is left."""
    for number, block in enumerate(blocks):
        if _is_paragraph(block):
            return [_read_head_of_text(layout, block), *blocks[number + 1 :]]
        for line in _head_lines(block):
            if not _read_line(layout, line):
                layout.lines.append(line)
    return []


def _read_head_of_text(layout: Layout, block: list[str]) -> list[str]:
    """Take the lines of the head that stand above the text without an empty line."""
    marks = [
        number
        for number, line in enumerate(block[: _MOST_HEAD_LINES + 1])
        if _date_line(line) or _LABEL.fullmatch(line)
    ]
    # Date and label stand on lines of their own only in the head.
    begin = marks[-1] + 1 if marks else 0
    if any(line.endswith(".") and number not in marks for number, line in enumerate(block[:begin])):
        begin = 0
    if begin == len(block):
        return block
    for line in block[:begin]:
        if not _read_line(layout, line):
            layout.lines.append(line)
    block = block[begin:]
    for number in range(min(_MOST_HEAD_LINES, len(block) - 1)):
        if not _ends_on_purpose(block, number):
            break
        if _is_paragraph(block[number + 1 :]):
            layout.first_lines = block[: number + 1]
    return block


def _ends_on_purpose(block: list[str], number: int) -> bool:
    """Whether the next line begins anew although its first word had room in this line."""
    line, following = block[number], block[number + 1]
    width = max(map(len, block[number:]))
    return (
        not _GOES_ON.search(line)
        and re.match(r"[„“\"»(]?[A-ZÄÖÜ\d]", following) is not None
        and len(line) + 1 + len(following.split()[0]) <= width
    )


def _read_line(layout: Layout, line: str) -> bool:
    """Take a line that is the date or says what kind of paper it is."""
    if layout.date is None and (date := _date_line(line)):
        layout.date = date
        return True
    return _LABEL.fullmatch(line) is not None


def _head_lines(block: list[str]) -> list[str]:
    lines: list[str] = []
    for line in block:
        # One line may hold several parts: "Pressemitteilung | 19.07.2018".
        lines += [part.strip() for part in re.split(r"\s+[|•·]\s+|\t+", line) if part.strip()]
    return lines


def _is_paragraph(block: list[str]) -> bool:
    text = _joined(block)
    if _cells(block[0]):
        return False
    return bool(_SENTENCE_END.search(text)) and len(text.split()) >= 12


def _date_line(line: str) -> DateFound | None:
    """The date of a line that says nothing else."""
    dates = [date for date in find_dates(line) if date.last and not date.is_range]
    if len(dates) != 1 or line[dates[0].end :].strip(" .)|"):
        return None
    return dates[0] if _DATE_PREFIX.fullmatch(line[: dates[0].start]) else None


def _without_dateline(layout: Layout, paragraph: str) -> str:
    """A lead often begins with town and date: "Köln, 3. Mai 2024 – Text"."""
    for date in find_dates(paragraph)[:1]:
        head = paragraph[: date.start].lstrip("(")
        end = _DATELINE_END.match(paragraph, date.end)
        if date.last and end and _DATE_PREFIX.fullmatch(head) and re.match(r"[A-ZÄÖÜ\d]", head):
            if layout.date is None:
                layout.date = date
            return paragraph[end.end() :]
    return paragraph


def _cells(line: str) -> list[str]:
    line = line.strip()
    for separator in ("|", "\t", ";"):
        if line.count(separator) >= (2 if separator == ";" else 1):
            cells = [cell.strip() for cell in line.strip(separator).split(separator)]
            if len([cell for cell in cells if cell]) >= 2 and all(len(c) < 80 for c in cells):
                return cells
    return []


def _table_rows(block: list[str]) -> list[list[str]]:
    rows = [_cells(line) for line in block if not re.fullmatch(r"[\s|:+-]+", line)]
    if not all(rows) or len(rows) < 2 or any(_SENTENCE_END.search(row[-1]) for row in rows[1:]):
        return []
    return rows


def _joined(block: list[str]) -> str:
    """The lines of a paragraph as one; a word that was cut at the end of a line is whole again."""
    text = ""
    for line in block:
        line = line.strip()
        is_cut = re.search(r"[a-zäöüß]-$", text) and re.match(r"[a-zäöüß]", line)
        if is_cut and not re.match(r"(?:und|oder|bzw\.|sowie)\b", line):
            text = text[:-1] + line
            continue
        text = f"{text} {line}" if text else line
    return re.sub(r"[ \u00a0]{2,}", " ", text)


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()
