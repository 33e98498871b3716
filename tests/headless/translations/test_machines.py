"""Words of a machine, and drafts of before: neither goes live before a person answers for it."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.strings import StringValue

from headless.models import TranslationState
from headless.publishing import PublishRefused
from headless.translations import services
from headless.translations.segments import Progress, progress_of
from tests.factories.funding import (
    NewsPageFactory,
)
from tests.factories.translating import DUMMY, requested, target, write, write_all


def in_api(read, news, code="tr"):
    return read(f"news/{news.translation_key}/", locale=code)


# Machines ------------------------------------------------------------------------------


def test_a_machine_translates_what_is_missing_and_nothing_else(news, machine):
    translation = requested(news)
    write(translation, "title", "Haber")

    assert services.machine_translate(translation, None) == 1

    texts = dict(StringTranslation.objects.values_list("context__path", "data"))
    assert texts["title"] == "Haber"
    assert texts["teaser"] == "Vereine. 28 kamen Es"
    assert progress_of([translation])[translation.pk] == Progress(2, 0, 1)
    assert services.machine_translate(translation, None) == 0


def test_words_of_a_machine_do_not_go_live_before_a_person_confirms_them(
    news, machine, editor, read
):
    translation = requested(news)
    services.machine_translate(translation, None)

    with pytest.raises(PublishRefused) as refused:
        services.publish(translation, editor)
    assert "Eine Maschine hat 2 Texte übersetzt" in str(refused.value)

    services.confirm(target(translation), editor, timezone.now())
    services.publish(translation, editor)
    assert in_api(read, news)["meta"]["source"] == "human"


def test_a_site_may_let_them_and_readers_are_told(news, machine, editor, read, settings):
    settings.HEADLESS_PUBLISH_MACHINE_TRANSLATIONS = True
    translation = requested(news)
    services.machine_translate(translation, None)
    services.publish(translation, editor)
    answer = in_api(read, news)
    assert (answer["title"], answer["meta"]["source"]) == ("Nachricht Eine", "machine")
    listed = read("news/", locale="tr")["items"]
    assert [item["meta"]["source"] for item in listed] == ["machine"]
    assert in_api(read, news, "de")["meta"]["source"] == "human"

    cursor = read("changes/", since=0)["head"]
    services.confirm(target(translation), editor, timezone.now())

    assert in_api(read, news)["meta"]["source"] == "human"
    listed = read("news/", locale="tr")["items"]
    assert [item["meta"]["source"] for item in listed] == ["human"]
    assert read("changes/", since=cursor)["items"]


def test_a_fallback_says_who_wrote_what_is_served(news, machine, read):
    translation = requested(news)
    services.machine_translate(translation, None)

    assert in_api(read, news)["meta"]["source"] == "human"


def test_words_that_a_person_wrote_over_those_of_a_machine_are_a_persons(news, machine, read):
    translation = requested(news)
    services.machine_translate(translation, None)
    write_all(translation)

    services.publish(translation, None)

    assert in_api(read, news)["meta"]["source"] == "human"


def test_no_machine_takes_easy_language_for_german(news, machine):
    with pytest.raises(services.MachineFailed):
        services.machine_translate(requested(news, "de-simple"), None)

    assert not StringTranslation.objects.exists()


def test_a_machine_of_its_own_for_easy_language(news, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        **DUMMY,
        "OPTIONS": {"de-simple": {"CLASS": f"{__name__}.Simplifier"}},
    }

    assert services.machine_translate(requested(news, "de-simple"), None) == 2
    with pytest.raises(services.MachineFailed):
        services.machine_translate(requested(news, "tr"), None)


class Simplifier:
    """Stands for a service that writes easy language."""

    display_name = "Simplifier"

    def __init__(self, options):
        self.options = options

    def translate(self, source, target, texts):
        return {text: text for text in texts}


def test_a_service_that_fails_changes_nothing(news, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {
        "CLASS": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
        # Nothing listens there.
        "OPTIONS": {"LIBRETRANSLATE_URL": "http://127.0.0.1:9", "API_KEY": ""},
    }

    with pytest.raises(services.MachineFailed):
        services.machine_translate(requested(news), None)

    assert not StringTranslation.objects.exists()


# Drafts of before ------------------------------------------------------------------------


def test_what_was_drafted_before_it_was_translated_does_not_go_live(news):
    """A draft keeps the words of the original, though somebody translated them since."""
    translation = requested(news)
    draft = services.save_draft(translation, None)
    write_all(translation)

    with pytest.raises(PublishRefused):
        draft.publish()


def test_nor_what_a_machine_wrote_before_a_person_wrote_over_it(news, machine):
    translation = requested(news)
    services.machine_translate(translation, None)
    draft = services.save_draft(translation, None)
    write_all(translation)

    with pytest.raises(PublishRefused):
        draft.publish()


def test_nor_words_of_the_original_of_before(news):
    """The texts of wagtail-localize follow the original; a draft still has the former ones."""
    translation = requested(news)
    draft = services.save_draft(translation, None)
    news.title, news.teaser = "Anders", "Ganz anders"
    news.save_revision().publish()
    services.update_source(translation.source)

    with pytest.raises(PublishRefused):
        draft.publish()


@pytest.mark.parametrize("blank", ["", " ", "\n"])
def test_a_blank_is_no_translation(news, blank):
    translation = requested(news)
    write_all(translation)
    StringTranslation.objects.filter(context__path="teaser").update(data=blank)

    with pytest.raises((PublishRefused, ValidationError)):
        services.publish(translation, None)


def test_a_machine_is_known_by_its_words_whatever_blanks_it_adds(news, settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = {"CLASS": f"{__name__}.Sloppy"}
    translation = requested(news)
    services.machine_translate(translation, None)

    with pytest.raises(PublishRefused) as refused:
        services.publish(translation, None)

    assert "Eine Maschine hat 2 Texte übersetzt" in str(refused.value)


class Sloppy(Simplifier):
    """Adds blanks, soft hyphens and letters in two parts."""

    def can_translate(self, source, target):
        return True

    def translate(self, source, target, texts):
        return {
            text: StringValue(f" Gu\u0308n\u00ad ayd\u0131n {n} \n") for n, text in enumerate(texts)
        }


def test_stopping_a_translation_makes_no_person_of_a_machine(news, machine):
    translation = requested(news)
    services.machine_translate(translation, None)
    draft = services.save_draft(translation, None)
    Translation.objects.update(enabled=False)

    with pytest.raises(PublishRefused):
        draft.publish()


def test_nothing_incomplete_is_submitted(news):
    with pytest.raises(PublishRefused):
        services.submit(requested(news), None)


def test_what_is_translated_anew_knows_nothing_of_before(news, machine, editor):
    translation = requested(news)
    services.machine_translate(translation, None)
    services.hand_over(target(translation), editor)

    target(translation).delete()
    again = requested(news)

    state = TranslationState.objects.get()
    assert (state.machine_texts, state.owner, state.outdated_since) == ({}, None, None)
    write_all(again)
    services.publish(again, None)


def test_a_machine_is_told_of_also_while_the_original_is_offline(
    site_tree, machine, settings, read
):
    settings.HEADLESS_PUBLISH_MACHINE_TRANSLATIONS = True
    draft = NewsPageFactory(title="Eine Nachricht", teaser="Es kamen 28.", body=[], live=False)
    translation = requested(draft)
    services.machine_translate(translation, None)

    services.publish(translation, None)

    assert in_api(read, draft)["meta"]["source"] == "machine"
