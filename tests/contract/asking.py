"""Everything that can be asked of the API, made from its OpenAPI document."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle, product
from typing import Any
from urllib.parse import quote

from django.test import Client

from tests.contract.documented import Operation, operations

DATES = ["2000-01-01", "2027-03-20", "2100-01-01"]
NUMBERS = ["1", "10"]
# By the pattern of their values, since the document has no other word for them.
AREAS = ["DE", "05", "059", "05900", "05911000"]
LANGUAGES = ["de", "tr", "ar"]
TIMES = ["00:00", "17:00"]


def lasting_headers(answer: Any) -> dict[str, str]:
    """Those of an answer that do not count what was asked before."""
    return {
        name: value for name, value in answer.headers.items() if not name.startswith("RateLimit")
    }


@dataclass(frozen=True)
class Words:
    """What is looked for.

    Attributes:
        keys: ids, asked for as entries and as values of filters.
        texts: slugs and titles, asked for wherever a text is taken.
        paths: addresses for people.
        points: positions as `latitude,longitude`.
        searched: texts that find what is looked for, asked for together with everything else.
    """

    keys: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    searched: tuple[str, ...] = ()


def joined(operation: Operation, name: str, asked: Sequence[str]) -> list[str]:
    """Queries with as many of the values as a parameter takes, in the way in which it does."""
    most = operation.schema(name)["maxItems"]
    parts = [asked[start : start + most] for start in range(0, len(asked), most)]
    if operation.parameters[name].get("explode") is False:
        return [f"{name}=" + ",".join(part) for part in parts]
    return ["&".join(f"{name}={quote(value)}" for value in part) for part in parts]


def choices(operation: Operation, name: str) -> list[str]:
    """The closed list of values of a parameter; empty where it is open, or there is none."""
    if name not in operation.parameters:
        return []
    schema = operation.schema(name)
    schema = schema.get("items", schema)
    return schema.get("enum") or ([schema["const"]] if "const" in schema else [])


def values(operation: Operation, name: str, words: Words) -> list[str]:
    """What a parameter is asked with; empty for a kind of parameter that is new."""
    schema = operation.schema(name)
    is_list = schema["type"] == "array"
    schema = schema.get("items", schema)
    pattern = schema.get("pattern", "")
    if found := choices(operation, name):
        return found
    if name == "path":
        return list(words.paths)
    if name in ("near", "bbox"):
        return list(words.points)
    if schema["type"] in ("integer", "number"):
        return NUMBERS
    if schema["type"] == "boolean":
        return ["true", "false"]
    if "uuid" in schema.get("format", "") or (name == "ids" and is_list):
        return list(words.keys)
    if schema.get("format") == "date" or name == "updated_from":
        return DATES
    if pattern.startswith("^[A-Za-z]"):
        return LANGUAGES
    if "DE" in pattern or "{8}" in pattern:
        return [area for area in AREAS if "DE" in pattern or len(area) == 8]
    if pattern.startswith("^([01]"):
        return TIMES
    if schema["type"] == "string" and schema.get("maxLength"):
        return [*words.texts, *(words.keys if is_list else ())]
    return []


def queries(operation: Operation, words: Words) -> Iterator[str]:
    """Queries of an operation: each parameter with its values, and wide combinations."""
    for name in operation.parameters:
        found = [str(value) for value in values(operation, name, words)]
        assert found, f"What is {name} of {operation.path} to be asked with?"
        if operation.schema(name)["type"] == "array":
            yield from also_searched(operation, joined(operation, name, found), words)
        if operation.schema(name)["type"] != "array" or name in ("sort", "facets"):
            each = [f"{name}={quote(value)}" for value in found]
            yield from also_searched(operation, each, words)
    yield from also_searched(operation, wide_queries(operation, words), words)


def also_searched(operation: Operation, asked: Iterable[str], words: Words) -> Iterator[str]:
    """The queries; where nothing is answered without a text, each with those that say most."""
    if "q" not in operation.parameters:
        yield from asked
        return
    for query in asked:
        if query.startswith("q="):
            yield query
        else:
            yield from (f"q={quote(text)}&{query}" for text in words.searched)


def wide_queries(operation: Operation, words: Words) -> Iterator[str]:
    """As much as can be asked for at once, in every language and form of text."""
    most = {"limit": "limit=100", "view": "view=detail", "include": "include=detail"}
    wide = [query for name, query in most.items() if name in operation.parameters]
    for name in ("expand", "facets"):
        if name in operation.parameters:
            wide += joined(operation, name, choices(operation, name))
    forms = choices(operation, "richtext") or [""]
    codes = choices(operation, "locale") or [""]
    for code, form in {*zip(codes, cycle(forms)), *product(codes[:1], forms)}:
        more = [
            f"{name}={value}" for name, value in (("richtext", form), ("locale", code)) if value
        ]
        if code == "*" and operation.is_list:
            more += joined(operation, "ids", words.keys)[:1]
        if "path" not in operation.parameters:
            yield "&".join([*wide, *more])
            continue
        yield from ("&".join([*wide, *more, f"path={quote(path)}"]) for path in words.paths)


def ask_everything(words: Words) -> dict[str, str]:
    """Address to status, language and content of the answer, of every operation there is."""
    client = Client()
    answers = {"/api/v1/openapi.json": client.get("/api/v1/openapi.json").content.decode()}

    def ask(path: str, query: str) -> Any:
        response = client.get(path, QUERY_STRING=query)
        assert response.status_code < 500, f"{path}?{query}"
        text = f"{response.status_code} {response['Content-Language']} {response.content.decode()}"
        answers[f"{path}?{query}"] = text
        return response

    for operation in operations().values():
        for path in addresses(operation, words, ask):
            if "path" not in operation.parameters:
                ask(path, "")
            is_hidden = operation.is_detail and path.split("/")[-2] in words.keys
            for query in () if is_hidden else queries(operation, words):
                ask(path, query)
    return answers


def addresses(operation: Operation, words: Words, ask: Callable[..., Any]) -> Iterable[str]:
    """Those of an operation: details of the words' keys and of what is listed first."""
    if not operation.is_detail:
        return [operation.path]
    listed = ask(operation.path.replace("{id}/", ""), "").json()["items"]
    keys = [*(item["id"] for item in listed[:1]), *words.keys]
    return [operation.path.replace("{id}", str(key)) for key in keys]
