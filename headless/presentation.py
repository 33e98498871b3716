"""Turns what the API delivers of an object into labelled parts of a page for people.

One rule for every kind of content: the detail of its resource says what is public, the schema
in which order and of what kind, the model and its blocks how it is called. Where the plain
rows of a schema would not read well, the app registers in its `presentation.py` a label
(`labels`), other rows (`arranges`) or one part for the whole value (`presents`).
"""

import datetime as dt
import types
from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from django.db import models
from django.utils.module_loading import autodiscover_modules
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from pydantic import BaseModel

from .labels import Labels
from .page_parts import (
    INLINE,
    Day,
    Entries,
    Entry,
    Items,
    Link,
    Picture,
    Row,
    Rows,
    Text,
    Values,
    entry_of,
    rows_of,
    table_of,
    web_link,
)
from .schemas import Image, Language, MunicipalityReference, Reference
from .wording import Wording

Schema = type[BaseModel]

# Addresses, keys and facts for machines.
HIDDEN = {"id", "type", "slug", "locale", "meta", "seo", "detail_url", "easy_language"}

# What apps register ---------------------------------------------------------------

LABELS: dict[tuple[Schema, str], Any] = {}
_ARRANGEMENTS: dict[Schema, Callable[[Values, "Presenter"], dict[str, Any]]] = {}
_PRESENTERS: dict[Schema, Callable[[Any, "Presenter", Schema], Any]] = {}


def labels(schema: Schema, **texts: Any) -> None:
    """Name fields of a schema that no field of the model names."""
    LABELS.update({(schema, name): text for name, text in texts.items()})


def arranges(*schemas: Schema) -> Callable[[Any], Any]:
    """Register `function(values, presenter)`: the parts of some fields, None leaves one out."""

    def register(function: Any) -> Any:
        _ARRANGEMENTS.update(dict.fromkeys(schemas, function))
        return function

    return register


def presents(*schemas: Schema) -> Callable[[Any], Any]:
    """Register `function(value, presenter, schema)`: the one part that shows a value."""

    def register(function: Any) -> Any:
        _PRESENTERS.update(dict.fromkeys(schemas, function))
        return function

    return register


@cache
def _load_registrations() -> None:
    autodiscover_modules("presentation")


