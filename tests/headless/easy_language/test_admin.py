"""The check, the record of tests and the glossary in the admin."""

import datetime as dt
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation, TranslationSource

from headless.easy_language.views import MOST_LETTERS, MOST_TEXTS, address_of
from headless.models import ContentPage, EasyLanguageTest, GlossaryTerm
from mso_pages.models import Topic
from tests.admin.posting import edit_address
from tests.factories.locales import locale, translate
from tests.factories.terms import TopicFactory
from tests.factories.tree import SiteTree

SAID = {"tested_by": "Gruppe Nordstadt", "tested_on": "2026-01-15", "result": "understood"}


@pytest.fixture
def topic(site_tree: SiteTree) -> Topic:
    """A snippet in easy language."""
    topic: Topic = translate(TopicFactory(title="Bildung"), "de-simple", title="Lernen")
    return topic


def ask(client: Client, thing: Any, *texts: str) -> Any:
    sent = {"texts": [{"label": "Text", "value": text} for text in texts]}
    address = address_of("headless_easy_language_check", thing)
    return client.post(address, json.dumps(sent), content_type="application/json")


def record_address(page: Any) -> str:
    return address_of("headless_easy_language_tests", page)


def test_the_check_answers_with_hints(admin: Client, topic: Topic) -> None:
    answer = ask(
        admin, topic, "Eine MSO hilft.", "Alles gut.", "<p>Die Bezirksregierung</p>"
    ).json()

    assert answer["count"] == 2
    assert answer["summary"].startswith("2 ")
    assert 'data-go-to="0"' in answer["html"] and 'data-go-to="2"' in answer["html"]
    assert 'data-go-to="1"' not in answer["html"]
    assert 'data-proposal="Bezirks-Regierung"' in answer["html"]


def test_what_was_typed_is_no_markup(admin: Client, topic: Topic) -> None:
    answer = ask(admin, topic, "MSO < & \"'").json()

    assert "MSO</mark> &lt; &amp; &quot;&#x27;" in answer["html"]


def test_many_hints_are_counted_and_not_all_shown(admin: Client, topic: Topic) -> None:
    answer = ask(admin, topic, "nicht " * 150, "nicht").json()

    assert answer["count"] == 152
    assert answer["html"].count("<li>") == 100


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "5",
        "null",
        "{",
        b"\xff\xfe",
        '{"label": "Text", "value": "a"}',
        '{"texts": {}}',
        '{"texts": ["a"]}',
        '{"texts": [{"label": 1, "value": "a"}]}',
        '{"texts": [{"label": "a"}]}',
        json.dumps({"texts": [{}] * (MOST_TEXTS + 1)}),
        json.dumps({"texts": [{"label": "", "value": "a" * (MOST_LETTERS + 1)}]}),
        "[" * 100_000,
    ],
)
def test_bad_input_is_refused(admin: Client, topic: Topic, body: Any) -> None:
    address = address_of("headless_easy_language_check", topic)
    answer = admin.post(address, body, content_type="application/json")

    assert answer.status_code == 400
    assert answer.json()["message"]


def test_odd_characters_are_checked(admin: Client, topic: Topic) -> None:
    assert ask(admin, topic, "\0 \u202e 🙂 MSO").json()["count"] == 1
    assert ask(admin, topic, "\ud800").status_code == 400


def test_the_check_is_for_who_may_edit(
    client: Client, admin: Client, writer: Client, topic: Topic, easy: ContentPage
) -> None:
    assert ask(client, topic, "MSO").status_code == 302
    assert ask(writer, topic, "MSO").status_code == 200
    # Wagtail answers a script with 403, a browser with its home page.
    assert ask(writer, easy, "MSO").status_code in (302, 403)
    assert admin.get(address_of("headless_easy_language_check", topic)).status_code == 405
    without_token = Client(enforce_csrf_checks=True)
    without_token.cookies = admin.cookies
    assert ask(without_token, topic, "MSO").status_code == 403


def test_the_panel_stands_below_easy_language_only(
    admin: Client, original: ContentPage, easy: ContentPage
) -> None:
    topic = TopicFactory(title="Lernen")
    easy_topic = translate(topic, "de-simple", title="Leicht lernen")
    for thing, has_panel in ((original, False), (easy, True), (topic, False), (easy_topic, True)):
        page = admin.get(edit_address(thing)).content.decode()
        assert ('id="easy-language"' in page) is has_panel
    assert "Hilfe</a>" in admin.get(edit_address(easy)).content.decode()


def test_the_panel_stands_in_the_editor_of_translations(
    admin: Client, original: ContentPage
) -> None:
    topic = TopicFactory(title="Lernen")
    for thing in (original, topic):
        source, _ = TranslationSource.update_or_create_from_instance(thing)
        for code in ("de-simple", "tr"):
            translation = Translation.objects.create(source=source, target_locale=locale(code))
            translation.save_target(publish=False)
            page = admin.get(edit_address(translation.get_target_instance())).content.decode()
            assert "js-translation-editor" in page
            assert ('id="easy-language"' in page) is (code == "de-simple")


def test_which_languages_are_easy_is_a_setting(
    admin: Client, original: ContentPage, easy: ContentPage, settings: Any
) -> None:
    settings.HEADLESS_EASY_LANGUAGES = ["de"]

    assert 'id="easy-language"' in admin.get(edit_address(original)).content.decode()
    assert 'id="easy-language"' not in admin.get(edit_address(easy)).content.decode()


