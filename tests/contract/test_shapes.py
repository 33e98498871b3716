"""What parameters make of an answer."""

import json

import pytest
from wagtail.models import Collection, CollectionViewRestriction

from events.models import EventOrganiser
from headless import matching
from headless.served import services
from tests.contract.documented import RESOURCES, operations
from tests.factories.events import EventPageFactory
from tests.factories.images import DocumentFactory, ImageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
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


INTERNAL = [
    *("owner", "email", "file_number", "trust_level", "hides_contact", "evidence", "latitude"),
    *("owner__password", "contact_persons__consent__evidence", "title__startswith", "live"),
    *("latest_revision", "draft_title", "url_path", "persons", "id__in", "digest", "row_id"),
]


@pytest.mark.parametrize("parameter", ["fields", "expand", "sort", "facets"])
@pytest.mark.parametrize("name", RESOURCES)
def test_d09_what_is_internal_is_no_value_of_a_shape(db, client, name, parameter):
    operation = operations()[f"{name.replace('-', '_')}_list"]
    if parameter not in operation.parameters:
        assert parameter in ("expand", "facets")
        return
    items = operation.schema(parameter)["items"]
    allowed = items.get("enum") or [items["const"]]
    for value in INTERNAL:
        if value in allowed:
            # An address of a partner is public, as is the place of a municipality.
            assert (parameter, value) in {("fields", "email"), ("fields", "latitude")}
            continue
        answer = client.get(f"/api/v1/{name}/", {parameter: value})

        assert (value, answer.status_code) == (value, 422)
        [error] = answer.json()["errors"]
        assert (error["parameter"], error["allowed"]) == (parameter, allowed)
        # One that is allowed does not open the door for another.
        both = client.get(f"/api/v1/{name}/", {parameter: f"{allowed[0]},{value}"})
        assert (value, both.status_code) == (value, 422)


@pytest.mark.parametrize("name", RESOURCES)
def test_d09_no_filter_bears_an_internal_name(db, client, name):
    for value in (*INTERNAL, "topic__startswith", "topic__slug", "q", "order_by", "depth"):
        answer = client.get(f"/api/v1/{name}/", {value: "a"})

        assert (value, answer.status_code) == (value, 422)
        assert answer.json()["errors"][0]["parameter"] == value


@pytest.fixture
def linking(site_tree):
    """A text that links to all that there may be, with words for each."""
    live = MSOProfilePageFactory(title="Lebendig", slug="lebendig")
    draft = MSOProfilePageFactory(title="Geheimtitel", slug="geheim", live=False)
    deleted = MSOProfilePageFactory(title="Weg", slug="weg")
    document = DocumentFactory(title="Merkblatt")
    source = (
        f'<p><a linktype="page" id="{live.pk}">Zum Verein</a></p>'
        f'<p><a linktype="page" id="{draft.pk}">zum Entwurf</a></p>'
        f'<p><a linktype="page" id="{deleted.pk}">zum Gelöschten</a></p>'
        f'<p><a linktype="document" id="{document.pk}">zum Papier</a></p>'
        '<p><a href="mailto:info@verein.example">schreiben</a></p>'
    )
    page = ContentPageFactory(title="Links", slug="links", body=[("text", source)])
    deleted.delete()
    return page, live, document


FORMS = {
    "html": ["data-id", "mailto:info@verein.example", "Zum Verein", "zum Entwurf"],
    "tree": ["mailto:info@verein.example", "Zum Verein", "zum Entwurf"],
    "text": ["Zum Verein", "zum Entwurf", "zum Gelöschten", "zum Papier", "schreiben"],
}


@pytest.mark.parametrize("form", FORMS)
def test_d04_links_lead_out_in_every_form_of_text_and_place(linking, client, form):
    page, live, document = linking
    key = str(page.translation_key)
    detail = client.get(f"/api/v1/pages/{key}/", {"richtext": form}).json()
    [listed] = client.get(
        "/api/v1/pages/", {"richtext": form, "view": "detail", "ids": key}
    ).json()["items"]
    starred = client.get(f"/api/v1/pages/{key}/", {"richtext": form, "locale": "*"}).json()

    assert detail["body"] == listed["body"] == starred["locales"]["de"]["body"]
    text = json.dumps(detail["body"], ensure_ascii=False)
    for word in FORMS[form]:
        assert word in text
    for word in ("geheim", "linktype", "None", 'href=\\"\\"', '"href": ""', '"url": null'):
        assert word.lower() not in text.lower()
    if form == "text":
        assert "<" not in text and "lebendig" not in text.lower()
    else:
        assert str(live.translation_key) in text
        assert "lebendig" in text
        assert document.filename in text


def test_a_reference_is_expanded_only_where_it_was_asked_for(site_tree, read, nothing_kept):
    partner = PartnerOrganisationFactory()
    event = EventPageFactory(
        host_partner=partner, organisers=[EventOrganiser(partner=partner, sort_order=0)]
    )
    asked = {"expand": "host"}
    cold = [read("events/", **asked)["items"][0], read(f"events/{event.translation_key}/", **asked)]
    services.store_cards()
    warm = read("events/", **asked)["items"][0]

    for item in (*cold, warm):
        assert "expanded" in item["host"]["organisation"]
        assert "expanded" not in item["organisers"][0]["organisation"]
    assert cold[0] == warm


def test_a_list_that_is_walked_finds_what_one_that_is_sorted_does(
    site_tree, read, monkeypatch, nothing_kept
):
    topics = [TopicFactory(title=title) for title in ("Bildung", "Sprache")]
    for number in range(6):
        MSOProfilePageFactory(topics=topics[: 1 + number % 2])
    asked = {"topic": topics[1].slug, "has_offers": "false", "sort": "-title", "limit": 2}
    sorted_ones = read("msos/", **asked)

    monkeypatch.setattr(matching, "MOST_TO_SORT", 0)

    assert sorted_ones["count"] == 3
    assert read("msos/", **asked) == sorted_ones
