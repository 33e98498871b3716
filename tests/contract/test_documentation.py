"""The examples and tables of docs/api.md are written by the API.

Between `<!-- example: name -->` and `<!-- end -->` stands the answer to a request of `ASKED`,
shortened as `short` says; between `<!-- table: name -->` and `<!-- end -->` what a resource takes.
"""

import json
import re
from functools import cache

import pytest

from headless.parameters import expand_names, facet_names
from headless.resources import registry
from mso_site.demo.keys import demo_key
from tests.contract.documented import document, operations
from tests.contract.recorded import IS_RENEWING, REPOSITORY, agree

GUIDE = REPOSITORY / "docs" / "api.md"
REGION = re.compile(r"<!-- (example|table): ([a-z-]+) -->\n(.*?)<!-- end -->", re.DOTALL)
ORGANISATION = demo_key("mso/bruecke")
REPORT = demo_key("report/erntefest")
# Beside the filters, in every list.
EVERYWHERE = {
    *("locale", "fallback", "limit", "offset", "sort", "view", "fields", "richtext"),
    *("expand", "ids", "slug", "updated_from", "facets", "version", "search"),
}

ASKED = {
    "list": "msos/?topic=bildung&limit=1&fields=title,slug,municipality",
    "card": "msos/?limit=1",
    "detail": f"msos/{ORGANISATION}/?fields=title,meta,languages,offers,opening_hours",
    "fallback": f"msos/{ORGANISATION}/?locale=tr&fields=title,meta",
    "all-locales": f"msos/{ORGANISATION}/?locale=*&fields=self_description",
    "facets": "msos/?facets=topic,municipality&fields=title&limit=1",
    "expand": f"reports/{REPORT}/?expand=programme&fields=programme",
    "near": "msos/?near=51.514,7.468&radius=10&sort=distance&fields=title,distance_km",
    "tree": f"reports/{REPORT}/?richtext=tree&fields=body",
    "when": "occurrences/?fields=title,when&limit=1",
    "picture": f"msos/{ORGANISATION}/?fields=image",
    "name-of-the-day": f"reports/{REPORT}/?fields=publisher",
    "seo": f"reports/{REPORT}/?fields=seo",
    "resolve": "resolve/?path=/fest",
    "navigation": "navigation/?depth=1",
    "site": "site/",
    "locales": "locales/",
    "redirects": "redirects/",
    "sitemap": "sitemap/?limit=1&locale=de",
    "search": "search/?q=ehrenamt&facets=type&limit=1",
    "search-mistyped": "search/?q=Ehrnamt&type=topics",
    "suggest": "suggest/?q=kult",
    "changes": "changes/?since=0&resource=reports&limit=1",
    "unknown-parameter": "topics/?colour=red",
    "malformed": "msos/?limit=1000",
    "not-found": f"msos/{demo_key('mso/nobody')}/",
}
# What is another number or moment each time that the demo site is filled.
ANY = {"seq": 4711, "next": 4711, "head": 4830, "at": "2026-11-25T10:00:00+01:00"}
# How much of a list is shown; the rest is a line that says how much is left out.
MOST = {"tree": 3, "navigation": 1, "locales": 1, "facets": 2}


@cache
def orders():
    """The keys of each object in the order of the document: databases have orders of their own."""
    schemas = document()["components"]["schemas"].values()
    named = [list(schema["properties"]) for schema in schemas if "properties" in schema]
    return {frozenset(keys): keys for keys in named}


def short(value, most):
    """The same with the first entries of each list, and what is left out as an ellipsis."""
    if isinstance(value, dict):
        return {key: short(value[key], most) for key in orders().get(frozenset(value), value)}
    if isinstance(value, list):
        shown = [short(item, most) for item in value[:most]]
        return [*shown, f"… {len(value) - most} more"] if len(value) > most else shown
    return value


