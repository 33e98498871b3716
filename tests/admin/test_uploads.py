"""V5: what no way to upload takes, what is said of it, and that nothing of it stays."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from headless.uploads.forms import DocumentField, PictureField
from tests.factories.files import bad_documents, bad_pictures, photo
from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.tree import SiteTree

from .uploading import (
    DOCUMENT_WAYS,
    PICTURE_WAYS,
    Way,
    add_documents,
    add_picture,
    add_pictures,
    answer,
    change_own_picture,
    replace_document,
    traces,
)

EMPTY = "Die übertragene Datei ist leer."
UNKNOWN_FORMAT = "Unterstützte Formate: AVIF, GIF, HEIC, HEIF, JPEG, JPG, PNG, WEBP."
PICTURE_COMPLAINTS = {
    "leer.jpg": EMPTY,
    "leer.heic": EMPTY,
    "logo.svg": UNKNOWN_FORMAT,
    "programm.exe": UNKNOWN_FORMAT,
    "foto.jpg.html": UNKNOWN_FORMAT,
    "foto": UNKNOWN_FORMAT,
    "bild.tiff": UNKNOWN_FORMAT,
    "falsch-benannt.jpg": "Die Erweiterung stimmt nicht mit dem Dateiformat überein (png)",
    "bombe.png": "too_many_pixels",
    "grosse-bombe.png": "too_many_pixels",
    "bombe-animiert.gif": "too_many_pixels",
    "zu-schwer.jpg": "Maximale Dateigröße 10,0\xa0MB.",
}
NOT_ALLOWED = "Dateiendung"
DOCUMENT_COMPLAINTS = {
    "leer.pdf": EMPTY,
    "leer.docx": EMPTY,
    "leer.txt": EMPTY,
    "seite.html": NOT_ALLOWED,
    "bild.svg": NOT_ALLOWED,
    "programm.exe": NOT_ALLOWED,
    "ohne-endung": NOT_ALLOWED,
    "brief.pdf.html": NOT_ALLOWED,
    "zu-schwer.pdf": "Maximale Dateigröße 20,0\xa0MB.",
}
SOME_PICTURES = ["halb.jpg", "halb.heic", "leer.jpg", "logo.svg", "bombe.png", "seite.jpg"]
SOME_DOCUMENTS = ["leer.pdf", "seite.html", "seite-als.pdf", "halb.docx"]


def in_german(field: Any, code: str) -> str:
    """The message of a field in the language of the editor, without its numbers."""
    with override("de"):
        return str(field.default_error_messages.get(code, code)).partition("%")[0]


@pytest.fixture
def stock(site_tree: SiteTree, admin: Client) -> Client:
    """The editor's browser, on a site with a picture and a document."""
    image = ImageFactory()
    DocumentFactory()
    # Wagtail makes the sizes that its own page shows.
    admin.get(reverse("wagtailimages:edit", args=[image.pk]))
    return admin


@pytest.mark.parametrize("upload", PICTURE_WAYS)
def test_bad_pictures_are_refused_and_leave_nothing(stock: Client, upload: Way) -> None:
    files = bad_pictures()
    names = list(files) if upload in PICTURE_WAYS[:2] else SOME_PICTURES
    before = traces()

    for name in names:
        response = upload(stock, SimpleUploadedFile(name, files[name]))

        complaint = PICTURE_COMPLAINTS.get(name, "unreadable")
        assert in_german(PictureField, complaint) in answer(response), name
        assert (response.status_code, traces()) == (200, before), name


@pytest.mark.parametrize("upload", DOCUMENT_WAYS)
def test_bad_documents_are_refused_and_leave_nothing(stock: Client, upload: Way) -> None:
    files = bad_documents()
    names = list(files) if upload in DOCUMENT_WAYS[:2] else SOME_DOCUMENTS
    before = traces()

    for name in names:
        response = upload(stock, SimpleUploadedFile(name, files[name]))

        complaint = DOCUMENT_COMPLAINTS.get(name, "other_kind")
        assert in_german(DocumentField, complaint) in answer(response), name
        assert (response.status_code, traces()) == (200, before), name


@pytest.mark.parametrize("name", ["ohne-endung", "seite.html", "leer.pdf", "seite-als.pdf"])
def test_a_refused_document_leaves_the_stored_one_in_its_place(
    site_tree: SiteTree, admin: Client, settings: Any, tmp_path: Path, name: str
) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    DocumentFactory()

    response = replace_document(admin, SimpleUploadedFile(name, bad_documents()[name]))

    assert "konnte nicht gefunden werden" not in answer(response)


@pytest.mark.parametrize(
    ("upload", "name", "content"),
    [
        (add_pictures, "halb.jpg", bad_pictures()["halb.jpg"]),
        (add_documents, "seite.html", bad_documents()["seite.html"]),
        (add_documents, "seite-als.pdf", bad_documents()["seite-als.pdf"]),
    ],
)
def test_a_bad_file_is_not_kept_until_another_field_is_right(
    stock: Client, upload: Way, name: str, content: bytes
) -> None:
    """Wagtail keeps a good one so long, since the browser would have to send it again."""
    before = traces()

    upload(stock, SimpleUploadedFile(name, content), title="x" * 300)

    assert traces() == before


def test_no_file_at_all(stock: Client) -> None:
    before = traces()

    several = stock.post(reverse("wagtailimages:add_multiple"), {"title": "x"})
    one = add_picture(stock, "kein Anhang")

    assert (several.status_code, one.status_code) == (400, 200)
    assert traces() == before


@pytest.mark.parametrize("upload", [add_picture, add_pictures, change_own_picture])
@pytest.mark.parametrize("content", [photo("JPEG"), bad_pictures()["halb.jpg"]])
def test_what_was_received_on_disk_goes_from_there(
    stock: Client, settings: Any, tmp_path: Path, upload: Way, content: bytes
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 0
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path

    response = upload(stock, SimpleUploadedFile("foto.jpg", content))

    assert response.status_code in (200, 302)
    assert list(tmp_path.iterdir()) == []
