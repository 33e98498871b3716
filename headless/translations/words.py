"""The words of a page or snippet, and how they changed."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

# Place of a text in its object, such as `offers.<key of the row>.title`, to the text.
Words = dict[str, str]

# A part of an address: it follows the title and says nothing by itself.
ADDRESS = "slug"
# A number with what belongs to it: a date, a time, a sum, a telephone number.
_NUMBER = re.compile(r"\d+(?:[.,:/–-]\d+)*")


def texts_of(instance: Any) -> Iterator[tuple[str, str]]:
    """Place and text of all that is translated of an instance, saved or not, in its order.

    Rich text is a text for each of its paragraphs, without its marks.
    """
    for segment in extract_segments(instance):
        if isinstance(segment, StringSegmentValue) and segment.path != ADDRESS:
            yield segment.path, segment.render_text()


def words_of(instance: Any) -> Words:
    """The same with one text for each place."""
    found: dict[str, list[str]] = defaultdict(list)
    for path, text in texts_of(instance):
        found[path].append(text)
    return {path: "\n".join(texts) for path, texts in found.items()}


@dataclass(frozen=True)
class Change:
    """A text of an original that says something else than when it was translated.

    Attributes:
        old, new: empty where it came or went.
    """

    path: str
    old: str
    new: str

    @property
    def is_fact(self) -> bool:
        """Whether a figure in the text changed: a date, a time, a sum, a number."""
        return sorted(_NUMBER.findall(self.old)) != sorted(_NUMBER.findall(self.new))

    def label(self, model: Any) -> str:
        """What the field is called in which the text stands."""
        return field_label(model, self.path)


def field_label(model: Any, path: str) -> str:
    """What the field or relation is called that a place begins with; the place itself where an
    update of the site took the field away.
    """
    try:
        field: Any = model._meta.get_field(path.partition(".")[0])
    except FieldDoesNotExist:
        return path
    if hasattr(field, "verbose_name"):
        return str(capfirst(field.verbose_name))
    return str(capfirst(field.related_model._meta.verbose_name_plural))


def changes(old: Mapping[str, str], new: Mapping[str, str]) -> list[Change]:
    """What changed from some words to others, in the order of the new ones."""
    paths = [*new, *(path for path in old if path not in new)]
    return [
        Change(path, old.get(path, ""), new.get(path, ""))
        for path in paths
        if old.get(path, "") != new.get(path, "")
    ]