def compact(value, indent=0, width=96):
    """JSON with a line for what fits into one."""
    line = json.dumps(value, ensure_ascii=False)
    if len(line) + indent <= width or not isinstance(value, dict | list) or not value:
        return line
    inner = " " * (indent + 2)
    if isinstance(value, dict):
        parts = [
            f"{inner}{json.dumps(key)}: {compact(item, indent + 2, width)}"
            for key, item in value.items()
        ]
        return "{\n" + ",\n".join(parts) + "\n" + " " * indent + "}"
    parts = [f"{inner}{compact(item, indent + 2, width)}" for item in value]
    return "[\n" + ",\n".join(parts) + "\n" + " " * indent + "]"


def steady(value):
    """The same in which nothing depends on when it was made."""
    if isinstance(value, dict):
        return {key: ANY.get(key, steady(item)) for key, item in value.items()}
    if isinstance(value, str):
        return re.sub(r"version=\d+", "version=4711", value)
    return [steady(item) for item in value] if isinstance(value, list) else value


def written_example(name, read):
    answer = read(ASKED[name])
    status = "" if answer.status_code == 200 else f"    → {answer.status_code}"
    body = compact(short(steady(answer.json()), MOST.get(name, 2)))
    return f"```\nGET /api/v1/{ASKED[name]}{status}\n```\n```json\n{body}\n```\n"


def codes(names):
    return " ".join(f"`{name}`" for name in names) or "none"


def written_table(name):
    """What a resource takes; `__not` and `__all` stand in one line with their filter."""
    if name == "errors":
        return errors_table()
    resource = registry.by_name(name)
    listed = operations()[f"{name.replace('-', '_')}_list"].parameters
    filters = {key: item for key, item in listed.items() if key not in EVERYWHERE}
    rows = ["| filter | also | finds |", "|---|---|---|"]
    for key, item in filters.items():
        if "__" not in key:
            also = [other for other in filters if other.startswith(f"{key}__")]
            told = item.get("description", "").replace("; several values: any of them", "")
            rows.append(f"| `{key}` | {' '.join(f'`{one}`' for one in also)} | {told} |")
    sorts = [key for key in operations_choices(resource) if not key.startswith("-")]
    return (
        "\n".join(rows if len(rows) > 2 else ["No filters of its own."])
        + f"\n\nSorted by `{','.join(resource.ordering)}`; `sort` takes {codes(sorts)}. "
        f"`facets` takes {codes(facet_names(resource))}. "
        f"`expand` takes {codes(expand_names(resource))}.\n"
    )


def operations_choices(resource):
    return operations()[f"{resource.name.replace('-', '_')}_list"].choices("sort")


def errors_table():
    rows = ["| operation | address | errors |", "|---|---|---|"]
    for path, methods in document()["paths"].items():
        for said in methods.values():
            errors = [f"{status}" for status in sorted(said["responses"]) if status >= "400"]
            rows.append(f"| `{said['operationId']}` | `{path}` | {', '.join(errors)} |")
    return "\n".join(rows) + "\n"


def test_every_example_and_table_is_what_the_api_says_today(example, db):
    def written(match):
        kind, name, _old = match.groups()
        text = written_example(name, example) if kind == "example" else written_table(name)
        return f"<!-- {kind}: {name} -->\n{text}<!-- end -->"

    agree(GUIDE, REGION.sub(written, GUIDE.read_text(encoding="utf-8")))


def test_the_guide_shows_every_example_and_every_resource():
    regions = REGION.findall(GUIDE.read_text(encoding="utf-8"))

    shown = {kind: [name for one, name, _text in regions if one == kind] for kind, *_ in regions}
    assert sorted(shown["example"]) == sorted(ASKED)
    assert sorted(shown["table"]) == sorted(["errors", *(item.name for item in registry)])


def test_the_guide_tells_of_every_parameter_and_operation():
    text = GUIDE.read_text(encoding="utf-8")

    assert {name for name in EVERYWHERE if f"`{name}`" not in text} == set()
    assert {path for path in document()["paths"] if f"`{path}`" not in text} == set()


@pytest.mark.skipif(IS_RENEWING, reason="Nothing is compared while files are renewed.")
def test_an_example_that_differs_is_noticed():
    text = GUIDE.read_text(encoding="utf-8")

    with pytest.raises(AssertionError, match="make openapi"):
        agree(GUIDE, text.replace('"count": ', '"total": '))
