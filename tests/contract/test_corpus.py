"""D02: what is known to break parsers and databases, as every parameter of every operation.

The statuses are the same on both databases, since they are written down here.
"""

import re
import uuid
from urllib.parse import quote, unquote

import pytest

from tests.contract.documented import operations

ARABIC_TWELVE = quote("١٢")
# Percent-encoded, as a client would send it: what it is, and whether it is a text.
CORPUS = {
    "quotation mark": ("%22", True),
    "SQL": ("%27%20OR%201=1", True),
    "wildcard": ("%25", True),
    "backslash": ("%5C", True),
    "thirty digits": ("9" * 30, True),
    "negative": ("-1", True),
    "Arabic digits": (ARABIC_TWELVE, True),
    "lone surrogate": ("%ED%A0%80", True),
    "broken UTF-8": ("%FF", True),
    "not a number": ("nan", True),
    "infinity": ("inf", True),
    "exponent": ("1e400", True),
    "blank": ("%20", True),
    "NUL": ("%00", False),
    "NUL inside": ("a%00b", False),
    "newline": ("a%0Ab", False),
    "empty": ("", False),
    "10 kB": ("x" * 10_000, False),
}
# What looks broken and still is a value of its kind.
GOOD = {
    "language": {"nan", "inf"},
    "amount_from": {"-1"},
    # Where nothing stands.
    "path": {"%00", "a%00b", "a%0Ab"},
}
REQUIRED = {"path", "q"}
IDS = [
    *("99999999999999999999", "-1", "0", "1.0", "abc", ARABIC_TWELVE, "9" * 30, "%22", "%FF"),
    *("%ED%A0%80", "%27%20OR%201=1", "nan", "inf", "1e400", "x" * 10_000, "%00", "a%00b", "a%0Ab"),
    *("%20", "%25", "..", "{id}", str(uuid.uuid4())[:-1], str(uuid.uuid4()) + "%0A"),
]


def is_text(operation, name):
    """Whether a parameter takes any text, by the document."""
    schema = operation.schema(name)
    schema = schema.get("items", schema)
    is_open = not {"enum", "const", "format"} & set(schema) and schema["type"] == "string"
    return is_open and schema.get("maxLength", 0) >= 200


def fits(operation, name, value):
    """Whether a text is one that a parameter takes: a search needs a word."""
    schema = operation.schema(name)
    pattern = schema.get("items", schema).get("pattern", "")
    return re.search(pattern, unquote(value)) is not None


def needed(operation, given):
    """What a search is not read without, unless it is given."""
    return "&q=a" if "q" in operation.parameters and "q" not in given else ""


def is_list(operation, name):
    return operation.schema(name)["type"] == "array"


def status_of(client, path, query):
    """The status of an answer; an error is a problem document that says the same."""
    response = client.get(path, QUERY_STRING=query)
    if response.status_code != 200:
        assert response["Content-Type"] == "application/problem+json", query[:200]
        assert response.json()["status"] == response.status_code
    return response.status_code


def some_id(operation):
    return "05913000" if operation.resource == "municipalities" else str(uuid.uuid4())


def address(operation):
    return operation.path.replace("{id}", some_id(operation))


def found(operation):
    """What a good request is answered: nothing is published here."""
    return 200 if not operation.is_detail and operation.path != "/api/v1/resolve/" else 404


@pytest.mark.parametrize("operation_id", operations())
def test_d02_every_parameter_refuses_what_it_does_not_take(site_tree, client, operation_id):
    operation = operations()[operation_id]
    path = address(operation)
    for value, is_word in CORPUS.values():
        takes = {
            name
            for name in operation.parameters
            if (is_word and is_text(operation, name) and fits(operation, name, value))
            or value in GOOD.get(name.partition("__")[0], ())
        }
        refuses = set(operation.parameters) - takes

        if takes:
            query = "&".join(f"{name}={value}" for name in sorted(takes))
            query += needed(operation, takes)
            assert (value[:20], status_of(client, path, query)) == (value[:20], found(operation))
        if refuses:
            query = "&".join(f"{name}={value}" for name in sorted(refuses))
            answer = client.get(path, QUERY_STRING=query)
            assert answer.status_code == 422
            named = {item["parameter"] for item in answer.json()["errors"]}
            # What is required is not given here.
            assert (value[:20], named - REQUIRED) == (value[:20], refuses - REQUIRED)


@pytest.mark.parametrize("operation_id", operations())
def test_d02_only_a_parameter_with_several_values_is_repeated(site_tree, client, operation_id):
    operation = operations()[operation_id]
    for name in operation.parameters:
        if not is_list(operation, name):
            answer = client.get(address(operation), QUERY_STRING=f"path=a&{name}=a&{name}=a")
            messages = {item["parameter"]: item["message"] for item in answer.json()["errors"]}
            assert answer.status_code == 422
            assert messages[name] == "This parameter is given more than once."
        elif is_text(operation, name):
            query = f"{name}=a&{name}=a&{name}=b{needed(operation, [name])}"
            assert status_of(client, address(operation), query) == 200
            many = "&".join([f"{name}=a"] * 51)
            assert status_of(client, address(operation), many) == 422


@pytest.mark.parametrize("operation_id", operations())
def test_d02_the_name_of_a_parameter_may_be_anything_and_is_refused(db, client, operation_id):
    path = address(operations()[operation_id])
    for value, _is_word in CORPUS.values():
        assert status_of(client, path, f"{value}=a") == 422


@pytest.mark.parametrize(
    "operation_id", [key for key, operation in operations().items() if operation.is_detail]
)
def test_d02_an_id_of_another_form_is_refused(site_tree, client, operation_id):
    path = operations()[operation_id].path
    for value in IDS:
        # Two dots and a blank are part of the address for whoever sends or reads it.
        expected = {422} if value not in ("..", "%20") else {404, 422}
        assert status_of(client, path.replace("{id}", value), "") in expected, value[:100]


@pytest.mark.parametrize("operation_id", operations())
def test_unknown_repeated_and_malformed_parameters_are_named_together(db, client, operation_id):
    operation = operations()[operation_id]
    query = "colour=red&locale=xx&locale=de&view=large&limit=0&fields=secret,title"
    asked = [part.partition("=")[0] for part in query.split("&")]

    answer = client.get(address(operation), QUERY_STRING=query)

    assert answer.status_code == 422
    named = [item["parameter"] for item in answer.json()["errors"]]
    assert set(asked) <= set(named)
    assert len(set(named)) == len(named)
