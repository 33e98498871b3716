"""Reading a press note from a Word document."""

import io
import logging
import zipfile
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from .contents import (
    CREDIT,
    MAX_CELLS,
    MAX_CHARACTERS,
    MAX_MARKUP,
    MAX_UNPACKED,
    NoteDocument,
    Picture,
    split_caption,
    visible_text,
)

logger = logging.getLogger(__name__)

_CAPTION_STYLE = ("caption", "beschriftung")
_LIST_STYLE = ("list", "liste", "aufzählung")
# What stands between the parts of a document and its paragraphs.
_WRAPPERS = {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = qn("w:txbxContent")
# Text boxes are read as paragraphs of their own, and the older copy of one not at all.
_NO_TEXT = {_BOX, _FALLBACK, qn("w:moveFrom"), qn("w:del")}
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t"}
_OTHER_PARTS = ("/header", "/footer", "/footnotes", "/endnotes")
_EMBEDDED = (
    qn("w:altChunk"),
    "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
)


def read_word(content: bytes) -> NoteDocument:
    """Read a Word document. Raises ValidationError for one that is none, too large or damaged."""
    document, styles = _opened(content)
    return _Reader(document, styles).note()


def _opened(content: bytes) -> tuple[WordDocument, dict[str, str]]:
    """The document and the names of its styles: all that needs python-docx to understand it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNPACKED:
                raise ValidationError(_("The document unpacks to more than a press note holds."))
            if "word/document.xml" not in archive.namelist():
                raise ValidationError(
                    _("This is no Word document. Save the note as .docx and upload that.")
                )
            if "word/vbaProject.bin" in archive.namelist():
                raise ValidationError(
                    _(
                        "A Word document with macros is not read. Save the note as .docx and "
                        "upload that."
                    )
                )
            if archive.getinfo("word/document.xml").file_size > MAX_MARKUP * 5:
                raise ValidationError(_("The text is too long for a press note."))
        document = Document(io.BytesIO(content))
        styles = {style.style_id: (style.name or "").lower() for style in document.styles}
    except ValidationError:
        raise
    except Exception as error:
        # For each kind of damage python-docx and zipfile have an exception of their own.
        raise _damaged() from error
    if document.element.body is None:
        raise _damaged()
    return document, styles


def _damaged() -> ValidationError:
    # The editor cannot tell a damaged file from a fault of ours, who runs the site can.
    logger.warning("A Word document could not be read.", exc_info=True)
    return ValidationError(_("The Word document is damaged and cannot be read."))


class _Reader:
    """Collects paragraphs and photos in the order of the document."""

    def __init__(self, document: WordDocument, styles: dict[str, str]) -> None:
        self.document = document
        self.styles = styles
        self.paragraphs: list[str] = []
        self.pictures: list[Picture] = []
        # Photos whose caption may follow.
        self.waiting: list[tuple[str, bytes]] = []
        self.length = self.cells = 0

    def note(self) -> NoteDocument:
        self._read_container(self.document.element.body)
        self.pictures += [Picture(name, blob) for name, blob in self.waiting]
        text = "\n\n".join(self.paragraphs)
        return NoteDocument(text, self.pictures, list(self._unread(text)))

    def _read_container(self, container: Any) -> None:
        for child in container:
            if child.tag == qn("w:p"):
                self._read_paragraph(child)
            elif child.tag == qn("w:tbl"):
                self._read_table(child)
            elif child.tag in _WRAPPERS and not _is_hint(child):
                self._read_container(child)

    def _read_paragraph(self, element: Any) -> None:
        text = visible_text(_text_of(element))
        style = self._style(element)
        if self.waiting and text and _is_caption(style, text):
            caption, credit = split_caption(text)
            self.pictures += [Picture(name, blob, caption, credit) for name, blob in self.waiting]
            self.waiting = []
            text = ""
        self.waiting += self._pictures_in(element)
        if text:
            self._add(f"• {text}" if style.startswith(_LIST_STYLE) else text)
        for box in _boxes(element):
            self._read_container(box)

    def _read_table(self, table: Any) -> None:
        """Rows of cells; a table that only places text on the page is read cell by cell."""
        cells = [cell for cell in table.iter(qn("w:tc")) if _table_of(cell) is table]
        self.cells += len(cells)
        if self.cells > MAX_CELLS:
            raise ValidationError(_("The text is too long for a press note."))
        rows = [
            [cell for cell in row.iter(qn("w:tc")) if _table_of(cell) is table]
            for row in table.iter(qn("w:tr"))
            if _table_of(row) is table
        ]
        inner = (element for cell in cells for element in cell.iter(qn("w:tbl"), _BOX))
        if max(map(len, rows), default=0) < 2 or next(inner, None) is not None:
            for cell in cells:
                self._read_container(cell)
            return
        lines = [" | ".join(map(_cell_text, row)) for row in rows]
        self._add("\n".join(line for line in lines if line.strip(" |")))
        self.waiting += [found for cell in cells for found in self._pictures_in(cell)]

    def _add(self, text: str) -> None:
        self.length += len(text) + 2
        if self.length > MAX_CHARACTERS:
            raise ValidationError(_("The text is too long for a press note."))
        if text:
            self.paragraphs.append(text)

    def _style(self, element: Any) -> str:
        named = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        return self.styles.get(named.get(qn("w:val")), "") if named is not None else ""

    def _pictures_in(self, element: Any) -> list[tuple[str, bytes]]:
        found = []
        for blip in element.xpath(".//a:blip[not(ancestor::w:txbxContent)]/@r:embed"):
            part = self.document.part.related_parts.get(blip)
            if part is not None and part.content_type.startswith("image/"):
                found.append((PurePath(str(part.partname)).name, part.blob))
        return found

    def _unread(self, text: str) -> Iterator[str]:
        """Texts of headers, footers and notes that do not stand in the text, too."""
        told = set()
        for relation in self.document.part.rels.values():
            if relation.is_external or not relation.reltype.endswith(_OTHER_PARTS):
                continue
            try:
                root = parse_xml(relation.target_part.blob)
            except SyntaxError as error:
                raise _damaged() from error
            lines = [visible_text(_text_of(line)) for line in root.iter(qn("w:p"))]
            part = " · ".join(line for line in lines if line)
            if part and part not in text and part not in told:
                told.add(part)
                yield part
        if next(self.document.element.body.iter(*_EMBEDDED), None) is not None:
            yield _("a diagram, chart or embedded document")


def _text_of(element: Any) -> str:
    """The text as it reads when all tracked changes are accepted, without text boxes."""
    return "".join(_texts(element))


def _texts(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BREAKS:
            yield _BREAKS[child.tag]
        elif child.tag not in _NO_TEXT and not _is_hint(child):
            yield from _texts(child)


def _boxes(element: Any) -> Iterator[Any]:
    """The text boxes of a paragraph, each once and none inside another."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _NO_TEXT:
            yield from _boxes(child)


def _is_hint(element: Any) -> bool:
    """A content control that nobody has filled in; its text tells what to enter."""
    return element.tag == qn("w:sdt") and (
        element.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
    )


def _table_of(element: Any) -> Any:
    return next(element.iterancestors(qn("w:tbl")))


def _cell_text(cell: Any) -> str:
    texts = (visible_text(_text_of(line)) for line in cell.iter(qn("w:p")))
    return " ".join(" ".join(text.split()) for text in texts if text)


def _is_caption(style: str, text: str) -> bool:
    return style in _CAPTION_STYLE or bool(CREDIT.search(text)) and len(text) < 300
