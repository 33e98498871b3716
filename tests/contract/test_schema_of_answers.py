"""Every answer is what the OpenAPI document says of its operation, and holds nothing else."""

from copy import deepcopy
from functools import cache
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from headless.parameters import expand_names, facet_names
from headless.resources import registry
from headless.served.models import Served
from tests.contract.documented import document, operations
from tests.contract.filled_site import fill_site, served_ids

RICHTEXT = ("html", "tree", "text")
LOCALES = ("de", "tr", "ar", "de-simple")
RESOURCES = {resource.name: resource for resource in registry}


@cache
def closed():
    """The schemas of the document, in which an object has no property that is not named."""
    components = deepcopy(document()["components"])

    def close(value):
        if isinstance(value, dict):
            if "properties" in value and value.get("type") == "object":
                value.setdefault("additionalProperties", False)
            for item in value.values():
                close(item)
        elif isinstance(value, list):
            for item in value:
                close(item)

    close(components["schemas"])
    return components


@cache
def validator(path, status):
    """What the document says of an answer, by content type and validator."""
    answer = document()["paths"][path]["get"]["responses"][status]
    if "$ref" in answer:
        answer = document()["components"]["responses"][answer["$ref"].rpartition("/")[2]]
    [(content_type, said)] = answer["content"].items()
    schema = {**said["schema"], "components": closed()}
    return content_type, Draft202012Validator(schema, format_checker=FormatChecker())


def wrong(path, answer):
    """What an answer does that the document does not say."""
    content_type, schema = validator(path, str(answer.status_code))
    found = [] if answer["Content-Type"] == content_type else [answer["Content-Type"]]
    errors = sorted(schema.iter_errors(answer.json()), key=str)
    return found + [f"{error.json_path}: {error.message[:300]}" for error in errors[:3]]


def assert_fits(client, path, queries, expected=200):
    address = path
    problems = {}
    for query in queries:
        answer = client.get(address, query)
        assert answer.status_code == expected, (address, query, answer.content)
        if errors := wrong(path, answer):
            problems[str(query)] = errors
    assert problems == {}


@pytest.fixture(scope="module")
def filled(shared_tree):
    return fill_site()


def shapes():
    """What the parameters of every read make of an answer, one after the other."""
    yield from ({"locale": code} for code in LOCALES)
    yield from ({"richtext": form} for form in RICHTEXT)


def list_queries(resource):
    fields = list(resource.detail_schema.model_fields)
    yield {"locale": "tr", "fallback": "none"}
    yield {"fields": fields[1]}
    yield {"fields": ",".join(fields)}
    yield {"facets": ",".join(facet_names(resource))} if facet_names(resource) else {}
    yield {"view": "detail", **expanding(resource)}
    for query in shapes():
        yield query
        yield {"view": "detail", **query}
    if resource.is_translatable:
        ids = ",".join(served_ids(resource.name)[:3])
        yield from ({"locale": "*", "ids": ids, **more} for more in ({}, {"view": "detail"}))
        yield {"locale": "*", "ids": ids, "fields": "title"}


def expanding(resource):
    """Everything that can be embedded, at once."""
    return {"expand": ",".join(names)} if (names := expand_names(resource)) else {}


@pytest.mark.parametrize("name", RESOURCES)
def test_lists_fit_in_every_shape(filled, db, client, name):
    resource = RESOURCES[name]
    path = f"/api/v1/{name}/"

    assert client.get(path).json()["count"] > 0
    assert_fits(client, path, ({"limit": 5, **query} for query in list_queries(resource)))


@pytest.mark.parametrize("name", RESOURCES)
def test_details_fit_in_every_shape(filled, db, client, name):
    resource = RESOURCES[name]
    template = f"/api/v1/{name}/{{id}}/"
    queries = [*shapes(), *({"expand": key} for key in expand_names(resource))]
    queries += ({"fields": name} for name in resource.detail_schema.model_fields)
    if resource.is_translatable:
        queries += [{"locale": "*"}, {"locale": "*", "fields": "title"}]
    problems = {}
    for object_id in served_ids(name)[:2]:
        for query in queries:
            answer = client.get(template.replace("{id}", object_id), query)
            assert answer.status_code == 200, (query, answer.content)
            if errors := wrong(template, answer):
                problems[str(query)] = errors

    assert problems == {}


