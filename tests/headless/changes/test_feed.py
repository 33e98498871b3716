"""`changes/`: what an app that keeps a copy is told."""

import datetime as dt
import json

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from headless.changes import services
from headless.changes.models import ContentChange, ContentVersion
from headless.changes.schemas import ENDPOINTS
from tests.contract import hiding
from tests.factories.events import EventPageFactory
from tests.factories.images import ImageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import TopicFactory
from tests.headless.changes.mirroring import copied, mirror_of, public


@pytest.fixture
def changes(site_tree, read):
    """`changes(since=…)`: the answer; by default of what came since the fixture was made."""
    start = read("changes/")["head"]
    return lambda **query: read("changes/", **{"since": start, **query})


def ops(answer):
    return [(item["resource"], item["locale"], item["op"]) for item in answer["items"]]


def test_a_change_says_where_to_read(changes, client):
    page = ContentPageFactory(title="Seite")

    [item] = changes()["items"]

    assert {**item, "at": None} == {
        "seq": item["seq"],
        "resource": "pages",
        "id": str(page.translation_key),
        "locale": "de",
        "op": "upsert",
        "cause": "publish",
        "at": None,
        "detail_url": f"/api/v1/pages/{page.translation_key}/?locale=de&version={item['seq']}",
    }
    assert abs(dt.datetime.fromisoformat(item["at"]) - timezone.now()) < dt.timedelta(minutes=1)
    assert client.get(item["detail_url"]).json()["title"] == "Seite"


def test_a_removal_says_no_more_than_what(changes):
    page = ContentPageFactory(title="Geheim")
    page.unpublish()

    answer = changes()

    assert {item["op"] for item in answer["items"]} == {"remove"}
    assert {item["detail_url"] for item in answer["items"]} == {None}
    assert "Geheim" not in json.dumps(answer)


def test_what_to_do_is_looked_up_when_it_is_read(changes):
    page = ContentPageFactory()
    assert ops(changes()) == [("pages", "de", "upsert")]

    page.unpublish()
    assert ops(changes()) == [("pages", "de", "remove")] * 2

    page.get_latest_revision().publish()
    assert ops(changes()) == [("pages", "de", "upsert")] * 3


def test_pages_of_the_log_follow_each_other_to_its_end(changes):
    for _ in range(5):
        ContentPageFactory()
    whole = changes()
    assert whole["next"] == whole["head"]

    found, since = [], whole["items"][0]["seq"] - 1
    while since < whole["head"]:
        part = changes(since=since, limit=2)
        assert len(part["items"]) <= 2
        found += part["items"]
        since = part["next"]
    assert found == whole["items"]
    assert changes(since=since) == {"items": [], "next": since, "head": since}


def test_other_resources_are_passed_over(changes):
    ContentPageFactory()
    TopicFactory()
    ContentPageFactory()

    answer = changes(resource="topics", limit=1)
    assert ops(answer) == [("topics", "de", "upsert")]

    rest = changes(resource="topics", since=answer["next"])
    assert rest["items"] == []
    assert rest["next"] == rest["head"]


def test_the_log_of_a_language_tells_what_changes_in_it(changes):
    page = ContentPageFactory()
    turkish = translate(page, "tr")
    start = changes(locale="tr")["next"]

    page.title = "Neu"
    page.save_revision().publish()
    assert changes(locale="tr", since=start)["items"] == []
    assert ops(changes(locale="de", since=start)) == [("pages", "de", "upsert")]
    assert ops(changes(locale="ar", since=start)) == [("pages", "de", "upsert")]

    turkish.unpublish()
    [item] = changes(locale="tr", since=start)["items"][-1:]
    assert (item["op"], item["locale"]) == ("upsert", "tr")
    assert "?locale=tr&" in item["detail_url"]
    assert ops(changes(since=start))[-1] == ("pages", "tr", "remove")


def test_the_address_of_a_translation_concerns_every_language(site_tree, client):
    """Each tells where the others stand."""
    english = translate(ContentPageFactory(title="Seite"), "en")
    mirror = mirror_of(client)
    mirror.update()

    english.slug = "elsewhere"
    english.save_revision().publish()
    mirror.update()

    assert "elsewhere" in str(copied(mirror))
    assert copied(mirror) == public(client)