class Presenter:
    """Makes parts of values.

    Args:
        wording: writes dates, numbers and labels.
        addresses: for the id and locale of a public page its address for people.
    """

    def __init__(self, wording: Wording, addresses: Mapping[tuple[str, str], str]) -> None:
        _load_registrations()
        self.wording = wording
        self.addresses = addresses

    def rows(
        self, schema: Schema, values: Values, names: Labels, without: Collection[str] = ()
    ) -> list[Row]:
        """The filled fields of a value, in the order of its schema."""
        arranged = self._arranged(schema, values)
        rows = []
        for name, info in schema.model_fields.items():
            if name in arranged:
                part = arranged[name]
            elif name in HIDDEN or name in without:
                continue
            elif name == "title" and issubclass(schema, Reference):
                part = self.reference(values)
            else:
                part = self._part(name, info.annotation, values, names)
            if part is not None:
                rows.append(Row(name, self._label(schema, name, names), part))
        return rows

    def part(self, annotation: Any, value: Any, names: Labels, name: str) -> Any:
        """The part that shows a value of a type, None for an empty one."""
        if value is None or value is False or value == "" or value == []:
            return None
        annotation = _without_none(annotation)
        if get_origin(annotation) is list:
            return self._several(get_args(annotation)[0], value, names, name)
        if _is_schema(annotation):
            return self._object(annotation, value, names.inner(name))
        if isinstance(annotation, type) and issubclass(annotation, models.Choices):
            return self.choice(annotation(value).label)
        if get_origin(annotation) is Literal:
            return self.choice(names.choice(name, value))
        return self._plain(value, name)

    def choice(self, label: Any) -> Text:
        """The name of a choice, which is in the language of the labels."""
        return Text(str(label), lang=self.wording.foreign_labels)

    def reference(self, value: Values | None, text: str = "") -> Text | Link | None:
        """A reference as a link where it has a page for people, else as its name."""
        if not value:
            return None
        lang = self.wording.foreign(value["locale"])
        text = text or value["title"]
        address = self.addresses.get((str(value["id"]), value["locale"]))
        return Link(text, lang, address) if address else Text(text, lang)

    def day(self, day: dt.date | None) -> Day | None:
        """A date."""
        return Day(self.wording.date(day), day.isoformat()) if day else None

    def text(self, text: str) -> Text | None:
        """A text, None for an empty one."""
        return Text(text) if text else None

    # Kinds of values ------------------------------------------------------------

    def _arranged(self, schema: Schema, values: Values) -> dict[str, Any]:
        arranged: dict[str, Any] = {}
        for base in reversed(schema.__mro__):
            if arrange := _ARRANGEMENTS.get(base):
                arranged.update(arrange(values, self))
        return arranged

    def _label(self, schema: Schema, name: str, names: Labels) -> str:
        for base in schema.__mro__:
            if (base, name) in LABELS:
                return str(capfirst(LABELS[base, name]))
        inner = _without_none(schema.model_fields[name].annotation)
        parts = inner.model_fields if _is_schema(inner) else ()
        return str(capfirst(names.label(name, parts)))

    def _part(self, name: str, annotation: Any, values: Values, names: Labels) -> Any:
        """The part of a field that may belong together with the one beside it."""
        value = values.get(name)
        if name.endswith("_display") and name.removesuffix("_display") in values:
            return None
        if value and name == "phone":
            display = values.get("phone_display") or value
            return Link(display, href=f"tel:{value}", is_address=True)
        if value and name == "email":
            return Link(value, href=f"mailto:{value}", is_address=True)
        # "title" and "url", or "source_title" and "source_url", are one link.
        if name in ("url", "website") or name.endswith("_url"):
            stem = name.removesuffix("url")
            named = any(values.get(f"{stem}{word}") for word in ("title", "label"))
            return None if named or not value else web_link(value)
        if value and (name in ("title", "label") or name.endswith(("_title", "_label"))):
            stem = name[: -len("title")]
            if address := values.get(f"{stem}url"):
                return web_link(address, value)
        return self.part(annotation, value, names, name)

    def _object(self, schema: Schema, value: Values, names: Labels) -> Any:
        for base in schema.__mro__:
            if present := _PRESENTERS.get(base):
                return present(value, self, schema)
        if issubclass(schema, Image):
            return Picture(value)
        if issubclass(schema, Language):
            return Text(value["name"])
        if issubclass(schema, MunicipalityReference):
            return Text(value["title"])
        if issubclass(schema, Reference):
            return self.reference(value)
        rows = self.rows(schema, value, names)
        return Rows(rows) if rows else None

    def _several(self, annotation: Any, values: Iterable[Any], names: Labels, name: str) -> Any:
        schema = _without_none(annotation)
        if members := _stream_members(schema):
            entries = self._stream(members, values, names.inner(name))
        elif _is_group(schema):
            inner = names.inner(name)
            entries = [entry_of(self.rows(schema, value, inner)) for value in values]
        else:
            parts = [self.part(schema, value, names, name) for value in values]
            entries = [part for part in parts if isinstance(part, Entry)]
            if not entries:
                return Items(shown) if (shown := [part for part in parts if part]) else None
        if not entries:
            return None
        if all(entry.is_bare and isinstance(entry.head, INLINE) for entry in entries):
            return Items([entry.head for entry in entries], is_list=True)
        return rows_of(entries, name) or table_of(entries) or Entries(entries)

    def _stream(
        self, members: Mapping[str, Any], values: Iterable[Any], names: Labels
    ) -> list[Entry]:
        """Blocks as entries, each with the name of its kind where there are several kinds."""
        entries = []
        for item in values:
            annotation = members[item["type"]]
            kicker = names.label(item["type"]) if len(members) > 1 else ""
            inner = names.inner(item["type"])
            part = self._object(_without_none(annotation), item["value"], inner)
            if isinstance(part, Rows):
                entries.append(entry_of(part.rows, kicker))
            elif part is not None:
                entries.append(Entry(part, kicker=kicker))
        return entries

    def _plain(self, value: Any, name: str) -> Any:
        if value is True:
            return self.choice(_("Yes"))
        if isinstance(value, dt.datetime):
            return Text(self.wording.moment(value))
        if isinstance(value, dt.date):
            return self.day(value)
        if isinstance(value, int | float):
            # A year has no separators.
            is_year = name == "year" or name.endswith("_year")
            return Text(str(value) if is_year else self.wording.number(value), is_number=True)
        return Text(str(value))


def _is_schema(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _is_group(annotation: Any) -> bool:
    """Whether values of the type are shown by their fields."""
    if not _is_schema(annotation):
        return False
    if annotation is Reference or issubclass(annotation, Image | Language | MunicipalityReference):
        return False
    return not any(base in _PRESENTERS for base in annotation.__mro__)


def _without_none(annotation: Any) -> Any:
    """The type without `None`, and without what is noted of it."""
    if get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in (Union, types.UnionType):
        rest = [item for item in get_args(annotation) if item is not type(None)]
        return rest[0] if len(rest) == 1 else annotation
    return annotation


def _stream_members(annotation: Any) -> dict[str, Any]:
    """Block type to the type of its value; empty for what is no stream."""
    union = get_origin(annotation) in (Union, types.UnionType)
    return {
        get_args(item.model_fields["type"].annotation)[0]: item.model_fields["value"].annotation
        for item in (get_args(annotation) if union else (annotation,))
        if _is_schema(item) and set(item.model_fields) == {"type", "id", "value"}
    }
