"""The editor of a translation: what each button does, and for whom."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import WorkflowState
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
)

from headless.models import TranslationState
from headless.translations import services
from tests.admin.posting import edit_address, said
from tests.factories.members import person
from tests.factories.translating import requested, target, write, write_all

from .pressing import press, shown_values

pytestmark = pytest.mark.usefixtures("commits")


@pytest.fixture(params=["page", "snippet"])
def translation(request, news, topic):
    return requested(news if request.param == "page" else topic)


def test_a_draft_is_saved(desk, translation):
    write_all(translation)

    answer = press(desk, translation, "draft")

    assert said(answer) == ["Der Entwurf wurde gespeichert. Was veröffentlicht ist, blieb."]
    row = target(translation)
    assert not row.live
    assert row.get_latest_revision_as_object().title.startswith("[tr] ")


def test_a_translator_submits_and_publishes_nothing(desk, news):
    translation = requested(news)
    write_all(translation)

    press(desk, translation, "submit")

    row = target(translation)
    assert not row.live
    state = WorkflowState.objects.get(object_id=str(row.pk))
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    assert state.current_task_state.revision == row.latest_revision
    press(desk, translation, "publish")
    assert not target(translation).live


def test_without_a_workflow_the_draft_waits_for_who_may_publish(desk, topic):
    translation = requested(topic)
    write_all(translation)

    answer = press(desk, translation, "submit")

    assert "muss ihn ansehen" in said(answer)[0]
    assert target(translation).get_latest_revision_as_object().title == "[tr] Bildung"


def test_who_may_publish_publishes(admin, translation):
    write_all(translation)

    answer = press(admin, translation, "publish")

    assert target(translation).live
    assert said(answer)[-1].endswith("wurde auf Türkisch veröffentlicht.")


def test_words_of_a_field_that_is_there_no_more_are_shown_by_its_place(desk, news):
    translation = requested(news)
    TranslationState.objects.update(original_words={"former_field": "Es kamen 28 Vereine."})
    state = TranslationState.objects.get()
    state.outdated_since = timezone.now()
    state.save()

    shown = desk.get(edit_address(target(translation)))

    assert "former_field" in shown.content.decode()


def test_only_staff_take_care_of_it(admin, translator, news):
    translation = requested(news)
    stranger = person("fremd")

    press(admin, translation, "owner", owner=stranger.pk)
    assert TranslationState.objects.get().owner is None
    press(admin, translation, "owner", owner=translator.pk)
    assert TranslationState.objects.get().owner == translator


def test_what_is_missing_is_said_and_nothing_published(admin, news):
    translation = requested(news)
    write(translation, "title", "Haber")

    answer = press(admin, translation, "publish")

    assert said(answer) == [
        "„Haber“ wurde nicht veröffentlicht. 1 Text ist noch nicht übersetzt: Vorspann."
    ]
    assert not target(translation).live


def test_what_is_missing_is_said_and_nothing_submitted(desk, news):
    translation = requested(news)
    write(translation, "title", "Haber")

    answer = press(desk, translation, "submit")

    text = "„Haber“ wurde nicht eingereicht. 1 Text ist noch nicht übersetzt: Vorspann."
    assert said(answer) == [text]
    assert not WorkflowState.objects.exists()


def test_translators_come_to_what_the_original_says_now(desk, news):
    translation = requested(news)
    write_all(translation)
    services.publish(translation, None)
    button = 'value="update"'
    assert button not in desk.get(edit_address(target(translation))).content.decode()
    news.teaser = "Es kamen 29 Vereine."
    news.save_revision().publish()
    shown = desk.get(edit_address(target(translation))).content.decode()
    # What the translation says so far stands beside it.
    assert button in shown and "[tr] Es kamen 28 Vereine." in shown

    press(desk, translation, "update")

    assert StringSegment.objects.get(
        context__path="teaser", source=translation.source
    ).string.data == ("Es kamen 29 Vereine.")
    assert button not in desk.get(edit_address(target(translation))).content.decode()
    assert target(translation).teaser == "[tr] Es kamen 28 Vereine."


def test_an_unknown_action_is_refused(admin, translation):
    answer = press(admin, translation, "explode")

    assert said(answer) == ["Wählen Sie, was mit der Übersetzung geschehen soll."]


def test_texts_of_a_machine_are_confirmed(admin, translation):
    write_all(translation, by_machine=True)
    press(admin, translation, "publish")
    assert not target(translation).live

    press(admin, translation, "confirm")
    press(admin, translation, "publish")

    assert target(translation).live
    assert set(StringTranslation.objects.values_list("translation_type", flat=True)) == {"manual"}


def test_a_text_of_a_machine_that_came_after_the_screen_is_not_confirmed_by_it(admin, news):
    translation = requested(news)
    write(translation, "title", "Haber", by_machine=True)
    address = edit_address(target(translation))
    shown = shown_values(admin, address)
    write(translation, "teaser", "28 dernek", by_machine=True)

    admin.post(address, {**shown, "action": "confirm"})
    answer = admin.post(address, {"action": "confirm"}, follow=True)

    text = "Es wurde nichts bestätigt. Lesen Sie die Texte der Maschine, die jetzt da sind."
    assert said(answer)[1:] == [text]
    texts = StringTranslation.objects.exclude(context__path="slug")
    kinds = texts.values_list("context__path", "translation_type")
    assert dict(kinds) == {"title": "manual", "teaser": "machine"}


def test_it_still_fits(admin, news):
    translation = requested(news)
    write_all(translation)
    press(admin, translation, "publish")
    news.teaser = "Es kamen: 28 Vereine."
    news.save_revision().publish()
    shown = admin.get(edit_address(target(translation))).content.decode()
    assert "Das Original wurde seit" in shown and "<ins>:</ins>" in shown

    press(admin, translation, "current")

    assert TranslationState.objects.get().outdated_since is None
    assert (
        "Das Original wurde seit"
        not in admin.get(edit_address(target(translation))).content.decode()
    )


@pytest.mark.parametrize("owner", ["", "999999", "x", "9" * 40])
def test_somebody_takes_care(admin, translator, translation, owner):
    press(admin, translation, "owner", owner=str(translator.pk))
    assert TranslationState.objects.get().owner == translator

    press(admin, translation, "owner", owner=owner)

    assert TranslationState.objects.get().owner is None


def test_a_lock_of_somebody_else_holds(desk, admin, editor, news):
    translation = requested(news)
    write_all(translation)
    row = target(translation)
    row.locked, row.locked_by = True, editor
    row.save(update_fields=["locked", "locked_by"])

    press(desk, translation, "draft")

    assert target(translation).get_latest_revision_as_object().title == "Eine Nachricht"


def test_a_title_that_is_too_long_is_marked_where_it_stands(admin, news):
    translation = requested(news)
    write_all(translation)
    write(translation, "title", "x" * 300)

    answer = press(admin, translation, "draft")

    assert said(answer) == [
        "Es wurde nichts gespeichert: Einige Texte können so nicht bleiben. Sie sind markiert."
    ]
    assert StringTranslation.objects.get(context__path="title").has_error


def test_a_machine_that_does_not_answer_is_told(admin, news, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
        # Nothing listens there.
        "OPTIONS": {"LIBRETRANSLATE_URL": "http://127.0.0.1:9", "API_KEY": ""},
    }
    translation = requested(news)

    address = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    answer = admin.post(address, follow=True)

    assert said(answer) == [
        "Die maschinelle Übersetzung hat nicht geantwortet. Es wurde nichts geändert. "
        "Bitte versuchen Sie es später noch einmal."
    ]


def test_for_easy_language_there_is_none(admin, news, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "headless.translations.machine.ByTarget",
        "OPTIONS": {"*": {"CLASS": "wagtail_localize.machine_translators.dummy.DummyTranslator"}},
    }
    translation = requested(news, "de-simple")

    address = reverse("wagtail_localize:machine_translate", args=[translation.pk])
    answer = admin.post(address, follow=True)

    assert "Leichte Sprache" in said(answer)[0]
    assert not StringTranslation.objects.exists()


def test_without_a_machine_people_write(admin, news):
    translation = requested(news)

    address = reverse("wagtail_localize:machine_translate", args=[translation.pk])

    assert said(admin.post(address, follow=True)) == [
        "In diese Sprache übersetzt keine Maschine. Schreiben Sie den Text selbst."
    ]


def test_who_may_not_edit_a_page_has_no_machine_for_it(site_tree, news, django_user_model):
    translation = requested(news)
    stranger = Client()
    stranger.force_login(django_user_model.objects.create_user("fremd"))

    stranger.post(reverse("wagtail_localize:machine_translate", args=[translation.pk]))

    assert not StringTranslation.objects.exists()


@pytest.mark.parametrize("kind", ["edit_string_translation", "edit_override"])
def test_a_text_that_is_missing_in_what_was_sent_is_no_fault_of_the_server(admin, news, kind):
    page = news if kind == "edit_string_translation" else _with_a_link(news)
    translation = requested(page)
    source = translation.source
    texts = source.stringsegment_set if "string" in kind else source.overridablesegment_set
    address = reverse(f"wagtail_localize:{kind}", args=[translation.pk, texts.first().pk])

    assert admin.put(address).status_code == 400


def _with_a_link(news):
    news.body = [("text", '<p>Mehr <a href="https://verein.example/">dort</a>.</p>')]
    news.save_revision().publish()
    return news
