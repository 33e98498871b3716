"""What texts and blocks insert: the objects that blocks choose, the targets of links."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db.models import Model
from wagtail.blocks import StreamValue
from wagtail.fields import RichTextField, StreamField


def load_streams(rows: Sequence[Model]) -> None:
    """Have the blocks of all rows look up what they choose at once, not row by row.

    What is not as it is stored is left alone: the preview of a form, and that of a translation,
    for which wagtail-localize writes into the blocks of the source.
    """
    for field in _fields(rows, StreamField):
        streams = [field.value_from_object(row) for row in rows]
        stored = [item for item in streams if item.is_lazy and not any(item._bound_blocks)]
        raw = [item for stream in stored for item in stream.raw_data]
        blocks = iter(StreamValue(field.stream_block, raw, is_lazy=True))
        for stream in stored:
            for place in range(len(stream)):
                stream[place] = next(blocks)


def chosen(rows: Sequence[Model]) -> dict[type[Model], set[Any]]:
    """Model and primary keys of the objects that blocks refer to."""
    primary_keys: dict[type[Model], set[Any]] = defaultdict(set)
    for field in _fields(rows, StreamField):
        for row in rows:
            for model, pk, *_path in field.extract_references(field.value_from_object(row)):
                primary_keys[model].add(pk)
    return primary_keys


def numbers(primary_keys: Iterable[Any]) -> set[int]:
    """Those that can be a primary key: a pasted link may have any `id`."""
    return {int(pk) for pk in primary_keys if str(pk).isdecimal() and len(str(pk)) < 19}


def stored_richtext(rows: Sequence[Model]) -> str:
    """The rich text of all rows as the database has it, one after the other."""
    texts = [
        field.value_from_object(row) or "" for field in _fields(rows, RichTextField) for row in rows
    ]
    streams = [field.value_to_string(row) for field in _fields(rows, StreamField) for row in rows]
    return "".join([*texts, *streams])


def _fields(rows: Sequence[Model], kind: type[Any]) -> Iterator[Any]:
    if rows:
        yield from (field for field in rows[0]._meta.get_fields() if isinstance(field, kind))
