"""What an object is found by in the admin: tokens for the columns of Wagtail's index."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.db.models import Manager
from django.utils.encoding import force_str
from modelsearch.index import AutocompleteField, Indexed, RelatedFields, SearchField

from search.analysis.indexing import EXACT, build_id, tokens_of

# Letters for private use: to the tokenizer of SQLite they are parts of words, and nobody types
# them. The first stands for the sign that `analysis` writes.
ORDERED = "\ue000"
# In front of what only a title has: a compound is found by a part of its words only there.
NAMING = "\ue001"
# In front of what is found while it is typed: no beginning leads to words of long texts.
BEGUN = "\ue002"
# In front of the rules by which an entry was made.
BUILD = "\ue003"
# A vector of PostgreSQL holds a megabyte, and nobody searches for what stands that far down.
LONGEST_TEXT = 200_000


class Entry(NamedTuple):
    """The tokens of an object: of its names, of everything else, and those to be begun."""

    title: list[str]
    body: list[str]
    autocomplete: list[str]


def entry_of(instance: Indexed) -> Entry:
    """What an object is found by, of the fields that its model names as Wagtail has it."""
    fields = type(instance).get_search_fields()
    begun = {field.field_name for field in fields if isinstance(field, AutocompleteField)}
    titles: list[str] = []
    bodies: list[str] = []
    beginnings: list[str] = []
    for field in fields:
        for leaf, text in _texts(instance, field):
            if isinstance(leaf, AutocompleteField):
                beginnings.append(text)
            elif leaf is field and field.field_name in begun | {"title"}:
                titles.append(text)
            else:
                bodies.append(text)
    if waiting := _title_that_is_shown(instance):
        titles.append(waiting)
        beginnings.append(waiting)
    title = tokens_of(_cut(titles))
    return Entry(
        [
            *map(stored, title),
            *(NAMING + stored(token) for token in title if not token.startswith(EXACT)),
            build_mark(),
        ],
        [stored(token) for token in tokens_of(_cut(bodies))],
        [BEGUN + stored(token) for token in tokens_of(_cut(beginnings))],
    )


def stored(token: str) -> str:
    """A token of the analysis as the index has it."""
    return token.replace(EXACT, ORDERED)


def is_ordered(token: str) -> bool:
    """Whether a token of the index stands in the order of the text."""
    return token.removeprefix(BEGUN).startswith(ORDERED)


def build_mark() -> str:
    """A token that all entries have that were made by the rules as they are."""
    return BUILD + build_id()


def _title_that_is_shown(instance: Any) -> str:
    """Listings show the title of the draft. Of what is live no draft must be found."""
    return "" if getattr(instance, "live", True) else getattr(instance, "draft_title", "")


def _texts(instance: Any, field: Any) -> Iterator[tuple[Any, str]]:
    """The texts of a field, or of the fields of the objects behind it, with the field itself."""
    if isinstance(field, SearchField | AutocompleteField):
        yield from ((field, text) for text in _lines(field.get_value(instance)))
    elif isinstance(field, RelatedFields):
        found = field.get_value(instance)
        if callable(found) and not isinstance(found, Manager):
            found = found()
        others = found.all() if isinstance(found, Manager) else [found]
        for other in others:
            if other is not None:
                for one in field.fields:
                    yield from _texts(other, one)


def _lines(value: Any) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple | set):
        for item in value:
            yield from _lines(item)
    else:
        yield from force_str(value).splitlines()


def _cut(texts: Iterable[str]) -> Iterator[str]:
    left = LONGEST_TEXT
    for text in dict.fromkeys(texts):
        if left <= 0:
            return
        yield text[:left]
        left -= len(text)
