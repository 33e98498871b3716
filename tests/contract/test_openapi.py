"""The OpenAPI document promises what the answers keep."""

import json
import re

import pytest
from django.conf import settings

from headless.resources import registry

PROBLEM = {"$ref": "#/components/responses/Problem"}
NAMES = [resource.name for resource in registry]


@pytest.fixture
def document(db, client):
    return client.get("/api/v1/openapi.json").json()


def test_the_document_is_openapi_3_1(document):
    assert document["openapi"] == "3.1.0"


def test_every_resource_has_a_list_and_a_detail_that_are_only_read(document):
    around = ("locales", "site", "navigation", "redirects", "resolve", "sitemap", "changes")
    around = (*around, "search", "suggest")
    assert {path: set(methods) for path, methods in document["paths"].items()} == {
        **{f"/api/v1/{name}/{rest}": {"get"} for name in NAMES for rest in ("", "{id}/")},
        **{f"/api/v1/{name}/": {"get"} for name in around},
    }


def test_operation_ids_are_unique_and_speak(document):
    ids = [path["get"]["operationId"] for path in document["paths"].values()]

    ours = {f"{name.replace('-', '_')}_{kind}" for name in NAMES for kind in ("list", "detail")}
    assert len(set(ids)) == len(ids)
    assert set(ids) - ours == {
        *("locales_list", "redirects_list", "sitemap_list", "changes_list"),
        *("site_detail", "navigation_detail", "resolve_detail", "search_list", "suggest_list"),
    }


def test_every_operation_documents_its_errors_as_problems(document):
    problem = document["components"]["responses"]["Problem"]

    assert list(problem["content"]) == ["application/problem+json"]
    for path, methods in document["paths"].items():
        may_be_missing = "{id}" in path or path.split("/")[-2] in ("site", "resolve")
        errors = {
            status: answer
            for status, answer in methods["get"]["responses"].items()
            if status >= "400"
        }
        expected = {"400", "401", "403", "422", "429", "500"}
        expected |= {"404"} if may_be_missing else set()
        expected |= {"410"} if path == "/api/v1/changes/" else set()
        assert errors == dict.fromkeys(expected, PROBLEM)
        assert "content" not in methods["get"]["responses"]["304"]


def test_every_operation_documents_its_parameters(document):
    locales = [code for code, _name in settings.LANGUAGES]
    listed = {"limit", "offset", "sort", "view", "ids", "slug", "updated_from", "search"}
    for resource in registry:
        path = f"/api/v1/{resource.name}/"
        for address, more in ((path, listed), (f"{path}{{id}}/", {"id"})):
            operation = document["paths"][address]["get"]
            parameters = {item["name"]: item for item in operation["parameters"]}
            names = {"locale", "fallback", "fields", "richtext", *more}
            assert names <= set(parameters)
            assert set(parameters["locale"]["schema"]["enum"]) - {"*"} == set(locales)
            assert parameters["locale"]["schema"]["default"] == "de"
            required = {name for name, item in parameters.items() if item["required"]}
            assert required == names & {"id"}


def test_parameters_with_commas_say_so(document):
    parameters = document["paths"]["/api/v1/msos/"]["get"]["parameters"]
    styles = {item["name"]: (item.get("style"), item.get("explode")) for item in parameters}

    assert styles["fields"] == styles["expand"] == styles["facets"] == ("form", False)
    assert styles["topic"] == (None, None)


def test_both_ways_to_answer_are_documented(document):
    for resource in registry:
        operation = document["paths"][f"/api/v1/{resource.name}/"]["get"]
        parameters = {item["name"]: item for item in operation["parameters"]}
        assert parameters["locale"]["schema"]["default"] == "de"
        assert parameters["fallback"]["schema"]["enum"] == ["auto", "none"]


def test_hits_are_told_apart_by_their_type(document):
    hits = document["components"]["schemas"]["Found"]["properties"]["items"]["items"]
    mapping = hits["discriminator"]["mapping"]

    assert hits["discriminator"]["propertyName"] == "type"
    # An occurrence is found by its event.
    assert set(mapping) == set(NAMES) - {"occurrences"}
    for name, reference in mapping.items():
        hit = document["components"]["schemas"][reference.rpartition("/")[2]]
        assert hit["properties"]["type"]["const"] == name
        assert set(hit["required"]) == set(hit["properties"]) - {"distance_km"}


def test_the_id_of_a_detail_has_its_form(document):
    def id_schema(name):
        [parameter] = [
            item
            for item in document["paths"][f"/api/v1/{name}/{{id}}/"]["get"]["parameters"]
            if item["name"] == "id"
        ]
        return parameter["schema"]

    assert id_schema("events")["format"] == "uuid"
    assert id_schema("municipalities")["pattern"] == "^[0-9]{8}$"


def test_every_reference_in_the_document_leads_somewhere(document):
    def references(value):
        if isinstance(value, dict):
            if "$ref" in value:
                yield value["$ref"]
            for item in value.values():
                yield from references(item)
        elif isinstance(value, list):
            for item in value:
                yield from references(item)

    for reference in set(references(document)):
        target = document
        for part in reference.removeprefix("#/").split("/"):
            target = target[part]
        assert target


def test_the_document_is_english_whatever_the_reader_prefers(client, db):
    answers = {
        client.get("/api/v1/openapi.json", headers={"accept-language": code}).content
        for code in ("de", "en", "ar")
    }

    assert len(answers) == 1


def test_d09_the_document_names_no_internal_field(document):
    properties = {
        name
        for schema in document["components"]["schemas"].values()
        for name in schema.get("properties", {})
    }

    assert (
        properties
        & {
            "file_number",
            "evidence",
            "consent",
            "trust_level",
            "hides_contact",
            "confirmed_by_role",
            "persons",
            "owner",
            "url_path",
            "numchild",
            "pk",
            "live",
            "go_live_at",
            "expire_at",
            "latest_revision",
            "draft_title",
            "locked_by",
        }
        == set()
    )


def test_the_docs_page_asks_no_other_server(client, db):
    page = client.get("/api/v1/docs/")
    html = page.content.decode()
    addresses = re.findall(r"""\b(?:src|href|action)=["']([^"']*)""", html)

    assert page.status_code == 200
    assert [url for url in addresses if not url.startswith("/static/")] == []
    assert len([url for url in addresses if url.endswith((".js", ".css"))]) == 3
    assert re.findall(r"(?:https?:)?//[\w.-]+", html) == []
    assert '"/api/v1/openapi.json"' in html


def test_every_schema_is_referred_to_and_what_may_be_left_out_has_no_default(document):
    """A generated client would take a default for something that is always there."""
    written = json.dumps(document)
    schemas = document["components"]["schemas"]

    assert [name for name in schemas if f'"#/components/schemas/{name}"' not in written] == []
    for name in ("Reference", "Page_MSOCard_", "MSODetailAnswer"):
        optional = schemas[name]["properties"].keys() - set(schemas[name]["required"])
        assert optional
        assert [key for key in optional if "default" in schemas[name]["properties"][key]] == []
