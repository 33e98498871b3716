"""Whatever editors do, the very next request of every endpoint tells it, under a new ETag."""

from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, PageViewRestriction, Site

from headless import recording
from headless.changes.models import ContentChange
from headless.delivery import caching
from headless.models import ContentPage, ImageFacts, Imprint
from headless.resources import registry
from headless.served import services
from mso_pages.models import ContactConsent, OrganisationState
from tests.contract import hiding
from tests.contract.filled_site import fill_site
from tests.factories.images import picture
from tests.factories.locales import translate
from tests.factories.pages import ContentPageFactory
from tests.factories.plans import plan_to_go_live
from tests.factories.tree import SiteTree

pytestmark = pytest.mark.django_db


class World:
    """The site of a test, and what stands in it, as the database has it."""

    def __init__(self, tree: SiteTree, keys: dict[str, Any]) -> None:
        self.tree = tree
        self.things = {name: model.objects.get(pk=pk) for name, (model, pk) in keys.items()}
        self.menu = ContentPage.objects.get(slug="ueber-uns")
        self.page = self.things["pages"]
        self.mso = self.things["msos"]
        self.topic = self.things["topics"]


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


def publish(thing, **changes):
    thing = again(thing)
    for name, value in changes.items():
        setattr(thing, name, value)
    thing.save_revision(clean=False).publish()


def plan(world):
    plan_to_go_live(ContentPageFactory(live=False))
    call_command("publish_scheduled")


def replace_picture(world):
    image = world.page.image
    image.file = picture(name=image.file.name.rpartition("/")[2], size=(100, 80))
    image.save()


def move_focal_point(world):
    image = world.page.image
    image.focal_point_x = 10
    image.save()


def change_credit(world):
    facts = ImageFacts.objects.get(image=world.page.image)
    facts.credit = "Foto: jemand anders"
    facts.save()


def hide_contact(world):
    state = OrganisationState.objects.get(organisation=world.mso.translation_key)
    state.hides_contact = not state.hides_contact
    state.save()


def withdraw_consent(world):
    consent = ContactConsent.objects.filter(organisation=world.mso.translation_key).first()
    consent.withdrawn_on = consent.given_on
    consent.save()


def rename_imprint(world):
    imprint = Imprint.for_site(world.tree.site)
    imprint.publisher = "Neue Behörde"
    imprint.save()


def rename_site(world):
    site = Site.objects.get(pk=world.tree.site.pk)
    site.site_name = "Neuer Name"
    site.save()


# Name of the act to the act and the endpoints that must tell it.
ACTS = {
    "publish": (lambda world: ContentPageFactory(), ["pages/", "sitemap/?limit=100"]),
    "change the body": (
        lambda world: publish(world.page, body=[("text", "<p>Anders.</p>")]),
        ["pages/?view=detail"],
    ),
    "unpublish": (
        lambda world: world.page.unpublish(),
        ["pages/", "pages/{pages}/", "sitemap/?limit=100"],
    ),
    "delete": (lambda world: world.menu.delete(), ["pages/", "navigation/", "redirects/"]),
    "delete a translation": (
        lambda world: world.page.get_translation(locale("tr")).delete(),
        ["pages/?locale=tr", "pages/{pages}/?locale=tr", "pages/{pages}/?locale=*"],
    ),
    "translate": (
        lambda world: translate(world.menu, "tr", title="Hakkımızda"),
        ["pages/?locale=tr", "navigation/?locale=tr", "sitemap/?limit=100"],
    ),
    "move": (
        lambda world: world.page.move(world.menu, pos="last-child"),
        ["pages/{pages}/", "sitemap/?limit=100"],
    ),
    "sort the menu": (
        lambda world: again(world.page).move(again(world.tree.root), pos="last-child"),
        ["navigation/"],
    ),
    "make private": (
        lambda world: hiding.restrict(world.page),
        ["pages/", "pages/{pages}/", "sitemap/?limit=100"],
    ),
    "go live as planned": (plan, ["pages/", "sitemap/?limit=100"]),
    "expire": (lambda world: hiding.expire(world.page), ["pages/", "pages/{pages}/"]),
    "another slug": (
        lambda world: publish(world.menu, slug="wir"),
        ["pages/", "navigation/", "sitemap/?limit=100", "redirects/", "resolve/?path=/ueber-uns/"],
    ),
    "another slug of a section": (
        lambda world: publish(world.tree.msos, slug="vereine"),
        ["msos/", "msos/{msos}/", "sitemap/?limit=100", "resolve/?path=/organisationen/"],
    ),
    "rename a snippet": (
        lambda world: publish(world.topic, title="Neues Thema"),
        ["topics/", "topics/{topics}/"],
    ),
    "unpublish a snippet": (lambda world: world.topic.unpublish(), ["topics/"]),
    "replace a picture": (replace_picture, ["pages/", "pages/{pages}/"]),
    "move a focal point": (move_focal_point, ["pages/", "pages/{pages}/"]),
    "change a credit": (change_credit, ["pages/", "pages/{pages}/"]),
    "hide contact data": (hide_contact, ["msos/{msos}/"]),
    "withdraw a consent": (withdraw_consent, ["msos/{msos}/"]),
    "add a redirect": (
        lambda world: Redirect.objects.create(old_path="/neu", redirect_link="https://a.example/"),
        ["redirects/", "resolve/?path=/neu/"],
    ),
    "put into the menu": (
        lambda world: publish(world.page, show_in_menus=True),
        ["navigation/"],
    ),
    "rename a section": (
        lambda world: publish(world.tree.msos, title="Vereine"),
        ["resolve/?path=/organisationen/"],
    ),
    "change the imprint": (rename_imprint, ["site/"]),
    "rename the site": (rename_site, ["site/"]),
    "add a language": (
        lambda world: Locale.objects.create(language_code="uk"),
        ["locales/"],
    ),
    "remove a language": (
        lambda world: Locale.objects.get(language_code="uk").delete(),
        ["locales/"],
    ),
}


