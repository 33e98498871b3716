"""Whatever is handed in: it is read, or refused with a sentence for people."""

import io
import zipfile
from pathlib import Path

from django.core.exceptions import ValidationError
from docx import Document
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from events.press_notes.documents import read_document
from events.press_notes.names import Named, NameIndex
from events.press_notes.note import Register
from events.press_notes.recognition import recognise

FEW = settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
NOTES = [
    path.read_text("utf-8") for path in sorted((Path(__file__).parent / "notes").glob("*.txt"))
]
REGISTER = Register(
    NameIndex([Named(1, "Elternnetzwerk NRW", ("Elternnetzwerk NRW", "Elternnetzwerk"))]),
    NameIndex([Named(2, "Anschubförderung", ("Anschubförderung",))]),
    NameIndex([Named("05315000", "Köln", ("Köln",))]),
)
# Signs and words that rules look for.
BITS = st.one_of(
    st.text(max_size=8),
    st.sampled_from(
        [
            "\n",
            "\n\n",
            "„",
            "“",
            '"',
            "|",
            "\t",
            ". ",
            ", ",
            "(",
            "\0",
            "\x0b",
            "31.02.2024",
            "99.99.",
        ]
        + ["0", "12.", "²", "٣", "9" * 20, "1,", " Euro", "Prozent", "sagte ", "so ", "Dr. ", "• "]
        + [
            "zweihundert",
            "\u00ad",
            "\u202f",
            "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
        ]
    ),
)
CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 60), BITS), min_size=1, max_size=6)
BYTES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=20)), min_size=1, max_size=4
)


def word_note() -> bytes:
    document = Document()
    for paragraph in NOTES[0].split("\n\n"):
        document.add_paragraph(paragraph)
    document.add_paragraph("Ein Punkt", style="List Bullet")
    document.add_table(rows=2, cols=2).rows[0].cells[0].text = "Ort"
    document.sections[0].header.paragraphs[0].text = "Haus"
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


WORD = word_note()
with zipfile.ZipFile(io.BytesIO(WORD)) as archive:
    MEMBERS = {name: archive.read(name) for name in archive.namelist()}
# Notes are a part that python-docx does not read.
MEMBERS["word/footnotes.xml"] = MEMBERS["word/header1.xml"].replace(b"w:hdr", b"w:footnotes")
MEMBERS["word/_rels/document.xml.rels"] = MEMBERS["word/_rels/document.xml.rels"].replace(
    b"</Relationships>",
    b'<Relationship Id="rId99" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/'
    b'officeDocument/2006/relationships/footnotes"/></Relationships>',
)
XML = sorted(name for name in MEMBERS if name.endswith((".xml", ".rels")))

OLD = (b"w:val", b"w:p>", b"w:tbl", b"w:tc>", b"Target=", b"Id=", b"Type=", b"PartName=")
OLD += (b"ContentType=", b"w:styleId", b"w:type", b"<w:r>", b"w:body", b"xmlns:w=")
NEW = (b"w:tr>", b"", b"x", b"w:sdt", b"w:del>", b"Target='../' x=", b"w:txbxContent", b"<w:p/>")


def zipped(members: dict[str, bytes]) -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return output.getvalue()


def changed(content: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for place, length, new in changes:
        start = int(place * len(content))
        content = content[:start] + new + content[start + length :]
    return content


def is_read_or_refused(name: str, content: bytes) -> None:
    try:
        text = read_document(name, content).text
    except ValidationError:
        return
    recognise(text, REGISTER)


@FEW
@given(
    st.sampled_from(["note.txt", "note.html", "note.docx", "", "\0", "a" * 300]),
    st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff", b"<p>", b"\xef\xbb\xbf", b"%P"]),
    st.binary(max_size=400),
)
def test_any_bytes(name: str, begin: bytes, content: bytes) -> None:
    is_read_or_refused(name, begin + content)


@FEW
@given(st.sampled_from(NOTES), CHANGES, st.sampled_from(["note.txt", "note.html"]))
def test_any_change_of_a_note(text: str, changes: list[tuple[float, int, str]], name: str) -> None:
    for place, length, new in changes:
        start = int(place * len(text))
        text = text[:start] + new + text[start + length :]
    recognise(text, REGISTER)
    is_read_or_refused(name, text.encode("utf-8"))


@FEW
@given(BYTES)
def test_any_damage_of_a_word_file(changes: list[tuple[float, int, bytes]]) -> None:
    is_read_or_refused("note.docx", changed(WORD, changes))


@FEW
@given(st.sampled_from(XML), st.booleans(), BYTES)
def test_any_damage_inside_a_word_file(
    name: str, is_missing: bool, changes: list[tuple[float, int, bytes]]
) -> None:
    members = dict(MEMBERS)
    if is_missing:
        del members[name]
    else:
        members[name] = changed(members[name], changes)
    is_read_or_refused("note.docx", zipped(members))


@FEW
@example("word/document.xml", b"w:val", b"x", 0)
@given(
    st.sampled_from(XML),
    st.sampled_from(
        [b"w:val", b"w:p>", b"w:tbl", b"w:tc>", b"Target=", b"Id=", b"Type=", b"PartName="]
    )
    | st.sampled_from([b"ContentType=", b"w:styleId", b"w:type", b"<w:r>", b"w:body", b"xmlns:w="]),
    st.sampled_from(
        [b"w:tr>", b"", b"x", b"w:sdt", b"w:del>", b"Target='../' x=", b"w:txbxContent"]
    ),
    st.integers(0, 3),
)
def test_any_exchange_inside_a_word_file(name: str, old: bytes, new: bytes, count: int) -> None:
    members = {**MEMBERS, name: MEMBERS[name].replace(old, new, count or -1)}
    is_read_or_refused("note.docx", zipped(members))
