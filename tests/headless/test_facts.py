"""Facts are entered once: what goes live in the source is so in every translation."""

import datetime as dt

import pytest

from mso_pages.models import MSOProfilePage
from tests.factories.events import EventPageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import TopicFactory

pytestmark = pytest.mark.django_db


def publish(thing, **changes):
    for name, value in changes.items():
        setattr(thing, name, value)
    thing.save_revision(clean=False).publish()


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def draft(thing):
    return again(thing).get_latest_revision_as_object()


@pytest.fixture
def page(site_tree):
    return MSOProfilePageFactory(
        filled=True, title="Verein", founded_year=1998, topics=[TopicFactory(), TopicFactory()]
    )


def test_a_fact_is_in_the_live_translation_and_in_its_draft(page):
    turkish = translate(page, "tr", title="Dernek")

    publish(page, title="Neuer Verein", founded_year=2001, phone="+492311111111")

    for found in (again(turkish), draft(turkish)):
        assert (found.title, found.founded_year) == ("Dernek", 2001)
        assert str(found.phone) == "+492311111111"
    assert again(turkish).live
    assert not again(turkish).has_unpublished_changes


def test_a_draft_keeps_its_words(page):
    turkish = translate(page, "tr", title="Dernek")
    turkish.title = "Yeni dernek"
    turkish.save_revision()

    publish(page, founded_year=2001)

    assert (again(turkish).title, again(turkish).founded_year) == ("Dernek", 2001)
    assert (draft(turkish).title, draft(turkish).founded_year) == ("Yeni dernek", 2001)
    assert again(turkish).has_unpublished_changes


def test_a_translation_that_is_not_live_stays_so(page):
    turkish = translate(page, "tr", live=False, title="Dernek")

    publish(page, founded_year=2001)

    assert not again(turkish).live
    assert draft(turkish).founded_year == 2001
    assert draft(turkish).title == "Dernek"


def test_what_was_emptied_is_empty_everywhere(page):
    turkish = translate(page, "tr")
    assert turkish.target_groups.count() == 1

    publish(page, target_groups=[], umbrella_memberships=[], phone="", founded_year=None)

    for found in (again(turkish), draft(turkish)):
        assert list(found.target_groups.all()) == []
        assert list(found.umbrella_memberships.all()) == []
        assert (str(found.phone), found.founded_year) == ("", None)


def test_rows_keep_their_order(site_tree):
    partners = [PartnerOrganisationFactory(name=name) for name in "ABC"]
    event = EventPageFactory(filled=True)
    turkish = translate(event, "tr")
    model = event.organisers.model
    rows = [
        model(partner=partner, role="organiser", sort_order=place)
        for place, partner in enumerate(reversed(partners))
    ]

    publish(event, organisers=rows)

    for found in (again(turkish), draft(turkish)):
        organisers = sorted(found.organisers.all(), key=lambda row: row.sort_order)
        assert [row.partner.name for row in organisers] == ["C", "B", "A"]


def test_rows_with_words_keep_them(site_tree):
    page = MSOProfilePageFactory(offers=[OfferFactory(title="A"), OfferFactory(title="B")])
    turkish = translate(page, "tr")
    for row in turkish.offers.all():
        row.title = f"tr {row.title}"
        row.save()
    publish(turkish)

    first, second = sorted(page.offers.all(), key=lambda offer: offer.title)
    first.languages = ["ar"]
    publish(page, offers=[first])

    [left] = again(turkish).offers.all()
    assert (left.title, left.languages) == ("tr A", ["ar"])
    assert second.translation_key != left.translation_key


def test_an_old_revision_of_a_translation_brings_no_old_fact_back(page):
    turkish = translate(page, "tr")
    old = turkish.get_latest_revision()
    publish(turkish, title="Yeni")
    publish(page, founded_year=2001)

    old.refresh_from_db()
    old.publish()

    assert again(turkish).founded_year == 2001


def test_a_translation_brings_no_fact_into_the_source(page):
    turkish = translate(page, "tr")

    publish(turkish, founded_year=1900)

    assert again(page).founded_year == 1998
    assert again(turkish).founded_year == 1998


def test_without_the_source_a_translation_speaks_for_itself(page):
    turkish = translate(page, "tr")
    page.unpublish()

    publish(turkish, founded_year=1900)

    assert again(turkish).founded_year == 1900


def test_the_next_live_one_is_the_source_and_leaves_the_draft_of_the_original_alone(page):
    turkish = translate(page, "tr")
    english = translate(page, "en")
    page.unpublish()
    original = again(page)
    original.founded_year = 2005
    original.save_revision(clean=False)

    publish(turkish, founded_year=1900)
    assert again(english).founded_year == 1900

    publish(english, founded_year=1950)
    assert again(english).founded_year == 1900
    assert draft(page).founded_year == 2005

    original.get_latest_revision().publish()
    assert {again(row).founded_year for row in (page, turkish, english)} == {2005}


def test_snippets_too(site_tree):
    partner = PartnerOrganisationFactory(name="Amt", website="https://amt.example/")
    turkish = translate(partner, "tr", name="Daire")

    publish(partner, website="https://neu.example/")

    for found in (again(turkish), draft(turkish)):
        assert (found.name, found.website) == ("Daire", "https://neu.example/")


def test_dates_of_an_event_are_the_same_in_every_language(site_tree, read):
    event = EventPageFactory(starts_on=dt.date(2027, 6, 18))
    translate(event, "tr", title="Etkinlik")

    publish(event, starts_on=dt.date(2027, 6, 19))

    for locale in ("de", "tr"):
        [item] = read("occurrences/", locale=locale)["items"]
        assert "2027-06-19" in str(item["when"])
    [turkish] = read("events/", locale="tr", view="detail")["items"]
    assert turkish["title"] == "Etkinlik"
    assert "2027-06-19" in str(turkish)


def test_nothing_is_written_where_nothing_changed(page):
    turkish = translate(page, "tr")
    before = MSOProfilePage.objects.get(pk=turkish.pk).latest_revision.content

    publish(page)

    assert again(turkish).latest_revision.content == before


def test_it_can_be_seen_at_once(page, read):
    translate(page, "tr", title="Dernek")
    assert read("msos/", locale="tr", view="detail")["items"][0]["founded_year"] == 1998

    publish(page, founded_year=2001)

    assert read("msos/", locale="tr", view="detail")["items"][0]["founded_year"] == 2001
