"""Validity of what stands inside a page or snippet: its blocks and its rows."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from wagtail.blocks import Block, StreamBlock


def block_messages(block: Block, value: Any) -> list[str]:
    """What is wrong with a block's value, in full sentences that say where."""
    try:
        block.clean(value)
    except ValidationError as error:
        return [_located(path, message) for path, message in _block_errors(error, block, value)]
    return []


def row_messages(rows: Iterable[models.Model], parent: str) -> list[str]:
    """What is wrong with the rows below a page or snippet.

    Args:
        rows: the child objects, in their order.
        parent: the name of their key to the page or snippet.
    """
    found = []
    for number, row in enumerate(rows, start=1):
        try:
            row.clean_fields(exclude={parent})
            row.clean()
        except ValidationError as error:
            place = f"{row._meta.verbose_name} {number}"
            for name, messages in error.message_dict.items():
                label = [] if name == NON_FIELD_ERRORS else [_field_label(row, name)]
                found += [_located([place, *label], message) for message in messages]
    return found


def _block_errors(error: Any, block: Any, value: Any) -> Iterator[tuple[list[str], str]]:
    """Path of labels and message of each fault in a tree of Wagtail's validation errors."""
    for message in getattr(error, "non_block_errors", []):
        yield [], str(message)
    inner = getattr(error, "block_errors", None)
    if inner is None:
        for message in error.messages:
            yield [], message
        return
    for key, child_error in inner.items():
        label, child_block, child_value = _child(block, value, key)
        for path, message in _block_errors(child_error, child_block, child_value):
            yield [label, *path], message


def _child(block: Any, value: Any, key: Any) -> tuple[str, Any, Any]:
    """Label, block and value of a child: by name in groups, by number in streams and lists."""
    if isinstance(key, str):
        child = block.child_blocks[key]
        # The value of an `ImageBlock` is the image itself, without its parts.
        return str(child.label), child, value[key] if isinstance(value, Mapping) else None
    if isinstance(block, StreamBlock):
        child, child_value = value[key].block, value[key].value
    else:
        child, child_value = block.child_block, value[key]
    return f"{child.label or block.label} {key + 1}", child, child_value


def _field_label(row: models.Model, name: str) -> str:
    return str(getattr(row._meta.get_field(name), "verbose_name", name))


def _located(path: list[str], message: str) -> str:
    return f"{', '.join(path)}: {message}" if path else message
