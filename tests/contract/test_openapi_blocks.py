"""The OpenAPI document says of every block what its value is."""

import pytest
from wagtail.blocks import ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock

from headless.resources import registry

STREAMS = [
    pytest.param(resource, field, id=f"{resource.name}-{field.name}")
    for resource in registry
    for field in resource.model._meta.get_fields()
    if isinstance(field, StreamField)
]


@pytest.fixture
def document(db, client):
    return client.get("/api/v1/openapi.json").json()


def schemas(value, path=()):
    """Every schema in a schema, itself included, with its place."""
    yield path, value
    for name in ("properties", "$defs"):
        for key, inner in value.get(name, {}).items():
            yield from schemas(inner, (*path, key))
    for name in ("anyOf", "oneOf", "allOf"):
        for number, inner in enumerate(value.get(name, ())):
            yield from schemas(inner, (*path, name, number))
    for name in ("items", "additionalProperties"):
        if name in value:
            yield from schemas(value[name] if value[name] is not True else {}, (*path, name))


def all_schemas(document):
    for name, schema in document["components"]["schemas"].items():
        yield from schemas(schema, (name,))


SAYS_SOMETHING = {"type", "$ref", "anyOf", "oneOf", "allOf", "enum", "const"}


def test_no_schema_says_anything_goes(document):
    found = list(all_schemas(document))

    assert [path for path, schema in found if not SAYS_SOMETHING & schema.keys()] == []
    for kind, names in {
        "array": {"items"},
        "object": {"properties", "additionalProperties"},
    }.items():
        of_kind = [(path, schema) for path, schema in found if schema.get("type") == kind]
        assert of_kind
        assert [path for path, schema in of_kind if not any(map(schema.get, names))] == []


@pytest.fixture
def schema(document):
    """Follows references, and passes over null."""

    def schema(value):
        if "$ref" in value:
            return schema(document["components"]["schemas"][value["$ref"].split("/")[-1]])
        rest = [item for item in value.get("anyOf", ()) if item != {"type": "null"}]
        return schema(rest[0]) if len(rest) == 1 else value

    return schema


def check(block, described, schema):
    """Raise `AssertionError` where a block has values that its schema does not describe."""
    described = schema(described)
    if isinstance(block, StreamBlock):
        assert described["type"] == "array"
        check_stream(block, described["items"], schema)
    elif isinstance(block, ListBlock):
        assert described["type"] == "array"
        check(block.child_block, described["items"], schema)
    elif isinstance(block, RichTextBlock):
        html_or_text, tree = described["anyOf"]
        assert html_or_text == {"type": "string"}
        assert tree["items"] == {"$ref": "#/components/schemas/RichTextNode"}
    # A picture has the schema of pictures everywhere.
    elif isinstance(block, StructBlock) and not isinstance(block, ImageBlock):
        assert set(described["properties"]) == set(described["required"]) == set(block.child_blocks)
        for name, child in block.child_blocks.items():
            check(child, described["properties"][name], schema)
    else:
        assert described


def check_stream(block, union, schema):
    kinds = union["discriminator"]
    assert kinds["propertyName"] == "type"
    assert set(kinds["mapping"]) == set(block.child_blocks)
    assert sorted(kinds["mapping"].values()) == sorted(item["$ref"] for item in union["oneOf"])
    for name, reference in kinds["mapping"].items():
        branch = schema({"$ref": reference})
        assert branch["properties"]["type"]["const"] == name
        assert set(branch["required"]) == {"type", "id", "value"}
        check(block.child_blocks[name], branch["properties"]["value"], schema)


@pytest.mark.parametrize(("resource", "field"), STREAMS)
def test_every_block_of_every_stream_has_its_branch(document, schema, resource, field):
    detail = document["paths"][f"/api/v1/{resource.name}/{{id}}/"]["get"]["responses"]["200"]
    whole, _some_fields = detail["content"]["application/json"]["schema"]["anyOf"]
    answer = schema(whole)

    check(field.stream_block, answer["properties"][field.name], schema)


def test_the_nodes_of_rich_text_are_told_apart_by_their_type(document):
    unions = [schema for _path, schema in all_schemas(document) if "oneOf" in schema]
    names = {item["$ref"].split("/")[-1] for union in unions for item in union["oneOf"]}

    assert {union["discriminator"]["propertyName"] for union in unions} == {"type"}
    assert {"ParagraphNode", "HeadingNode", "ListNode", "BlockquoteNode", "RuleNode"} <= names
    assert {"TextNode", "LinkNode", "LineBreakNode"} <= names


def test_every_branch_leads_somewhere(document):
    mapped = {
        reference.split("/")[-1]
        for _path, schema in all_schemas(document)
        for reference in schema.get("discriminator", {}).get("mapping", {}).values()
    }

    assert mapped
    assert mapped - document["components"]["schemas"].keys() == set()
