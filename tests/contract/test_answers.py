"""Answers are what their schemas say, and no more than that."""

import pytest

from headless.resources import registry
from headless.schemas import Page
from tests.contract.contents import FILLED
from tests.factories.locales import translate

RESOURCES = {resource.name: resource for resource in registry}


def assert_fits(schema, payload):
    """Every value is of its type, and every key is documented."""
    assert schema.model_validate(payload).model_dump(mode="json", exclude_unset=True) == payload


# Kinds without a page of their own.
EMPTY = dict.fromkeys(
    ["offers", "partners", "statistics", "topics", "target-groups"], {"meta.html_url"}
)


def leaves(value, path=""):
    """Every value of an answer with the names that lead to it."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value:
        for item in value:
            yield from leaves(item, path)
    else:
        yield path, value


@pytest.mark.parametrize("name", RESOURCES)
def test_answers_fit_their_schemas_and_hold_no_undocumented_key(site_tree, read, name):
    resource = RESOURCES[name]
    source = FILLED[name]()
    if name != "municipalities":
        translate(source, "tr")
    filled, empty = set(), set()

    for code in ("de", "tr", "ar"):
        whole = read(f"{name}/", locale=code)
        details = [read(f"{name}/{item['id']}/", locale=code) for item in whole["items"]]

        assert len(details) == whole["count"] > 0
        assert_fits(Page[resource.card_schema], whole)
        for card, detail in zip(whole["items"], details, strict=True):
            assert_fits(resource.detail_schema, detail)
            assert {key: detail[key] for key in card} == card
            for path, value in leaves(detail):
                (empty if value in (None, "", []) else filled).add(path)

    # A schema is only held by what is there.
    unfilled = {
        path for path in empty - filled if not any(key.startswith(f"{path}.") for key in filled)
    }
    # Tests of their own hold what is there in easy language.
    easy = {"easy_language"} & set(resource.detail_schema.model_fields)
    assert unfilled == EMPTY.get(name, set()) | easy