def locale(code):
    return Locale.objects.get(language_code=code)


ENDPOINTS = [
    *(f"{resource.name}/" for resource in registry),
    *(f"{resource.name}/?view=detail&limit=100" for resource in registry),
    *(f"{name}/?locale=tr" for name in ("pages", "msos", "events")),
    *("pages/{pages}/", "msos/{msos}/", "topics/{topics}/", "pages/{pages}/?locale=tr"),
    *("pages/{pages}/?locale=*", "navigation/", "navigation/?locale=tr", "site/", "locales/"),
    *(
        "redirects/",
        "sitemap/?limit=100",
        "resolve/?path=/organisationen/",
        "resolve/?path=/ueber-uns/",
    ),
    *("resolve/?path=/neu/", "pages/?view=detail", "changes/"),
]


@pytest.fixture(scope="module")
def filled(shared_tree, django_db_blocker):
    """Resource to model and primary key of something of each kind."""
    with django_db_blocker.unblock():
        things = fill_site()
        services.store_cards()
        return {name: (type(thing), thing.pk) for name, thing in things.items()}


@pytest.fixture
def world(db, shared_tree, filled):
    return World(shared_tree, filled)


@pytest.fixture
def read_all(world, client):
    def read_all():
        """Endpoint to its status, ETag and body."""
        keys = {
            name: str(thing.translation_key)
            for name, thing in world.things.items()
            if hasattr(thing, "translation_key")
        }
        found = {}
        for endpoint in ENDPOINTS:
            path = endpoint
            for name, key in keys.items():
                path = path.replace(f"{{{name}}}", key)
            response = client.get(f"/api/v1/{path}")
            found[endpoint] = (
                response.status_code,
                response.headers.get("ETag"),
                response.content,
            )
        return found

    return read_all


def naive(read_all):
    """The same without anything that is kept."""
    caching._moments.clear()
    caching._cache().clear()
    services.Served.objects.update(card="")
    return read_all()


def remove_a_language(_world):
    Locale.objects.get(language_code="uk").delete()


def add_to_the_menu(world):
    publish(world.page, show_in_menus=True)


PREPARED = {"add a language": remove_a_language, "sort the menu": add_to_the_menu}


@pytest.mark.parametrize("name", ACTS)
def test_the_next_request_tells_it(world, read_all, name):
    act, told_by = ACTS[name]
    if prepare := PREPARED.get(name):
        prepare(world)
    before = read_all()

    act(world)
    after = read_all()

    plain = naive(read_all)
    for endpoint in ENDPOINTS:
        status, etag, body = after[endpoint]
        assert (status, body) == (plain[endpoint][0], plain[endpoint][2]), endpoint
        if body != before[endpoint][2]:
            assert etag is None or etag != before[endpoint][1], endpoint
    for endpoint in told_by:
        assert after[endpoint][2] != before[endpoint][2], endpoint


def save_again(world):
    for thing in world.things.values():
        if hasattr(thing, "save_revision"):
            publish(thing)
        else:
            thing.save()


def save_drafts(world):
    for thing in world.things.values():
        if hasattr(thing, "save_revision"):
            thing.title = "Entwurf"
            thing.save_revision(clean=False)


def save_what_nobody_sees(world):
    private = ContentPageFactory(slug="intern", live=False)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    private.title = "Noch interner"
    private.save_revision().publish()


def save_settings(world):
    Imprint.for_site(world.tree.site).save()
    Site.objects.get(pk=world.tree.site.pk).save()
    for redirect in Redirect.objects.all():
        redirect.save()
    for one in Locale.objects.all():
        one.save()


@pytest.mark.parametrize("act", [save_again, save_drafts, save_what_nobody_sees, save_settings])
def test_what_changes_nothing_public_leaves_everything(world, read_all, act):
    Imprint.for_site(world.tree.site)
    recording.all_changed()
    before, logged = read_all(), ContentChange.objects.count()

    act(world)

    rows = list(ContentChange.objects.values_list("resource", "locale", "cause")[logged:])
    assert rows == []
    assert read_all() == before


def test_an_app_that_asks_with_its_mark_is_told(world, read_all):
    client = Client()
    etag = client.get("/api/v1/pages/").headers["ETag"]
    publish(world.page, title="Neu")
    assert client.get("/api/v1/pages/", headers={"if-none-match": etag}).status_code == 200


def test_d17_a_replaced_picture_has_another_address(world, client):
    """With a file of the same name, then only with another focal point."""
    address = f"/api/v1/pages/{world.page.translation_key}/"
    seen = []
    for change in (None, replace_picture, move_focal_point):
        if change:
            change(world)
        etag = seen[-1][0] if seen else ""
        detail = client.get(address, headers={"if-none-match": etag})
        [card] = [
            item
            for item in client.get("/api/v1/pages/").json()["items"]
            if item["id"] == str(world.page.translation_key)
        ]
        found = detail.json()["image"]
        assert found == card["image"]
        thumb = found["presets"]["thumb"]
        assert client.get(thumb["url"]).status_code in (200, 404)
        seen.append((detail.headers["ETag"], thumb["url"], found["width"], found["height"]))
    assert len({etag for etag, *_ in seen}) == 3
    assert len({url for _etag, url, *_ in seen}) == 3
    assert [size for *_ignored, size in seen][0] != [size for *_ignored, size in seen][1]
    changes = ContentChange.objects.filter(object_id=world.page.translation_key, cause="file")
    assert list(changes.values_list("locale", flat=True)) == ["de", "tr"] * 2
