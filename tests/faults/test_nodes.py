"""Two servers over one PostgreSQL and one Redis: what one publishes the other serves at once."""

import json
import re
from urllib.parse import urlencode

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client

from tests.factories.pages import ContentPageFactory
from tests.faults.processes import Node, node, redis, stop, token_of

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql",
        reason="Another process cannot read a database in memory.",
    ),
]


class Editor:
    """Somebody at the admin of a node."""

    def __init__(self, at: Node) -> None:
        user = get_user_model().objects.create_superuser("leitung", password="x")
        client = Client()
        client.force_login(user)
        self.at = at
        self.cookie = f"sessionid={client.cookies['sessionid'].value}"

    def post(self, path: str, **values: str) -> None:
        status, headers, page = self.at.ask("GET", path, Cookie=self.cookie)
        assert status == 200, page[:500]
        csrf = re.search(r"csrftoken=\w+", headers["set-cookie"])
        assert csrf, headers
        body = urlencode({"csrfmiddlewaretoken": token_of(page), **values})
        status, _headers, answer = self.at.ask(
            "POST",
            path,
            body,
            Cookie=f"{self.cookie}; {csrf[0]}",
            **{"Content-Type": "application/x-www-form-urlencoded"},
        )
        assert status == 302, answer[:500]


def titles(at: Node, **headers: str) -> tuple[int, str, list[str]]:
    status, found, body = at.ask("GET", "/api/v1/pages/", **headers)
    items = json.loads(body)["items"] if body else []
    # The front page is there, too.
    return status, found["etag"], [item["title"] for item in items if item["title"] != "Start"]


def test_what_is_published_on_one_is_served_by_the_other(tmp_path, migrated, site_tree):
    page = ContentPageFactory(title="Seite")
    with (
        redis(tmp_path / "redis.log") as (url, server),
        node(tmp_path / "a.log", REDIS_URL=url) as a,
        node(tmp_path / "b.log", REDIS_URL=url) as b,
    ):
        assert titles(a) == titles(b)
        etag = titles(a)[1]
        assert titles(b, **{"If-None-Match": etag})[0] == 304
        editor = Editor(a)
        for number in range(3):
            editor.post(f"/admin/pages/{page.pk}/unpublish/")
            assert titles(b, **{"If-None-Match": etag})[::2] == (200, [])
            editor.post(f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}")
            status, etag, found = titles(b, **{"If-None-Match": etag})
            assert (status, found) == (200, ["Seite"]), number

        stop(server)
        # Redis is gone: slower, but right, and the quota still counts.
        editor.post(f"/admin/pages/{page.pk}/unpublish/")
        for at in (a, b):
            assert titles(at)[::2] == (200, [])
            _status, headers, _body = at.ask("GET", "/api/v1/pages/?limit=1")
            assert headers["ratelimit"].startswith('"anonymous";r=')
        assert "Redis does not answer" in a.log.read_text() + b.log.read_text()
