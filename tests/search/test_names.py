"""Objects are found by the names of what they name, as long as that is public."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from events.models import EventOrganiser
from headless import recording
from mso_pages.models import UmbrellaMembership
from search import services
from search.models import Document
from tests.factories.events import EventPageFactory
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory, TargetGroupFactory, TopicFactory
from tests.search.finding import answer, found
from tests.search.indexed import snapshot

pytestmark = pytest.mark.django_db


def republished(thing, **changes):
    thing = type(thing).objects.get(pk=thing.pk)
    for name, value in changes.items():
        setattr(thing, name, value)
    thing.save_revision(clean=False).publish()
    return thing


def _topic():
    topic = TopicFactory(title="Trommelkunst", alternative_labels=["Schlagwerk"])
    MSOProfilePageFactory(title="Gesucht", topics=[topic])
    return topic, "msos"


def _target_group():
    group = TargetGroupFactory(title="Trommelkunst", alternative_labels=["Schlagwerk"])
    MSOProfilePageFactory(title="Gesucht", target_groups=[group])
    return group, "msos"


def _umbrella():
    partner = PartnerOrganisationFactory(name="Trommelkunst", aliases=["Schlagwerk"])
    membership = UmbrellaMembership(umbrella=partner, since_year=2001)
    MSOProfilePageFactory(title="Gesucht", umbrella_memberships=[membership])
    return partner, "msos"


def _host():
    mso = MSOProfilePageFactory(title="Trommelkunst", short_name="Schlagwerk")
    EventPageFactory(title="Gesucht", host_mso=mso)
    return mso, "events"


def _organiser():
    mso = MSOProfilePageFactory(title="Trommelkunst", short_name="Schlagwerk")
    EventPageFactory(title="Gesucht", organisers=[EventOrganiser(mso=mso, role="co_organiser")])
    return mso, "events"


def _programme():
    call = FundingCallPageFactory(title="Gesucht")
    programme = call.get_parent().specific
    return republished(programme, title="Trommelkunst", alternate_names=["Schlagwerk"]), "calls"


def _publisher():
    partner = PartnerOrganisationFactory(name="Trommelkunst", aliases=["Schlagwerk"])
    NewsPageFactory(title="Gesucht", publisher=partner)
    return partner, "news"


MAKE = [_topic, _target_group, _umbrella, _host, _organiser, _programme, _publisher]


@pytest.mark.parametrize("make", MAKE)
def test_who_names_something_is_found_by_all_that_it_is_called(site_tree, make):
    thing, name = make()
    translate(thing, "tr", **{_name_of(thing): "Davulculuk"})

    for locale in ("de", "tr", "ar"):
        for text in ("Trommelkunst", "Schlagwerk", "Davulculuk"):
            assert found(text, type=name, locale=locale) == ["Gesucht"], (text, locale)


def _name_of(thing):
    return "name" if thing._meta.model_name == "partnerorganisation" else "title"


@pytest.mark.parametrize("make", MAKE)
def test_what_is_renamed_lends_its_new_name_alone(site_tree, make):
    thing, name = make()

    republished(thing, **{_name_of(thing): "Blechmusik"})

    for locale in ("de", "tr"):
        assert found("Blechmusik", type=name, locale=locale) == ["Gesucht"]
        # Partners are remembered by what they were called.
        former = ["Gesucht"] if _name_of(thing) == "name" else []
        assert found("Trommelkunst", type=name, locale=locale) == former
        assert found("Schlagwerk", type=name, locale=locale) == ["Gesucht"]


@pytest.mark.parametrize("make", MAKE)
def test_what_is_not_public_lends_no_name(site_tree, make):
    thing, name = make()
    type(thing).objects.get(pk=thing.pk).unpublish()

    assert found("Trommelkunst", type=name) == found("Schlagwerk", type=name) == []

    republished(thing)
    assert found("Trommelkunst", type=name) == ["Gesucht"]


def test_what_is_deleted_lends_no_name(site_tree):
    topic, other = TopicFactory(title="Trommelkunst"), TopicFactory(title="Chor")
    mso = MSOProfilePageFactory(title="Gesucht", topics=[topic, other])
    assert found("Trommelkunst", type="msos") == ["Gesucht"]
    republished(mso, topics=[other])
    assert found("Trommelkunst", type="msos") == []
    republished(mso, topics=[topic, other])
    topic.unpublish()
    type(topic).objects.filter(pk=topic.pk).first().delete()

    assert found("Trommelkunst", type="msos") == []
    assert found("Chor", type="msos") == ["Gesucht"]


def test_a_translation_that_goes_takes_its_name_back(site_tree):
    topic = TopicFactory(title="Trommelkunst")
    turkish = translate(topic, "tr", title="Davulculuk")
    MSOProfilePageFactory(title="Gesucht", topics=[topic])
    assert found("Davulculuk", type="msos") == ["Gesucht"]

    turkish.unpublish()

    assert found("Davulculuk") == []
    assert found("Trommelkunst", type="msos", locale="tr") == ["Gesucht"]


def test_a_renamed_municipality_is_where_its_organisations_and_offers_are(site_tree):
    town = MunicipalityFactory(name="Althausen")
    MSOProfilePageFactory(title="Verein", municipality=town)
    EventPageFactory(title="Fest", municipality=town)
    assert sorted(found("Althausen")) == ["Althausen", "Fest", "Verein"]

    town.name = "Neuhausen"
    town.save()

    assert sorted(found("Neuhausen")) == ["Fest", "Neuhausen", "Verein"]
    assert found("Althausen") == []


def test_a_draft_of_a_name_is_lent_to_nobody(site_tree):
    topic = TopicFactory(title="Trommelkunst")
    MSOProfilePageFactory(title="Gesucht", topics=[topic])
    topic.title = "Geheimthema"
    topic.save_revision(clean=False)

    assert found("Geheimthema") == []


def test_names_are_lent_one_step_and_no_further(site_tree):
    topic = TopicFactory(title="Trommelkunst")
    mso = MSOProfilePageFactory(title="Verein", topics=[topic])
    EventPageFactory(title="Fest", host_mso=mso, topics=[TopicFactory(title="Chor")])

    assert sorted(found("Trommelkunst")) == ["Trommelkunst", "Verein"]
    assert found("Verein", type="events") == ["Fest"]


def test_the_word_that_a_topic_lent_is_told_as_it_is_written(site_tree):
    topic = TopicFactory(title="Trommelkunst")
    MSOProfilePageFactory(title="Gesucht", topics=[topic], languages=["kmr"])

    [hit] = answer("search", q="trommelKUNST", type="msos")["items"]
    assert hit["matched"] == ["Trommelkunst"]
    [hit] = answer("search", q="Kurmandschi", type="msos")["items"]
    assert "mark" not in hit["title_html"]
    assert hit["matched"] != []


def test_rename_costs_no_query_for_each_who_names_it(site_tree):
    topic = TopicFactory(title="Trommelkunst")
    costs = []
    for count in (3, 6):
        with recording.paused():
            for _number in range(count):
                MSOProfilePageFactory(topics=[topic])
        recording.all_changed()
        documents = Document.objects.filter(named__contains=str(topic.translation_key))
        assert documents.count() >= count
        with CaptureQueriesContext(connection) as captured:
            services._follow_names({str(topic.translation_key)})
        # A statement with many rows is captured once for each on some databases.
        costs.append(len({query["sql"][:40] for query in captured}))
    assert costs[0] == costs[1]


def test_names_written_in_any_order_come_out_the_same(site_tree):
    """Who names something may be published before it."""
    topic = TopicFactory(title="Trommelkunst", live=False)
    MSOProfilePageFactory(title="Gesucht", topics=[topic, TopicFactory()])
    assert found("Trommelkunst") == []
    topic.get_latest_revision().publish()
    kept = snapshot()

    Document.objects.all().delete()
    list(services.rebuild())

    assert snapshot() == kept
    assert sorted(found("Trommelkunst")) == ["Gesucht", "Trommelkunst"]


# Other names of the object itself -----------------------------------------------------


def test_a_word_of_a_long_other_name_counts_less_than_one_of_a_title(site_tree):
    FundingProgrammePageFactory(
        title="Anschub",
        alternate_names=["Maßnahmen für den Einstieg und Aufbau von Trommelgruppen"],
    )
    TopicFactory(title="Ein langer Titel, in dem Trommelgruppen am Ende stehen")
    FundingProgrammePageFactory(title="Zweites", alternate_names=["Trommelgruppen"])

    # An alias of one word is as good as a title, and so is an abbreviation.
    assert found("Trommelgruppen") == [
        *("Zweites", "Ein langer Titel, in dem Trommelgruppen am Ende stehen", "Anschub")
    ]


def test_a_whole_former_name_finds_its_owner_before_what_names_it(site_tree):
    former = "Ministerium für Musik, Trommeln, Tanz und Fest"
    ministry = PartnerOrganisationFactory(name="Ministerium für Kultur", aliases=[former])
    FundingProgrammePageFactory(title="Trommeln", funder=ministry)

    assert found(former) == ["Ministerium für Kultur", "Trommeln"]
    assert found(f'"{former}"') == ["Ministerium für Kultur", "Trommeln"]
