"""Translation files: wagtail-localize reads what can be read, the rest is refused by a message."""

import os
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import resolve, reverse
from django.utils.translation import gettext, override
from wagtail_localize.models import StringTranslation, Translation

from headless.uploads.views import MAX_TRANSLATION_FILE_SIZE
from tests.factories.funding import NewsPageFactory
from tests.factories.tree import SiteTree

from .posting import said
from .translating.asking import submit_for_translation

REFUSED = "This is no translation file of this site. Download one, and upload that."


@pytest.fixture
def translation(site_tree: SiteTree, admin: Client, commits: None) -> Translation:
    submit_for_translation(admin, NewsPageFactory(title="Nachricht"), "tr")
    return Translation.objects.get()


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def exported(translation: Translation) -> str:
    """With a Turkish title."""
    text = str(translation.export_po())
    return text.replace('msgid "Nachricht"\nmsgstr ""', 'msgid "Nachricht"\nmsgstr "Haber"')


def upload(admin: Client, translation: Translation, **data: Any) -> Any:
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    return admin.post(address, data, follow=True)


def test_a_translation_file_is_read(
    admin: Client, translation: Translation, temporary: Path
) -> None:
    content = exported(translation).encode()

    upload(admin, translation, file=SimpleUploadedFile("tr.po", content))

    assert StringTranslation.objects.get(context__path="title").data == "Haber"
    assert os.listdir(temporary) == []


def test_other_files_are_refused(admin: Client, translation: Translation, temporary: Path) -> None:
    good = exported(translation)
    files = {
        "empty": b"",
        "no translation file": b"\x89PNG\r\n\x1a\n",
        "path": b"/etc/passwd",
        "a page": b"<html></html>",
        "no number": good.replace("X-WagtailLocalize-TranslationID", "X-Other").encode(),
        "unknown character set": good.replace("utf-8", "rot13").encode(),
        "another character set": good.replace("Nachricht", "Größe").encode("utf-16"),
        "not what PostgreSQL can store": good.replace("Haber", "Ha\0ber").encode(),
        "damaged": good.replace("msgstr", "msgxyz").encode(),
        "too large": good.encode() + b"#" * MAX_TRANSLATION_FILE_SIZE,
    }
    with override("de"):
        refused = gettext(REFUSED)

    for name, content in files.items():
        response = upload(admin, translation, file=SimpleUploadedFile("tr.po", content))
        assert (response.status_code, said(response)[-1]) == (200, refused), name
    assert said(upload(admin, translation))[-1] == refused

    assert not StringTranslation.objects.exists()
    assert os.listdir(temporary) == []


def test_the_view_of_wagtail_localize_is_reached_by_ours_alone(translation: Translation) -> None:
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])

    assert resolve(address).func.__module__ == "headless.uploads.views"


def test_a_visitor_uploads_nothing(client: Client, translation: Translation) -> None:
    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    content = exported(translation).encode()

    response = client.post(address, {"file": SimpleUploadedFile("tr.po", content)})

    assert response.status_code == 302
    assert not StringTranslation.objects.exists()
