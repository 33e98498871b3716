"""What the OpenAPI document says can be asked, without a request for it."""

import json
from functools import cache
from typing import Any, NamedTuple

from django.test import RequestFactory
from django.urls import resolve

from headless.resources import registry

RESOURCES = {resource.name: resource for resource in registry}


class Operation(NamedTuple):
    """One address of the API.

    Attributes:
        path: the address, with `{id}` in that of a detail.
        resource: the name of the resource that it delivers; empty for what stands around.
        parameters: name to what the document says of a query parameter.
    """

    path: str
    resource: str
    parameters: dict[str, dict[str, Any]]

    @property
    def is_list(self) -> bool:
        """Whether it delivers entries of a resource."""
        return bool(self.resource) and not self.is_detail

    @property
    def is_detail(self) -> bool:
        return "{id}" in self.path

    def schema(self, name: str) -> dict[str, Any]:
        """The schema of the values of a parameter."""
        return whole(self.parameters[name]["schema"])

    def choices(self, name: str) -> list[Any]:
        """The closed list of values of a parameter; empty where it is open."""
        schema = self.schema(name)
        return list(whole(schema.get("items", schema)).get("enum", ()))


def whole(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema with what it refers to, and without the alternative null."""
    if "$ref" in schema:
        found = document()
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part]
        return found
    for other in schema.get("anyOf", ()):
        if other.get("type") != "null":
            return {**schema, **whole(other)}
    return schema


@cache
def document() -> dict[str, Any]:
    """The OpenAPI document as it is delivered."""
    path = "/api/v1/openapi.json"
    match = resolve(path)
    # Without what is done around an endpoint, which asks the database.
    answer = match.func.__wrapped__(RequestFactory().get(path), *match.args, **match.kwargs)
    found: dict[str, Any] = json.loads(answer.content)
    return found


@cache
def operations() -> dict[str, Operation]:
    """Every operation by its id."""
    found = {}
    for path, methods in document()["paths"].items():
        for said in methods.values():
            parameters = {
                item["name"]: item for item in said.get("parameters", ()) if item["in"] == "query"
            }
            name = path.split("/")[3]
            operation = Operation(path, name if name in RESOURCES else "", parameters)
            found[said["operationId"]] = operation
    return found
