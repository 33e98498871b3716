"""The list of what uses a thing, for the admin's confirmations."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import ReferenceIndex

from headless.usage import grouped, references_to, sources

register = template.Library()

SHOWN = 10

# What Wagtail calls the thing in its templates: alone, or among several.
_NAMES = ("page", "snippet", "image", "document", "object")


@register.simple_tag(takes_context=True)
def usage_list(context: template.Context) -> dict[str, Any] | None:
    """The first ten objects that use what is about to be deleted, and how many there are.

    Like Wagtail's usage view it keeps the title of what the user may not edit.
    """
    thing = _thing(context)
    if thing is None:
        return None
    finder = AdminURLFinder(context["request"].user)
    groups = grouped(references_to(thing))
    shown = groups[:SHOWN]
    objects = sources(reference for group in shown for reference in group)
    return {
        "rows": [_row(objects, references, finder) for references in shown],
        "count": len(groups),
        "more": max(0, len(groups) - SHOWN),
    }


def _row(objects: Any, references: list[ReferenceIndex], finder: AdminURLFinder) -> dict[str, Any]:
    first = references[0]
    user = objects[first.base_content_type_id, first.object_id]
    address = finder.get_edit_url(user)
    results = {reference.on_delete for reference in references}
    return {
        "title": str(user) if address else _("(Private %(object)s)") % {"object": first.model_name},
        "address": address,
        "kind": capfirst(first.model_name),
        "language": getattr(user, "locale", None),
        "places": ", ".join(
            dict.fromkeys(str(item.describe_source_field()) for item in references)
        ),
        "prevents": models.PROTECT in results,
        "goes": models.CASCADE in results and "." not in first.model_path,
    }


def _thing(context: template.Context) -> models.Model | None:
    candidates = [context.get(name) for name in _NAMES]
    items = context.get("items")
    if isinstance(items, list) and len(items) == 1:
        candidates.append(items[0])
    for candidate in candidates:
        found = candidate.get("item") if isinstance(candidate, Mapping) else candidate
        if isinstance(found, models.Model):
            return found
    return None