def test_the_description_of_a_picture_that_is_shown_in_a_translation_concerns_it(site_tree, client):
    page = EventPageFactory(image=ImageFactory(), image_alt="Ein Saal")
    translate(page, "tr", title="Toplantı")
    mirror = mirror_of(client, "tr")
    mirror.update()
    key = "events", str(page.translation_key)
    assert copied(mirror)[key]["image"]["alt_lang"] == "de"

    page.image_alt = "Ein großer Saal"
    page.save_revision().publish()
    mirror.update()

    # It is no longer that of the original.
    assert copied(mirror)[key]["image"]["alt_lang"] == "tr"
    assert copied(mirror) == public(client, "tr")


def test_an_endpoint_has_no_id(changes, site_tree):
    section = site_tree.msos
    start = changes()["head"]
    section.title = "Vereine"
    section.save_revision().publish()

    [item] = changes(since=start)["items"]
    assert (item["resource"], item["id"], item["locale"], item["op"]) == (
        "navigation",
        None,
        None,
        "upsert",
    )
    assert item["detail_url"] == f"/api/v1/navigation/?locale=de&version={item['seq']}"
    [item] = changes(since=start, locale="tr")["items"]
    assert item["detail_url"] == f"/api/v1/navigation/?locale=tr&version={item['seq']}"


def test_every_endpoint_takes_the_address_that_the_log_gives_it(changes, client, site_tree):
    start = changes()["head"]
    for name in ENDPOINTS:
        services.append_endpoint(name)

    items = changes(since=start, locale="ar")["items"]

    assert [item["resource"] for item in items] == list(ENDPOINTS)
    addresses = {item["resource"]: item["detail_url"] for item in items}
    # Without a question a search has nothing to say.
    assert addresses.pop("search") is None
    assert {client.get(address).status_code for address in addresses.values()} == {200}


@pytest.mark.parametrize("wrong", ["-1", "x", "1.5", "99999999999999999999"])
def test_a_place_is_a_number(site_tree, client, wrong):
    response = client.get("/api/v1/changes/", {"since": wrong})
    assert response.status_code == 422
    assert response.json()["errors"][0]["parameter"] == "since"


def test_d28_a_place_that_is_forgotten_or_never_was_begins_anew(site_tree, client, changes):
    page = ContentPageFactory()
    start = changes()["head"]
    ContentChange.objects.update(at=timezone.now() - dt.timedelta(days=100))
    page.title = "Neu"
    page.save_revision().publish()

    call_command("begin_day")

    for since, status in ((start - 1, 410), (start, 200), (start + 1, 200), (start + 2, 410)):
        response = client.get("/api/v1/changes/", {"since": since})
        assert response.status_code == status, since
    assert "Start over" in client.get("/api/v1/changes/", {"since": 0}).json()["detail"]
    # Without a place the log begins where it begins.
    assert len(client.get("/api/v1/changes/").json()["items"]) == 1


def test_forgetting_keeps_the_count(site_tree):
    ContentPageFactory()
    head = ContentVersion.objects.get().number
    services.forget(timezone.now() + dt.timedelta(days=1))

    assert ContentVersion.objects.get().number == head
    ContentPageFactory()
    assert ContentChange.objects.get().seq == head + 1


def test_d28_who_follows_ends_with_what_is_public(site_tree, client):
    with transaction.atomic():
        pages = [ContentPageFactory() for _ in range(25)]
        events = [EventPageFactory() for _ in range(5)]
        partners = [PartnerOrganisationFactory() for _ in range(5)]
    turkish = translate(pages[3], "tr")
    follower, turkish_follower = mirror_of(client), mirror_of(client, "tr")
    follower.update()
    turkish_follower.update()

    with transaction.atomic():
        for thing in (*pages, *events, *partners):
            thing.save_revision(clean=False).publish()
    pages[0].title, pages[20].title = "Schon gelesen", "Noch nicht gelesen"
    pages[0].save_revision().publish()
    pages[20].save_revision().publish()
    pages[1].delete()
    pages[2].unpublish()
    hiding.restrict(pages[4])
    hiding.move_to_another_site(pages[5])
    turkish.delete()
    follower.update(limit=3)
    turkish_follower.update(limit=3)

    assert copied(follower) == public(client)
    assert copied(turkish_follower) == public(client, "tr")
    gone = {str(pages[number].translation_key) for number in (1, 2, 4, 5)}
    assert gone.isdisjoint(key for _name, key in follower.objects)


def test_who_follows_after_a_long_while_begins_anew(site_tree, client):
    MSOProfilePageFactory()
    follower = mirror_of(client)
    follower.update()
    ContentPageFactory()
    services.forget(timezone.now() + dt.timedelta(days=1))
    ContentPageFactory()

    follower.update()

    assert copied(follower) == public(client)