def test_a_test_is_recorded_and_shown(admin: Client, easy: ContentPage, editor: Any) -> None:
    page = admin.get(record_address(easy))
    assert page.context["form"].initial["tested_on"] == timezone.localdate()

    answer = admin.post(record_address(easy), {**SAID, "remark": "Das Wort war neu."}, follow=True)

    test = EasyLanguageTest.objects.get()
    assert (test.tested_by, test.tested_on) == ("Gruppe Nordstadt", dt.date(2026, 1, 15))
    assert (test.recorded_by, test.result) == (editor, "understood")
    assert [item["is_current"] for item in answer.context["tests"]] == [True]
    assert "Das Wort war neu." in answer.content.decode()


def test_the_record_says_that_the_text_was_changed_since(admin: Client, easy: ContentPage) -> None:
    admin.post(record_address(easy), SAID)
    easy.teaser = "Die Organisation hilft."
    easy.save_revision()

    answer = admin.get(edit_address(easy))

    assert [item["is_current"] for item in answer.context["tests"]] == [False]


def test_a_new_address_or_picture_changes_no_words(admin: Client, easy: ContentPage) -> None:
    admin.post(record_address(easy), SAID)
    easy.slug = "anders"
    easy.teaser = "  Die MSO  hilft. "
    easy.save_revision()

    answer = admin.get(edit_address(easy))

    assert [item["is_current"] for item in answer.context["tests"]] == [True]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tested_by", ""),
        ("tested_by", "x" * 121),
        ("tested_on", ""),
        ("tested_on", "2999-01-01"),
        ("tested_on", "morgen"),
        ("result", ""),
        ("result", "gut"),
    ],
)
def test_a_wrong_form_records_nothing(
    admin: Client, easy: ContentPage, name: str, value: str
) -> None:
    answer = admin.post(record_address(easy), {**SAID, name: value})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [name]
    assert not EasyLanguageTest.objects.exists()


def test_a_test_can_be_removed(admin: Client, easy: ContentPage) -> None:
    admin.post(record_address(easy), SAID)
    other = translate(TopicFactory(), "de-simple")
    test = EasyLanguageTest.objects.get()

    wrong = address_of("headless_easy_language_remove", other, test.pk)
    assert admin.post(wrong).status_code == 404
    address = address_of("headless_easy_language_remove", easy, test.pk)
    assert admin.get(address).status_code == 405
    assert (
        admin.post(address.replace(f"/{test.pk}/remove", f"/{'9' * 30}/remove")).status_code == 404
    )
    assert admin.post(address).status_code == 302

    assert not EasyLanguageTest.objects.exists()


def test_tests_are_public_at_once_and_recorded_by_who_may_publish(
    writer: Client, leader: Client, easy: ContentPage, topic: Topic, admin: Client
) -> None:
    for thing in (easy, topic):
        admin.post(record_address(thing), SAID)
        test = EasyLanguageTest.objects.get(translation_key=thing.translation_key)
        remove = address_of("headless_easy_language_remove", thing, test.pk)
        for answer in (
            writer.get(record_address(thing)),
            writer.post(record_address(thing), SAID),
            writer.post(remove),
        ):
            assert answer.status_code == 302
            assert answer.url == reverse("wagtailadmin_home")
    assert EasyLanguageTest.objects.count() == 2
    form = writer.get(edit_address(topic)).content.decode()
    assert "Gruppe Nordstadt" in form
    assert record_address(topic) not in form

    assert record_address(topic) in leader.get(edit_address(topic)).content.decode()
    assert leader.post(record_address(topic), SAID).status_code == 302
    assert EasyLanguageTest.objects.count() == 3


def test_what_is_not_in_easy_language_has_no_tests(admin: Client, original: ContentPage) -> None:
    label = "mso_headless/contentpage"
    for path in (
        f"{label}/{original.pk}",
        f"{label}/999999",
        f"{label}/x",
        f"{label}/²",
        f"{label}/{'9' * 30}",
        "mso_headless/nothing/1",
        "auth/user/1",
        "wagtailcore/page/1",
    ):
        assert admin.get(f"/admin/easy-language/{path}/tests/").status_code == 404


def test_tests_go_with_what_they_are_about(easy: ContentPage, admin: Client) -> None:
    topic = translate(TopicFactory(), "de-simple")
    for thing in (easy, topic):
        admin.post(record_address(thing), SAID)

    easy.delete()
    assert EasyLanguageTest.objects.get().translation_key == topic.translation_key
    topic.delete()
    assert not EasyLanguageTest.objects.exists()


def test_the_glossary_is_kept_in_the_admin_and_used_by_the_check(
    admin: Client, topic: Topic
) -> None:
    form = {
        "locale": Locale.objects.get(language_code="de-simple").pk,
        "term": "Zuschuss",
        "other_forms": "Zuschüsse\n\n",
        "explanation": "Das ist Geld. Sie müssen es nicht zurückgeben.",
    }
    assert admin.post(reverse("glossary:add"), form).status_code == 302
    # Each word once, and only in easy language.
    assert admin.post(reverse("glossary:add"), form).status_code == 200
    german = {**form, "term": "Rat", "locale": Locale.objects.get(language_code="de").pk}
    assert admin.post(reverse("glossary:add"), german).status_code == 200

    assert GlossaryTerm.objects.get().forms == ("Zuschuss", "Zuschüsse")
    assert "Das ist Geld." in ask(admin, topic, "Es gibt Zuschüsse.").json()["html"]
    assert "Zuschuss" in admin.get(reverse("glossary:index")).content.decode()
