"""The tree and what is served of it change together, or not at all."""

from functools import partial

import pytest
from django.urls import reverse
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from headless import recording
from headless.served import services
from headless.served.checking import differences
from tests.factories.images import ImageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.terms import TopicFactory


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


def test_a_collection_moves_with_what_is_served_of_it(picture, admin_client, stops):
    closed = Collection.get_first_root_node().add_child(name="Intern")
    before = Collection.objects.get(pk=picture.image.collection_id).path
    stops("all_changed")

    with pytest.raises(Stopped):
        admin_client.post(
            reverse("wagtailadmin_collections:edit", args=[picture.image.collection_id]),
            {"name": "Feste", "parent": closed.pk},
        )

    assert Collection.objects.get(pk=picture.image.collection_id).path == before


def test_nothing_is_served_anew_for_a_new_name_or_a_stranger(picture, admin_client, client, stops):
    address = reverse("wagtailadmin_collections:edit", args=[picture.image.collection_id])
    root = Collection.get_first_root_node()
    stops("all_changed")

    for visitor in (admin_client, client):
        data = {"name": "Feiern", "parent": root.pk}
        assert visitor.post(address, data).status_code == 302

    assert Collection.objects.get(pk=picture.image.collection_id).name == "Feiern"


@pytest.fixture
def closed(site_tree):
    closed = Collection.get_first_root_node().add_child(name="Intern")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    return closed


def put_together(admin_client, image, collection):
    address = reverse("wagtail_bulk_action", args=["wagtailimages", "image", "add_to_collection"])
    answer = admin_client.post(f"{address}?id={image.pk}", {"collection": collection.pk})
    assert answer.status_code == 302


def put_alone(admin_client, image, collection):
    image.collection = collection
    image.save()


@pytest.mark.parametrize("put", [put_together, put_alone])
def test_a_picture_that_comes_into_a_private_collection_is_shown_no_more(
    picture, closed, admin_client, read, put
):
    services.store_cards()
    assert shown(read, picture)

    put(admin_client, picture.image, closed)

    assert not shown(read, picture)
    key = str(picture.translation_key)
    found = {item["id"] for item in read("pages/", has_image="true")["items"]}
    assert key not in found


def test_a_page_that_is_private_in_one_language_is_private_in_all(site_tree, read):
    page = ContentPageFactory(title="Beratung", slug="beratung")
    translate(page, "tr", title="Danisma")
    folder = ContentPageFactory(title="Intern", slug="intern")
    PageViewRestriction.objects.create(page=folder, restriction_type="login")

    Page.objects.get(pk=page.pk).move(folder, pos="last-child")

    for code in ("de", "tr"):
        assert not {"Beratung", "Danisma"} & titles(partial(read, locale=code))
    assert list(differences()) == []


def test_another_focal_point_is_a_change_of_what_shows_the_picture(picture, read):
    address = f"pages/{picture.translation_key}/"
    before = read(address)["meta"]["updated_at"]
    image = picture.image
    image.focal_point_x, image.focal_point_y = 5, 5
    image.focal_point_width, image.focal_point_height = 2, 2
    image.save()

    assert read(address)["meta"]["updated_at"] > before


def test_another_title_of_a_topic_does_not_change_what_shows_it(site_tree, read):
    topics = [TopicFactory(title=title) for title in ("Arbeit", "Bildung")]
    page = MSOProfilePageFactory(topics=topics)
    before = read(f"msos/{page.translation_key}/")["meta"]["updated_at"]
    topics[0].title = "Zusammenleben"
    topics[0].save_revision().publish()

    services.rebuild()

    after = read(f"msos/{page.translation_key}/")
    assert [topic["title"] for topic in after["topics"]] == ["Bildung", "Zusammenleben"]
    assert after["meta"]["updated_at"] == before
