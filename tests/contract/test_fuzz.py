"""Two thousand requests made up from the OpenAPI document: each is answered as it says."""

from copy import deepcopy
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from jsonschema import Draft202012Validator, FormatChecker
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.contract.documented import document, operations
from tests.contract.filled_site import fill_site, served_ids, served_slugs

# Of each mode: with 33 operations that take parameters, two thousand requests.
EXAMPLES = {GenerationMode.POSITIVE: 31, GenerationMode.NEGATIVE: 30}
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
# Well formed by the document, and refused with what stands beside them, or for what a schema
# cannot say: south is not north of north, a number has no exponent, February has no 30th.
DEPENDENT = {"radius", "sort", "locale", "expand", "updated_from", "bbox", "amount_from"}
# Most of what is made up is far behind the end of a small list.
PATHS = ["/", "/ueber-uns/", "/alt", "/fort"]
SMALL = {"offset": [0, 0, 0, 1, 5, 100_000]}


@pytest.fixture(scope="module")
def schemas(shared_tree):
    """The document by mode; what is asked for properly exists more often than not."""
    fill_site()
    # As Django's own client does it: a request would end the transaction of the test.
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield {
        GenerationMode.POSITIVE: loaded(with_known_values(document())),
        GenerationMode.NEGATIVE: loaded(document()),
    }
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def loaded(content: dict[str, Any]) -> Any:
    schema = schemathesis.openapi.from_dict(content)
    schema.app = WSGIHandler()
    return schema


def with_known_values(content: dict[str, Any]) -> dict[str, Any]:
    """The document with ids and keys of the site in the place of any id and any text."""
    content = deepcopy(content)
    slugs = served_slugs()
    for path, methods in content["paths"].items():
        name = path.split("/")[3]
        for parameter in methods["get"].get("parameters", ()):
            schema = parameter["schema"]
            if parameter["name"] in SMALL:
                parameter["schema"] = {"enum": SMALL[parameter["name"]]}
            elif parameter["name"] == "path":
                parameter["schema"] = {"enum": [*PATHS, "/nirgendwo/"]}
            elif parameter["name"] == "id":
                parameter["schema"] = {"enum": served_ids(name)}
            elif parameter["name"] == "ids":
                schema["items"] = {"enum": served_ids(name)}
            elif schema.get("items", {}).get("maxLength") == 200:
                schema["items"] = {"enum": slugs}
    return content


def refused(response) -> set[str]:
    """The parameters that a problem names."""
    if response.status_code != 422:
        return set()
    return {item["parameter"] for item in response.json()["errors"]}


def is_well_formed(operation_id: str, url: str) -> bool:
    """Whether a query that was meant to be wrong is right as it is written in an address.

    A number, `null` or the name of a key are words like any other where a text is expected.
    """
    asked = parse_qs(urlsplit(url).query, keep_blank_values=True)
    operation = operations()[operation_id]
    return (
        bool(asked)
        and operation.parameters.keys() >= asked.keys()
        and all(is_taken(values, operation.schema(name)) for name, values in asked.items())
    )


def is_taken(values: list[str], schema: dict[str, Any]) -> bool:
    """Whether a parameter takes the values as a list, or the only one as it is."""
    whole = {**schema, "components": document()["components"]}
    validator = Draft202012Validator(whole, format_checker=FormatChecker())
    return validator.is_valid(values) or (len(values) == 1 and validator.is_valid(values[0]))


def try_out(operation_id, operation, mode, most):
    """Status and content of the answers to requests that are made up."""
    seen = []

    @settings(
        max_examples=most,
        derandomize=True,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case):
        # The client that it calls with takes gzip and does not unpack it.
        response = case.call(headers={"Accept-Encoding": "identity"})
        is_right = is_well_formed(operation_id, response.request.url)
        excluded = [negative_data_rejection] if is_right else []
        case.validate_response(response, checks=CHECKS, excluded_checks=excluded)
        if mode is GenerationMode.POSITIVE:
            assert refused(response) <= DEPENDENT, response.request.url
        seen.append((response.status_code, response.content))

    ask()
    return seen


@pytest.mark.parametrize("operation_id", operations())
def test_every_answer_is_as_the_document_says(db, schemas, operation_id):
    seen = []
    for mode, most in EXAMPLES.items():
        operation = schemas[mode].find_operation_by_id(operation_id)
        if mode is GenerationMode.POSITIVE or operations()[operation_id].parameters:
            seen += try_out(operation_id, operation, mode, most)

    # Otherwise only errors were held against the document.
    assert 200 in {status for status, _content in seen}
    if operations()[operation_id].is_list:
        assert any(b'"items":[{' in content for _status, content in seen)
