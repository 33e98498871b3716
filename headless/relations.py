"""What rows refer to, by key: a reference needs no more, so related rows are not loaded for it.

A relation is a path as in Django: `publisher`, `topics`, `partners__partner`.
"""

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import F, Model, Prefetch, prefetch_related_objects

# So many relations are read without asking first which of them have rows.
FEW = 2


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


def prefetched_children(model: type[Model], paths: Iterable[str]) -> list[Any]:
    """The rows of their own in which further foreign keys stand, for `prefetch_related`."""
    of_children: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        name, _, rest = path.partition("__")
        if rest:
            of_children[name].append(rest)
    children = []
    for name, inner in of_children.items():
        child: Any = model._meta.get_field(name).related_model
        rows = child._default_manager.annotate(**keys_of_relations(child, inner))
        # What was imported or copied may have no order of its own.
        rows = rows.order_by(*child._meta.ordering, "pk")
        children.append(Prefetch(name, rows))
    return children


def prefetch_children(rows: Sequence[Any], children: Sequence[Any]) -> None:
    """Load the rows of their own that stand with pages, but ask no table that has none of them.

    Most organisations have neither funding nor mentors; one question for all relations costs less
    than a query for each.

    Args:
        children: names and `Prefetch` objects of relations by a foreign key to the pages.
    """
    if not rows:
        return
    names = [getattr(child, "prefetch_to", child) for child in children]
    filled = set(names)
    if len(names) > FEW:
        filled = _with_rows(rows, [rows[0]._meta.get_field(name) for name in names])
    for name in set(names) - filled:
        empty = rows[0]._meta.get_field(name).related_model._default_manager.none()
        # An empty queryset is compiled, too; this one has been evaluated.
        empty._result_cache = []
        for row in rows:
            row.__dict__.setdefault("_prefetched_objects_cache", {})[name] = empty
    wanted = [child for child, name in zip(children, names, strict=True) if name in filled]
    prefetch_related_objects(list(rows), *wanted)


def _with_rows(rows: Sequence[Any], relations: Sequence[Any]) -> set[str]:
    """Names of the relations that any of the rows has children by."""
    quote = connection.ops.quote_name
    keys = [row.pk for row in rows]
    holders = ", ".join(["%s"] * len(keys))
    questions = [
        f"SELECT '{relation.name}' WHERE EXISTS (SELECT 1"  # noqa: S608
        f" FROM {quote(relation.related_model._meta.db_table)}"
        f" WHERE {quote(relation.field.column)} IN ({holders}))"
        for relation in relations
    ]
    if not questions:
        return set()
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(questions), keys * len(questions))
        return {name for (name,) in cursor.fetchall()}


def note_many(rows: Sequence[Any], paths: Iterable[str]) -> None:
    """Note at the rows the keys of what they refer to many-to-many, one query for each relation."""
    for name in paths:
        if not rows or "__" in name or rows[0]._meta.get_field(name).many_to_one:
            continue
        field: Any = rows[0]._meta.get_field(name)
        own, target = field.m2m_field_name(), field.m2m_reverse_field_name()
        links = field.remote_field.through._default_manager.filter(
            **{f"{own}__in": [row.pk for row in rows]}
        )
        keys: dict[Any, list[Named]] = defaultdict(list)
        ordered = links.order_by(*_ordering(field.related_model, target), f"{target}_id")
        for pk, key in ordered.values_list(own, f"{target}__translation_key"):
            keys[pk].append(Named(field.related_model, key))
        for row in rows:
            row.__dict__[_noted(name)] = keys[row.pk]


def named_at(row: Any, name: str) -> Named | None:
    """What a foreign key leads to."""
    noted = row.__dict__.get(_noted(name), row)
    if noted is row:
        # A row that was not read for this, such as that of a preview.
        related = getattr(row, name)
        return related and named(related)
    model: Any = row._meta.get_field(name).related_model
    return Named(model, noted) if noted else None


def named_many(row: Any, name: str) -> list[Named]:
    """What a many-to-many relation leads to."""
    noted = row.__dict__.get(_noted(name))
    return [named(item) for item in getattr(row, name).all()] if noted is None else noted


def named(related: Any) -> Named:
    """A row as what others refer to."""
    return Named(type(related), related.translation_key)


def named_by(row: Any, paths: Sequence[str]) -> Iterable[Named]:
    """All that a row refers to by the relations."""
    for path in paths:
        name, _, rest = path.partition("__")
        if rest:
            for item in getattr(row, name).all():
                yield from named_by(item, [rest])
        elif row._meta.get_field(name).many_to_one:
            found = named_at(row, name)
            yield from [found] if found else []
        else:
            yield from named_many(row, name)


def _ordering(model: Any, path: str) -> list[str]:
    """The order of a model for rows that refer to it by a path."""
    return [
        f"{'-' if column.startswith('-') else ''}{path}__{column.removeprefix('-')}"
        for column in model._meta.ordering
    ]


def _noted(name: str) -> str:
    return f"{name}_key"


# Keys of what has no public id, for `ServedValue` ---------------------------------------


def file_key(model: type[Model], pk: object) -> str:
    """Of a picture or document that an object shows."""
    return f"{model._meta.model_name}:{pk}"


def page_key(pk: object) -> str:
    """Of a page that the text of an object links to."""
    return f"page:{pk}"
