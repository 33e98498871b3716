"""Blocks serialise themselves."""

import pytest
from django.urls import path
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Collection, CollectionViewRestriction

from headless.blocks import BodyBlock
from mso_site import urls as project_urls
from tests.factories.events import EventReportPageFactory
from tests.factories.images import DocumentFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.streams import body

stock = WagtailAPIRouter("stock")
stock.register_endpoint("pages", PagesAPIViewSet)
urlpatterns = [path("stock/", stock.urls), *project_urls.urlpatterns]


def values(read, page):
    return [block["value"] for block in read(f"pages/{page.translation_key}/")["body"]]


def test_every_block_of_a_text_is_delivered_in_its_place(site_tree, read):
    page = ContentPageFactory(body=body(filled=True))

    blocks = read(f"pages/{page.translation_key}/")["body"]

    assert [block["type"] for block in blocks] == list(BodyBlock().child_blocks)
    assert len({block["id"] for block in blocks}) == len(blocks)


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("html", "<p>Ein <b>Absatz</b></p>"),
        (
            "tree",
            [
                {
                    "type": "paragraph",
                    "children": [
                        {"type": "text", "text": "Ein ", "marks": []},
                        {"type": "text", "text": "Absatz", "marks": ["bold"]},
                    ],
                }
            ],
        ),
        ("text", "Ein Absatz"),
    ],
)
def test_a_text_is_delivered_in_the_form_that_was_asked_for(site_tree, read, form, value):
    page = ContentPageFactory(body=[("text", "<p>Ein <b>Absatz</b></p>")])

    [block] = read(f"pages/{page.translation_key}/", richtext=form)["body"]

    assert block["value"] == value


def test_a_document_says_what_it_is(site_tree, read):
    document = DocumentFactory(title="Merkblatt")
    page = ContentPageFactory(body=[("document", document)])

    assert values(read, page) == [
        {"title": "Merkblatt", "url": document.url, "file_size": 8, "file_type": "pdf"}
    ]


def test_d08_a_document_of_a_private_collection_is_left_out(site_tree, read, client):
    intern = Collection.get_first_root_node().add_child(name="Intern")
    folder = intern.add_child(name="Unterordner")
    CollectionViewRestriction.objects.create(collection=intern, restriction_type="login")
    page = ContentPageFactory(
        body=[
            ("document", DocumentFactory(title="Verborgen", collection=intern)),
            ("document", DocumentFactory(title="Verborgen", collection=folder)),
        ]
    )

    assert values(read, page) == [None, None]


def test_a_document_that_was_deleted_is_null(site_tree, read):
    document = DocumentFactory()
    page = ContentPageFactory(body=[("document", document), ("heading", "Weiter")])
    document.delete()

    assert values(read, page) == [None, "Weiter"]


def test_empty_parts_of_a_block_are_empty_text(site_tree, read):
    page = ContentPageFactory(
        body=[("quote", {"text": "Gemeinsam.", "attribution": None}), ("heading", "Titel")]
    )

    assert values(read, page) == [{"text": "Gemeinsam.", "attribution": ""}, "Titel"]


@pytest.mark.urls(__name__)
def test_wagtails_own_api_reads_every_text(site_tree, client):
    """It gives a context without a reading; a picture, a document and links are in the text."""
    page = ContentPageFactory(body=body(filled=True))

    answer = client.get(f"/stock/pages/{page.pk}/", {"type": "mso_headless.ContentPage"})

    assert answer.status_code == 200
    blocks = {block["type"]: block["value"] for block in answer.json()["body"]}
    assert list(blocks) == list(BodyBlock().child_blocks)
    assert "<p>" in blocks["text"]


@pytest.mark.urls(__name__)
def test_wagtails_own_api_reads_what_blocks_refer_to(site_tree, client):
    partner = PartnerOrganisationFactory()
    follow_up = {"text": "Zweites Treffen", "owners": [partner]}
    report = EventReportPageFactory(outcomes=[("follow_up", follow_up)])

    answer = client.get(
        f"/stock/pages/{report.pk}/", {"type": "mso_events.EventReportPage", "fields": "outcomes"}
    )

    assert answer.status_code == 200
    assert answer.json()["outcomes"][0]["value"]["owners"] == [partner.pk]
