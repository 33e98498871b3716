"""The import in the admin: hand in, check, draft; and what is refused."""

import datetime as dt
import io
import zipfile
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from docx import Document
from PIL import Image as Picture
from wagtail.images.models import Image
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
)
from wagtail.users.models import UserProfile

from events.models import EventReportPage, PressNote, PressNotePhoto
from events.press_notes import services, views
from events.press_notes.documents import read_pasted
from events.press_notes.note import RecognisedNote, Register
from events.press_notes.proposals import propose
from events.press_notes.recognition import recognise
from events.press_notes.selectors import parent_of
from mso_pages.models import FundingCallPage, NewsPage
from mso_pages.models.partners import FormerName
from tests.admin.posting import form_data
from tests.factories.files import MARKER
from tests.factories.files import photo as camera_photo
from tests.factories.funding import FundingProgrammePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory
from tests.factories.tree import SiteTree

NOTE = """Haus der Vielfalt
3. Juni 2026
Vernetzung

Vereine planen gemeinsame Sprachkurse

Am 28. Mai 2026 trafen sich im Rathaus in Hagen 14 Vereine aus drei Städten und planten Kurse.

Eingeladen hatte das Haus der Vielfalt gemeinsam mit dem Stadtverband Hagen.

„Wir wollen im Herbst mit den ersten Kursen beginnen“, sagte Dr. Nora Beispiel, Leiterin der
Volkshochschule.
"""
IMPORT = reverse("press_notes:import")


@pytest.fixture
def register(site_tree: SiteTree) -> dict[str, Any]:
    """A publisher, a partner and a town that the note names, and places for the drafts."""
    _sections = (site_tree.reports, site_tree.news)
    return {
        "publisher": PartnerOrganisationFactory.create(name="Haus der Vielfalt", abbreviation=""),
        "partner": PartnerOrganisationFactory.create(name="Stadtverband Hagen", abbreviation=""),
        "town": MunicipalityFactory.create(name="Hagen"),
        "programme": FundingProgrammePageFactory.create(title="Kursförderung"),
    }


def handed_in(admin: Client, **data: Any) -> str:
    response = admin.post(IMPORT, data)
    assert response.status_code == 302, response.context["form"].errors
    return str(response.url)


def nothing_was_created() -> bool:
    return not (
        PressNote.objects.exists() or PressNotePhoto.objects.exists() or Image.objects.exists()
    )


def test_a_pasted_note_becomes_a_draft_report(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    shown = admin.get(check)
    form = shown.context["form"]
    assert form["kind"].value() == "report"

    response = admin.post(check, form_data(form, {}))

    page = EventReportPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    draft = page.get_latest_revision_as_object()
    assert not page.live
    assert draft.title == "Vereine planen gemeinsame Sprachkurse"
    assert draft.category == "networking"
    assert (draft.published_on.isoformat(), draft.event_date.isoformat()) == (
        "2026-06-03",
        "2026-05-28",
    )
    assert draft.publisher == register["publisher"]
    assert (draft.place_name, draft.municipality) == ("Rathaus", register["town"])
    assert [(row.partner, row.role) for row in draft.partners.all()] == [
        (register["publisher"], "host"),
        (register["partner"], "co_organiser"),
    ]
    figures = [block.value for block in draft.attendance]
    assert [(figure["value"], figure["unit"]) for figure in figures] == [
        (14, "organisation"),
        (3, "city"),
    ]
    (person,) = draft.contributions.all()
    assert (person.person, person.statement_kind) == ("Dr. Nora Beispiel", "quotation")
    # That she gave a speech is not said.
    assert person.kind == "other"
    assert person.statement == "Wir wollen im Herbst mit den ersten Kursen beginnen"
    assert draft.sources[0].value["verbatim_text"] == NOTE.strip()
    assert len(draft.body) == 1
    assert draft.body[0].value.source.count("<p>") == 2


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


def test_every_kind_is_made_of_the_same_note(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    form = admin.get(check).context["form"]
    admin.post(check, form_data(form, {"kind": "news", "kicker": "Vernetzung"}))
    news = NewsPage.objects.get()
    assert news.published_on.isoformat() == "2026-06-03"
    assert news.kicker == "Vernetzung"
    assert [row.partner for row in news.partners.all()] == [
        register["publisher"],
        register["partner"],
    ]

    news.delete()
    check = handed_in(admin, text=NOTE)
    form = admin.get(check).context["form"]
    values = {"kind": "call", "programme": register["programme"].pk, "closes_on": "2026-09-30"}
    admin.post(check, form_data(form, values))
    call = FundingCallPage.objects.get()
    assert call.closes_on.isoformat() == "2026-09-30"
    assert call.get_parent().specific == register["programme"]


def test_what_the_editor_changes_counts(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    form = admin.get(check).context["form"]
    first_figure = next(name for name in form.fields if name.startswith("figures-"))
    role = f"partners-{register['partner'].pk}-role"
    values = {"title": "\u202eAnders\u2066", first_figure: False, role: "funder"}
    admin.post(check, form_data(form, values))
    draft = EventReportPage.objects.get()
    # A mark that turns the direction is none of the words.
    assert draft.title == "Anders"
    assert [block.value["value"] for block in draft.attendance] == [3]
    assert [row.role for row in draft.partners.all()] == ["host", "funder"]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"published_on": "2026-05-01"}, "published_on"),
        ({"event_end_date": "2026-05-01"}, "event_end_date"),
        ({"title": ""}, "title"),
        ({"kind": "call", "programme": ""}, "programme"),
        ({"kind": "call", "min_amount": 2, "max_amount": 1}, "max_amount"),
        ({"kind": "call", "max_amount": 10**10}, "max_amount"),
        ({"kind": "call", "budget": 10**12}, "budget"),
    ],
)
def test_a_mistake_is_named_and_makes_nothing(
    admin: Client, register: dict[str, Any], values: dict[str, Any], field: str
) -> None:
    check = handed_in(admin, text=NOTE)
    form = admin.get(check).context["form"]
    response = admin.post(check, form_data(form, values))
    assert field in response.context["form"].errors
    assert not EventReportPage.objects.exists()
    assert not FundingCallPage.objects.exists()


