"""What is read out of the file of a press note, and what it may measure at most."""

import re
from dataclasses import dataclass, field

MAX_BYTES = 5 * 1024 * 1024
MAX_CHARACTERS = 30_000
# Longer than any word or address of a press note.
MAX_WORD = 200
MAX_MARKUP = 1_000_000
MAX_CELLS = 2_000
# What a Word document may unpack to; photos take up most of it.
MAX_UNPACKED = 100 * 1024 * 1024

CREDIT = re.compile(
    r"\(?(?:\b(?:Foto|Bild|Fotograf(?:in)?|Quelle|Copyright)\s*[:©]|©)\s*"
    r"(?P<credit>[^()]+?)\)?\.?$"
)
_INVISIBLE = re.compile(
    r"[\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe]|[\x00-\x08\x0e-\x1f\x7f]"
)


@dataclass(frozen=True)
class Picture:
    """A photo of a note with what is printed below it."""

    name: str
    content: bytes
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class NoteDocument:
    """The text of a note, paragraphs separated by empty lines, and its photos.

    `unread` is what else stands in the file, for the editor to look at.
    """

    text: str
    pictures: list[Picture] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


def visible_text(text: str) -> str:
    """Text without invisible and control characters, with line feeds as ends of lines."""
    text = re.sub(r"\r\n?|\x0b|\x0c|\u2028|\u2029|\x85", "\n", text)
    text = _INVISIBLE.sub("", text)
    return re.sub(r"[\u00a0\u202f\u2007]", " ", text).strip()


def split_caption(text: str) -> tuple[str, str]:
    """A caption and the credit that stands at its end: "Das Podium. Foto: A. Beispiel"."""
    match = CREDIT.search(text)
    if match is None:
        return text, ""
    return text[: match.start()].strip(" |–-"), match.group("credit").strip()
