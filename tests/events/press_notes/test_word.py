"""What stands in a Word document beside its plain paragraphs."""

import io
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from events.press_notes.contents import NoteDocument
from events.press_notes.documents import read_document

LONG = "Ein Satz mit so vielen Worten, dass er als Text einer Meldung gelten kann."
TEXT_BOX = (
    "<w:r><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
    "<w:p><w:r><w:t>Im Kasten steht das.</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>Und dies.</w:t></w:r></w:p>"
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
CONTROL = (
    "<w:sdt {}><w:sdtContent><w:p><w:r><w:t>Im Steuerelement steht das.</w:t></w:r></w:p>"
    "</w:sdtContent></w:sdt>"
)
PLACEHOLDER = (
    "<w:sdt {}><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r>"
    "<w:t>Klicken Sie hier, um Text einzugeben.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)
MOVED = "<w:moveFrom {} w:id='1' w:author='a'><w:r><w:t>Verschobenes. </w:t></w:r></w:moveFrom>"


def read(document: Any) -> NoteDocument:
    output = io.BytesIO()
    document.save(output)
    return read_document("note.docx", output.getvalue())


def paragraphs(document: Any) -> list[str]:
    return read(document).text.split("\n\n")


@pytest.fixture
def document() -> Any:
    document = Document()
    document.add_paragraph(LONG)
    return document


def add(document: Any, xml: str) -> None:
    document.element.body.insert(1, parse_xml(xml.format(nsdecls("w"))))


def test_a_content_control_is_read(document: Any) -> None:
    add(document, CONTROL)
    assert paragraphs(document) == [LONG, "Im Steuerelement steht das."]


def test_the_hint_of_an_empty_control_is_no_text(document: Any) -> None:
    add(document, PLACEHOLDER)
    assert paragraphs(document) == [LONG]


def test_a_text_box_follows_its_paragraph(document: Any) -> None:
    add(document, f"<w:p {{}}><w:r><w:t>Vor dem Kasten.</w:t></w:r>{TEXT_BOX}</w:p>")
    assert paragraphs(document) == [LONG, "Vor dem Kasten.", "Im Kasten steht das.", "Und dies."]


def test_a_text_box_that_is_stored_twice_is_read_once(document: Any) -> None:
    twice = (
        "<w:r><mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/"
        f"2006'><mc:Choice Requires='wps'>{TEXT_BOX}</mc:Choice>"
        f"<mc:Fallback>{TEXT_BOX}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    add(document, f"<w:p {{}}>{twice}</w:p>")
    assert paragraphs(document) == [LONG, "Im Kasten steht das.", "Und dies."]


def test_what_was_moved_stands_only_where_it_is_now(document: Any) -> None:
    add(document, f"<w:p {{}}>{MOVED.format('')}<w:r><w:t>Geblieben.</w:t></w:r></w:p>")
    assert paragraphs(document) == [LONG, "Geblieben."]


def test_paragraphs_of_a_cell_stay_apart(document: Any) -> None:
    table = document.add_table(rows=2, cols=2)
    for row, texts in zip(table.rows, [("Ort", "Kurse"), ("Hagen", "drei")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    table.rows[1].cells[1].add_paragraph("und mehr")
    assert paragraphs(document) == [LONG, "Ort | Kurse\nHagen | drei und mehr"]


def test_a_table_in_a_table_is_read_by_itself(document: Any) -> None:
    outer = document.add_table(rows=1, cols=2)
    outer.rows[0].cells[0].text = "Links steht das."
    inner = outer.rows[0].cells[1].add_table(rows=2, cols=2)
    for row, texts in zip(inner.rows, [("Ort", "Kurse"), ("Hagen", "drei")], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    assert paragraphs(document) == [LONG, "Links steht das.", "Ort | Kurse\nHagen | drei"]


def test_a_table_around_the_text_is_no_table(document: Any) -> None:
    table = document.add_table(rows=2, cols=1)
    table.rows[0].cells[0].text = "Haus der Vielfalt"
    table.rows[1].cells[0].text = "Ein Absatz."
    table.rows[1].cells[0].add_paragraph("Noch ein Absatz.")
    assert paragraphs(document) == [LONG, "Haus der Vielfalt", "Ein Absatz.", "Noch ein Absatz."]


def test_the_editor_is_told_of_parts_that_are_not_read(document: Any) -> None:
    assert read(document).unread == []
    document.sections[0].header.paragraphs[0].text = "Haus der Vielfalt"
    document.sections[0].footer.paragraphs[0].text = "Seite 1"
    assert read(document).unread == ["Haus der Vielfalt", "Seite 1"]