def test_dates_are_shown_and_kept_as_they_are_typed(
    admin: Client, register: dict[str, Any]
) -> None:
    UserProfile.objects.update(preferred_language="de")
    page = admin.get(handed_in(admin, text=NOTE)).content.decode()
    assert 'value="03.06.2026"' in page
    assert '"format": "d.m.Y"' in page
    assert '"format": "Y-m-d"' not in page
    assert page.count('"validateOnBlur": false') == 5


def test_a_partner_without_its_part_makes_nothing(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    role = f"partners-{register['partner'].pk}-role"
    response = admin.post(check, form_data(admin.get(check).context["form"], {role: ""}))
    assert role in response.context["form"].errors
    assert not EventReportPage.objects.exists()


def test_an_unknown_part_of_a_partner_is_refused(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    role = f"partners-{register['partner'].pk}-role"
    data = form_data(admin.get(check).context["form"], {}) | {role: "evil"}
    assert list(admin.post(check, data).context["form"].errors) == [role]


def test_an_amount_that_no_call_holds_is_a_doubt(admin: Client, register: dict[str, Any]) -> None:
    note = (
        "Haus der Vielfalt\n3. Juni 2026\n\nFörderaufruf für Kurse in den Vereinen\n\n"
        "Anträge auf Kursförderung nimmt das Haus der Vielfalt bis zum 30. September 2026 an.\n\n"
        "Ein Verein kann bis zu 20 Milliarden Euro erhalten.\n"
    )
    check = handed_in(admin, text=note)
    shown = admin.get(check)
    form = shown.context["form"]
    assert (form["kind"].value(), form["max_amount"].value()) == ("call", None)
    assert "20 Milliarden Euro" in shown.content.decode()

    admin.post(check, form_data(form, {"programme": register["programme"].pk}))

    assert FundingCallPage.objects.get().max_amount is None


def test_discarded_while_the_draft_is_made(
    admin: Client, register: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    check = handed_in(admin, text=NOTE)
    data = form_data(admin.get(check).context["form"], {})

    def discard(*args: Any) -> Page:
        PressNote.objects.all().delete()
        return services.create_draft(*args)

    monkeypatch.setattr(views, "create_draft", discard)

    assert admin.post(check, data).url == IMPORT
    assert not EventReportPage.objects.exists()


def test_a_partner_that_comes_meanwhile_shifts_no_choice(
    admin: Client, register: dict[str, Any]
) -> None:
    check = handed_in(admin, text=NOTE)
    role = f"partners-{register['partner'].pk}-role"
    data = form_data(admin.get(check).context["form"], {role: "funder"})
    PartnerOrganisationFactory.create(name="Rathaus in Hagen", abbreviation="")

    admin.post(check, data)

    draft = EventReportPage.objects.get()
    roles = {row.partner: row.role for row in draft.partners.all()}
    assert roles == {register["publisher"]: "host", register["partner"]: "funder"}


def test_a_partner_that_goes_meanwhile_is_told(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    data = form_data(admin.get(check).context["form"], {})
    register["partner"].delete()

    response = admin.post(check, data)

    assert response.context["form"].non_field_errors()
    assert not EventReportPage.objects.exists()


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


def test_a_headline_without_letters_is_refused_in_the_form(
    admin: Client, register: dict[str, Any]
) -> None:
    check = handed_in(admin, text=NOTE)
    form = admin.get(check).context["form"]
    response = admin.post(check, form_data(form, {"title": "!!!"}))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["title"]
    assert not EventReportPage.objects.exists()


def test_a_second_click_makes_no_second_page(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, text=NOTE)
    data = form_data(admin.get(check).context["form"], {})
    first = admin.post(check, data)
    assert admin.post(check, data).url == first.url
    assert EventReportPage.objects.count() == 1


def test_two_requests_at_once_make_one_page(register: dict[str, Any]) -> None:
    """Both have read the note before either of them made the page."""
    document = read_pasted(NOTE)
    recognised = services.check_note(document)
    first = services.hand_in(document, None)
    second = PressNote.objects.get(pk=first.pk)
    parent = parent_of("report", None, None)
    assert parent is not None

    page = services.create_draft(first, propose(recognised), recognised.layout, parent, None)
    with pytest.raises(ValidationError):
        services.create_draft(second, propose(recognised), recognised.layout, parent, None)

    assert EventReportPage.objects.get().pk == page.pk
    assert PressNote.objects.get().page_id == page.pk


def file(name: str, content: bytes) -> io.BytesIO:
    upload = io.BytesIO(content)
    upload.name = name
    return upload


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


def word_note(photo: bytes) -> bytes:
    document = Document()
    for line in NOTE.split("\n\n"):
        for part in line.split("\n") if line.startswith("Haus") else [line.replace("\n", " ")]:
            document.add_paragraph(part)
    document.add_picture(io.BytesIO(photo))
    document.add_paragraph("Das Podium im Rathaus. Foto: A. Beispiel")
    output = io.BytesIO()
    document.save(output)
    return output.getvalue()


def photo() -> bytes:
    output = io.BytesIO()
    Picture.new("RGB", (40, 30), "#336699").save(output, "JPEG")
    return output.getvalue()


def test_a_word_document_brings_its_photo(admin: Client, register: dict[str, Any]) -> None:
    check = handed_in(admin, file=file("note.docx", word_note(photo())))
    shown = admin.get(check)
    assert "A. Beispiel" in shown.content.decode()
    admin.post(check, form_data(shown.context["form"], {}))

    image = Image.objects.get()
    assert image.title == "Das Podium im Rathaus."
    assert image.facts.credit == "A. Beispiel"
    draft = EventReportPage.objects.get().get_latest_revision_as_object()
    assert draft.image == image
    # D36: what the picture shows is for the editor to say.
    assert draft.image_alt == ""
    assert "image_alt" in draft.publish_errors()
    assert not PressNotePhoto.objects.exists()
    assert draft.title == "Vereine planen gemeinsame Sprachkurse"
    assert draft.body[0].value.source.count("<p>") == 2


def member_of_reports(site_tree: SiteTree, client: Client) -> Client:
    """Who may add pages below the reports and nothing else."""
    group = Group.objects.create(name="Berichte")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in ("add_page", "change_page"):
        GroupPagePermission.objects.create(
            group=group,
            page=site_tree.reports,
            permission=Permission.objects.get(codename=codename),
        )
    user = get_user_model().objects.create_user("berichte", password="x")
    user.groups.add(group)
    client.force_login(user)
    return client


def test_rights_on_reports_alone_make_a_report_without_photos(
    site_tree: SiteTree, client: Client, register: dict[str, Any]
) -> None:
    member = member_of_reports(site_tree, client)
    check = handed_in(member, file=file("note.docx", word_note(photo())))
    shown = member.get(check)
    assert "keine Bilder hinzufügen" in shown.content.decode()
    form = shown.context["form"]
    assert [kind for kind, _label in form.fields["kind"].choices] == ["report"]

    member.post(check, form_data(form, {}))

    assert EventReportPage.objects.get().get_parent().specific == site_tree.reports
    assert not Image.objects.exists()


def test_photos_go_where_the_user_may_add_pictures(
    site_tree: SiteTree, client: Client, register: dict[str, Any]
) -> None:
    member = member_of_reports(site_tree, client)
    root = Collection.get_first_root_node()
    collections = [root.add_child(name=name) for name in ("Presse", "Vereine")]
    for collection in collections:
        GroupCollectionPermission.objects.create(
            group=Group.objects.get(name="Berichte"),
            collection=collection,
            permission=Permission.objects.get(codename="add_image"),
        )

    check = handed_in(member, file=file("note.docx", word_note(photo())))
    member.post(check, form_data(member.get(check).context["form"], {}))

    assert Image.objects.get().collection == collections[0]


def test_a_waiting_photo_keeps_nothing_of_its_camera(
    admin: Client, register: dict[str, Any]
) -> None:
    content = camera_photo("JPEG")
    assert MARKER.encode() in content
    handed_in(admin, file=file("note.docx", word_note(content)))

    kept = bytes(PressNotePhoto.objects.get().content)

    assert MARKER.encode() not in kept
    assert Picture.open(io.BytesIO(kept)).format == "JPEG"


def test_every_waiting_note_is_listed(admin: Client, register: dict[str, Any]) -> None:
    for number in range(1, 8):
        handed_in(admin, text=NOTE.replace("14 Vereine", f"{number + 20} Vereine"))
    assert len(admin.get(IMPORT).context["waiting"]) == 7


CONTACT = "\nPressekontakt: Nora Beispiel\nnora@verein.example\n"


@pytest.mark.parametrize("is_public", [False, True])
def test_contact_lines_are_public_only_when_the_editor_says_so(
    admin: Client, register: dict[str, Any], is_public: bool
) -> None:
    check = handed_in(admin, text=NOTE + CONTACT)
    form = admin.get(check).context["form"]

    admin.post(check, form_data(form, {"publish_contact": is_public}))

    draft = EventReportPage.objects.get().get_latest_revision_as_object()
    shown = NOTE + CONTACT if is_public else NOTE
    assert draft.sources[0].value["verbatim_text"] == shown.strip()
    assert PressNote.objects.get().text == (NOTE + CONTACT).strip()


def test_who_is_counted_without_an_event_can_be_taken(
    admin: Client, register: dict[str, Any]
) -> None:
    """The rules take the note for news, the editor knows that it tells of an event."""
    note = (
        "Haus der Vielfalt\n3. Juni 2026\n\nEin Abend, der allen gefallen hat\n\n"
        "Der Abend war für alle ein Erfolg, so das einhellige Urteil im Haus der Vielfalt.\n\n"
        "Zum Verband gehören 85 Vereine.\n"
    )
    check = handed_in(admin, text=note)
    form = admin.get(check).context["form"]
    assert form["kind"].value() == "news"
    (row,) = [name for name in form.fields if name.startswith("figures-")]
    assert form[row].value() is False
    role = f"partners-{register['publisher'].pk}-role"

    response = admin.post(check, form_data(form, {"kind": "report", row: True, role: "host"}))

    assert response.status_code == 302, response.context["form"].errors
    draft = EventReportPage.objects.get().get_latest_revision_as_object()
    assert [block.value["value"] for block in draft.attendance] == [85]


def test_only_what_a_page_takes_is_marked(admin: Client, register: dict[str, Any]) -> None:
    note = NOTE.replace("planten Kurse.", "planten Kurse für 5.000 Euro.")
    page = BeautifulSoup(admin.get(handed_in(admin, text=note)).content, "html.parser")
    marks = {mark.get_text(): mark.get("data-kinds") for mark in page.find_all("mark")}
    assert marks["28. Mai 2026"] == "report"
    assert marks["Stadtverband Hagen"] == "report news"
    assert "5.000 Euro" not in marks


def test_the_source_bears_the_name_of_its_day(admin: Client, register: dict[str, Any]) -> None:
    publisher = register["publisher"]
    publisher.name, publisher.name_valid_from = "Haus der Kulturen", dt.date(2026, 7, 1)
    publisher.former_names.add(FormerName(name="Haus der Vielfalt", valid_to=dt.date(2026, 6, 30)))
    publisher.save()
    check = handed_in(admin, text=NOTE)

    admin.post(check, form_data(admin.get(check).context["form"], {}))

    draft = EventReportPage.objects.get().get_latest_revision_as_object()
    assert draft.publisher == publisher
    assert draft.sources[0].value["publisher"] == "Haus der Vielfalt"


def with_broken_photo() -> bytes:
    output = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word_note(photo()))) as whole,
        zipfile.ZipFile(output, "w") as broken,
    ):
        for entry in whole.infolist():
            content = whole.read(entry)
            cut = len(content) - 200 if entry.filename.startswith("word/media/") else len(content)
            broken.writestr(entry, content[:cut])
    return output.getvalue()


def test_a_broken_photo_refuses_the_note(admin: Client, register: dict[str, Any]) -> None:
    response = admin.post(IMPORT, {"file": file("note.docx", with_broken_photo())})
    assert response.status_code == 200
    assert response.context["form"].errors
    assert nothing_was_created()


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
