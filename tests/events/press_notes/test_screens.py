"""The first step: a note is handed in or refused, listed and discarded."""

import io
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from docx import Document
from wagtail.models import (
    Page,
)
from wagtail.users.models import UserProfile

from events.models import EventReportPage, PressNote
from events.press_notes import services
from events.press_notes.note import RecognisedNote, Register
from events.press_notes.recognition import recognise
from tests.admin.posting import form_data

from .handing_in import IMPORT, NOTE, file, handed_in, nothing_was_created


def test_a_note_is_read_once_when_it_is_handed_in(
    admin: Client, register: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []

    def count(text: str, register: Register) -> RecognisedNote:
        read.append(text)
        return recognise(text, register)

    monkeypatch.setattr(services, "recognise", count)
    handed_in(admin, text=NOTE)
    assert len(read) == 1


def test_the_editor_sees_what_of_a_word_file_was_not_read(
    admin: Client, register: dict[str, Any]
) -> None:
    document = Document()
    for paragraph in NOTE.split("\n\n"):
        document.add_paragraph(paragraph)
    document.sections[0].footer.paragraphs[0].text = "Bankverbindung: keine"
    content = io.BytesIO()
    document.save(content)
    check = handed_in(admin, file=file("note.docx", content.getvalue()))
    assert "Bankverbindung: keine" in admin.get(check).content.decode()


def test_dates_are_shown_and_kept_as_they_are_typed(
    admin: Client, register: dict[str, Any]
) -> None:
    UserProfile.objects.update(preferred_language="de")
    page = admin.get(handed_in(admin, text=NOTE)).content.decode()
    assert 'value="03.06.2026"' in page
    assert '"format": "d.m.Y"' in page
    assert '"format": "Y-m-d"' not in page
    assert page.count('"validateOnBlur": false') == 5


def test_the_same_note_twice_is_refused(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    other_tab = handed_in(admin, text=NOTE.replace("\n", "\r\n"))
    admin.post(check, form_data(admin.get(check).context["form"], {}))

    response = admin.post(IMPORT, {"text": NOTE.upper()})
    (error,) = response.context["form"].non_field_errors().as_data()
    assert error.code == "imported"

    form = admin.get(other_tab).context["form"]
    response = admin.post(other_tab, form_data(form, {}))
    (error,) = response.context["form"].non_field_errors()
    assert "Vereine planen gemeinsame Sprachkurse" in error
    assert EventReportPage.objects.count() == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leer.txt", b""),
        ("blank.txt", b" \r\n\0"),
        ("bild.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20),
        ("gross.txt", NOTE.encode() * 20_000),
        ("alt.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        ("scan.pdf", b"%PDF-1.7\n" + b"x" * 600),
        ("note.docx", b"PK\x03\x04" + b"\0" * 400),
        ("note.rtf", b"{\\rtf1 " + b"Ein Satz mit vielen Worten. " * 30),
        ("ohne-datum.txt", NOTE.replace("3. Juni 2026\n", "").encode()),
        ("kurz.txt", b"3. Juni 2026"),
    ],
)
def test_what_is_no_press_note_creates_nothing(
    admin: Client, register: dict[str, Any], name: str, content: bytes
) -> None:
    before = Page.objects.count()
    response = admin.post(IMPORT, {"file": file(name, content)})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert nothing_was_created()
    assert Page.objects.count() == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(admin: Client, register: dict[str, Any], encoding: str) -> None:
    handed_in(admin, file=file("note.txt", NOTE.encode(encoding)))
    assert PressNote.objects.get().text == NOTE.strip()


def test_every_waiting_note_is_listed(admin: Client, register: dict[str, Any]) -> None:
    for number in range(1, 8):
        handed_in(admin, text=NOTE.replace("14 Vereine", f"{number + 20} Vereine"))
    assert len(admin.get(IMPORT).context["waiting"]) == 7


def test_only_what_a_page_takes_is_marked(admin: Client, register: dict[str, Any]) -> None:
    note = NOTE.replace("planten Kurse.", "planten Kurse für 5.000 Euro.")
    page = BeautifulSoup(admin.get(handed_in(admin, text=note)).content, "html.parser")
    marks = {mark.get_text(): mark.get("data-kinds") for mark in page.find_all("mark")}
    assert marks["28. Mai 2026"] == "report"
    assert marks["Stadtverband Hagen"] == "report news"
    assert "5.000 Euro" not in marks


def test_nobody_sees_the_notes_of_others(
    admin: Client, client: Client, register: dict[str, Any], django_user_model: Any
) -> None:
    check = handed_in(admin, text=NOTE)
    client.force_login(django_user_model.objects.create_superuser("andere", password="x"))
    assert client.get(check).url == IMPORT
    assert client.post(check, {"kind": "report"}).url == IMPORT
    assert PressNote.objects.filter(page__isnull=True).exists()
    assert client.get(IMPORT).status_code == 200
    assert not client.get(IMPORT).context["waiting"]


def test_a_note_can_be_discarded(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    admin.post(f"{check}discard/")
    assert not PressNote.objects.exists()
    # In another tab it may still be open.
    assert "wartet nicht mehr" in admin.post(check, follow=True).content.decode()


def test_the_home_page_begins_an_import_and_names_what_waits(
    admin: Client, client: Client, register: dict[str, Any], django_user_model: Any
) -> None:
    check = handed_in(admin, text=NOTE)
    home = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert IMPORT in home
    assert check in home

    reader = django_user_model.objects.create_user("ohne", password="x")
    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(reader)
    home = client.get(reverse("wagtailadmin_home")).content.decode()
    assert IMPORT not in home
    assert client.get(IMPORT).url == reverse("wagtailadmin_home")
