"""How the views of the matrix are asked: by which address, by whom, and so that nothing stays."""

from collections.abc import Iterator
from http.cookies import SimpleCookie
from typing import Any

from django.db import connection, transaction
from django.test import Client
from wagtail.models import Page

from .routes import Route, address, values_of
from .rows import Row, row_of

LOGIN = ("/admin/login/", "/sign-in/")
HOME = "/admin/my/"
# The views of members that have to be asked for something of one organisation.
ABOUT_ONE = (Row.OWN, Row.TRANSLATING)
# What is about an event and no profile, besides the screens of members.
OF_EVENTS = ("begin_report",)


def browser(user: Any) -> Client:
    """A client that somebody signed in with; nobody where `user` is anonymous."""
    client = Client(raise_request_exception=False)
    if not user.is_anonymous:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def takes_object(route: Route) -> bool:
    """Whether there is anything to ask a view for in several states."""
    return bool(route.parameters) and (route.takes_page or row_of(route) in ABOUT_ONE)


def by_name(route: Route) -> str:
    """For the names of tests."""
    return f"{route.name} {route.pattern}"


def filled(route: Route, world: Any, others: dict[str, Any], owner: str, state: str) -> str:
    """The address of a view about something of an owner in a state."""
    event = world.events[owner, state]
    page = event if route.name.startswith(OF_EVENTS) else world.pages[owner, state]
    if page.pk is None:
        page = Page(pk=999_999, latest_revision_id=999_999)
    translation = others["translations"][owner]
    values = {
        **values_of(route, page, others),
        "organisation": world.keys[owner, state],
        "offer": world.offers[owner, state],
        "event": event.pk or 999_999,
        "translation_id": translation.pk,
        "translation_source_id": translation.source_id,
    }
    if route.name == "my_organisation:undo":
        values["pk"] = world.submissions[owner, state]
    if route.name == "my_organisation:read":
        rows = Page.objects.filter(
            translation_key=translation.source.object_id, locale=translation.target_locale
        )
        row = rows.first() if state != "deleted" else None
        values["pk"] = row.pk if row else 999_999
        values["organisation"] = world.keys[owner, "live"]
    url = address(route, values)
    return f"{url}?id={page.pk}" if route.name == "wagtail_bulk_action" else url


def ask(client: Client, method: str, url: str, data: Any = None) -> Any:
    """The answer, of which nothing stays, not even that it signed the visitor out.

    Its `writes` are the statements that wrote something, sessions apart.
    """
    writes: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        verb = sql.split(None, 1)[0].upper()
        if verb in ("INSERT", "UPDATE", "DELETE") and "django_session" not in sql:
            writes.append(sql)
        return execute(sql, params, many, context)

    cookies = SimpleCookie(client.cookies)
    point = transaction.savepoint()
    try:
        with connection.execute_wrapper(watch):
            given = "value=x" if method == "put" else data or {}
            response = getattr(client, method)(url, data=given)
        response.writes = writes
        return response
    finally:
        transaction.savepoint_rollback(point)
        client.cookies = cookies


def comes_in(response: Any) -> bool:
    """Whether somebody is answered otherwise than by a refusal."""
    if response.status_code in (403, 404):
        return False
    if response.status_code == 302:
        return not response.url.startswith(LOGIN) and response.url not in ("/admin/", HOME)
    return True


def questions(route: Route, roles: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """Role, owner and state of what a view is asked for.

    Every role for something of its own and of others, a draft and what is live; for the other
    states one of them.
    """
    if not takes_object(route):
        yield from ((role, "A", "live") for role in roles)
        return
    for owner in ("A", "B"):
        for state in ("draft", "live"):
            yield from ((role, owner, state) for role in roles)
        for state in ("in review", "private", "deleted"):
            yield roles[0], owner, state
