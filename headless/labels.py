"""What the fields of a schema are called: as the model's fields, its rows and its blocks are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, TabbedInterface
from wagtail.blocks import Block, ListBlock
from wagtail.fields import StreamField


class Labels:
    """Names the fields of a schema, of a part of it, and its choices.

    Args:
        model: the model whose fields they come from.
        prefix: what stands before the names in the model (`guideline` for `guideline_url`).
    """

    def __init__(self, model: type[models.Model], prefix: str = "") -> None:
        self.model = model
        self.prefix = prefix

    def label(self, name: str, parts: Iterable[str] = ()) -> str:
        """What a field is called, in the active language.

        Args:
            parts: the fields inside it, where it is made of several fields of the model.
        """
        if parts and self._exact(name) is None:
            fields = {stem for part in parts for stem in (part, f"{name}_{part}")}
            if heading := group_heading(self.model, frozenset(fields)):
                return str(heading)
        found = self._field(name)
        if isinstance(found, models.ManyToOneRel):
            place = places(self.model).get(name)
            plural = found.related_model._meta.verbose_name_plural
            return str(place.label if place else plural)
        return str(found.verbose_name) if found else name.replace("_", " ")

    def inner(self, name: str) -> "Labels":
        """The names inside the value of a field."""
        found = self._field(name)
        if isinstance(found, StreamField):
            return BlockLabels(found.stream_block)
        if found is not None and found.is_relation and found.related_model:
            return Labels(found.related_model)
        return Labels(self.model, name)

    def choice(self, name: str, value: Any) -> str:
        """What a choice of a field is called."""
        found = self._field(name)
        choices = getattr(found, "choices_class", None)
        flat = choices.choices if choices else getattr(found, "flatchoices", None) or ()
        return str(dict(flat).get(value, value))

    def _exact(self, name: str) -> Any:
        for candidate in (f"{self.prefix}_{name}", name) if self.prefix else (name,):
            try:
                return self.model._meta.get_field(candidate)
            except FieldDoesNotExist:
                continue
        return None

    def _field(self, name: str) -> Any:
        """The field of the name, or the first one of those it is made of (`place_name`)."""
        if found := self._exact(name):
            return found
        fields = self.model._meta.fields
        return next((field for field in fields if field.name.startswith(f"{name}_")), None)


class BlockLabels(Labels):
    """The same for the values of a block."""

    def __init__(self, block: Block) -> None:
        self.block = block.child_block if isinstance(block, ListBlock) else block

    def label(self, name: str, parts: Iterable[str] = ()) -> str:
        """What a value of the block is called."""
        child = self._child(name)
        return str(child.label) if child else name.replace("_", " ")

    def inner(self, name: str) -> Labels:
        """The names inside a value of the block."""
        child = self._child(name)
        return BlockLabels(child) if child else self

    def choice(self, name: str, value: Any) -> str:
        """The schema of a block names its choices by their class."""
        return str(value)

    def _child(self, name: str) -> Any:
        return getattr(self.block, "child_blocks", {}).get(name)


# Where a field stands in the form -------------------------------------------------


@dataclass(frozen=True)
class Place:
    """Where the edit form has a field or a group of fields.

    Attributes:
        tab: number of the tab.
        heading: of the tab.
        label: of a group of fields or of rows, empty for a field.
    """

    tab: int
    heading: Any
    label: Any = ""


@cache
def places(model: Any) -> dict[str, Place]:
    """Field, relation or group (`address` for the panel with `street`) to its place."""
    handler = getattr(model, "edit_handler", None)
    found: dict[str, Place] = {}
    if isinstance(handler, TabbedInterface):
        for number, tab in enumerate(handler.children):
            for name, label in _panels(tab.children):
                found.setdefault(name, Place(number, tab.heading, label))
    return found


def _panels(children: Any) -> Iterator[tuple[str, Any]]:
    for panel in children:
        if isinstance(panel, FieldPanel):
            yield panel.field_name, ""
        elif isinstance(panel, InlinePanel):
            yield panel.relation_name, panel.heading
        else:
            yield from _panels(getattr(panel, "children", ()))


@cache
def group_heading(model: Any, names: frozenset[str]) -> Any:
    """The heading of the group of fields in the form that has one of the fields."""
    handler = getattr(model, "edit_handler", None)
    for group in _groups(getattr(handler, "children", ())):
        if names & {name for name, _label in _panels(group.children)}:
            return group.heading
    return ""


def _groups(children: Any) -> Iterator[Any]:
    for panel in children:
        if isinstance(panel, MultiFieldPanel) and panel.heading:
            yield panel
        else:
            yield from _groups(getattr(panel, "children", ()))
