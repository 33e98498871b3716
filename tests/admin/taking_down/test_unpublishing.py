"""Unpublishing in one language: what stays online is named, and goes too where that is chosen."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.log_actions import registry
from wagtail.models import Page

from headless.changes.models import ContentChange
from tests.admin.reading import detail
from tests.factories.funding import NewsPageFactory
from tests.factories.locales import locale, translate

from .asking import address_of, online, question, take_down

pytestmark = pytest.mark.django_db


def test_of_a_source_the_translations_are_named_and_chosen(admin, pair):
    source, translation = pair

    found = question(admin, address_of("unpublish", source))

    assert (found.offered, found.chosen) == ({"tr": [str(translation)]}, ["tr"])


def test_of_a_translation_the_source_is_named_and_not_chosen(admin, pair):
    source, translation = pair

    found = question(admin, address_of("unpublish", translation))

    assert (found.offered, found.chosen) == ({"de": [str(source)]}, [])


def test_nothing_is_asked_about_drafts(admin, pair):
    source, translation = pair
    translation.unpublish()

    assert question(admin, address_of("unpublish", source)).offered == {}


def test_without_the_choice_the_others_stay_online_and_are_named(admin, pair):
    source, translation = pair

    told = take_down(admin, "unpublish", source)

    assert online(source, translation) == [False, True]
    assert any(str(translation) in line for line in told)
    assert detail(source)["title"] == str(translation)


def test_what_is_chosen_goes_in_the_same_act(admin, pair):
    source, translation = pair
    seen = ContentChange.objects.count()

    take_down(admin, "unpublish", source, including=("tr", "uk", "<b>"))

    assert online(source, translation) == [False, False]
    assert detail(source) is None
    causes = ContentChange.objects.values_list("cause", flat=True)[seen:]
    assert set(causes) == {"unpublish"}


def test_a_fault_in_one_leaves_all_online(admin, pair, monkeypatch):
    source, translation = pair
    unpublish = type(translation).unpublish

    def fail(self, *args, **kwargs):
        if self.pk == translation.pk:
            raise RuntimeError("broken")
        return unpublish(self, *args, **kwargs)

    monkeypatch.setattr(type(translation), "unpublish", fail)
    with pytest.raises(RuntimeError):
        take_down(admin, "unpublish", source, including=("tr",))

    assert online(source, translation) == [True, True]


def test_several_pages_at_once(admin, news):
    source, translation = news
    alone = NewsPageFactory(title="Ohne Übersetzung")
    found = question(admin, address_of("unpublish", source, alone))
    assert (found.offered, found.chosen) == ({"tr": ["Haber"]}, ["tr"])

    take_down(admin, "unpublish", source, alone, including=("tr",))

    assert online(source, alone, translation) == [False, False, False]


def test_both_languages_at_once_leave_nothing_to_name(admin, news):
    assert question(admin, address_of("unpublish", *news)).offered == {}


def test_pages_below_and_their_translations(admin, news):
    source, translation = news
    section = source.get_parent().specific
    found = question(admin, address_of("unpublish", section))
    # The section itself is an alias in Turkish, which follows it.
    assert found.offered == {"tr": []}
    assert "1 Übersetzung" in found.text or "1 translation" in found.text

    take_down(admin, "unpublish", section, including=("tr",))
    assert online(section, source, translation) == [False, True, True]
    Page.objects.filter(pk=section.pk).update(live=True)

    take_down(admin, "unpublish", section, including=("tr",), include_descendants="on")
    assert online(section, source, translation) == [False, False, False]


def test_aliases_follow_and_are_not_named(admin, news):
    source, translation = news
    alias = source.copy_for_translation(locale("en"), copy_parents=True, alias=True)
    assert list(question(admin, address_of("unpublish", source)).offered) == ["tr"]

    take_down(admin, "unpublish", source)

    assert online(alias, translation) == [False, True]


def test_what_the_user_may_not_unpublish_is_named_and_stays(german_leader, news):
    source, translation = news
    client = german_leader()
    found = question(client, address_of("unpublish", source))
    assert (found.offered, found.refused) == ({}, [found.refused[0]])
    assert "Haber" in found.refused[0]

    told = take_down(client, "unpublish", source, including=("tr",))

    assert online(source, translation) == [False, True]
    assert any("Haber" in line for line in told)


def test_what_is_locked_for_the_user_stays(admin, editor, news, django_user_model):
    source, translation = news
    other = django_user_model.objects.create_superuser("andere", password="x")
    Page.objects.filter(pk=translation.pk).update(locked=True, locked_by=other)
    assert question(admin, address_of("unpublish", source)).offered == {}

    take_down(admin, "unpublish", source, including=("tr",))

    assert online(source, translation) == [False, True]


def test_the_history_of_the_source_names_what_stayed_online(admin, pair):
    source, translation = pair

    take_down(admin, "unpublish", source)

    entries = source_log(source)
    assert [entry.data["translations"] for entry in entries] == [
        [{"language": "tr", "title": str(translation)}]
    ]
    assert str(translation) in str(entries[0].message)


def test_each_history_shows_that_it_went_offline(admin, pair):
    source, translation = pair

    take_down(admin, "unpublish", source, including=("tr",))

    for thing in pair:
        # What Wagtail shows of several entries that were made together.
        shown = registry.get_logs_for_instance(thing).latest_by_uuid_and_action()
        assert shown.filter(action="wagtail.unpublish").count() == 1


def test_nothing_is_noted_where_nothing_stays(admin, pair):
    source, translation = pair

    take_down(admin, "unpublish", translation)
    take_down(admin, "unpublish", source)

    assert [*source_log(source), *source_log(translation)] == []


def source_log(thing: Any) -> list[Any]:
    entries = registry.get_logs_for_instance(thing)
    return list(entries.filter(action="mso_headless.left_online"))


def test_no_query_for_each_page(admin, news, site_tree):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            admin.get(address_of("unpublish", site_tree.news))
        return len(captured)

    queries()
    before = queries()
    for _number in range(3):
        translate(NewsPageFactory(), "tr")

    assert queries() == before
