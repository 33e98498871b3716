"""The parameters and answers of the search."""

import functools
import operator
from typing import Annotated, Any, Literal

from pydantic import Field, create_model

from headless.filters import repeated
from headless.ordering import DISTANCE
from headless.parameter_types import Moment, SearchedText
from headless.parameters import locale_fields, page_fields, several, version_fields
from headless.schemas import Base, Composed, Direction, FacetValue

from .presentation import Everything, has_places

ABOUT = (
    'Words that must all be there, in any of their forms. `"in quotes"` finds exactly these words '
    'in this order, `-word` and `-"in quotes"` leave out what has them. Nothing else is syntax.'
)


class Snippet(Base):
    """A part of a text that shows why it was found."""

    html: str
    """Plain text in which `mark` is the only element."""
    lang: str
    dir: Direction


class Suggestion(Base):
    """Something that somebody may be about to type."""

    text: str
    type: str
    """The resource that delivers it."""
    id: str
    slug: str | None
    lang: str
    dir: Direction
    detail_url: str


class Suggestions(Base):
    """At most ten, what begins as it was typed at first."""

    items: list[Suggestion]


def type_field(everything: Everything) -> dict[str, Any]:
    """The resources to look in."""
    names = tuple(resource.name for resource in everything.resources)
    return {"type": repeated(Literal[names], "By type; several values: any of them.")}


def search_query() -> type[Base]:
    """The parameters of `search/`."""
    everything = Everything()
    keys = [*everything.sorts, *([DISTANCE] if has_places(everything) else [])]
    counted = [item.name for item in everything.filters if item.can_be_facet]
    fields: dict[str, Any] = {
        "q": (SearchedText, Field(..., description=ABOUT)),
        **type_field(everything),
        **locale_fields(),
        **page_fields(),
        "sort": several(
            Literal[tuple(sign + key for key in keys for sign in ("", "-"))],
            "Sort keys; `-` descending; empty values last. By default what matches best comes "
            "first, and of that what speaks of the latest day.",
            len(keys),
        ),
        "facets": several(
            Literal[("type", *counted)],
            "For each of these its values with the number of entries that they would find "
            "together with the other filters.",
        ),
        "updated_from": (
            Moment | None,
            Field(None, description="What changed at this moment or later."),
        ),
        **version_fields(),
    }
    for item in everything.filters:
        fields.update(item.fields())
    return create_model("SearchQuery", __base__=Composed, **fields)


def suggest_query() -> type[Base]:
    """The parameters of `suggest/`."""
    fields = {
        "q": (SearchedText, Field(..., description="What was typed so far.")),
        **type_field(Everything()),
        **locale_fields(),
        **version_fields(),
    }
    return create_model("SuggestQuery", __base__=Composed, **fields)


def found_schema() -> Any:
    """The answer of `search/`: its hits are told apart by `type`."""
    hits = [_hit(resource) for resource in Everything().resources]
    hit: Any = Annotated[functools.reduce(operator.or_, hits), Field(discriminator="type")]
    return create_model(
        "Found",
        __base__=Composed,
        __doc__="A page of what a search found.",
        count=(int, Field(description="Number of all entries that match.")),
        limit=(int, ...),
        offset=(int, ...),
        did_you_mean=(
            str | None,
            Field(
                description="A search that finds more, where little was found and a word "
                "seems to be mistyped."
            ),
        ),
        promoted=(
            list[hit],
            Field(description="What editors put above the first page; not part of `count`."),
        ),
        items=(list[hit], ...),
        facets=(
            dict[str, list[FacetValue]],
            Field({}, description="Only where `facets` asks for it: the most frequent first."),
        ),
    )


def _hit(resource: Any) -> Any:
    name = resource.name.title().replace("-", "")
    type_name: Any = Literal[resource.name]
    return create_model(
        f"{name}Hit",
        __base__=Composed,
        type=(type_name, ...),
        score=(
            float | None,
            Field(description="How well it matches: 1 at most. Null where another order is asked."),
        ),
        title_html=(str, Field(description="The title, with `mark` as its only element.")),
        snippet=(Snippet | None, Field(description="Null for what has no text but its title.")),
        matched=(list[str], Field(description="The words that were found, as they are written.")),
        distance_km=(float, Field(None, description="Only with `near`.")),
        card=(resource.card_schema, ...),
    )
