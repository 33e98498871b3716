"""What the change log tells."""

import datetime as dt
from typing import Any, Literal

from django.conf import settings
from pydantic import Field, create_model

from headless.parameter_types import Digits, Place
from headless.parameters import several
from headless.resources import registry
from headless.schemas import Base, Composed
from headless.searching import ENDPOINT as SEARCH

from .models import Cause

# The endpoints around the content, which have no ids.
ENDPOINTS = ("locales", "navigation", "redirects", SEARCH, "site")
# Those that cannot be read without a question.
ASKED = (SEARCH,)
# Those that answer the same in every language.
IN_ALL_LANGUAGES = ("locales", "redirects")
MOST_CHANGES = 1000


class Change(Base):
    """Something changed for the public."""

    seq: int
    """Place in the log; one that is committed later has a higher one."""
    resource: str
    """The resource of the object, or the endpoint that answers something else: `locales`,
    `navigation`, `redirects`, `search` or `site`."""
    id: str | None
    """Null for an endpoint."""
    locale: str | None
    """The language of the translation that changed; null for what has none."""
    op: Literal["upsert", "remove"]
    """What to do now: read it at `detail_url`, or forget it."""
    cause: Cause
    """Why it changed; further causes may be added."""
    at: dt.datetime
    detail_url: str | None
    """Null where there is nothing to read any more, and for `search`, whatever was searched for."""


class Changes(Base):
    """A part of the log."""

    items: list[Change]
    next: int
    """The `since` of the next request."""
    head: int
    """The end of the log: where `next` is the same there is nothing more to read."""


def changes_query() -> type[Base]:
    """The parameters of the log."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    names = (*(resource.name for resource in registry), *ENDPOINTS)
    fields: dict[str, Any] = {
        "since": (
            Place | None,
            Field(
                None,
                description="Only what came after this place, the `next` of the last answer. "
                "Without it the log is read from its beginning.",
            ),
        ),
        "limit": (Digits, Field(100, ge=1, le=MOST_CHANGES, description="Changes to read.")),
        "resource": several(Literal[names], "Only changes of these resources."),
        "locale": (
            Literal[tuple(codes)] | None,
            Field(
                None,
                description="Read for a copy in this language: only what changes what it is "
                "answered, also by fallback.",
            ),
        ),
    }
    return create_model("ChangesQuery", __base__=Composed, **fields)
