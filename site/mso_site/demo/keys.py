"""Names of the demo objects and what is derived from them.

Every demo object has a name such as `mso/hellwegbruecke`. Its `translation_key`, which is
the `id` in the API, is the uuid5 of that name in `NAMESPACE`: the ids stay the same
whenever and wherever the demo site is loaded. Everything that people make in the admin gets
a random uuid4, so the version of the key tells demo objects from others.
Rows without a key of their own (states, consents) bear the key of their organisation.
"""

import datetime as dt
import json
import uuid
from collections.abc import Iterable
from typing import Any

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "demo.example.org")

# The day on which the demo site is meant to be looked at: `DEMO_TODAY` of the dev settings.
# Dates that only make sense relative to today are counted from it.
DEMO_DAY = dt.date(2026, 11, 25)


def demo_key(name: str) -> uuid.UUID:
    """The key of the demo object with this name."""
    return uuid.uuid5(NAMESPACE, name)


def stream(name: str, blocks: Iterable[tuple[str, Any]]) -> str:
    """The stored form of a StreamField, with block ids that stay the same at every load.

    Args:
        name: of the field, for example `report/seed/body`. Translations use the same name,
            so that a block has the same id in every language.
        blocks: block type and value of each block.
    """
    return json.dumps(
        [
            {"type": kind, "value": value, "id": str(demo_key(f"{name}/{number}"))}
            for number, (kind, value) in enumerate(blocks, 1)
        ]
    )


def entries(name: str, values: Iterable[Any]) -> list[dict[str, Any]]:
    """The stored form of a ListBlock inside a stream."""
    return [
        {"type": "item", "value": value, "id": str(demo_key(f"{name}/{number}"))}
        for number, value in enumerate(values, 1)
    ]


def texts(name: str, *paragraphs: str) -> str:
    """A body of plain paragraphs; one that begins with `# ` is a heading."""
    return stream(
        name,
        (
            ("heading", paragraph.removeprefix("# "))
            if paragraph.startswith("# ")
            else ("text", f"<p>{paragraph}</p>")
            for paragraph in paragraphs
        ),
    )
