"""Reading a press note from plain text, HTML or a Word document."""

import io
import logging
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import PurePath

from bs4 import BeautifulSoup, Comment, Tag
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

logger = logging.getLogger(__name__)

MAX_BYTES = 5 * 1024 * 1024
MAX_CHARACTERS = 30_000
# Longer than any word or address of a press note.
MAX_WORD = 200
MAX_MARKUP = 1_000_000
MAX_CELLS = 2_000
# What a Word document may unpack to; photos take up most of it.
MAX_UNPACKED = 100 * 1024 * 1024

_BLOCKS = {
    *("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "figure"),
    *("figcaption", "blockquote", "section", "article", "header", "main", "dl", "dt", "dd", "hr"),
    *("address", "time", "caption"),
}
# What stands around the text of a saved web page, and what is never text.
_NO_TEXT = ("script", "style", "template", "noscript", "svg", "nav", "footer", "aside", "form")
_CAPTION_STYLE = ("caption", "beschriftung")
_CREDIT = re.compile(
    r"\(?(?:\b(?:Foto|Bild|Fotograf(?:in)?|Quelle|Copyright)\s*[:©]|©)\s*"
    r"(?P<credit>[^()]+?)\)?\.?$"
)
_INVISIBLE = re.compile(r"[\u00ad\u200b\u2060\ufeff\ufffe]|[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Picture:
    """A photo of a note with what is printed below it."""

    name: str
    content: bytes
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True)
class NoteDocument:
    """The text of a note, paragraphs separated by empty lines, and its photos."""

    text: str
    pictures: list[Picture] = field(default_factory=list)


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
    if content.startswith(b"PK"):
        return _checked(_read_word(content))
    text = _decoded(content)
    if suffix in {".html", ".htm", ".xhtml"} or looks_like_html(text):
        return _checked(NoteDocument(html_text(text)))
    if text.lstrip().startswith("{\\rtf"):
        raise ValidationError(_("RTF files are not read. Save the note as .docx and upload that."))
    return _checked(NoteDocument(clean_text(text)))


def read_pasted(text: str) -> NoteDocument:
    """Read pasted text, plain or HTML. Raises ValidationError when there is nothing in it."""
    plain = html_text(text) if looks_like_html(text) else clean_text(text)
    return _checked(NoteDocument(plain))


def looks_like_html(text: str) -> bool:
    """True for mark-up with a block element, which no plain press note holds."""
    return (
        re.search(r"<(?:!doctype html|html|body|p|div|h[1-6]|article)\b[^<>]*>", text, re.I)
        is not None
    )


def clean_text(text: str) -> str:
    """Text without invisible and control characters, with line feeds as ends of lines."""
    text = re.sub(r"\r\n?|\x0b|\x0c|\u2028|\u2029|\x85", "\n", text)
    text = _INVISIBLE.sub("", text)
    return re.sub(r"[\u00a0\u202f\u2007]", " ", text).strip()


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
        for part in re.split(r"\n{2,}", clean_text("".join(parts)))
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
        if _is_text(text):
            return text
        break
    raise ValidationError(
        _("This is no text. Press notes are read from .txt, .html and .docx files.")
    )


def _is_text(text: str) -> bool:
    strange = len(re.findall(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]", text))
    return strange * 100 < len(text) and "\0" not in text


def _checked(document: NoteDocument) -> NoteDocument:
    if len(re.findall(r"\w{2,}", document.text)) < 10:
        raise ValidationError(_("There is no text of a press note in it."))
    longest = max(map(len, document.text.split()))
    if len(document.text) > MAX_CHARACTERS or longest > MAX_WORD:
        raise ValidationError(_("The text is too long for a press note."))
    return document


def _read_word(content: bytes) -> NoteDocument:
    """Read a Word document; python-docx has an exception of its own for each kind of damage."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise ValidationError(_("The document unpacks to more than a press note holds."))
            if "word/document.xml" not in archive.namelist():
                raise ValidationError(
                    _("This is no Word document. Save the note as .docx and upload that.")
                )
            if archive.getinfo("word/document.xml").file_size > MAX_MARKUP * 5:
                raise ValidationError(_("The text is too long for a press note."))
        return _word_note(Document(io.BytesIO(content)))
    except ValidationError:
        raise
    except Exception as error:
        # The editor cannot tell a damaged file from a fault of ours, who runs the site can.
        logger.warning("A Word document could not be read.", exc_info=True)
        raise ValidationError(_("The Word document is damaged and cannot be read.")) from error


def _word_note(document: WordDocument) -> NoteDocument:
    paragraphs: list[str] = []
    pictures: list[Picture] = []
    waiting: list[tuple[str, bytes]] = []
    length = 0
    for item in document.iter_inner_content():
        if length > MAX_CHARACTERS:
            raise ValidationError(_("The text is too long for a press note."))
        if isinstance(item, Table):
            paragraphs.append(_table_text(item))
            length += len(paragraphs[-1])
            continue
        text = clean_text(_visible_text(item))
        length += len(text) + 2
        if waiting and text and _is_caption(item, text):
            caption, credit = split_caption(text)
            pictures += [Picture(name, blob, caption, credit) for name, blob in waiting]
            waiting = []
            text = ""
        waiting += _pictures_in(document, item)
        if text and _is_list_item(item):
            text = f"• {text}"
        paragraphs.append(text)
    pictures += [Picture(name, blob) for name, blob in waiting]
    return NoteDocument("\n\n".join(paragraph for paragraph in paragraphs if paragraph), pictures)


def _table_text(table: Table) -> str:
    """The rows of a table; a cell that spans several columns stands once."""
    rows = []
    for row in table._tbl.tr_lst:
        if len(rows) + len(row.tc_lst) > MAX_CELLS:
            raise ValidationError(_("The text is too long for a press note."))
        cells = ["".join(node.text or "" for node in cell.iter(qn("w:t"))) for cell in row.tc_lst]
        rows.append(" | ".join(cell.strip() for cell in cells))
    return "\n".join(rows)


def _visible_text(paragraph: Paragraph) -> str:
    """The text as it reads when all tracked changes are accepted."""
    texts: list[str] = []
    for node in paragraph._p.iter():
        tag = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
        if tag == "t" and not any(
            above.tag.endswith("}Fallback") for above in node.iterancestors()
        ):
            texts.append(node.text or "")
        elif tag in {"br", "cr"}:
            texts.append("\n")
        elif tag == "tab":
            texts.append("\t")
    return "".join(texts)


def _is_caption(paragraph: Paragraph, text: str) -> bool:
    style = (paragraph.style.name or "").lower() if paragraph.style else ""
    return style in _CAPTION_STYLE or bool(_CREDIT.search(text)) and len(text) < 300


def _is_list_item(paragraph: Paragraph) -> bool:
    style = (paragraph.style.name or "").lower() if paragraph.style else ""
    return style.startswith(("list", "liste", "aufzählung"))


def _pictures_in(document: WordDocument, paragraph: Paragraph) -> list[tuple[str, bytes]]:
    found = []
    for blip in paragraph._p.xpath(".//a:blip/@r:embed"):
        part = document.part.related_parts.get(blip)
        if part is not None and part.content_type.startswith("image/"):
            found.append((PurePath(str(part.partname)).name, part.blob))
    return found


def split_caption(text: str) -> tuple[str, str]:
    """A caption and the credit that stands at its end: "Das Podium. Foto: A. Beispiel"."""
    match = _CREDIT.search(text)
    if match is None:
        return text, ""
    return text[: match.start()].strip(" |–-"), match.group("credit").strip()
