"""What is private in one language is private in all, and a move moves one page: it is told."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Collection, Page, PageViewRestriction

from tests.admin.posting import said
from tests.admin.reading import detail
from tests.contract.hiding import restrict
from tests.factories.locales import translate
from tests.factories.pages import ContentPageFactory

from .asking import online

pytestmark = pytest.mark.django_db


def privacy(client, page):
    response = client.get(reverse("wagtailadmin_pages:set_privacy", args=[page.pk]))
    assert response.status_code == 200
    html = json.loads(response.content)["html"]
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ", strip=True).split())


def move_address(page, target):
    return reverse("wagtailadmin_pages:move_confirm", args=[page.pk, target.pk])


def confirmation(client, page, target):
    html = client.get(move_address(page, target)).content
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ", strip=True).split())


@pytest.fixture
def standing(site_tree):
    """A page that may stand anywhere, and its translation."""
    page = ContentPageFactory(title="Nachricht", parent=ContentPageFactory(title="Oben"))
    return page, translate(page, "tr", title="Haber")


@pytest.mark.parametrize("first", [0, 1], ids=["source", "translation"])
def test_before_it_becomes_private_the_hidden_translations_are_named(admin, news, first):
    page, other = news[first], news[1 - first]
    assert other.title in privacy(admin, page)

    address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    response = admin.post(address, {"restriction_type": "login"})

    assert response.status_code == 200
    assert PageViewRestriction.objects.get().page.pk == page.pk
    assert detail(news[0]) is None
    assert online(other) == [True]


def test_a_page_that_another_language_hides_says_so(admin, news):
    source, translation = news
    assert "versteckt" not in privacy(admin, translation)
    restrict(source)

    told = privacy(admin, translation)

    assert told.count("Nachricht") == 2


def test_without_translations_nothing_is_told(admin, site_tree):
    page = ContentPageFactory(title="Allein")

    assert "Allein" not in privacy(admin, page)


def test_before_a_move_the_translations_that_stay_are_named(admin, standing, site_tree):
    source, translation = standing
    told = confirmation(admin, source, site_tree.root)

    assert "Haber" in told
    assert translation.get_parent().title in told


def test_a_move_to_a_private_place_says_that_translations_are_hidden_too(
    admin, standing, site_tree
):
    source, _translation = standing
    folder = ContentPageFactory(title="Geschlossen")
    before = confirmation(admin, source, folder)
    restrict(folder)
    told = confirmation(admin, source, folder)
    assert len(told) > len(before)

    done = said(admin.post(move_address(source, folder), follow=True))

    assert any("Nachricht" in line and "Haber" in line for line in done)
    assert detail(source) is None


def test_a_page_that_its_translation_hides_stays_hidden_wherever_it_moves(
    admin, standing, site_tree
):
    source, translation = standing
    folder = ContentPageFactory(title="Geschlossen")
    restrict(folder)
    translation.move(folder, pos="last-child")

    told = confirmation(admin, source, site_tree.root)

    assert told.count("Haber") == 2
    done = said(admin.post(move_address(source, site_tree.root), follow=True))
    assert any("Haber" in line for line in done)


def test_several_that_move_to_a_private_place(admin, standing, site_tree):
    source, _translation = standing
    folder = ContentPageFactory(title="Geschlossen")
    restrict(folder)
    home = reverse("wagtailadmin_home")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
    address = f"{address}?id={source.pk}&next={home}"
    assert "Haber" in admin.get(address).content.decode()

    done = said(admin.post(address, {"chooser": folder.pk}, follow=True))

    assert any("Nachricht" in line and "Haber" in line for line in done)


def test_a_move_to_a_public_place_hides_nothing(admin, standing, site_tree):
    source, _translation = standing

    done = said(admin.post(move_address(source, site_tree.root), follow=True))

    assert Page.objects.child_of(site_tree.root).filter(pk=source.pk).exists()
    assert not any("Haber" in line for line in done)


def test_collections_become_private_as_ever(admin, site_tree):
    collection = Collection.get_first_root_node().add_child(name="Bilder")
    address = reverse("wagtailadmin_collections:set_privacy", args=[collection.pk])

    assert admin.get(address).status_code == 200
