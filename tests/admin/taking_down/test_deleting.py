"""Deleting in one language: what stays online is named, and goes too where that is asked for."""

import pytest
from wagtail.log_actions import registry

from headless.taking_down import services
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.funding import FundingProgrammePageFactory, NewsPageFactory
from tests.factories.locales import locale, translate
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory, TopicFactory

from .asking import address_of, online, question, take_down, there

pytestmark = pytest.mark.django_db


def test_translations_are_named_and_those_of_a_source_chosen(admin, pair):
    source, translation = pair

    of_source = question(admin, address_of("delete", source))
    of_translation = question(admin, address_of("delete", translation))

    assert (of_source.offered, of_source.chosen) == ({"tr": [str(translation)]}, ["tr"])
    assert (of_translation.offered, of_translation.chosen) == ({"de": [str(source)]}, [])


def test_without_the_choice_the_others_stay_and_are_named(admin, pair):
    source, translation = pair

    told = take_down(admin, "delete", source)

    assert (there(source), online(translation)) == ([False], [True])
    assert any(str(translation) in line for line in told)


def test_a_draft_of_a_translation_leaves_nothing_behind_that_is_worth_a_word(admin, pair):
    source, _translation = pair
    draft = translate(source, "ar", live=False)

    asked = question(admin, address_of("delete", draft))
    told = take_down(admin, "delete", draft)

    assert asked.offered == {}
    assert (there(draft), online(source)) == ([False], [True])
    assert not any("online" in line for line in told)


def test_an_original_that_is_offline_names_its_translations(admin, pair):
    source, translation = pair
    source.unpublish()

    asked = question(admin, address_of("delete", source))

    assert asked.offered == {"tr": [str(translation)]}


def test_what_is_chosen_is_deleted_too(admin, pair):
    source, translation = pair

    take_down(admin, "delete", source, including=("tr",))

    assert there(source, translation) == [False, False]


@pytest.mark.parametrize("make", [NewsPageFactory, TopicFactory])
def test_several_at_once(admin, site_tree, make):
    first, alone = make(), make()
    translation = translate(first, "tr")
    found = question(admin, address_of("delete", first, alone))
    assert (list(found.offered), found.chosen) == (["tr"], ["tr"])

    told = take_down(admin, "delete", first, alone, including=("tr",))

    assert there(first, alone, translation) == [False, False, False]
    assert sum(str(translation) in line for line in told) == 1


def test_several_without_the_choice(admin, topic, news):
    for source, translation in (topic, news):
        other = type(source).objects.exclude(pk__in=[source.pk, translation.pk]).first()
        other = other or (TopicFactory() if source is topic[0] else NewsPageFactory())

        take_down(admin, "delete", source, other)

        assert (there(source, other), online(translation)) == ([False, False], [True])


def test_what_stands_below_and_its_translations(admin, news):
    source, translation = news
    section = source.get_parent().specific
    # The section in Turkish is an alias with a page below it.
    assert question(admin, address_of("delete", section)).offered == {"tr": ["Haber"]}

    take_down(admin, "delete", section, including=("tr",))

    assert there(section, source, translation) == [False, False, False]


def test_a_translation_with_pages_of_its_own_below_it(admin, site_tree):
    section = site_tree.news
    turkish = translate(section, "tr", title="Haberler")
    below = NewsPageFactory(parent=turkish, title="Yalnız Türkçe")
    NewsPageFactory(parent=section)
    (line,) = question(admin, address_of("delete", section)).offered["tr"]
    assert line.startswith("Haberler") and "1" in line

    take_down(admin, "delete", section, including=("tr",))

    assert there(section, turkish, below) == [False, False, False]


def test_what_protects_a_translation_leaves_everything(admin, site_tree):
    source = PartnerOrganisationFactory()
    translation = translate(source, "tr")
    # Relations are stored towards the row of the default language.
    FundingProgrammePageFactory(title="Nennt sie", funder=source)

    told = take_down(admin, "delete", translation, including=("de",))

    assert online(source, translation) == [True, True]
    assert any("Nennt sie" in line for line in told)
    take_down(admin, "delete", translation)
    assert there(source, translation) == [True, False]


def test_what_protects_a_translated_page_leaves_everything(admin, site_tree):
    source, other = EventPageFactory(), EventPageFactory()
    translation = translate(source, "tr")
    EventReportPageFactory(title="Nennt es", event=source)

    told = take_down(admin, "delete", translation, other, including=("de",))

    assert online(source, translation, other) == [True, True, True]
    assert any("Nennt es" in line for line in told)


def test_a_fault_in_one_leaves_everything(admin, pair, monkeypatch):
    source, translation = pair

    def fail(*args, **kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr(services, "_specific", fail)
    with pytest.raises(RuntimeError):
        take_down(admin, "delete", source, including=("tr",))

    assert online(source, translation) == [True, True]


def test_aliases_go_offline_with_their_source(admin, news):
    source, translation = news
    alias = source.copy_for_translation(locale("en"), copy_parents=True, alias=True)
    assert list(question(admin, address_of("delete", source)).offered) == ["tr"]

    take_down(admin, "delete", source)

    assert online(alias, translation) == [False, True]


def test_what_the_user_may_not_delete_is_named_and_stays(german_leader, news):
    source, translation = news
    client = german_leader()
    found = question(client, address_of("delete", source))
    assert found.offered == {}
    assert "Haber" in found.refused[0]

    told = take_down(client, "delete", source, including=("tr",))

    assert (there(source), online(translation)) == ([False], [True])
    assert any("Haber" in line for line in told)


def test_the_name_of_the_site_is_still_asked_for(admin, news, settings):
    settings.WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 1
    source, translation = news

    take_down(admin, "delete", source, including=("tr",), confirm_site_name="falsch")
    assert online(source, translation) == [True, True]

    name = settings.WAGTAIL_SITE_NAME
    take_down(admin, "delete", source, including=("tr",), confirm_site_name=name)
    assert there(source, translation) == [False, False]


def test_the_history_of_what_stays_names_the_original(admin, pair):
    source, translation = pair

    take_down(admin, "delete", source)

    logged = registry.get_logs_for_instance(translation)
    (entry,) = logged.filter(action="mso_headless.lost_source")
    assert entry.data["translations"] == [{"language": "de", "title": str(source)}]
    assert str(source) in str(entry.message)


def test_a_snippet_that_is_no_translation_is_deleted_as_ever(admin, site_tree):
    municipality = MunicipalityFactory()
    assert question(admin, address_of("delete", municipality)).offered == {}

    take_down(admin, "delete", municipality)

    assert there(municipality) == [False]
