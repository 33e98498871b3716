"""The editor of a translation: what each button does, and for whom."""

import re
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localtime
from wagtail.models import GroupApprovalTask, TaskState, WorkflowState, WorkflowTask
from wagtail_localize.models import StringSegment, StringTranslation

from headless.models import TranslationState
from headless.translations import services
from tests.admin.posting import edit_address, said
from tests.factories.members import EDITOR, staff
from tests.factories.translating import requested, target, write, write_all

pytestmark = pytest.mark.usefixtures("commits")


def press(client: Client, translation, action, **values):
    """Press a button of what the editor shows at that moment."""
    address = edit_address(target(translation))
    return client.post(
        address, {**shown_values(client, address), "action": action, **values}, follow=True
    )


def shown_values(client, address):
    shown = client.get(address).content.decode()
    return {
        name: found[1]
        for name in ("step", "seen_at")
        if (found := re.search(rf'name="{name}" value="([^"]*)"', shown))
    }


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


def test_what_was_submitted_is_approved_as_it_was(desk, admin, editor, news):
    """What a translator writes afterwards is not in it."""
    translation = requested(news)
    write_all(translation)
    press(desk, translation, "submit")
    write(translation, "title", "Onaylanmadı")

    row = target(translation)
    row.current_workflow_task.specific.on_action(
        row.current_workflow_task_state, user=editor, action_name="approve"
    )

    assert target(translation).title == "[tr] Eine Nachricht"


@pytest.fixture
def in_review(desk, news):
    """A translation that the translator submitted."""
    translation = requested(news)
    write_all(translation)
    press(desk, translation, "submit")
    return translation


def test_a_reviewer_approves_what_the_editor_shows(admin, in_review):
    write(in_review, "title", "Bir haber")

    answer = press(admin, in_review, "approve", comment="Gut.")

    row = target(in_review)
    assert row.live and row.title == "Bir haber"
    assert said(answer) == ["„Bir haber“ wurde auf Türkisch freigegeben und veröffentlicht."]
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_APPROVED
    assert state.task_states.get().comment == "Gut."


def test_what_is_not_complete_is_not_approved(admin, in_review):
    StringTranslation.objects.filter(context__path="teaser").delete()
    before = target(in_review).latest_revision

    answer = press(admin, in_review, "approve")

    assert "Vorspann" in said(answer)[0]
    assert target(in_review).latest_revision == before
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_a_reviewer_sends_back_with_a_comment_which_the_translator_reads(admin, desk, in_review):
    answer = press(admin, in_review, "reject", comment=" ")
    assert said(answer) == ["Schreiben Sie, was zu ändern ist. Es wurde nichts zurückgegeben."]
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS

    press(admin, in_review, "reject", comment="Bitte <b>Sie</b> statt Du.")

    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES
    shown = desk.get(edit_address(target(in_review))).content.decode()
    assert "Bitte &lt;b&gt;Sie&lt;/b&gt; statt Du." in shown
    note = BeautifulSoup(shown, "html.parser").select_one(".translation-panel__comment span")
    decision = TaskState.objects.get()
    assert decision.finished_by.get_username() == "leitung"
    assert note.get_text() == f"leitung, {localtime(decision.finished_at):%d.%m.%Y %H:%M}"
    # It is in review no longer.
    assert 'data-status="draft"' in shown and 'data-status="review"' not in shown
    write(in_review, "title", "Haber")
    press(desk, in_review, "submit")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS
    press(admin, in_review, "approve")
    assert target(in_review).title == "Haber"


def test_who_submitted_decides_nothing_but_may_end_the_review(desk, admin, in_review):
    shown = desk.get(edit_address(target(in_review))).content.decode()
    assert 'value="withdraw"' in shown and 'value="approve"' not in shown

    for action in ("approve", "reject"):
        press(desk, in_review, action, comment="Ich")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS

    press(desk, in_review, "withdraw")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_CANCELLED
    assert not target(in_review).live
    for action in ("approve", "reject", "withdraw"):
        answer = press(admin, in_review, action, comment="Zu spät")
        first, *rest = said(answer)
        assert first == "Die Prüfung ist schon weiter oder zu Ende."
        # What somebody wrote is not lost.
        assert rest == ["Ihre Anmerkung wurde nicht gesendet: „Zu spät“"]


