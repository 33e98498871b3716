"""What an object is found by in a search, and the place where a search engine is registered.

The engine is an app of its own (`search`); without one the API has no search.
"""

import datetime as dt
import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from django.db.models import QuerySet

from .filters import picked, picked_from
from .served.models import Served

if TYPE_CHECKING:
    from ninja import NinjaAPI

    from .reading import Reading
    from .resources import Resource

# The name under which the change log tells that searches find something else.
ENDPOINT = "search"
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*>")
# Everything else ends a word.
_WITHIN_WORDS = {"a", "abbr", "b", "em", "i", "mark", "span", "strong", "sub", "sup", "wbr"}
# What a block has beside its texts.
_NO_TEXT = {
    *("type", "id", "kind", "unit", "url", "template_url", "image", "lang", "level", "value_type"),
    *("starts_at", "ends_at", "due_on", "published_on", "verbatim_text", "organisation", "owners"),
}


class SearchText(NamedTuple):
    """What the public detail of an object says that it can be found by.

    Attributes:
        names: its other names.
        text: everything else that is read of it, as plain text.
        languages: BCP 47 tags of the languages that are spoken there.
        named: public ids of the objects by whose names it is found, too.
        dated_on: the day it speaks of; of two that match alike the newer one comes first.
    """

    title: str
    names: tuple[str, ...]
    text: str
    languages: tuple[str, ...]
    named: tuple[str, ...]
    dated_on: dt.date | None


def search_text(resource: "Resource", detail: dict[str, Any]) -> SearchText:
    """What an object is found by; nothing that its public detail does not tell."""
    dated = next(picked(detail, resource.search_date), None) if resource.search_date else None
    return SearchText(
        title=str(detail.get("title") or ""),
        names=tuple(dict.fromkeys(_lines(detail, resource.search_names))),
        text="\n".join(_lines(detail, resource.search_fields)),
        languages=tuple(dict.fromkeys(picked_from(detail, resource.search_languages))),
        named=tuple(dict.fromkeys(str(key) for key in _ids(detail, resource.search_named))),
        dated_on=dated.date() if isinstance(dated, dt.datetime) else dated,
    )


def _lines(detail: dict[str, Any], paths: tuple[str, ...]) -> Iterator[str]:
    for value in picked_from(detail, paths):
        for text in _texts(value):
            if line := plain(text):
                yield line


def _ids(detail: dict[str, Any], paths: tuple[str, ...]) -> Iterator[Any]:
    for path in paths:
        yield from picked(detail, f"{path}.id")


def _texts(value: Any) -> Iterator[str]:
    """The texts in a value, which may be a block of a stream."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name not in _NO_TEXT:
                yield from _texts(item)


def plain(text: str) -> str:
    """Delivered rich text without its tags; a tag inside a word does not cut it."""
    if "<" not in text:
        return html.unescape(text).strip() if "&" in text else text.strip()
    bare = _TAG.sub(lambda tag: "" if tag[2].lower() in _WITHIN_WORDS else "\n", text)
    return re.sub(r"\s*\n\s*", "\n", html.unescape(bare)).strip()


class Best(NamedTuple):
    """A page of what a search found.

    Attributes:
        total: how much it is in all.
        scores: primary keys of the rows on the page with their scores; the best possible is 1.
    """

    total: int
    scores: dict[int, float]


class Engine(Protocol):
    """A search over what resources tell of their objects.

    Attributes:
        app_label: of the app that it belongs to.
    """

    app_label: str

    def matching(self, rows: QuerySet[Served], text: str, reading: "Reading") -> QuerySet[Served]:
        """Those of the rows that a text finds."""

    def best(
        self,
        names: Sequence[str],
        rows: QuerySet[Served] | None,
        text: str,
        reading: "Reading",
        offset: int,
        limit: int,
    ) -> Best:
        """A page of what a text finds in the resources, with what matches best at first.

        Args:
            rows: those to look among; None for all of the resources.
        """

    def add_endpoints(self, api: "NinjaAPI") -> None:
        """Add the endpoints of the engine to the one API."""


_engines: list[Engine] = []


def register(engine: Engine) -> None:
    """Have an engine answer `?search=` of lists; from `AppConfig.ready()`."""
    _engines.append(engine)


def engine() -> Engine | None:
    """The engine that was registered."""
    return _engines[-1] if _engines else None
