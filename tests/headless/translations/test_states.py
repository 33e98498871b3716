"""Whether a translation says what its original says follows each publication."""

import pytest
from wagtail.rich_text import RichText

from headless.models import TranslationState
from headless.translations import services
from headless.translations.selectors import changes_since, state_of
from tests.factories.funding import NewsPageFactory
from tests.factories.locales import locale, translate
from tests.factories.terms import TopicFactory
from tests.factories.translating import requested, target, write, write_all


def publish(row, **changes):
    """Publish a page or snippet with other words."""
    row = type(row).objects.get(pk=row.pk)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save_revision().publish()
    return type(row).objects.get(pk=row.pk)


def outdated(row):
    state = state_of(row)
    return (bool(state.outdated_since), state.change)


@pytest.fixture
def news(site_tree):
    return NewsPageFactory(title="Nachricht", teaser="Es kamen 28 Vereine.")


def test_a_translation_is_current_until_its_original_changes(news):
    turkish = translate(news, "tr", title="Haber", teaser="28 dernek geldi.")
    assert outdated(turkish) == (False, "")

    publish(news, teaser="Es kamen 28 Vereine zusammen.")
    assert outdated(turkish) == (True, "wording")

    publish(news, teaser="Es kamen 29 Vereine zusammen.")
    assert outdated(turkish) == (True, "fact")
    (change,) = changes_since(turkish)
    assert (change.path, change.old) == ("teaser", "Es kamen 28 Vereine.")

    publish(news, teaser="Es kamen 28 Vereine.")
    assert outdated(turkish) == (False, "")


def test_a_draft_of_the_original_changes_nothing(news):
    turkish = translate(news, "tr")
    news.teaser = "Es kamen 29 Vereine."
    news.save_revision()

    assert outdated(turkish) == (False, "")


def test_facts_follow_and_outdate_nothing(news):
    turkish = translate(news, "tr")

    publish(news, published_on="2026-01-01")

    assert outdated(turkish) == (False, "")


def test_only_what_was_written_anew_becomes_current(news):
    """Somebody who mends a title has not looked at the text below it."""
    turkish = translate(news, "tr", title="Haber", teaser="28 dernek geldi.")
    publish(news, title="Neue Nachricht", teaser="Es kamen 29 Vereine.")

    publish(turkish, title="Yeni haber")
    assert outdated(turkish) == (True, "fact")
    assert [change.path for change in changes_since(turkish)] == ["teaser"]

    publish(turkish, teaser="29 dernek geldi.")
    assert outdated(turkish) == (False, "")


def test_a_text_that_a_translator_saw_again_is_current_though_it_stays(news):
    """A comma in German asks for no other word in Turkish."""
    translation = requested(news)
    write_all(translation)
    services.publish(translation, None)
    publish(news, teaser="Es kamen: 28 Vereine.")
    turkish = target(translation)
    assert outdated(turkish) == (True, "wording")

    services.update_source(translation.source)
    write(translation, "teaser", turkish.teaser)
    services.publish(translation, None)

    assert outdated(turkish) == (False, "")


def test_a_paragraph_that_went_from_the_original_alone_outdates(site_tree):
    two = "<p>Kommen Sie.</p><p>Der Eintritt kostet 5 Euro.</p>"
    page = NewsPageFactory(title="Fest", body=[("text", two)])
    translation = requested(page)
    write_all(translation)
    services.publish(translation, None)
    page.body[0].value = RichText("<p>Kommen Sie.</p>")
    page.save_revision().publish()
    row = target(translation)
    assert outdated(row) == (True, "fact")

    # Of something else, while its editor still shows the price.
    write(translation, "title", "Bayram")
    services.publish(translation, None)
    assert "5 Euro" in str(target(translation).body)
    assert outdated(row) == (True, "fact")

    services.update_source(translation.source)
    services.publish(translation, None)
    assert "5 Euro" not in str(target(translation).body)
    assert outdated(row) == (False, "")


def test_staff_say_that_it_still_fits(news, editor):
    turkish = translate(news, "tr")
    publish(news, teaser="Es kamen: 28 Vereine.")

    services.mark_current(turkish, editor)

    assert outdated(turkish) == (False, "")
    assert changes_since(turkish) == []


def test_a_translation_from_before_is_compared_with_what_was_public_last(news):
    turkish = translate(news, "tr")
    TranslationState.objects.all().delete()

    publish(news, teaser="Es kamen 29 Vereine.")

    assert outdated(turkish) == (True, "fact")


def test_each_language_by_itself(news):
    turkish, english = translate(news, "tr"), translate(news, "en")
    publish(news, teaser="Es kamen 29 Vereine.")

    publish(english, teaser="29 associations came.")

    assert (outdated(turkish), outdated(english)) == ((True, "fact"), (False, ""))


def test_snippets_too(site_tree):
    topic = TopicFactory(title="Bildung")
    turkish = translate(topic, "tr", title="Eğitim")

    publish(topic, title="Bildung und Schule")

    assert outdated(turkish) == (True, "wording")


def test_what_is_there_in_one_language_alone_has_no_state(news):
    publish(news, teaser="Anders.")

    assert not TranslationState.objects.filter(translation_key=news.translation_key).exists()


def test_an_original_that_changes_its_language_is_not_outdated(site_tree):
    english = NewsPageFactory(title="News", teaser="28 came.", parent=_english_section(site_tree))
    german = translate(english, "de", title="Nachricht", teaser="28 kamen.")
    publish(english, teaser="29 came.")
    # No request says that it is a translation from English: German goes first.
    assert state_of(german) is None or outdated(german) == (False, "")
    assert outdated(english) == (False, "")


def _english_section(site_tree):
    return translate(site_tree.news, "en")


def test_the_locale_goes_with_its_states(news):
    translate(news, "tr")

    assert TranslationState.objects.get().locale == locale("tr")


def test_an_old_draft_is_no_less_outdated_when_it_goes_live_first(news):
    translation = requested(news)
    write_all(translation)
    services.save_draft(translation, None)
    publish(news, teaser="Es kamen 99 Vereine.")

    target(translation).get_latest_revision().publish()

    assert outdated(target(translation)) == (True, "fact")


@pytest.mark.parametrize("is_requested", [True, False])
def test_nor_when_it_comes_back(news, is_requested):
    if is_requested:
        translation = requested(news)
        write_all(translation)
        services.publish(translation, None)
        turkish = target(translation)
    else:
        turkish = translate(news, "tr", title="Haber", teaser="28 dernek geldi.")
        turkish.save_revision().publish()
    turkish.unpublish()
    publish(news, teaser="Es kamen 99 Vereine.")

    type(turkish).objects.get(pk=turkish.pk).get_latest_revision().publish()

    assert outdated(turkish) == (True, "fact")
