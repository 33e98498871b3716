"""The tree and what is served of it change together, or not at all."""

import pytest
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from headless import recording
from headless.served import services
from tests.factories.images import ImageFactory
from tests.factories.pages import ContentPageFactory


class Stopped(Exception):
    """Stands for a server that stops in the middle."""


@pytest.fixture
def stops(monkeypatch):
    def stop(*args):
        raise Stopped

    def stops(name):
        monkeypatch.setattr(recording, name, stop)

    return stops


@pytest.fixture
def page(site_tree):
    return ContentPageFactory(title="Beratung", slug="beratung")


def titles(read):
    return {item["title"] for item in read("pages/")["items"]}


def post_privacy(client, page):
    return client.post(
        reverse("wagtailadmin_pages:set_privacy", args=[page.pk]), {"restriction_type": "login"}
    )


def test_a_page_becomes_private_with_what_is_served_of_it(page, admin_client, read, stops):
    assert "Beratung" in titles(read)
    stops("tree_changed")

    with pytest.raises(Stopped):
        post_privacy(admin_client, page)

    assert not PageViewRestriction.objects.exists()


def test_a_page_that_became_private_is_served_no_more(page, admin_client, read):
    assert post_privacy(admin_client, page).status_code == 200

    assert PageViewRestriction.objects.exists()
    assert "Beratung" not in titles(read)


def test_a_page_moves_with_what_is_served_of_it(page, admin_client, stops):
    target = ContentPageFactory(title="Intern", slug="intern")
    stops("tree_changed")

    with pytest.raises(Stopped):
        admin_client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk]))

    assert Page.objects.get(pk=page.pk).path == page.path


def test_a_page_comes_before_others_with_what_is_served_of_it(page, admin_client, stops):
    last = ContentPageFactory(title="Zuletzt", slug="zuletzt")
    stops("tree_changed")

    with pytest.raises(Stopped):
        admin_client.post(
            reverse("wagtailadmin_pages:set_page_position", args=[last.pk]) + "?position=0"
        )

    assert Page.objects.get(pk=last.pk).path == last.path


@pytest.fixture
def picture(site_tree):
    collection = Collection.get_first_root_node().add_child(name="Feste")
    page = ContentPageFactory(
        title="Fest", image=ImageFactory(collection=collection), image_alt="Ein Fest"
    )
    services.store_cards()
    return page


def shown(read, page):
    items = {item["id"]: item["image"] for item in read("pages/")["items"]}
    return items[str(page.translation_key)] is not None


def test_pictures_vanish_with_the_collection_that_moves_into_a_private_one(
    picture, admin_client, read
):
    closed = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    services.store_cards()
    assert shown(read, picture)

    answer = admin_client.post(
        reverse("wagtailadmin_collections:edit", args=[picture.image.collection_id]),
        {"name": "Feste", "parent": closed.pk},
    )

    assert answer.status_code == 302
    assert not shown(read, picture)


def test_a_collection_becomes_private_with_what_is_served_of_it(picture, admin_client, stops):
    stops("all_changed")

    with pytest.raises(Stopped):
        admin_client.post(
            reverse("wagtailadmin_collections:set_privacy", args=[picture.image.collection_id]),
            {"restriction_type": "login"},
        )

    assert not CollectionViewRestriction.objects.exists()