def test_a_reviewer_decides_on_what_was_shown(desk, admin, in_review):
    address = edit_address(target(in_review))
    shown = shown_values(admin, address)
    press(desk, in_review, "withdraw")
    write(in_review, "title", "Okunmadı")
    press(desk, in_review, "submit")

    for action in ("approve", "reject"):
        answer = admin.post(address, {**shown, "action": action, "comment": "Gut"}, follow=True)
        assert said(answer)[0] == "Die Prüfung ist schon weiter oder zu Ende."

    assert not target(in_review).live
    assert WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS).count() == 1


@pytest.fixture
def two_steps(news):
    """Of the review of the news: the same people decide twice."""
    workflow = news.get_workflow()
    first = workflow.tasks.get().specific
    second = GroupApprovalTask.objects.create(name="Noch einmal")
    second.groups.set(first.groups.all())
    WorkflowTask.objects.create(workflow=workflow, task=second, sort_order=1)


@pytest.mark.usefixtures("two_steps")
def test_each_step_of_a_review_is_about_a_complete_translation(admin, in_review):
    text = StringTranslation.objects.filter(locale=in_review.target_locale).latest("pk")
    text.delete()
    first = TaskState.objects.get()

    (message,) = said(press(admin, in_review, "approve"))

    assert "1 Text ist noch nicht übersetzt" in message
    assert WorkflowState.objects.get().current_task_state == first
    write_all(in_review)
    (message,) = said(press(admin, in_review, "approve"))
    assert "Der nächste Schritt der Prüfung folgt." in message
    assert not target(in_review).live
    press(admin, in_review, "approve")
    assert target(in_review).live


def test_nobody_ends_the_review_of_a_colleague(in_review, site_tree):
    colleague = Client()
    colleague.force_login(staff(site_tree.root.get_parent(), "kollege", EDITOR))
    address = edit_address(target(in_review))
    assert 'value="withdraw"' not in colleague.get(address).content.decode()

    colleague.post(address, {"action": "withdraw"})

    assert WorkflowState.objects.get().status == WorkflowState.STATUS_IN_PROGRESS


def test_who_may_publish_publishes(admin, translation):
    write_all(translation)

    answer = press(admin, translation, "publish")

    assert target(translation).live
    assert said(answer)[-1].endswith("wurde auf Türkisch veröffentlicht.")


def test_who_publishes_has_seen_what_others_wrote(admin, desk, news):
    translation = requested(news)
    write_all(translation)
    segment = StringSegment.objects.get(source=translation.source, context__path="title")
    text = reverse("wagtail_localize:edit_string_translation", args=[translation.pk, segment.pk])
    address = edit_address(target(translation))
    seen = shown_values(admin, address)
    # Words of one's own are no surprise.
    form = {"content_type": "application/x-www-form-urlencoded"}
    assert admin.put(text, urlencode({"value": "Benim"}), **form).status_code == 200
    assert desk.put(text, urlencode({"value": "Onun"}), **form).status_code == 200

    answer = admin.post(address, {**seen, "action": "publish"}, follow=True)

    assert said(answer)[0].startswith("Jemand hat einen Text geändert, nachdem")
    assert not target(translation).live
    press(admin, translation, "publish")
    assert target(translation).title == "Onun"


@pytest.mark.parametrize(
    "moment", ["2026-13-45T00:00:00Z", "9999-12-31T23:59:59-14:00", "gestern", "2026-11-25T10:00"]
)
def test_a_moment_that_no_server_made_confirms_nothing(admin, news, moment):
    translation = requested(news)
    write_all(translation, by_machine=True)

    answer = press(admin, translation, "confirm", seen_at=moment)

    assert said(answer) == ["Lesen Sie zuerst die Texte der Maschine."]


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

    assert said(answer)[1:] == ["Lesen Sie zuerst die Texte der Maschine."]
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
