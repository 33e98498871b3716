"""Translations that leave the editor, come back, are copied, converted or read from a file."""

import polib
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from tests.admin.posting import edit_address, said
from tests.factories.locales import locale
from tests.factories.translating import requested, target, write_all

pytestmark = pytest.mark.usefixtures("commits")


def stop(client, translation):
    address = reverse("wagtail_localize:stop_translation", args=[translation.pk])
    return client.post(address, {"next": "/admin/"}, follow=True)


def test_nobody_ends_translating_behind_a_review(desk, admin, in_review):
    stop(desk, in_review)
    assert Translation.objects.get().enabled

    answer = stop(admin, in_review)

    text = "Die Übersetzung wird ab jetzt in einem eigenen Formular geschrieben."
    assert said(answer)[-1] == text
    assert not Translation.objects.get().enabled


@pytest.mark.parametrize(
    "action", ["draft", "submit", "publish", "confirm", "current", "owner", "approve", "reject"]
)
def test_a_button_of_an_editor_that_was_left_is_no_fault(admin, news, action):
    translation = requested(news)
    stop(admin, translation)

    answer = admin.post(edit_address(target(translation)), {"action": action}, follow=True)

    assert answer.status_code == 200
    assert "inzwischen beendet" in said(answer)[-1]


def test_it_begins_once_more(admin, news):
    translation = requested(news)
    stop(admin, translation)

    address = edit_address(target(translation))
    answer = admin.post(address, {"localize-restart-translation": "1"}, follow=True)

    assert said(answer)[-1] == "Die Übersetzung wird wieder neben ihrem Original geschrieben."
    assert Translation.objects.get().enabled


def copy(client, page, **choices):
    sent = {
        "new_title": "Kopie",
        "new_slug": "kopie",
        "new_parent_page": str(page.get_parent().pk),
        **choices,
    }
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), sent, follow=True)


def test_a_draft_of_a_machine_is_not_copied_which_would_lose_the_mark(admin, news):
    translation = requested(news)
    write_all(translation, by_machine=True)
    admin.post(edit_address(target(translation)), {"action": "draft"})
    row, count = target(translation), Page.objects.count()

    answer = copy(admin, row)
    assert "wurde nicht kopiert" in said(answer)[-1]
    copy(admin, row.get_parent(), copy_subpages="on")
    assert Page.objects.count() == count

    copy(admin, news)
    assert Page.objects.count() == count + 1


def test_an_alias_in_another_language_becomes_no_page(admin, news):
    alias = news.create_alias(
        parent=news.get_parent(), update_slug="takma", update_locale=locale("tr")
    )

    answer = admin.post(reverse("wagtailadmin_pages:convert_alias", args=[alias.pk]), follow=True)

    assert "Fordern Sie stattdessen eine Übersetzung davon an." in said(answer)[0]
    assert Page.objects.get(pk=alias.pk).alias_of_id == news.pk


def test_what_is_reviewed_becomes_no_alias(admin, in_review):
    row = target(in_review)

    admin.post(reverse("wagtail_localize:convert_to_alias", args=[row.pk]))

    assert Page.objects.get(pk=row.pk).alias_of_id is None
    row.current_workflow_state.cancel()
    admin.post(reverse("wagtail_localize:convert_to_alias", args=[row.pk]))
    assert Page.objects.get(pk=row.pk).alias_of_id is not None


def test_a_blank_in_a_file_is_no_word_of_a_person(admin, news):
    translation = requested(news)
    write_all(translation, by_machine=True)
    file = translation.export_po()
    for entry in file:
        entry.msgstr += " " if entry.msgctxt == "title" else " ve"

    address = reverse("wagtail_localize:upload_pofile", args=[translation.pk])
    admin.post(address, {"file": SimpleUploadedFile("a.po", str(file).encode()), "next": "/admin/"})

    kinds = StringTranslation.objects.exclude(context__path="slug").values_list(
        "context__path", "translation_type"
    )
    assert dict(kinds) == {"title": "machine", "teaser": "manual"}
    assert isinstance(file, polib.POFile)
