"""Which texts of a translation are doubtful also where the editor of translations is left, the
original is gone, or nothing can be seen of what was written.
"""

import pytest
from wagtail_localize.models import StringTranslation

from headless.models import TranslationState
from headless.publishing import PublishRefused
from headless.translations.handing_over import note_written_by_hand, restart, stop
from headless.translations.segments import standing
from tests.factories.funding import NewsPageFactory
from tests.factories.translating import requested, target, write, write_all


def is_refused(row):
    with pytest.raises(PublishRefused):
        row.get_latest_revision_as_object().check_publishable()
    return True


def texts(row):
    return {one.path.partition(".")[0] for one in standing(row.get_latest_revision_as_object())}


def test_what_nobody_touched_stays_doubtful_when_it_is_stopped(news):
    translation = requested(news)

    stop(translation)

    assert is_refused(target(translation))


def test_also_one_that_is_older_than_the_note_of_it(news):
    translation = requested(news)
    TranslationState.objects.update(is_unread=False)

    stop(translation)

    assert is_refused(target(translation))


def test_and_when_its_original_is_deleted(news):
    row = target(requested(news))
    news.delete()

    assert is_refused(type(news).objects.get(pk=row.pk))


def test_who_saves_a_form_answers_for_names_that_stay(news):
    translation = requested(news)
    stop(translation)
    row = target(translation)

    note_written_by_hand(row)

    row.get_latest_revision_as_object().check_publishable()
    # Only until the editor of translations has it again.
    restart(translation, None)
    stop(translation)
    assert is_refused(row)


def test_a_machine_is_known_in_a_block_that_was_inserted_anew(site_tree):
    page = NewsPageFactory(title="Nachricht", body=[("text", "<p>Sie kamen aus zehn Städten.</p>")])
    translation = requested(page)
    write_all(translation, by_machine=True)
    draft = target(translation)
    draft.title, draft.teaser = "Haber", "28 dernek"
    draft.body = [("text", "<p>[tr] Sie kamen aus zehn Städten.</p>")]
    draft.save_revision()
    stop(translation)
    note_written_by_hand(draft)

    assert texts(target(translation)) == {"body"}


@pytest.mark.parametrize("text", ["<b></b>", "<br/>", "<!-- x -->", " ", "\u202e\u200f", "\u200b"])
def test_of_which_nothing_can_be_seen_is_no_translation(site_tree, text):
    page = NewsPageFactory(title="Nachricht", body=[("text", "<p>Sie kamen aus zehn Städten.</p>")])
    translation = requested(page)
    write_all(translation)
    body = StringTranslation.objects.get(context__path__startswith="body")
    body.data = text
    body.save()

    assert body.data == ""
    assert {one.path.partition(".")[0] for one in standing(target(translation))} >= {"body"}
    assert is_refused(target(translation))


def test_a_slug_that_cannot_stay_is_not_passed_over(news):
    translation = requested(news)
    write_all(translation)
    write(translation, "slug", "haber")
    words = StringTranslation.objects.filter(context__path="slug")
    words.update(has_error=True)
    assert "slug" in texts(target(translation))

    words.update(has_error=False)
    assert "slug" not in texts(target(translation))


def test_what_was_written_by_hand_comes_back_into_the_editor(site_tree):
    page = NewsPageFactory(
        title="Nachricht", teaser="Es kamen viele.", body=[("text", "<p>Eins.</p><p>Zwei.</p>")]
    )
    translation = requested(page)
    write_all(translation)
    row = target(translation)
    stop(translation)
    row.title, row.teaser = "Elle yazıldı", "[tr] Es kamen viele."
    row.body = [("text", "<p>Bir.</p>")]
    row.save_revision()
    note_written_by_hand(row)

    left = restart(translation, None)

    titles = StringTranslation.objects.filter(context__path="title", locale=row.locale)
    assert [one.data for one in titles] == ["Elle yazıldı"]
    assert [path.partition(".")[0] for path in left] == ["body"]
    assert TranslationState.objects.get().is_unread
