"""What the OpenAPI document says beyond the schemas of single answers."""

from typing import Any

import orjson

from .parameters import WITH_COMMAS
from .problems import PROBLEM_JSON
from .resources import Resource, registry
from .schemas import Problem

Document = dict[str, Any]

ERROR = {"$ref": "#/components/responses/Problem"}
UNCHANGED = {"description": "Not modified since the answer with the `ETag` that was sent"}
# Operations without an id that find nothing where nothing is published.
MAY_BE_MISSING = {"site_detail", "resolve_detail"}


KEY = {
    "type": "http",
    "scheme": "bearer",
    "description": "An API key raises the quota and shows nothing more; the API answers without.",
}


def completed(document: Document) -> Document:
    """The document with the errors that every operation may answer, and with what parameters
    make of an answer.
    """
    schemas = document["components"]["schemas"]
    definition = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas.update(definition.pop("$defs"))
    schemas["Problem"] = definition
    document["components"]["responses"] = {
        "Problem": {
            "description": "An error",
            "content": {PROBLEM_JSON: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    }
    document["components"]["securitySchemes"] = {"key": KEY}
    document["security"] = [{}, {"key": []}]
    _describe_expanded(schemas)
    for resource in registry:
        _describe_shapes(document, resource)
    details = [_schema(resource.detail_schema.__name__) for resource in registry]
    details.sort(key=lambda schema: schema["$ref"])
    schemas["Resolved"]["properties"]["detail"] |= {"anyOf": [*details, {"type": "null"}]}
    for path, operations in document["paths"].items():
        for operation in operations.values():
            for parameter in operation.get("parameters", ()):
                if parameter["name"] in WITH_COMMAS:
                    parameter |= {"style": "form", "explode": False}
            operation["responses"] |= {"400": ERROR, "422": ERROR, "500": ERROR}
            operation["responses"] |= {"304": UNCHANGED, "401": ERROR, "403": ERROR, "429": ERROR}
            if operation["operationId"] == "changes_list":
                operation["responses"]["410"] = ERROR
            if "{id}" in path or operation["operationId"] in MAY_BE_MISSING:
                operation["responses"]["404"] = ERROR
    _leave_out_what_is_not_there(document)
    return document


def _leave_out_what_is_not_there(document: Document) -> None:
    """Drop what would mislead a client made from the document: defaults of what an answer just
    leaves out, and the schemas of parameters, which stand at the operations.
    """
    schemas = document["components"]["schemas"]
    for schema in schemas.values():
        for field in schema.get("properties", {}).values():
            if field.get("default") == {}:
                del field["default"]
    written = orjson.dumps(document, option=orjson.OPT_NON_STR_KEYS).decode()
    for name in list(schemas):
        if f'"{_schema(name)["$ref"]}"' not in written:
            del schemas[name]


def _describe_expanded(schemas: Document) -> None:
    cards = [_schema(item.card_schema.__name__) for item in registry if item.is_translatable]
    expanded = {
        "anyOf": cards,
        "description": "The card of what is referred to; only where `expand` asks for it.",
    }
    for schema in schemas.values():
        if "expanded" in schema.get("properties", {}):
            schema["properties"]["expanded"] = expanded


def _describe_shapes(document: Document, resource: Resource) -> None:
    """What a list holds with `view=detail`, and both kinds of answers with `fields`."""
    schemas = document["components"]["schemas"]
    card, detail = resource.card_schema.__name__, resource.detail_schema.__name__
    some = f"{detail.removesuffix('Detail')}Fields"
    whole = schemas[detail]
    schemas[some] = {
        **whole,
        "title": some,
        "description": "With `fields`: the id, and what was asked for.",
        "required": ["id"],
    }
    item = {"anyOf": [_schema(name) for name in (card, detail, some)]}
    answers = document["paths"]
    base = next(path for path in answers if path.endswith(f"/{resource.name}/"))
    listed = schemas[_name(_answer(answers[base]))]["properties"]
    listed["items"]["items"] = item
    listed["locales"]["additionalProperties"]["additionalProperties"] = item
    answer = _answer(answers[f"{base}{{id}}/"])
    in_full = schemas[_name(answer)]
    in_full["properties"]["locales"]["additionalProperties"] = {
        "anyOf": [_schema(detail), _schema(some)]
    }
    # The translations may stand beside a choice of fields, too.
    schemas[some]["properties"] = {
        **whole["properties"],
        "locales": in_full["properties"]["locales"],
    }
    answer["anyOf"] = [{"$ref": answer.pop("$ref")}, _schema(some)]


def _schema(name: str) -> Document:
    return {"$ref": f"#/components/schemas/{name}"}


def _name(reference: Document) -> str:
    return str(reference["$ref"]).rpartition("/")[2]


def _answer(path: Document) -> Document:
    """The schema of what an operation answers."""
    schema: Document = path["get"]["responses"][200]["content"]["application/json"]["schema"]
    return schema
