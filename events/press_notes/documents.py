"""Reading a press note from plain text, HTML or a Word document."""

import re
from pathlib import PurePath

from bs4 import BeautifulSoup, Comment, Tag
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .contents import (
    MAX_BYTES,
    MAX_CHARACTERS,
    MAX_MARKUP,
    MAX_WORD,
    NoteDocument,
    visible_text,
)
from .word import read_word

_BLOCKS = {
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "figure"),
    *("figcaption", "blockquote", "section", "article", "header", "main", "dl", "dt", "dd", "hr"),
    *("address", "time", "caption"),
}
# What stands around the text of a saved web page, and what is never text.
_NO_TEXT = ("script", "style", "template", "noscript", "svg", "nav", "footer", "aside", "form")

# Umlauts of a Mac, and ğ and ş of a Turkish file, where Windows-1252 has these.
_MISREAD = re.compile(r"(?<=[a-z])[ŠŸ§](?=[a-z])|[ðþÐÞ]")


def refuse_large_file(size: int) -> None:
    """Raises ValidationError for a file of more bytes than a press note has."""
    if size > MAX_BYTES:
        raise ValidationError(
            _("The file is larger than %(size)d MB. A press note is text with a few photos.")
            % {"size": MAX_BYTES // 1024 // 1024}
        )


def read_document(name: str, content: bytes) -> NoteDocument:
    """Read a file by its content; the name only helps to say what it is.

    Raises ValidationError with a sentence for people when it is not a press note in a format
    that can be read.
    """
    refuse_large_file(len(content))
    if not content.strip(b"\0\t\r\n "):
        raise ValidationError(_("The file is empty."))
    suffix = PurePath(name).suffix.lower()
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValidationError(
            _("This is the old Word format (.doc). Save the note as .docx and upload that.")
        )
    if content.startswith(b"%PDF"):
        raise ValidationError(
            _("PDF files are not read. Copy the text into the field; of a scan, type it.")
        )
    if content.startswith(b"PK\x03\x04"):
        return _checked(read_word(content))
    text = _decoded(content)
    if suffix in {".html", ".htm", ".xhtml"} or looks_like_html(text):
        return _checked(NoteDocument(html_text(text)))
    if text.lstrip().startswith("{\\rtf"):
        raise ValidationError(_("RTF files are not read. Save the note as .docx and upload that."))
    return _checked(NoteDocument(visible_text(text)))


def read_pasted(text: str) -> NoteDocument:
    """Read pasted text, plain or HTML. Raises ValidationError when there is nothing in it."""
    plain = html_text(text) if looks_like_html(text) else visible_text(text)
    return _checked(NoteDocument(plain))


def looks_like_html(text: str) -> bool:
    """True for mark-up with a block element, which no plain press note holds."""
    return (
        re.search(r"<(?:!doctype html|html|body|p|div|h[1-6]|article)\b[^<>]*>", text, re.I)
        is not None
    )


def html_text(markup: str) -> str:
    """The text of HTML: one paragraph a block element, cells of a table separated by bars."""
    if len(markup) > MAX_MARKUP:
        raise ValidationError(_("The text is too long for a press note."))
    soup = BeautifulSoup(markup, "lxml")
    for element in soup.find_all(_NO_TEXT):
        element.decompose()
    for comment in soup.find_all(string=lambda string: isinstance(string, Comment)):
        comment.extract()
    root = soup.find("article") or soup.find("main") or soup.body or soup
    parts: list[str] = []
    try:
        _collect(root, parts)
    except RecursionError as error:
        raise ValidationError(_("The text of the web page cannot be read. Paste it.")) from error
    paragraphs = [
        "\n".join(re.sub(r"[ \t]+", " ", line).strip() for line in part.split("\n")).strip()
        for part in re.split(r"\n{2,}", visible_text("".join(parts)))
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _collect(element: Tag, parts: list[str]) -> None:
    for child in element.children:
        if not isinstance(child, Tag):
            parts.append(re.sub(r"\s+", " ", str(child)))
        elif child.name == "br":
            parts.append("\n")
        elif child.name == "tr":
            cells = [cell.get_text(" ", strip=True) for cell in child.find_all(["td", "th"])]
            parts.append(" | ".join(cells) + "\n")
        elif child.name in _BLOCKS:
            parts.append("\n\n")
            if child.name == "li":
                parts.append("• ")
            _collect(child, parts)
            parts.append("\n\n")
        else:
            _collect(child, parts)


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1252" and _is_misread(text):
            raise ValidationError(
                _(
                    "The letters of this file cannot be read for certain. Save it as UTF-8, or "
                    "copy the text into the field."
                )
            )
        if _is_text(text):
            return text
        break
    raise ValidationError(
        _("This is no text. Press notes are read from .txt, .html and .docx files.")
    )


def _is_text(text: str) -> bool:
    strange = len(re.findall(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]", text))
    return strange * 100 < len(text) and "\0" not in text


def _is_misread(text: str) -> bool:
    """Whether letters look like those of another encoding: of a Mac, Turkish, Cyrillic, Arabic."""
    letters = re.findall(r"[^\W\d_]", text)
    foreign = sum(letter >= "\u00c0" for letter in letters)
    return foreign * 3 > len(letters) or bool(_MISREAD.search(text))


def _checked(document: NoteDocument) -> NoteDocument:
    if len(re.findall(r"\w{2,}", document.text)) < 10:
        raise ValidationError(_("There is no text of a press note in it."))
    longest = max(map(len, document.text.split()))
    if len(document.text) > MAX_CHARACTERS or longest > MAX_WORD:
        raise ValidationError(_("The text is too long for a press note."))
    return document
