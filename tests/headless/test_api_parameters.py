"""D02 and D09: what a read does not know or cannot use is refused by name, never ignored."""

import uuid
from urllib.parse import quote

import pytest

from headless.parameters import detail_parameters, list_parameters
from headless.resources import registry
from tests.factories.terms import TopicFactory

NAMES = [resource.name for resource in registry]
LIST = ["fallback", "limit", "locale", "offset"]


def allowed(name, *, is_detail=False):
    """What an endpoint of a resource takes."""
    parameters = detail_parameters if is_detail else list_parameters
    return sorted(parameters(registry.by_name(name)).model_fields)


# Percent-encoded as a client would send them, the broken ones too.
MALFORMED = {
    "too large": "99999999999999999999",
    "negative": "-1",
    "zero": "0",
    "decimal": "1.0",
    "letters": "abc",
    "Arabic digits": quote("١٢"),
    "eight Arabic digits": quote("١٢٣٤٥٦٧٨"),
    "lone surrogate": "%ED%A0%80",
    "broken UTF-8": "%FF",
    "NUL": "%00",
    "NUL inside": "059%00",
    "quotation": "%27%20OR%201=1--",
    "percent": "%25",
    "empty": "",
    "blank": "%20",
    "10 kB": "9" * 10_000,
    "10 kB of letters": "x" * 10_000,
}


def refused(response):
    """What a 422 answer names, with what it allows."""
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert (problem["title"], problem["status"]) == ("Unprocessable Entity", 422)
    return [(item["parameter"], item["allowed"]) for item in problem["errors"]]


@pytest.mark.parametrize("name", NAMES)
def test_an_unknown_parameter_is_named_with_what_is_allowed(db, client, name):
    key = "05913000" if name == "municipalities" else uuid.uuid4()

    assert refused(client.get(f"/api/v1/{name}/?colour=red")) == [("colour", allowed(name))]
    assert refused(client.get(f"/api/v1/{name}/{key}/?colour=red")) == [
        ("colour", allowed(name, is_detail=True))
    ]


def test_of_very_many_unknown_parameters_the_first_are_named(db, client):
    response = client.get("/api/v1/msos/", {f"a{number}": "1" for number in range(1500)})

    assert response.status_code == 422
    assert response.json()["detail"].endswith(" Nor are 1400 more.")
    assert len(response.json()["errors"]) == 100
    assert len(response.content) < 120_000


def test_many_wrong_values_of_one_hide_no_other_parameter(db, client):
    query = "&".join(f"limit{number}=1" for number in range(95))

    answer = client.get(f"/api/v1/msos/?{query}&ids={','.join(['x'] * 30)}").json()

    assert answer["detail"].endswith("limit94, ids.")


@pytest.mark.parametrize(
    "parameter",
    [
        "utm_source",
        "Limit",
        "limit[]",
        "owner__username__startswith",
        "email",
        "file_number",
        "contact_persons__consent__evidence",
        "page",
        "id",
        "",
    ],
)
def test_d09_a_field_is_no_parameter(db, client, parameter):
    assert refused(client.get("/api/v1/msos/", {parameter: "a"})) == [(parameter, allowed("msos"))]


def test_every_refused_parameter_is_named_once(db, client):
    response = client.get("/api/v1/topics/?b=1&a=1&a=2&limit=1&limit=2")

    assert refused(response) == [
        (parameter, allowed("topics")) for parameter in ("b", "a", "limit")
    ]
    assert response.json()["detail"] == "These parameters are not accepted: b, a, limit."


@pytest.mark.parametrize("parameter", ["limit", "offset", "locale", "fallback"])
def test_a_repeated_parameter_is_refused(db, client, parameter):
    value = {"locale": "de", "fallback": "auto"}.get(parameter, 1)

    assert refused(client.get(f"/api/v1/topics/?{parameter}={value}&{parameter}={value}")) == [
        (parameter, allowed("topics"))
    ]


@pytest.mark.parametrize("parameter", ["limit", "offset", "locale", "fallback"])
@pytest.mark.parametrize("value", MALFORMED.values(), ids=MALFORMED)
def test_d02_a_malformed_value_is_refused_by_name(db, client, parameter, value):
    response = client.get("/api/v1/topics/", QUERY_STRING=f"{parameter}={value}")

    if (parameter, value) == ("offset", "0"):
        assert response.status_code == 200
    else:
        assert [name for name, _allowed in refused(response)] == [parameter]


@pytest.mark.parametrize(
    ("parameter", "value", "status"),
    [
        ("limit", 1, 200),
        ("limit", 100, 200),
        ("limit", 101, 422),
        ("limit", 1_000_000, 422),
        ("limit", -5, 422),
        ("offset", 100_000, 200),
        ("offset", 100_001, 422),
    ],
)
def test_d02_limits_of_a_page(db, client, parameter, value, status):
    assert client.get("/api/v1/topics/", {parameter: value}).status_code == status


@pytest.mark.parametrize("name", NAMES)
def test_d02_no_list_fails_on_a_malformed_value(db, client, name):
    for parameter in LIST:
        for value in MALFORMED.values():
            response = client.get(f"/api/v1/{name}/", QUERY_STRING=f"{parameter}={value}")
            expected = 200 if (parameter, value) == ("offset", "0") else 422

            assert (parameter, value, response.status_code) == (parameter, value, expected)


@pytest.mark.parametrize("name", NAMES)
def test_d02_a_malformed_id_is_answered_as_an_error(site_tree, client, name):
    for value in filter(None, MALFORMED.values()):
        response = client.get(f"/api/v1/{name}/{value}/")

        assert (value, response.status_code) in [(value, 404), (value, 422)]
        assert response["Content-Type"] == "application/problem+json"
        assert response.json()["status"] == response.status_code


def test_d02_an_id_is_a_uuid_in_its_usual_form(site_tree, client):
    key = str(TopicFactory().translation_key)

    assert client.get(f"/api/v1/topics/{key}/").status_code == 200
    assert client.get(f"/api/v1/topics/{TopicFactory().pk}/").status_code == 422


def test_more_parameters_than_anybody_needs_are_refused(db, client):
    response = client.get("/api/v1/topics/", QUERY_STRING="&".join(["a=1"] * 10_001))

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
