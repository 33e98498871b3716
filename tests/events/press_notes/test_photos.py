"""Photos of a note, and who may add them."""

import io
import zipfile
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from PIL import Image as Picture
from wagtail.images.models import Image
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
)

from events.models import EventReportPage, PressNotePhoto
from tests.admin.posting import form_data
from tests.factories.files import MARKER
from tests.factories.files import photo as camera_photo
from tests.factories.tree import SiteTree

from .handing_in import IMPORT, file, handed_in, nothing_was_created, photo, word_note


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
