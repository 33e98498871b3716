"""The Word document, read back."""

import io
from collections.abc import Callable
from typing import Any
from zipfile import ZipFile

import pytest
from django.core.files.base import ContentFile
from docx import Document
from docx.oxml.ns import qn

from events.models import EventReportPage
from tests.factories.events import EventReportPageFactory
from tests.factories.images import ImageFactsFactory
from tests.factories.locales import translate
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.tree import SiteTree

from .test_report_texts import RICH

Written = Callable[..., bytes]


def read(content: bytes) -> Any:
    return Document(io.BytesIO(content))


def styled(document: Any) -> list[tuple[str, str]]:
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def test_real_styles(site_tree: SiteTree, written: Written) -> None:
    quote = {"text": "Gut so.", "attribution": "Dr. A"}
    page = EventReportPageFactory(
        title="Vereine arbeiten zusammen",
        body=[("heading", "Dank"), ("text", RICH), ("quote", quote)],
    )

    found = styled(read(written(page, "docx")))

    assert found[2:13] == [
        ("Subtitle", "Vernetzung"),
        ("Title", "Vereine arbeiten zusammen"),
        ("Normal", "Viele kamen."),
        ("Heading 2", "Dank"),
        ("Heading 3", "Was bleibt"),
        ("Normal", "Ein guter Tag\nund mehr."),
        ("List Bullet", "eins"),
        ("List Bullet 2", "innen"),
        ("List Bullet", "zwei"),
        ("List Number", "a"),
        ("List Number", "b"),
    ]
    assert found[13] == ("Quote", "Gut so.\n(Dr. A)")


def test_formatting_and_links(site_tree: SiteTree, written: Written) -> None:
    document = read(written(EventReportPageFactory(body=[("text", RICH)]), "docx"))

    paragraph = next(one for one in document.paragraphs if one.text.startswith("Ein guter"))
    assert [run.text for run in paragraph.runs if run.bold] == ["guter"]
    assert [run.text for run in paragraph.runs if run.italic] == ["Tag"]
    assert [(link.text, link.url) for link in paragraph.hyperlinks] == [
        ("mehr", "http://localhost/kontakt/")
    ]


def test_each_numbered_list_begins_at_one(site_tree: SiteTree, written: Written) -> None:
    text = "<ol><li>a</li></ol><p>Dann</p><ol><li>b</li></ol>"
    document = read(written(EventReportPageFactory(body=[("text", text)]), "docx"))

    numbers = [
        paragraph._p.pPr.numPr.numId.val
        for paragraph in document.paragraphs
        if paragraph.style.name == "List Number"
    ]
    assert len(set(numbers)) == 2
    numbering = document.part.numbering_part.element
    for number in numbers:
        start = numbering.num_having_numId(number).find(f".//{qn('w:startOverride')}")
        assert start.get(qn("w:val")) == "1"


def test_pictures_with_their_descriptions(site_tree: SiteTree, written: Written) -> None:
    document = read(written(EventReportPageFactory(filled=True), "docx"))

    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == [
        "Gruppenbild",
        "Menschen an einem Tisch",
    ]
    assert ("Caption", "Am runden Tisch (Foto: Pressestelle)") in styled(document)


def test_properties_and_nothing_of_a_template(site_tree: SiteTree, written: Written) -> None:
    publisher = PartnerOrganisationFactory(name="Bezirksregierung Arnsberg", abbreviation="")
    content = written(EventReportPageFactory(title="Treffen", publisher=publisher), "docx")

    properties = read(content).core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Treffen",
        "Bezirksregierung Arnsberg",
        "de",
    )
    assert (properties.comments, properties.last_modified_by) == ("", "Bezirksregierung Arnsberg")
    assert properties.created.year >= 2026
    with ZipFile(io.BytesIO(content)) as archive:
        assert not any("thumbnail" in name for name in archive.namelist())
        assert b"python-docx" not in b"".join(archive.read(name) for name in archive.namelist())


def test_arabic_paragraphs_and_runs(site_tree: SiteTree, written: Written) -> None:
    body = [("text", "<p>مرحبا</p><ul><li>نعم</li></ul>")]
    arabic = translate(EventReportPageFactory(body=body), "ar", title="تعاون")

    document = read(written(arabic, "docx"))

    assert all(one._p.pPr.find(qn("w:bidi")) is not None for one in document.paragraphs)
    words = next(one for one in document.paragraphs if one.text == "مرحبا")
    assert [run.font.rtl for run in words.runs] == [True]
    # An address reads from left to right.
    link = document.paragraphs[-1].hyperlinks[0]
    assert [run.font.rtl for run in link.runs] == [None]
    assert document.core_properties.language == "ar"


def test_gone_picture_leaves_its_caption(site_tree: SiteTree, written: Written) -> None:
    image = ImageFactsFactory(credit="Foto: Pressestelle").image
    page = EventReportPageFactory(image=image, image_alt="Gruppenbild")
    assert len(read(written(page, "docx")).inline_shapes) == 1
    for rendition in image.renditions.all():
        rendition.file.storage.delete(rendition.file.name)

    document = read(written(page, "docx"))

    assert len(document.inline_shapes) == 0
    assert ("Caption", "Foto: Pressestelle") in styled(document)


def test_broken_picture_is_left_out(site_tree: SiteTree, written: Written) -> None:
    image = ImageFactsFactory().image
    page = EventReportPageFactory(image=image, image_alt="Gruppenbild")
    storage = image.file.storage
    storage.delete(image.file.name)
    storage.save(image.file.name, ContentFile(b"no picture"))

    for kind in ("txt", "html", "docx"):
        assert b"<img" not in written(page, kind)
    assert len(read(written(page, "docx")).inline_shapes) == 0


@pytest.mark.parametrize("kind", ["txt", "html", "docx"])
def test_odd_texts_are_written(site_tree: SiteTree, written: Written, kind: str) -> None:
    """Control characters, which XML forbids, quotes, and a title and text without end."""
    page = EventReportPageFactory(
        publisher=PartnerOrganisationFactory(name="A\x08 „B“ \"C\" 'D' & <E>\x0b"),
        body=[("heading", "X\x01Y"), ("text", f"<p>{'sehr lang ' * 20000}&#1;</p>")],
    )
    EventReportPage.objects.filter(pk=page.pk).update(title="T\x07" + "t" * 200)

    content = written(page, kind)

    if kind == "docx":
        assert ("Heading 2", "XY") in styled(read(content))
    else:
        assert "XY" in content.decode()
        assert "\x07" not in content.decode()
