"""The example of a client that keeps a copy, and what its copy is compared with."""

import importlib.util
import json
from pathlib import Path

from headless.resources import registry

EXAMPLE = Path(__file__).resolve().parents[3] / "examples/mirror/mirror.py"
REFERENCE = {"id", "type", "title", "slug", "locale", "detail_url"}
# What a reference to a call says of it beside.
BESIDE = {"status", "opens_on", "closes_on"}
# What a clock decides, and not the content.
BY_THE_CLOCK = {"status", "upcoming", "upcoming_occurrences", "next_occurrence"}


def mirror_of(client, locale="de"):
    """A copy that is read through a test client."""
    spec = importlib.util.spec_from_file_location("mirror", EXAMPLE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    def get(address):
        response = client.get(address)
        assert response.status_code in (200, 404, 410), response.content
        return response.status_code, json.loads(response.content)

    return module.Mirror(get, locale)


def copied(mirror):
    """What the copy says, each relation by its id."""
    return {key: plain(found) for key, found in mirror.objects.items()}


def public(client, locale="de"):
    """What the lists say, in the same form."""
    found = {}
    for resource in registry:
        offset = 0
        while True:
            query = {"view": "detail", "limit": 100, "offset": offset, "locale": locale}
            items = client.get(f"/api/v1/{resource.name}/", query).json()["items"]
            found.update({(resource.name, item["id"]): plain(item) for item in items})
            offset += 100
            if len(items) < 100:
                break
    return found


def plain(detail):
    """A detail without what the clock decides."""
    return {key: reduced(value) for key, value in detail.items() if key not in BY_THE_CLOCK}


def reduced(value):
    if isinstance(value, list):
        return [reduced(item) for item in value]
    if not isinstance(value, dict):
        return value
    if set(value) - BESIDE == REFERENCE:
        return value["id"]
    return {key: reduced(item) for key, item in value.items()}
