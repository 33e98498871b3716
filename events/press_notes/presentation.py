"""The text of a note with what was recognised marked in it, and the doubts beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .note import Doubt, Place, RecognisedNote
from .proposals import Proposal


@dataclass
class MarkedParagraph:
    """A paragraph with its marks as HTML, and the doubts that belong to it."""

    text: SafeString
    is_heading: bool = False
    doubts: list[Doubt] = field(default_factory=list)


def marked_paragraphs(note: RecognisedNote, proposal: Proposal) -> list[MarkedParagraph]:
    """Lead and paragraphs in their order."""
    certain = list(_places(note, proposal))
    paragraphs = []
    for number, text in enumerate(note.layout.texts):
        doubts = [doubt for doubt in note.doubts if doubt.place and doubt.place.paragraph == number]
        marks = [(place, kinds) for place, kinds in certain if place.paragraph == number]
        marks += [(doubt.place, "") for doubt in doubts if doubt.place]
        paragraphs.append(
            MarkedParagraph(_marked(text, marks), number in note.layout.headings, doubts)
        )
    return paragraphs


def general_doubts(note: RecognisedNote) -> list[Doubt]:
    """Doubts that belong to the note as a whole."""
    return [doubt for doubt in note.doubts if doubt.place is None]


def _places(note: RecognisedNote, proposal: Proposal) -> Iterator[tuple[Place, str]]:
    """The places of what goes into a draft, each with the kinds of pages that take it."""
    for found in note.happenings:
        if not found.value.is_announced:
            yield found.place, "report"
    for amount in (*note.money, *note.percentages):
        if amount.value.meaning != "other":
            yield amount.place, "call"
    for found_once in (note.opens_on, note.closes_on):
        if found_once:
            yield found_once.place, "call"
    if note.programme:
        yield note.programme.place, "report news call"
    for name, rows in proposal.rows:
        if name != "claims":
            kinds = "report news" if name == "partners" else "report"
            yield from ((row.place, kinds) for row in rows)


def _marked(text: str, marks: list[tuple[Place, str]]) -> SafeString:
    """The text with each mark; of marks that overlap the first one counts."""
    parts: list[SafeString] = []
    end = 0
    # A doubt, which has no kinds, says more of a place than that something was found there.
    for place, kinds in sorted(marks, key=lambda mark: (mark[0].start, mark[1])):
        if place.start < end:
            continue
        parts.append(format_html("{}", text[end : place.start]))
        marked = text[place.start : place.end]
        parts.append(
            format_html('<mark data-kinds="{}">{}</mark>', kinds, marked)
            if kinds
            else format_html('<mark class="press-note__doubt">{}</mark>', marked)
        )
        end = place.end
    parts.append(format_html("{}", text[end:]))
    return format_html_join("", "{}", ((part,) for part in parts))
