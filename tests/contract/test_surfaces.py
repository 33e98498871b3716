"""One policy of what is public: whatever hides a thing hides it on every surface at once."""

import pytest
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from tests.contract import hiding
from tests.factories.images import DocumentFactory, image_with_facts
from tests.factories.locales import translate
from tests.factories.pages import ContentPageFactory

pytestmark = pytest.mark.django_db
PUBLIC, HIDDEN = True, False


@pytest.fixture
def page(site_tree):
    """A page that every surface shows, and one that links to it."""
    page = ContentPageFactory(title="Gesucht", slug="gesucht", show_in_menus=True)
    link = f'<p><a linktype="page" id="{page.pk}">dorthin</a></p>'
    ContentPageFactory(title="Daneben", slug="daneben", body=[("text", link)])
    return page


def surfaces(page):
    """Surface to whether an anonymous visitor finds the page there."""
    client = Client()

    def answer(path):
        return client.get(f"/api/v1/{path}")

    key = str(page.translation_key)
    changes = [item for item in answer("changes/?limit=1000").json()["items"] if item["id"] == key]
    found = answer("search/?q=Gesucht&facets=type").json()
    linking = answer("pages/?slug=daneben&view=detail").json()["items"][0]
    return {
        "list": key in answer("pages/").text,
        "list in another language": key in answer("pages/?locale=tr").text,
        "details in a list": key in answer("pages/?view=detail").text,
        "list by id": answer(f"pages/?ids={key}").json()["count"] == 1,
        "detail": answer(f"pages/{key}/").status_code == 200,
        "all languages": answer(f"pages/{key}/?locale=*").status_code == 200,
        "resolve": answer("resolve/?path=/gesucht/").status_code == 200,
        "navigation": key in answer("navigation/").text,
        "sitemap": key in answer("sitemap/?limit=100").text,
        "links of others": key in str(linking["body"]),
        "search": key in [hit["card"]["id"] for hit in found["items"]],
        "number of the search": found["count"] == 1,
        "facet of the search": found["facets"]["type"] != [],
        "search in another language": key in answer("search/?q=Gesucht&locale=tr").text,
        "search of the list": key in answer("pages/?search=Gesucht").text,
        "suggestions": key in answer("suggest/?q=Ges").text,
        "what was meant": answer("search/?q=Gesuhct").json()["did_you_mean"] == "Gesucht",
        "change log": changes[-1]["op"] == "upsert",
        "built-in view": client.get("/gesucht/").status_code == 200,
    }


WAYS = [
    hiding.unpublish,
    hiding.expire,
    hiding.restrict,
    hiding.move_below_private,
    hiding.move_to_another_site,
]


@pytest.mark.parametrize("way", WAYS)
def test_a_page_is_on_all_surfaces_or_on_none(page, way):
    assert set(surfaces(page).values()) == {PUBLIC}

    way(page)

    assert {name for name, found in surfaces(page).items() if found} == set()


def test_so_is_one_that_comes_back(page):
    page.unpublish()
    page.get_latest_revision().publish()
    assert {name for name, found in surfaces(page).items() if not found} == set()


def test_so_are_its_translations(page):
    turkish = translate(page, "tr", title="Aranan")
    hiding.restrict(page)
    assert {name for name, found in surfaces(page).items() if found} == set()
    assert Client().get(f"/tr/{turkish.slug}/").status_code != 200


def test_so_is_a_page_below_it(page):
    child = ContentPageFactory(parent=page, title="Darunter", slug="darunter")
    hiding.restrict(page)

    client = Client()
    for path in ("pages/", "pages/?view=detail", "sitemap/?limit=100", "navigation/"):
        assert str(child.translation_key) not in client.get(f"/api/v1/{path}").text
    assert client.get("/api/v1/resolve/?path=/gesucht/darunter/").status_code == 404
    assert client.get("/gesucht/darunter/").status_code != 200


@pytest.fixture
def files(site_tree, settings, tmp_path):
    """A page with a picture and a document of one collection, and that collection."""
    # Wagtail delivers a document from where the storage says that its file is.
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    settings.MEDIA_ROOT = tmp_path
    collection = Collection.get_first_root_node().add_child(name="Akte")
    image = image_with_facts()
    image.collection = collection
    image.save()
    document = DocumentFactory(collection=collection)
    link = f'<p><a linktype="document" id="{document.pk}">Antrag</a></p>'
    page = ContentPageFactory(slug="mit-akte", image=image, image_alt="Haus", body=[("text", link)])
    return page, document, collection


def files_shown(page, document):
    client = Client()
    [card] = client.get("/api/v1/pages/?slug=mit-akte").json()["items"]
    detail = client.get(f"/api/v1/pages/{page.translation_key}/").json()
    view = client.get("/mit-akte/").text
    return {
        "picture of the card": card["image"] is not None,
        "picture of the detail": detail["image"] is not None,
        "picture of the view": "<img" in view,
        "link to the document": document.url in str(detail["body"]),
        "link in the view": document.url in view,
        "the document": client.get(document.url).status_code == 200,
    }


def test_files_of_a_private_collection_are_on_no_surface(files):
    page, document, collection = files
    assert set(files_shown(page, document).values()) == {PUBLIC}

    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )

    assert set(files_shown(page, document).values()) == {HIDDEN}
