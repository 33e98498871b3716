"""A press text as a Word document (.docx), with Word's own styles."""

import datetime as dt
import io
import logging
from typing import Any

from docx import Document
from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run as WordRun

from headless.images import BROKEN

from .content import (
    LINE_BREAK,
    Block,
    Facts,
    Heading,
    List,
    Paragraph,
    Picture,
    PressText,
    Quote,
    Role,
    Run,
    Runs,
)
from .plain import fact_line
from .wording import PressWording

logger = logging.getLogger(__name__)

# A size of the pictures that the API has anyway; Word reads no WebP.
_FILTER_SPEC = "width-1200|format-jpeg"
_TEXT_WIDTH = Cm(16)
_UNREADABLE = (
    *BROKEN,
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
_STYLES = {Role.TITLE: "Title", Role.KICKER: "Subtitle"}
# In a style the rest of these stands behind the direction of the text (ECMA-376, CT_PPrBase).
_BEHIND_BIDI = tuple(
    f"w:{name}"
    for name in (
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing", "mirrorIndents"),
        *("suppressOverlap", "jc", "textDirection", "textAlignment", "textboxTightWrap"),
        *("outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    )
)


def word_document(text: PressText, today: dt.datetime) -> bytes:
    """The whole document.

    Args:
        today: the moment that the document gives as that of its making.
    """
    writer = _Writer(text)
    writer.prepare(today)
    for block in text.blocks:
        writer.add(block)
    content = io.BytesIO()
    writer.document.save(content)
    return content.getvalue()


class _Writer:
    def __init__(self, text: PressText) -> None:
        self.text = text
        self.wording = PressWording(text.language)
        self.is_rtl = self.wording.is_rtl
        self.document: Any = Document()

    def prepare(self, today: dt.datetime) -> None:
        """Page size, language and properties; nothing of the library's template stays."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
        section.top_margin = section.bottom_margin = Cm(2.5)
        styles = self.document.styles
        language = styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        language.set(qn("w:bidi" if self.is_rtl else "w:val"), self.text.language)
        for name in ("Title", "Subtitle", "Heading 2", "Heading 3", "Heading 4", "Caption"):
            styles[name].font.color.rgb = RGBColor(0, 0, 0)
        styles["Title"].font.size = Pt(22)
        # The same for scripts such as Arabic, in half points.
        styles["Title"].element.rPr.find(qn("w:szCs")).set(qn("w:val"), "44")
        styles["Caption"].font.bold = False
        border = styles["Title"].element.find(f".//{qn('w:pBdr')}")
        border.getparent().remove(border)
        package = self.document.part.package
        for key, relation in list(package.rels.items()):
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                del package.rels[key]
        properties = self.document.core_properties
        properties.title = self.text.title[:255]
        properties.author = properties.last_modified_by = self.text.author[:255]
        properties.language = self.text.language
        properties.comments = ""
        properties.created = properties.modified = today
        properties.revision = 1

    def add(self, block: Block) -> None:
        match block:
            case Paragraph():
                self._paragraph(block)
            case Heading():
                self._write(f"Heading {block.level}", (Run(block.text),))
            case List():
                self._list(block, 1)
            case Quote():
                runs = block.runs
                if block.attribution:
                    runs = (*runs, Run(LINE_BREAK), Run(f"({block.attribution})"))
                self._write("Quote", runs)
            case Picture():
                self._picture(block)
            case Facts():
                for fact in block.facts:
                    label, values = fact_line(fact, self.wording)
                    self._write("Normal", (Run(label, bold=True), Run(values)))

    def _paragraph(self, block: Paragraph) -> None:
        paragraph = self._write(_STYLES.get(block.role, "Normal"), block.runs)
        if block.role in (Role.LEAD, Role.PUBLISHER):
            for run in paragraph.runs:
                run.bold = run.font.cs_bold = True

    def _write(self, style: str, runs: Runs) -> WordParagraph:
        paragraph: WordParagraph = self.document.add_paragraph(style=style)
        if self.is_rtl:
            properties = paragraph._p.get_or_add_pPr()
            properties.insert_element_before(OxmlElement("w:bidi"), *_BEHIND_BIDI)
        for run in runs:
            self._run(paragraph, run)
        return paragraph

    def _run(self, paragraph: WordParagraph, run: Run) -> None:
        written = paragraph.add_run()
        if run.text == LINE_BREAK:
            written.add_break()
            return
        written.text = run.text
        if run.bold:
            written.bold = written.font.cs_bold = True
        if run.italic:
            written.italic = written.font.cs_italic = True
        if self.is_rtl and run.text != run.href:
            written.font.rtl = True
        if run.href:
            _link(paragraph, written, run.href)

    def _list(self, block: List, level: int) -> None:
        depth = min(level, 3)
        style = "List Number" if block.is_ordered else "List Bullet"
        style = style if depth == 1 else f"{style} {depth}"
        number = self._restarted(style) if block.is_ordered else None
        for item in block.items:
            paragraph = self._write(style, item.runs)
            if number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number
            for inner in item.lists:
                self._list(inner, level + 1)

    def _restarted(self, style: str) -> int:
        """A numbering that begins at one: lists of one style would count on."""
        numbering = self.document.part.numbering_part.element
        properties = self.document.styles[style].element.pPr.numPr
        abstract = numbering.num_having_numId(properties.numId.val).abstractNumId.val
        number = numbering.add_num(abstract)
        number.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(number.numId)

    def _picture(self, block: Picture) -> None:
        try:
            with block.image.get_rendition(_FILTER_SPEC).file.open("rb") as file:
                content = io.BytesIO(file.read())
            paragraph = self._write("Normal", ())
            shape = paragraph.add_run().add_picture(content)
        except _UNREADABLE:
            # The caption names what is missing.
            logger.exception("The file of image %s cannot be read.", block.image.pk)
        else:
            if shape.width > _TEXT_WIDTH:
                shape.height = Emu(int(shape.height * _TEXT_WIDTH / shape.width))
                shape.width = _TEXT_WIDTH
            shape._inline.docPr.set("name", block.caption or self.text.title)
            shape._inline.docPr.set("descr", block.alt)
        if block.caption:
            self._write("Caption", (Run(block.caption),))


def _link(paragraph: WordParagraph, run: WordRun, address: str) -> None:
    """Make a run a link; the library has no way for that."""
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    run._r.addprevious(link)
    link.append(run._r)
    run.font.underline = True
