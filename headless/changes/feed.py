"""The log as an app reads it: what to do now about what changed."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from headless.parameters import VERSION

from . import selectors
from .models import ContentChange
from .schemas import ASKED, IN_ALL_LANGUAGES

UPSERT, REMOVE = "upsert", "remove"

# Requested locale to the one that answers in it.
Answering = Mapping[str, str]


def feed(site: Site | None, since: int, head: int, query: Any) -> dict[str, Any]:
    """The `Changes` schema.

    Whether there is still something to read is looked up now: the log only says where to look.
    """
    found = selectors.changes_after(since, head, query.limit, query.resource)
    served = selectors.served_now(found, site)
    items = []
    for change in found:
        answering = served.get((change.resource, change.object_id), {})
        if query.locale is None or concerns(change, answering, query.locale):
            items.append(_change(change, answering, query.locale))
    is_end = len(found) < query.limit
    return {"items": items, "next": head if is_end else found[-1].seq, "head": head}


def concerns(change: ContentChange, answering: Answering, locale: str) -> bool:
    """Whether a change can be one of what is answered in a language.

    What only changed its words in a language that does not answer is none. One that came, went or
    has another address is: every translation names the others.
    """
    if change.concerns_translations or not change.locale or locale not in answering:
        return True
    if change.locale not in answering.values():
        # It went since, and answered before.
        return True
    return answering[locale] == change.locale


def _change(change: ContentChange, answering: Answering, locale: str | None) -> dict[str, Any]:
    asked = locale or change.locale or settings.LANGUAGE_CODE
    is_there = not change.object_id or asked in answering
    if locale is None and change.locale:
        # Without a fallback: the log of all languages tells of each for itself.
        is_there = answering.get(change.locale) == change.locale
    return {
        "seq": change.seq,
        "resource": change.resource,
        "id": change.object_id or None,
        "locale": change.locale or None,
        "op": UPSERT if is_there else REMOVE,
        "cause": change.cause,
        "at": timezone.localtime(change.at),
        "detail_url": _address(change, asked) if is_there else None,
    }


def _address(change: ContentChange, locale: str) -> str | None:
    if change.resource in ASKED:
        return None
    path = f"{change.resource}/{change.object_id}/" if change.object_id else f"{change.resource}/"
    query = "" if change.resource in IN_ALL_LANGUAGES else f"locale={locale}&"
    return f"{reverse('content_api:api-root')}{path}?{query}{VERSION}={change.seq}"
