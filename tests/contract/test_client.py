"""The client that is generated from the OpenAPI document compiles, and so does what apps do."""

import json
import shutil

import pytest

from tests.contract.node import compile_project, generate_types, need_node
from tests.contract.recorded import REPOSITORY

SNAPSHOT = REPOSITORY / "tests" / "contract" / "openapi.json"
CLIENT = REPOSITORY / "tests" / "contract" / "client"


@pytest.fixture
def app(tmp_path):
    """A folder with the code of an app, in which its client is generated."""
    need_node()
    for source in CLIENT.iterdir():
        shutil.copy(source, tmp_path)
    return tmp_path


def test_an_app_compiles_with_the_generated_client(app):
    generate_types(SNAPSHOT, app / "schema.ts")

    compile_project(app)


@pytest.mark.parametrize(
    ("schema", "name", "error"),
    [
        ("MSODetail", "body", "Property 'body' does not exist"),
        ("Meta", "is_fallback", "Property 'is_fallback' does not exist"),
        ("ProblemItem", "parameter", "Property 'parameter' does not exist"),
    ],
)
def test_an_app_does_not_compile_where_a_field_is_gone(app, schema, name, error):
    document = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    described = document["components"]["schemas"][schema]
    del described["properties"][name]
    described["required"] = [other for other in described["required"] if other != name]
    (app / "changed.json").write_text(json.dumps(document), encoding="utf-8")
    generate_types(app / "changed.json", app / "schema.ts")

    with pytest.raises(AssertionError, match=error):
        compile_project(app)
