"""The words of pages and snippets, without what they look like."""

import hashlib
import html
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import ManyToOneRel, Model
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField, get_translatable_fields

from headless.relations import prefetch_children

# A word in an address, which nobody reads as a text.
NO_WORDS = {"slug"}
# Keys of stored blocks that hold no words.
_MACHINERY = {"id", "type"}

_BLOCK_END = re.compile(
    r"</?(?:p|h[1-6]|li|ul|ol|br|hr|div|blockquote|tr|td|th|embed)\b[^>]*>", re.IGNORECASE
)
_TAG = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)


def plain_text(value: str) -> str:
    """What is read of a value: HTML, the rich text of an editor, or a text as it is.

    Headings, paragraphs and items of lists become lines.
    """
    if value.startswith("{"):
        try:
            return "\n".join(str(block["text"]) for block in json.loads(value)["blocks"])
        except (ValueError, TypeError, KeyError, RecursionError):
            return value
    if _TAG.search(value):
        return html.unescape(_TAG.sub("", _BLOCK_END.sub("\n", value))).strip()
    return value


def word_fields(model: type[Model]) -> list[str]:
    """Names of the fields and relations whose words are translated."""
    fields = (field for field in get_translatable_fields(model))
    names = [field.field_name for field in fields if isinstance(field, TranslatableField)]
    return [name for name in names if name not in NO_WORDS]


def named_fields(model: type[Model]) -> list[str]:
    """The same with the fields of rows: `title`, `offers.description`."""
    named = []
    for name in word_fields(model):
        field = model._meta.get_field(name)
        if isinstance(field, ManyToOneRel):
            named += [f"{name}.{inner}" for inner in word_fields(field.related_model)]
        else:
            named.append(name)
    return named


def texts_of(row: Any) -> Iterator[str]:
    """The texts of a page or snippet and of its rows."""
    for name in word_fields(type(row)):
        field = row._meta.get_field(name)
        if isinstance(field, ManyToOneRel):
            # Rows may have no order of their own: another one is no other wording.
            yield from sorted(words_of(child) for child in getattr(row, name).all())
        elif isinstance(field, StreamField):
            yield from _strings(field.value_from_object(row).get_prep_value())
        elif isinstance(value := field.value_from_object(row), str) and value:
            yield plain_text(value)


def words_of(row: Any) -> str:
    """All words of a page or snippet, one text in a line."""
    return "\n".join(texts_of(row))


def digest_of(words: str) -> str:
    """SHA-256 of words, whatever blanks stand between them."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()


def load_rows(rows: Sequence[Any]) -> None:
    """Load the rows that hold words of pages or snippets of one model, for all at once."""
    if not rows:
        return
    fields = (rows[0]._meta.get_field(name) for name in word_fields(type(rows[0])))
    children = [
        field.name
        for field in fields
        if isinstance(field, ManyToOneRel) and issubclass(field.related_model, TranslatableMixin)
    ]
    if children:
        prefetch_children(rows, children)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield plain_text(value)
    elif isinstance(value, dict):
        # PostgreSQL gives back a revision with its keys in an order of its own.
        for key in sorted(value):
            if key not in _MACHINERY:
                yield from _strings(value[key])
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
