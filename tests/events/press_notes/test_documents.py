"""What is read out of HTML, Word and text."""

import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from events.press_notes.contents import split_caption
from events.press_notes.documents import html_text, read_document, read_pasted

LONG = "Ein Satz mit so vielen Worten, dass er als Text einer Meldung gelten kann."

WORD_MARKUP = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<style>p.MsoNormal {margin:0cm}</style></head><body lang=DE><!--StartFragment-->
<h2 style='mso-list:l0'>Was geplant ist<o:p></o:p></h2>
<p class=MsoNormal>Der <b>Verein</b> plan&shy;te \x0b zehn Kurse.<o:p>&nbsp;</o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<ul><li>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;Sprache</li><li>Recht</li></ul>
<table><tr><td><p>Ort</p></td><td><p>Kurse</p></td></tr><tr><td>Hagen</td><td>3</td></tr></table>
<p class=MsoNormal>Ein Fußnotenlink<a href="#_ftn1">[1]</a>,
<a href="mailto:info@example.org">info@example.org</a> und <a href="javascript:alert(1)">hier</a>.
<img src="data:image/png;base64,AAAA"><script>alert(1)</script></p>
<!--EndFragment--></body></html>"""


def test_d37_word_markup_leaves_only_its_text() -> None:
    assert html_text(WORD_MARKUP).split("\n\n") == [
        "Was geplant ist",
        "Der Verein plante zehn Kurse.",
        "• Sprache",
        "• Recht",
        "Ort | Kurse\nHagen | 3",
        "Ein Fußnotenlink[1], info@example.org und hier.",
    ]


def test_only_the_article_of_a_saved_page_is_read() -> None:
    page = f"<nav>Menü Start Kontakt</nav><article><h1>Titel</h1><p>{LONG}</p></article>"
    page += "<footer>Impressum</footer>"
    assert read_pasted(f"<body>{page}</body>").text == f"Titel\n\n{LONG}"


def test_text_that_only_speaks_of_tags_is_text() -> None:
    assert read_pasted(f"Das Zeichen < steht hier. {LONG}").text.startswith("Das Zeichen <")


def test_tracked_changes_are_read_as_accepted() -> None:
    document = Document()
    paragraph = document.add_paragraph(LONG)
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    text = OxmlElement("w:delText")
    text.text = "gestrichen"
    text.set(qn("xml:space"), "preserve")
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Ort", "Hagen"
    output = io.BytesIO()
    document.save(output)
    assert read_document("a.docx", output.getvalue()).text == f"{LONG}\n\nOrt | Hagen"


@pytest.mark.parametrize(
    ("text", "caption", "credit"),
    [
        ("Das Podium. Foto: A. Beispiel", "Das Podium.", "A. Beispiel"),
        ("Das Podium (Foto: Stadt Hagen/B. Beispiel)", "Das Podium", "Stadt Hagen/B. Beispiel"),
        ("Das Podium © C. Beispiel", "Das Podium", "C. Beispiel"),
        ("Das Podium am Abend", "Das Podium am Abend", ""),
    ],
)
def test_captions_and_credits(text: str, caption: str, credit: str) -> None:
    assert split_caption(text) == (caption, credit)


UMLAUTS = "Der Verein lädt Gäste aus allen Städten in die Räume des Hauses für Bildung ein."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_are_told_apart(encoding: str) -> None:
    text = UMLAUTS + " Es spricht Frau Šimić."
    if encoding == "cp1252":
        text = UMLAUTS + " Es spricht Frau Šimić.".replace("ć", "c")
    assert read_document("note.txt", text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (UMLAUTS, "mac_roman"),
        ("Türkçe konuşan gönüllüler için bir akşam dersi başlıyor, giriş ücretsiz.", "cp1254"),
        ("Вечерний курс для тех, кто хочет лучше говорить и читать по-немецки.", "cp1251"),
        ("دورة مسائية لمن يريد أن يتكلم ويقرأ اللغة الألمانية بشكل أفضل", "cp1256"),
    ],
)
def test_a_file_in_another_encoding_is_refused(text: str, encoding: str) -> None:
    with pytest.raises(ValidationError, match="UTF-8"):
        read_document("note.txt", text.encode(encoding))


def test_marks_that_turn_the_direction_are_left_out() -> None:
    assert read_pasted(f"\u202e{LONG}\u202c \u2067{LONG}\u2069").text == f"{LONG} {LONG}"


def test_a_document_with_macros_is_named() -> None:
    content = io.BytesIO()
    Document().save(content)
    with zipfile.ZipFile(content, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"")
    with pytest.raises(ValidationError, match=r"\.docx"):
        read_document("note.docm", content.getvalue())
