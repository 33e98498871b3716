"""Nobody learns here who has an account."""

import re

import pytest
from django.contrib.auth import get_user_model
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished
from django.db import close_old_connections, connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.headless.accounts.conftest import ADDRESS, ASK, CODE, make_member

pytestmark = pytest.mark.django_db

# Of who has an account, who has one that may not sign in by mail, and who has none.
ADDRESSES = [ADDRESS, "leitung@example.org", "niemand@example.org"]


@pytest.fixture(autouse=True)
def accounts(db):
    make_member()
    get_user_model().objects.create_superuser("leitung", "leitung@example.org", "x")


@pytest.fixture
def open_connection():
    """As with Django's test client, the database stays connected when an answer is closed."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


def without_tokens(text):
    return re.sub(r"\b\w{64}\b", "", text)


def asked(address, data):
    """The answer as it is sent, before the server closes it, and the queries that it took."""
    request = RequestFactory().post(address, data)
    request._dont_enforce_csrf_checks = True
    with CaptureQueriesContext(connection) as queries:
        answer = WSGIHandler().get_response(request)
    return answer, [re.sub(r"'[^']*'|\d+", "?", query["sql"]) for query in queries]


@pytest.mark.parametrize("address", [ASK, "/admin/password_reset/"])
def test_whoever_asks_for_a_message_gets_the_same_answer(address, mailoutbox):
    seen = []
    for email in ADDRESSES:
        answer, queries = asked(address, {"email": email})
        seen.append((answer.status_code, answer.headers["Location"], answer.content, queries))
        # Nothing is sent before the answer is.
        assert mailoutbox == []
    assert seen[0] == seen[1] == seen[2]


def test_a_message_is_sent_when_the_answer_is(open_connection, mailoutbox):
    for address in (ASK, "/admin/password_reset/"):
        answer, _queries = asked(address, {"email": ADDRESS})
        answer.close()
        assert len(mailoutbox) == 1
        answer.close()
        assert len(mailoutbox) == 1
        mailoutbox.clear()


def test_the_pages_after_it_are_the_same(client):
    texts = set()
    for email in ADDRESSES:
        browser = Client()
        texts.add(without_tokens(browser.post(ASK, {"email": email}, follow=True).text))
        with CaptureQueriesContext(connection) as queries:
            wrong = browser.post(CODE, {"code": "x"})
        texts.add((without_tokens(wrong.text), len(queries)))
    assert len(texts) == 2


def test_a_wrong_password_and_a_wrong_name_get_the_same_answer():
    texts = set()
    for username in ("amal", "niemand"):
        data = {"username": username, "password": "falsch", "next": "/admin/"}
        text = without_tokens(Client().post(reverse("wagtailadmin_login"), data).text)
        texts.add(text.replace(username, "…"))
    assert len(texts) == 1
