"""What holds for every address below the API: methods, headers, problem documents."""

import uuid

import pytest
from django.test import Client
from django.urls import resolve

from headless.resources import registry
from tests.contract.asking import lasting_headers
from tests.factories.locales import translate
from tests.factories.terms import MunicipalityFactory, TopicFactory

NAMES = [resource.name for resource in registry]
UNKNOWN = [
    "",
    "nothing/",
    "topics",
    "topics/a/b/",
    "topics//",
    "openapi.json/",
    "docs",
    "%00/",
    "%FF/",
    "../admin/",
    "x" * 5000,
]


def problem(response):
    """The problem document of an answer, without its texts."""
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert set(body) == {"type", "title", "status", "detail", "errors"}
    assert body["status"] == response.status_code
    return body["title"]


@pytest.fixture
def addresses(site_tree):
    """Good and bad addresses of every kind."""
    topic = TopicFactory()
    return [
        "topics/",
        "topics/?limit=0",
        f"topics/{topic.translation_key}/",
        f"topics/{uuid.uuid4()}/",
        "openapi.json",
        "docs/",
        "nothing/",
    ]


def test_head_has_the_headers_of_get_and_no_body(addresses, client):
    for address in addresses:
        get = client.get(f"/api/v1/{address}")
        head = client.head(f"/api/v1/{address}")

        assert (address, head.status_code, head.content) == (address, get.status_code, b"")
        assert lasting_headers(head) == lasting_headers(get)
        assert int(head["Content-Length"]) == len(get.content)


def test_the_view_itself_answers_head_without_a_body(site_tree, rf):
    """The test client takes the body off, and so do most servers."""
    for path in ("topics/", "openapi.json", "nothing/"):
        match = resolve(f"/api/v1/{path}")

        get, head = (
            match.func(request, *match.args, **match.kwargs)
            for request in (rf.get(f"/api/v1/{path}"), rf.head(f"/api/v1/{path}"))
        )

        assert (path, head.content) == (path, b"")
        assert int(head["Content-Length"]) == len(get.content) > 0


def test_options_names_the_methods(addresses, client):
    for address in addresses:
        response = client.options(f"/api/v1/{address}")

        assert (response.status_code, response["Allow"]) == (204, "GET, HEAD, OPTIONS")
        assert response["Access-Control-Allow-Methods"] == response["Allow"]
        assert response["Access-Control-Allow-Origin"] == "*"
        assert response.content == b""


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_every_other_method_is_refused(addresses, method):
    # As a browser on another site would try it.
    client = Client(enforce_csrf_checks=True)
    for address in addresses:
        response = client.generic(method, f"/api/v1/{address}", b"{}")

        assert (address, response.status_code) == (address, 405)
        assert response["Allow"] == "GET, HEAD, OPTIONS"
        assert response["Cache-Control"] == "no-store"
        assert response["Access-Control-Allow-Origin"] == "*"
        assert problem(response) == "Method Not Allowed"


@pytest.mark.parametrize("path", UNKNOWN)
def test_an_unknown_address_is_a_problem(site_tree, client, path):
    response = client.get(f"/api/v1/{path}")

    assert response.status_code == 404
    assert problem(response) == "Not Found"


def test_an_address_without_its_slash_says_so(db, client):
    detail = client.get("/api/v1/topics").json()["detail"]

    assert detail == (
        "There is no endpoint at this address. Addresses of this API end with a slash."
    )


@pytest.mark.parametrize("name", NAMES)
def test_a_hidden_id_and_one_that_never_existed_are_answered_alike(site_tree, client, name):
    if name == "municipalities":
        hidden = never = "05913000"
    else:
        hidden, never = TopicFactory(live=False).translation_key, uuid.uuid4()
    answers = [client.get(f"/api/v1/{name}/{key}/") for key in (hidden, never)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert lasting_headers(answers[0]) == lasting_headers(answers[1])
    assert problem(answers[0]) == "Not Found"


@pytest.mark.parametrize("name", NAMES)
def test_a_list_without_entries(db, client, name):
    response = client.get(f"/api/v1/{name}/")

    assert response.json() == {"count": 0, "limit": 20, "offset": 0, "items": []}


def test_d29_content_language_is_that_of_the_answer(site_tree, client):
    topic = TopicFactory()
    translate(topic, "tr")
    municipality = MunicipalityFactory()

    def language(path):
        return client.get(f"/api/v1/{path}")["Content-Language"]

    assert language(f"topics/{topic.translation_key}/") == "de"
    assert language(f"topics/{topic.translation_key}/?locale=tr") == "tr"
    # Turkish is not in the chain of Arabic, so German answers.
    assert language(f"topics/{topic.translation_key}/?locale=ar") == "de"
    assert language("topics/?locale=ar") == "ar"
    assert language(f"municipalities/{municipality.ags}/?locale=uk") == "uk"
    assert language("topics/?limit=0") == "en"


def test_a_fault_of_the_server_is_a_problem_and_is_recorded(site_tree, client, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise ZeroDivisionError("secret detail")

    TopicFactory()
    monkeypatch.setattr("headless.reading.Reading.meta", fail)

    response = client.get("/api/v1/topics/")

    assert (response.status_code, problem(response)) == (500, "Internal Server Error")
    assert "secret detail" not in response.content.decode()
    assert [record.getMessage() for record in caplog.records if record.name.startswith("headless")]
    assert "secret detail" in caplog.text


@pytest.mark.parametrize("host", ["nobody.example", "a b", "localhost/", "[::1", "x" * 300, ""])
def test_a_foreign_host_is_refused_as_a_problem(site_tree, client, host):
    response = client.get("/api/v1/topics/", headers={"host": host})

    assert response.status_code == 400
    assert problem(response) == "Bad Request"
