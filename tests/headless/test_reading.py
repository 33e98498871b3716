"""What an answer says about itself and about what it refers to."""

import datetime as dt

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from mso_pages.models import NewsPartner
from tests.contract.crawling import read_everything
from tests.factories.events import EventPageFactory
from tests.factories.funding import FundingProgrammePageFactory, NewsPageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import TopicFactory


def test_meta_of_a_page(site_tree, read):
    event = EventPageFactory(slug="fest")
    key = event.translation_key
    translate(event, "ar", slug="haflat")

    meta = read(f"events/{key}/", locale="ar")["meta"]

    published = [meta.pop("first_published_at"), meta.pop("updated_at")]
    assert meta == {
        "type": "mso_events.EventPage",
        "locale": "ar",
        "locale_requested": "ar",
        "is_fallback": False,
        "dir": "rtl",
        "lang": "ar",
        "source": "human",
        "translations": [
            {"locale": "de", "detail_url": f"/api/v1/events/{key}/?locale=de"},
            {"locale": "ar", "detail_url": f"/api/v1/events/{key}/?locale=ar"},
        ],
        "detail_url": f"/api/v1/events/{key}/?locale=ar",
        "html_url": "http://localhost/ar/veranstaltungen/haflat/",
    }
    now = timezone.now()
    for moment in map(parse_datetime, published):
        assert dt.timedelta() <= now - moment < dt.timedelta(minutes=5)
        assert moment.utcoffset() == timezone.localtime(moment).utcoffset()


def test_meta_of_a_fallback(site_tree, read):
    event = EventPageFactory()

    meta = read(f"events/{event.translation_key}/", locale="ar")["meta"]

    assert (meta["locale"], meta["lang"], meta["dir"]) == ("de", "de", "ltr")
    assert (meta["locale_requested"], meta["is_fallback"]) == ("ar", True)


def test_the_time_of_the_first_publication_stays(site_tree, read):
    event = EventPageFactory()
    first = read(f"events/{event.translation_key}/")["meta"]
    event.teaser = "Jetzt mit Musik."
    event.save_revision().publish()

    again = read(f"events/{event.translation_key}/")["meta"]

    assert again["first_published_at"] == first["first_published_at"]
    assert again["updated_at"] > first["updated_at"]


def test_a_publication_without_a_change_is_no_update(site_tree, read):
    event = EventPageFactory()
    first = read(f"events/{event.translation_key}/")["meta"]
    event.save_revision().publish()

    assert read(f"events/{event.translation_key}/")["meta"] == first


def test_an_offer_was_published_with_its_organisation_and_changes_by_itself(site_tree, read):
    organisation = MSOProfilePageFactory(offers=[OfferFactory()])
    [offer] = read("offers/")["items"]

    meta = read(f"msos/{organisation.translation_key}/")["meta"]
    assert offer["meta"]["first_published_at"] == meta["first_published_at"]
    assert offer["organisation"]["id"] == str(organisation.translation_key)

    organisation.short_name = "Anders"
    organisation.save_revision().publish()

    assert read("offers/")["items"][0]["meta"]["updated_at"] == offer["meta"]["updated_at"]


def test_a_reference_is_small_and_leads_on(site_tree, read):
    topic = TopicFactory(title="Bildung", slug="bildung")
    event = EventPageFactory(topics=[topic])

    [reference] = read(f"events/{event.translation_key}/")["topics"]

    assert reference == {
        "id": str(topic.translation_key),
        "type": "mso_pages.Topic",
        "title": "Bildung",
        "slug": "bildung",
        "locale": "de",
        "detail_url": f"/api/v1/topics/{topic.translation_key}/?locale=de",
    }


def test_every_address_in_an_answer_leads_somewhere(site_tree, client):
    source = NewsPageFactory(filled=True)
    MSOProfilePageFactory(filled=True)
    translate(source, "tr")

    def addresses(value):
        if isinstance(value, dict):
            yield from (item for key, item in value.items() if key == "detail_url")
            for item in value.values():
                yield from addresses(item)
        elif isinstance(value, list):
            for item in value:
                yield from addresses(item)

    found = set()
    for name in ("news", "msos"):
        for item in client.get(f"/api/v1/{name}/", {"locale": "tr"}).json()["items"]:
            found |= set(addresses(client.get(item["meta"]["detail_url"]).json()))

    assert len(found) > 10
    assert {address: client.get(address).status_code for address in found} == dict.fromkeys(
        found, 200
    )


def test_hidden_relations_are_left_out_of_lists_and_null_elsewhere(site_tree, read):
    shown = TopicFactory(title="Sichtbar")
    hidden = PartnerOrganisationFactory(live=False)
    news = NewsPageFactory(
        topics=[TopicFactory(live=False), shown],
        publisher=hidden,
        partners=[NewsPartner(partner=hidden), NewsPartner(partner=PartnerOrganisationFactory())],
        programme=FundingProgrammePageFactory(live=False),
    )

    detail = read(f"news/{news.translation_key}/")

    assert [topic["title"] for topic in detail["topics"]] == ["Sichtbar"]
    assert (detail["publisher"], detail["programme"], detail["call"]) == (None, None, None)
    assert len(detail["partners"]) == 1


def test_a_relation_comes_back_when_it_is_published(site_tree, read):
    topic = TopicFactory(live=False)
    event = EventPageFactory(topics=[topic])
    assert read(f"events/{event.translation_key}/")["topics"] == []

    topic.get_latest_revision().publish()

    assert len(read(f"events/{event.translation_key}/")["topics"]) == 1


def test_a_relation_to_a_translation_only_is_served_in_that_translation(site_tree, read):
    """The canonical row is a draft: what is public of the thing is its Turkish row."""
    topic = TopicFactory(live=False)
    translate(topic, "tr", title="Eğitim")
    event = EventPageFactory(topics=[topic])

    [reference] = read(f"events/{event.translation_key}/")["topics"]

    assert (reference["title"], reference["locale"]) == ("Eğitim", "tr")


def test_two_rows_of_one_thing_are_one_reference(site_tree, read):
    topic = TopicFactory(title="Bildung")
    event = EventPageFactory(topics=[topic, translate(topic, "tr")])

    answer = read(f"events/{event.translation_key}/")

    assert [item["title"] for item in answer["topics"]] == ["Bildung"]


def test_reading_writes_nothing_once_the_sizes_of_pictures_exist(site_tree):
    NewsPageFactory(filled=True)
    read_everything(("de",))

    with CaptureQueriesContext(connection) as captured:
        read_everything(("de",))

    assert {query["sql"].lstrip("(").split()[0] for query in captured} == {"SELECT"}
