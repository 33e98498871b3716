"""What others write while somebody looks at a translation, who then decides on it."""

import datetime
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import (
    OverridableSegment,
    SegmentOverride,
    StringSegment,
)

from tests.admin.posting import edit_address, said
from tests.factories.funding import NewsPageFactory
from tests.factories.images import ImageFactory
from tests.factories.members import person
from tests.factories.translating import requested, target, write_all

from .pressing import press, shown_values

pytestmark = pytest.mark.usefixtures("commits")


@pytest.fixture
def linked(desk):
    """News with a link and a picture, offline, and its translation with all texts."""
    image = ImageFactory()
    image.contextual_alt_text, image.decorative = "Ein Haus", False
    body = [
        ("text", '<p>Hier <a href="https://gut.example/">lesen</a>.</p>'),
        ("picture", {"image": image, "caption": ""}),
    ]
    news = NewsPageFactory(title="Eine Nachricht", body=body, live=False)
    translation = requested(news)
    write_all(translation)
    return news, translation


def override(client, translation, path, value):
    segment = OverridableSegment.objects.get(
        source=translation.source, context__path__contains=path
    )
    address = reverse("wagtail_localize:edit_override", args=[translation.pk, segment.pk])
    return client.put(
        address, urlencode({"value": value}), content_type="application/x-www-form-urlencoded"
    )


def entitle(client, translation, title):
    segment = StringSegment.objects.get(source=translation.source, context__path="title")
    address = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    answer = client.put(
        address, urlencode({"value": title}), content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 200


MEANWHILE = "Jemand hat etwas geändert, nachdem Sie es geöffnet haben. Lesen Sie es, und"
SAVED = ["Der Entwurf wurde gespeichert. Was veröffentlicht ist, blieb."]


def test_who_publishes_has_seen_what_others_wrote(admin, desk, news):
    translation = requested(news)
    write_all(translation)
    address = edit_address(target(translation))
    seen = shown_values(admin, address)
    entitle(admin, translation, "Benim")
    entitle(desk, translation, "Onun")

    answer = admin.post(address, {**seen, "action": "publish"}, follow=True)

    assert said(answer)[0].startswith(MEANWHILE)
    assert not target(translation).live
    press(admin, translation, "publish")
    assert target(translation).title == "Onun"


def test_words_of_ones_own_are_no_surprise(admin, news):
    translation = requested(news)
    write_all(translation)
    address = edit_address(target(translation))
    seen = shown_values(admin, address)
    entitle(admin, translation, "Benim")

    admin.post(address, {**seen, "action": "publish"})

    assert target(translation).title == "Benim"


def test_nobody_publishes_a_link_that_they_did_not_see(admin, desk, linked):
    _news, translation = linked
    address = edit_address(target(translation))
    seen = shown_values(admin, address)
    assert override(desk, translation, "gut.example", "https://schlecht.example/").status_code < 300

    answer = admin.post(address, {**seen, "action": "publish"}, follow=True)

    assert said(answer)[0].startswith(MEANWHILE)
    # No moment, or one from no server, is none at which it was seen.
    for moment in ({}, {"seen_at": ""}, {"seen_at": "2026-13-45T00:00:00Z"}):
        admin.post(address, {"action": "publish", **moment})
    assert not target(translation).live
    press(admin, translation, "publish")
    assert "schlecht.example" in str(target(translation).body)


def test_nobody_approves_what_the_original_brought_meanwhile(admin, desk, linked):
    news, translation = linked
    press(desk, translation, "submit")
    address = edit_address(target(translation))
    seen = shown_values(admin, address)
    news.published_on = datetime.date(1999, 1, 1)
    news.save_revision()
    desk.post(reverse("wagtail_localize:update_translations", args=[translation.source.pk]))

    answer = admin.post(address, {**seen, "action": "approve", "comment": "Gut."}, follow=True)

    assert said(answer)[0].startswith(MEANWHILE)
    assert said(answer)[1] == "Ihre Anmerkung wurde nicht gesendet: „Gut.“"
    assert not target(translation).live
    press(admin, translation, "approve")
    assert target(translation).published_on == datetime.date(1999, 1, 1)


def test_nobody_approves_what_another_reviewer_wrote_meanwhile(admin, in_review):
    address = edit_address(target(in_review))
    seen = shown_values(admin, address)
    colleague = Client()
    colleague.force_login(person("zweite", is_superuser=True))
    entitle(colleague, in_review, "Başka")

    answer = admin.post(address, {**seen, "action": "approve"}, follow=True)

    assert said(answer)[0].startswith(MEANWHILE)
    assert not target(in_review).live


@pytest.mark.parametrize("value", ["abc", "{}", "", "999999", "-1", "9" * 30])
def test_a_picture_that_is_not_there_is_not_kept(desk, linked, value):
    _news, translation = linked

    answer = override(desk, translation, "image", value)

    assert answer.status_code == 400
    assert answer.content.decode() == "Das kann dort nicht stehen. Wählen Sie etwas anderes."
    assert not SegmentOverride.objects.exists()
    assert said(press(desk, translation, "draft")) == SAVED


def test_a_picture_that_went_later_is_said(desk, linked):
    _news, translation = linked
    other = ImageFactory()
    assert override(desk, translation, "image", other.pk).status_code == 201
    other.delete()

    (message,) = said(press(desk, translation, "draft"))

    assert message.startswith("Ein Bild, eine Seite oder ein Dokument")
    # And it can be put right.
    assert override(desk, translation, "image", ImageFactory().pk).status_code == 200
    assert said(press(desk, translation, "draft")) == SAVED


@pytest.mark.parametrize(
    "moment", ["2026-13-45T00:00:00Z", "9999-12-31T23:59:59-14:00", "gestern", "2026-11-25T10:00"]
)
def test_a_moment_that_no_server_made_confirms_nothing(admin, news, moment):
    translation = requested(news)
    write_all(translation, by_machine=True)

    answer = press(admin, translation, "confirm", seen_at=moment)

    assert said(answer) == [
        "Es wurde nichts bestätigt. Lesen Sie die Texte der Maschine, die jetzt da sind."
    ]
