"""Every view of the admin by every role, over HTTP: what has no row fails."""

import fnmatch

import pytest
from django.db import connection
from django.http import HttpResponse
from django.urls import URLResolver, get_resolver, include, path
from django.urls.resolvers import RegexPattern

from .asking import LOGIN, ask, by_name, comes_in, filled, questions, takes_object
from .routes import routes
from .rows import (
    NEVER_THERE,
    OURS,
    SEND_ONLY,
    STOCK,
    Row,
    is_one_of,
    is_there,
    lets_in,
    row_of,
)
from .world import MARKER, WAITING

pytestmark = [
    pytest.mark.django_db,
    # The policy behind it is walked through on both databases.
    pytest.mark.skipif(
        connection.vendor != "sqlite", reason="Every view is asked on SQLite alone."
    ),
]

MEMBERS = ("member of A", "owner of A", "member of B")
# The other states are asked by those whose answer depends on them.
STAFF = ("superuser", "editor", "chief editor")
HOME = "/admin/my/"
ROUTES = routes()
# What everybody of the staff is shown, and chief editors alone may send.
ALSO_SENT = (
    *("wagtail_bulk_action", "wagtailadmin_pages:move_confirm", "wagtailadmin_pages:*lock"),
    "wagtailsnippets_*:confirm_workflow_cancellation",
)
# What editors may do as well with what is not public.
MAY_OFFLINE = ("wagtailadmin_pages:delete", "wagtailadmin_pages:move*")
FOR_SOMEBODY = [route for route in ROUTES if row_of(route) is not Row.EVERYBODY]


# Rows -----------------------------------------------------------------------------------


def test_every_view_has_a_row():
    assert [route for route in ROUTES if row_of(route) is None] == []


def test_every_row_has_a_view():
    ours = {name for names in OURS.values() for name in names}
    names = {name for route in ROUTES for name in (route.name, route.pattern)}
    assert ours <= names
    patterns = [*NEVER_THERE, *SEND_ONLY, *(name for _row, found in STOCK for name in found)]
    unused = [name for name in patterns if name not in names and not fnmatch.filter(names, name)]
    assert unused == []


def new_view(request):
    return HttpResponse("Neu.")


@pytest.mark.parametrize(
    "added",
    [
        path("admin/new/", new_view),
        path("admin/pages/new/", new_view, name="headless_new"),
        path("admin/new/", new_view, name="wagtailadmin_explore_new"),
        path("admin/", include(([path("new/", new_view, name="new")], "wagtailadmin_pages"))),
        path("admin/", include(([path("new/", new_view, name="new")], "my_organisation"))),
        path("admin/", include(([path("new/", new_view, name="new")], "consents"))),
        path("admin/", include(([path("n/", new_view, name="n")], "wagtailsnippets_mso_pages_x"))),
    ],
    ids=["no name", "our name", "name of Wagtail", "pages", "members", "records", "snippets"],
)
def test_a_new_view_of_ours_has_none_whatever_it_is_called(added):
    grown = URLResolver(RegexPattern("^/"), [added, *get_resolver().url_patterns])

    new = set(routes(grown)) - set(ROUTES)
    assert len(new) == 1
    assert [row_of(route) for route in new] == [None]


# Views ----------------------------------------------------------------------------------


def names_something(response, owner):
    """Whether an answer says what is not public of an organisation."""
    content = response.content.decode(errors="replace")
    waiting = WAITING.partition("{owner}")[0] + owner
    return f"{MARKER} {owner}" in content or waiting in content


@pytest.mark.parametrize("route", FOR_SOMEBODY, ids=by_name)
def test_who_is_not_signed_in_sees_nothing(route, world, others, clients):
    for _role, owner, state in questions(route, ("anonymous",)):
        response = ask(clients["anonymous"], "get", filled(route, world, others, owner, state))
        assert response.status_code in (302, 403, 404, 405)
        if response.status_code == 302:
            assert response.url.startswith(LOGIN)
        assert not names_something(response, owner)


@pytest.mark.parametrize("route", FOR_SOMEBODY, ids=by_name)
def test_members_come_to_their_own_screens_alone(route, world, others, clients):
    for role, owner, state in questions(route, MEMBERS):
        url = filled(route, world, others, owner, state)
        response = ask(clients[role], "get", url)
        own = world.own(role, owner)
        match row_of(route):
            case Row.MEMBERS:
                assert response.status_code == 200
            case Row.OWN:
                assert comes_in(response) == (own and state != "deleted"), (role, url)
            case _:
                assert (response.status_code, response.headers.get("Location")) == (302, HOME), url
                assert ask(clients[role], "post", url).status_code == 403, url
        if not own:
            assert not names_something(response, owner), (role, url)


@pytest.mark.parametrize("route", FOR_SOMEBODY, ids=by_name)
def test_staff_come_to_what_they_may_do(route, world, others, clients):
    if route.name == "wagtailadmin_error_test":
        return
    for role, owner, state in questions(route, STAFF):
        # To them all organisations are the same.
        if owner == "B":
            continue
        url = filled(route, world, others, owner, state)
        response = ask(clients[role], "get", url)
        assert response.status_code < 500, (role, url)
        if is_one_of(route.name, SEND_ONLY):
            assert response.status_code == 405 or not comes_in(response), (role, url)
        else:
            expected = is_there(route, state) and lets_in(route, role, state)
            assert comes_in(response) == expected, (role, state, url, response.status_code)


@pytest.mark.parametrize(
    "route",
    [
        route
        for route in FOR_SOMEBODY
        if row_of(route) in (Row.OWN, Row.CHIEFS, Row.SUPERUSERS, Row.TRANSLATING)
        or is_one_of(route.name, ALSO_SENT)
    ],
    ids=by_name,
)
def test_staff_send_only_what_they_may_do(route, world, others, clients):
    """Sent empty by an editor, and what is for superusers by a chief editor as well."""
    of_chiefs = row_of(route) is Row.CHIEFS or is_one_of(route.name, ALSO_SENT)
    for role in ("editor",) if of_chiefs else ("editor", "chief editor"):
        for state in ("draft", "live") if takes_object(route) else ("live",):
            if state == "draft" and is_one_of(route.name, MAY_OFFLINE):
                continue
            url = filled(route, world, others, "A", state)
            response = ask(clients[role], "post", url)
            assert not response.writes, (role, url, response.writes)
            if row_of(route) in (Row.OWN, Row.CHIEFS, Row.SUPERUSERS):
                refused = response.status_code in (400, 405) or not comes_in(response)
                assert refused, (role, url, response.status_code)
