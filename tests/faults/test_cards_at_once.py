"""Cards are made while somebody deletes what they show."""

from threading import Thread

import orjson
import pytest
from django.db import connection
from wagtail.images import get_image_model

from headless.served import services
from headless.served.models import Served
from tests.factories.images import ImageFactory
from tests.factories.msos import MSOProfilePageFactory


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite in memory has one thread.")
def test_a_picture_that_is_deleted_meanwhile_undoes_no_card(migrated, site_tree, monkeypatch):
    MSOProfilePageFactory(title="Mit Bild", image=ImageFactory(), image_alt="Ein Haus")
    MSOProfilePageFactory(title="Ohne Bild")
    picture = get_image_model().objects.get()
    picture.renditions.all().delete()
    Served.objects.update(card="")
    make_cards, deleted = services.make_cards, []

    def delete():
        get_image_model().objects.get(pk=picture.pk).delete()
        connection.close()

    def made_and_deleted(resource, *args):
        cards = make_cards(resource, *args)
        if resource.name == "msos" and not deleted:
            assert picture.renditions.exists()
            deleted.append(picture)
            other = Thread(target=delete)
            other.start()
            other.join(20)
        return cards

    monkeypatch.setattr(services, "make_cards", made_and_deleted)
    services.store_cards()

    assert deleted
    assert not get_image_model().objects.exists()
    ready = Served.objects.filter(listing__endswith="/de/msos").exclude(card="")
    assert [orjson.loads(row.card)["title"] for row in ready] == ["Ohne Bild"]
