"""What rows refer to, by key: a reference needs no more, so related rows are not loaded for it.

A relation is a path as in Django: `publisher`, `topics`, `partners__partner`.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db.models import F, Model, Prefetch


class Named(NamedTuple):
    """Something translatable that a row refers to."""

    model: type[Model]
    key: uuid.UUID


def keys_of_relations(model: type[Model], paths: Iterable[str]) -> dict[str, F]:
    """Annotations with the key of what each foreign key of the model leads to."""
    names = [path for path in paths if "__" not in path]
    return {
        _noted(name): F(f"{name}__translation_key")
        for name in names
        if model._meta.get_field(name).many_to_one
    }


def prefetched_relations(model: type[Model], paths: Iterable[str]) -> list[Any]:
    """The rest of the relations, for `prefetch_related`."""
    several: list[Any] = []
    of_children: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        name, _, rest = path.partition("__")
        if rest:
            of_children[name].append(rest)
        elif not model._meta.get_field(name).many_to_one:
            several.append(name)
    for name, inner in of_children.items():
        child: Any = model._meta.get_field(name).related_model
        rows = child._default_manager.annotate(**keys_of_relations(child, inner))
        several.append(Prefetch(name, rows))
    return several


def named_at(row: Any, name: str) -> Named | None:
    """What a foreign key leads to."""
    noted = row.__dict__.get(_noted(name), row)
    if noted is row:
        # A row that was not read for this, such as that of a preview.
        related = getattr(row, name)
        return related and named(related)
    model: Any = row._meta.get_field(name).related_model
    return Named(model, noted) if noted else None


def named(related: Any) -> Named:
    """A row as what others refer to."""
    return Named(type(related), related.translation_key)


def named_by(row: Any, paths: Sequence[str]) -> Iterable[Named]:
    """All that a row refers to by the relations."""
    for path in paths:
        name, _, rest = path.partition("__")
        if row._meta.get_field(name).many_to_one:
            found = named_at(row, name)
            yield from [found] if found else []
            continue
        for item in getattr(row, name).all():
            if rest:
                yield from named_by(item, [rest])
            else:
                yield named(item)


def _noted(name: str) -> str:
    return f"{name}_key"
