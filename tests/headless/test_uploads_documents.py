"""Whether a document is what its name says."""

import pytest
from django.core.files.base import ContentFile

from headless.uploads.documents import fits_its_name
from tests.factories.files import HTML, archive, bad_documents, good_documents

DISGUISED = ["seite-als.pdf", "archiv-als.docx", "halb.docx", "seite-als.odt", "programm-als.txt"]


@pytest.mark.parametrize(("name", "content"), good_documents().items())
def test_documents_pass_unchanged(name, content):
    file = ContentFile(content, name=name)

    assert fits_its_name(file)
    assert file.read() == content


@pytest.mark.parametrize("name", DISGUISED)
def test_disguised_and_damaged_files(name):
    assert not fits_its_name(ContentFile(bad_documents()[name], name=name))


def test_a_pdf_may_begin_a_little_later():
    """As mail programs and old printers leave it."""
    assert fits_its_name(ContentFile(b"\r\n" * 50 + b"%PDF-1.4", name="alt.pdf"))
    assert not fits_its_name(ContentFile(HTML + bytes(2000) + b"%PDF-1.4", name="seite.pdf"))


def test_kinds_that_are_not_known_here_are_up_to_the_setting():
    assert fits_its_name(ContentFile(b"\0\1\2", name="daten.bin"))
    assert fits_its_name(ContentFile(archive("irgendwas"), name="archiv.zip"))
