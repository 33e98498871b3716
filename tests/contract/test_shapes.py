"""What parameters make of an answer."""

from wagtail.models import Collection, CollectionViewRestriction

from headless.served import services
from tests.factories.images import ImageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.terms import MunicipalityFactory, TopicFactory


def test_the_language_of_a_fallback_is_named_whatever_fields_are_asked_for(site_tree, client):
    page = MSOProfilePageFactory()
    address = f"/api/v1/msos/{page.translation_key}/"

    for query in ({"locale": "tr"}, {"locale": "tr", "fields": "title"}):
        assert client.get(address, query)["Content-Language"] == "de"


def test_each_translation_expands_in_its_own_language(site_tree, read):
    topic = TopicFactory(title="Bildung")
    translate(topic, "tr", title="Eğitim")
    page = MSOProfilePageFactory(topics=[topic])
    translate(page, "tr")
    key = str(page.translation_key)
    asked = {"locale": "*", "expand": "topics", "fields": "topics"}

    detail = read(f"msos/{key}/", **asked)["locales"]
    listed = read("msos/", ids=key, **asked)["locales"][key]

    for found in (detail, listed):
        assert {code: item["topics"][0]["expanded"]["title"] for code, item in found.items()} == {
            "de": "Bildung",
            "tr": "Eğitim",
        }


def test_a_distance_is_shown_with_the_fields_that_were_asked_for(site_tree, read):
    MunicipalityFactory(latitude=51.5, longitude=7.5)

    [item] = read("municipalities/", near="51.5,7.6", fields="title,distance_km")["items"]

    # A tenth of a degree at this latitude.
    assert 6.9 < item["distance_km"] < 7.0
    assert set(item) == {"id", "title", "distance_km"}


def test_a_picture_in_a_private_collection_is_not_delivered(site_tree, read):
    above = Collection.get_first_root_node().add_child(name="Intern")
    below = above.add_child(name="Vorstand")
    image = ImageFactory(collection=below)
    page = MSOProfilePageFactory(image=image, image_alt="Ein Saal")
    services.store_cards()
    address = f"msos/{page.translation_key}/"
    assert read(address)["image"]["alt"] == read("msos/")["items"][0]["image"]["alt"] == "Ein Saal"

    CollectionViewRestriction.objects.create(collection=above, restriction_type="login")

    assert read(address)["image"] is read("msos/")["items"][0]["image"] is None
    assert read("msos/", has_image="true")["count"] == 0
