"""The menu as a tree."""

import uuid
from collections import defaultdict
from typing import Any

from . import selectors
from .reading import SiteReading

Key = uuid.UUID


def menu(reading: SiteReading, depth: int | None) -> list[dict[str, Any]]:
    """`NavigationNode` values from the first level down.

    A translation stands in a tree of its own, in which aliases hold the places of what is not
    translated. So it is keys, not rows, that stand above each other.

    Args:
        depth: levels to give, all without it.
    """
    if reading.site is None:
        return []
    pages = selectors.menu_pages(reading)
    above = selectors.keys_above(pages, reading)
    public = selectors.public_keys({key for keys in above.values() for key in keys}, reading)
    shown = {page.translation_key: page for page in pages if public.issuperset(above[page.pk])}
    places = selectors.places(shown, reading.site)

    def place(key: Key) -> tuple[bool, str]:
        # What the site's own tree lacks comes last, in the order of its tree.
        return (key not in places, places.get(key, shown[key].path))

    ordered = sorted(shown, key=place)
    parents = parents_of({key: above[shown[key].pk] for key in ordered})
    below: dict[Key | None, list[Key]] = defaultdict(list)
    for key in ordered:
        below[parents[key]].append(key)

    def nodes(parent: Key | None, level: int) -> list[dict[str, Any]]:
        if depth is not None and level > depth:
            return []
        return [
            {**reading.link(shown[key]), "children": nodes(key, level + 1)} for key in below[parent]
        ]

    return nodes(None, 1)


def parents_of(above: dict[Key, list[Key]]) -> dict[Key, Key | None]:
    """For each key the nearest one above it that is among the keys itself.

    Two languages may have two pages the other way round. Then one of them stands at the top
    instead of both being below each other.
    """
    parents: dict[Key, Key | None] = {}
    for key, candidates in above.items():
        parents[key] = next(
            (other for other in candidates if other in above and not _leads(other, key, parents)),
            None,
        )
    return parents


def _leads(start: Key | None, goal: Key, parents: dict[Key, Key | None]) -> bool:
    while start is not None and start != goal:
        start = parents.get(start)
    return start == goal
