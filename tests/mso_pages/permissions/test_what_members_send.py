"""What members send to every screen of theirs: the own organisation gets it, another one never."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from mso_pages.members.cards import BY_NAME
from mso_pages.models import Municipality, Topic
from tests.factories.files import drawing, encoded

from .asking import ask
from .routes import routes
from .rows import Row, row_of
from .world import STATES

pytestmark = [
    pytest.mark.django_db,
    # The policy behind it is walked through on both databases.
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="Every view is asked on SQLite alone."
    ),
]

EVENT = {
    "title": "Nähfest",
    "starts_on": "2027-05-12",
    "starts_time": "18:00",
    "place_name": "Bürgerhaus",
    "teaser": "Wir nähen zusammen.",
}
CARDS = {
    "phone": {"phone": "0231 765432"},
    "hours": {"monday-0-opens": "10:00", "monday-0-closes": "12:00"},
    "address": {"street": "Neue Straße 2", "postal_code": "44135", "address_visibility": "public"},
    "picture": {"image_alt": "Unser Raum", "persons_agreed": "on"},
    "about": {"self_description": "Wir helfen allen."},
    "online": {"email": "neu@verein.example"},
    "languages": {"languages": ["tr"]},
    "topics": {},
    "accessibility": {"accessibility": ["lift"]},
    "names": {"short_name": "VB"},
}
OFFERS = {
    "what": {"title": "Tanz", "cost": "free"},
    "when": {"weekdays": ["friday"], "starts_at": "18:00"},
    "where": {"mode": "online", "online_url": "https://treffen.example/"},
}
# Screens that show something and take nothing.
SHOWN = {"my_organisation:profile", "my_organisation:preview", "my_organisation:offers"}
SHOWN |= {"own_events:list", "my_organisation:languages"}
# Something of a machine has to be there first: tests of "My organisation" hold it.
HELD_ELSEWHERE = {"my_organisation:read"}
# Cards are about the organisation itself.
ABOUT_ITSELF = {"my_organisation:card", "my_organisation:write"}


@pytest.fixture(autouse=True)
def spring(settings):
    """The event is announced before it takes place."""
    settings.DEMO_TODAY = "2027-03-01"


def sent(world, owner, state):
    """Name, arguments besides the organisation and data of all that can be sent."""
    yield from (("my_organisation:card", [name], data) for name, data in CARDS.items())
    offer = world.offers[owner, state]
    yield "my_organisation:new_offer", [], OFFERS["what"]
    yield from (("my_organisation:offer", [offer, part], OFFERS[part]) for part in OFFERS)
    yield "my_organisation:remove_offer", [offer], {}
    yield "my_organisation:mistake", [], {"subject": "register_court", "text": "Falsch."}
    yield "my_organisation:undo", [world.submissions[owner, state]], {}
    yield "my_organisation:contact", [], {"contact": "hide"}
    yield "my_organisation:write", ["en"], {"self_description": "We help.", "image_alt": "A room"}
    event = world.events[owner, state].pk or 999_999
    yield "own_events:new", [], EVENT
    yield "own_events:change", [event], EVENT
    yield "own_events:cancel", [event], {}


def whole(name, args, data):
    """The data with what has to be made anew for each request."""
    if args == ["picture"]:
        picture = SimpleUploadedFile("raum.jpg", encoded(drawing(), "JPEG"), "image/jpeg")
        return {**data, "upload": picture}
    if args == ["address"]:
        town = Municipality.objects.order_by("pk").first()
        return {**data, "municipality": f"{town.name} ({town.ags})"}
    if args == ["topics"]:
        return {**data, "topics": [Topic.objects.order_by("-pk").first().pk]}
    return data


def test_every_screen_of_members_is_sent_something(world):
    names = {name for name, _args, _data in sent(world, "A", "live")}

    own = {route.name for route in routes() if row_of(route) is Row.OWN}
    assert names | SHOWN | HELD_ELSEWHERE == own
    assert {*CARDS, "offers"} == {*BY_NAME}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("owner", ["A", "B"])
def test_members_send_to_their_own_organisation_alone(world, clients, owner, state):
    key = world.keys[owner, state]
    for name, args, data in sent(world, owner, state):
        url = reverse(name, args=[key, *args])
        for role in (
            ("member of A", "owner of A") if (owner, state) == ("A", "live") else ("member of A",)
        ):
            response = ask(clients[role], "post", url, whole(name, args, data))
            if owner == "A" and state != "deleted":
                assert response.status_code == 302, (role, url, response.status_code)
                assert response.url.startswith(f"/admin/my/{key}/"), (role, url)
                withdrawn = name == "own_events:cancel" and state == "draft"
                assert response.writes or withdrawn, (role, url)
            else:
                assert response.status_code == 404, (role, url)
                assert response.writes == [], (role, url)


@pytest.mark.parametrize("state", ["draft", "in review", "live", "private"])
def test_what_is_foreign_is_not_reached_by_the_own_organisation(world, clients, state):
    """The own key in front, and behind it what belongs to B."""
    own = world.keys["A", state]
    for name, args, data in sent(world, "B", state):
        if not args or name in ABOUT_ITSELF:
            continue
        response = ask(
            clients["member of A"],
            "post",
            reverse(name, args=[own, *args]),
            whole(name, args, data),
        )
        assert response.status_code == 404 or name == "my_organisation:remove_offer", name
        assert response.writes == [], name


@pytest.mark.parametrize("state", ["draft", "live"])
def test_nobody_else_sends_anything(world, clients, state):
    for name, args, data in sent(world, "A", state):
        url = reverse(name, args=[world.keys["A", state], *args])
        for role in ("anonymous", "member of B"):
            response = ask(clients[role], "post", url, whole(name, args, data))
            assert response.status_code in (302, 403, 404), (role, url)
            assert response.status_code != 302 or response.url.startswith(
                ("/admin/login/", "/sign-in/")
            )
            assert response.writes == [], (role, url)


@pytest.mark.parametrize("name", sorted(SHOWN))
def test_a_screen_that_only_shows_takes_nothing(world, clients, name):
    url = reverse(name, args=[world.keys["A", "live"]])

    response = ask(clients["member of A"], "post", url, {"phone": "0231 765432"})

    assert (response.status_code, response.writes) == (405, [])
