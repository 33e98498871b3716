"""A translation goes live as an original does: whole, answered for by a person, and by itself."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from headless.publishing import PublishRefused
from headless.translations import services
from headless.translations.segments import Progress, progress_of
from mso_pages.models import NewsPage, Topic
from tests.factories.funding import (
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.locales import locale, translate
from tests.factories.terms import TopicFactory
from tests.factories.translating import requested, target, write, write_all


def in_api(read, news, code="tr"):
    return read(f"news/{news.translation_key}/", locale=code)


# Requesting --------------------------------------------------------------------------


def test_a_request_makes_a_draft(news):
    translation = requested(news)

    turkish = target(translation)
    assert (turkish.live, turkish.locale.language_code) == (False, "tr")
    assert progress_of([translation]) == {translation.pk: Progress(2, 2, 0)}


def test_a_request_leaves_what_is_there(news):
    turkish = translate(news, "tr", title="Haber")

    made = services.request_translations([news], [locale("tr"), locale("en")], None)

    assert [one.target_locale.language_code for one in made] == ["en"]
    turkish.refresh_from_db()
    assert (turkish.title, turkish.live) == ("Haber", True)


def test_an_alias_becomes_a_draft_and_the_public_reads_the_fallback(site_tree, read):
    programme = FundingProgrammePageFactory()
    programme.copy_for_translation(locale("tr"), copy_parents=True, alias=True)
    alias = Page.objects.get(translation_key=programme.translation_key, locale=locale("tr"))
    assert (alias.alias_of_id, alias.live) == (programme.pk, True)

    requested(programme)

    alias.refresh_from_db()
    assert (alias.alias_of_id, alias.live) == (None, False)
    meta = read(f"programmes/{programme.translation_key}/", locale="tr")["meta"]
    assert (meta["locale"], meta["is_fallback"]) == ("de", True)


def test_what_the_public_reads_is_translated_and_no_draft_of_it(news):
    """Words that nobody reviewed come into no other language."""
    news.teaser = "Ein Entwurf."
    news.save_revision()

    translation = requested(news)

    strings = translation.source.stringsegment_set.values_list("string__data", flat=True)
    assert "Es kamen 28 Vereine." in strings
    assert "Ein Entwurf." not in strings


def test_of_what_was_never_public_the_latest_draft_is_translated(site_tree):
    draft = NewsPageFactory(title="Alt", live=False)
    draft.title = "Neu"
    draft.save_revision()

    translation = requested(draft)

    assert translation.source.object_repr == "Neu"


# Drafts and publishing -----------------------------------------------------------------


def test_a_draft_changes_nothing_that_is_live(news, read):
    translation = requested(news)
    write_all(translation)
    services.publish(translation, None)
    before, row = in_api(read, news), list(NewsPage.objects.filter(locale=locale("tr")).values())
    write(translation, "teaser", "Yirmi sekiz dernek")

    services.save_draft(translation, None)

    after = list(NewsPage.objects.filter(locale=locale("tr")).values())
    told = {"latest_revision_id", "latest_revision_created_at", "has_unpublished_changes"}
    assert [{k: v for k, v in x.items() if k not in told} for x in after] == [
        {k: v for k, v in x.items() if k not in told} for x in row
    ]
    assert in_api(read, news) == before
    assert target(translation).get_latest_revision_as_object().teaser == "Yirmi sekiz dernek"


def test_nothing_goes_live_with_a_text_of_its_original(news):
    translation = requested(news)
    write(translation, "title", "Haber")

    with pytest.raises(PublishRefused) as refused:
        services.publish(translation, None)

    assert "1 Text ist noch nicht übersetzt" in str(refused.value)
    assert not target(translation).live


@pytest.mark.parametrize("way", ["revision", "row"])
def test_nor_by_other_ways(news, way):
    translation = requested(news)
    services.save_draft(translation, None)
    row = target(translation)

    with pytest.raises(PublishRefused):
        if way == "revision":
            row.get_latest_revision().publish()
        else:
            row.live = True
            row.save()

    assert not target(translation).live


def test_a_word_that_is_the_same_in_both_languages_is_a_translation(site_tree):
    topic = TopicFactory(title="Integration", alternative_labels=[])
    translation = requested(topic, "en")
    write(translation, "title", "Integration")

    services.publish(translation, None)

    assert Topic.objects.get(locale=locale("en")).live


def test_a_changed_original_holds_a_translation_back_until_it_is_translated(news, read):
    translation = requested(news)
    write_all(translation)
    services.publish(translation, None)
    news.teaser = "Es kamen 29 Vereine."
    news.save_revision().publish()
    services.update_source(translation.source)

    with pytest.raises(PublishRefused):
        services.publish(Translation.objects.get(), None)

    assert in_api(read, news)["teaser"] == "[tr] Es kamen 28 Vereine."


def test_a_wrong_text_is_named_and_nothing_is_saved(news):
    translation = requested(news)
    write_all(translation, but=("title",))
    write(translation, "title", "x" * 300)

    with pytest.raises(ValidationError) as error:
        services.save_draft(translation, None)

    assert services.note_errors(translation, error.value) == []
    kept = StringTranslation.objects.get(context__path="title")
    assert kept.has_error and "255" in kept.get_error()


def test_facts_are_those_of_the_original(news):
    translation = requested(news)
    write_all(translation)
    news.published_on = "2026-02-03"
    news.save_revision().publish()

    services.publish(translation, None)

    assert str(target(translation).published_on) == "2026-02-03"