def test_paths_of_every_kind_resolve_to_a_detail_that_fits(filled, db, client):
    path = "/api/v1/resolve/"
    seen = set()
    for name in RESOURCES:
        items = client.get(f"/api/v1/{name}/", {"view": "detail"}).json()["items"]
        if address := items[0].get("meta", {}).get("html_url"):
            query = {"path": urlsplit(address).path, "include": "detail"}
            assert_fits(client, path, [query, {**query, "locale": "tr"}])
            seen.add(name)
    assert_fits(client, path, [{"path": "/alt"}, {"path": "/fort", "include": "detail"}])

    # What has a page of its own, which is what can be found at a path.
    assert {"msos", "programmes", "calls", "events", "reports", "news", "pages"} <= seen


@pytest.mark.parametrize("name", ["locales", "site", "navigation", "redirects", "sitemap"])
def test_what_stands_around_the_content_fits(filled, db, client, name):
    queries = [{}]
    taken = operations()
    operation = next(item for item in taken.values() if item.path == f"/api/v1/{name}/")
    if "locale" in operation.parameters:
        queries += [{"locale": code} for code in LOCALES]

    assert_fits(client, operation.path, queries)


SEARCHED = [resource for resource in registry if resource.searched_through is None]


@pytest.mark.parametrize("resource", SEARCHED, ids=lambda resource: resource.name)
def test_hits_of_every_type_fit(filled, db, client, resource):
    row = Served.objects.filter(listing__endswith=f"/de/{resource.name}").first()
    query = {"q": row.title, "type": resource.name}
    answer = client.get("/api/v1/search/", query).json()
    assert answer["count"] > 0
    shapes = [{"locale": code} for code in LOCALES]
    shapes += [
        {"sort": "title"},
        {"facets": ",".join(operations()["search_list"].choices("facets"))},
    ]
    shapes += [{"near": "51.5,7.4", "radius": 500}, {"fallback": "none", "locale": "tr"}]

    assert_fits(client, "/api/v1/search/", ({**query, **shape} for shape in shapes))
    assert_fits(client, f"/api/v1/{resource.name}/", [{"search": row.title}])


def test_suggestions_fit(filled, db, client):
    queries = [{"q": text, "locale": code} for text in "vsm" for code in LOCALES]

    assert_fits(client, "/api/v1/suggest/", queries)
    assert any(client.get("/api/v1/suggest/", query).json()["items"] for query in queries)


@pytest.mark.parametrize("operation_id", operations())
def test_problems_fit_and_are_documented(filled, db, client, operation_id):
    path = operations()[operation_id].path
    resource = operations()[operation_id].resource
    address = path.replace("{id}", served_ids(resource)[0]) if "{id}" in path else path
    nowhere = (
        path.replace("{id}", "00000000")
        if resource == "municipalities"
        else path.replace("{id}", "00000000-0000-4000-8000-000000000000")
    )

    refused = client.get(address, {"colour": "red"})
    assert refused.status_code == 422
    assert wrong(path, refused) == []
    if nowhere != path or operation_id == "resolve_detail":
        missing = client.get(nowhere, {"path": "/nirgends"} if nowhere == path else {})
        assert missing.status_code == 404
        assert wrong(path, missing) == []
    written = client.post(address)
    assert written.status_code == 405
    # The document has no operation for it; the problem is the same.
    _type, schema = validator(path, "422")
    assert written["Content-Type"] == "application/problem+json"
    assert [error.message for error in schema.iter_errors(written.json())] == []


def test_a_property_that_is_not_documented_is_noticed(filled, db, client):
    path = "/api/v1/topics/"
    answer = client.get(path)
    assert wrong(path, answer) == []
    content = answer.json()
    content["items"][0]["meta"]["secret"] = "x"
    _type, schema = validator(path, "200")

    assert list(schema.iter_errors(content))
    assert Served.objects.exists()
