"""What a change over Wagtail's own API is based on: ETag and If-Match (RFC 9110), 428 (RFC 6585).

For pages and snippets. Pictures, documents, redirects, sites and locales have no drafts and no
history that a change could pass over: of them the last change holds, as in the admin.
"""

import hashlib
import json
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from headless.problems import problem

# Acts that make something new and leave what they are called on as it is.
MAKES_ANOTHER = {
    "pages_actions_copy",
    "pages_actions_create_alias",
    "pages_actions_copy_for_translation",
    "snippets_actions_copy_for_translation",
}
LISTS = {"list_pages", "list_snippets"}
DETAILS = {"detail_page", "detail_snippet"}

MISSING = (
    "This changes a page or snippet, so it needs If-Match with the ETag of the version that it "
    "is based on, or * for whatever it is."
)
STALE = "It was changed since the version that If-Match names. Read it again, then change that."


def target_of(request: HttpRequest) -> Any:
    """The page or snippet that an address is about; None for all others and what is not there."""
    match = request.resolver_match
    name = str(match.url_name) if match else ""
    if match is None or not (name in DETAILS or "_actions_" in name):
        return None
    return _found(match.kwargs, match.kwargs.get("page_id", match.kwargs.get("pk")))


def _found(kwargs: dict[str, Any], pk: Any) -> Any:
    if "type" not in kwargs:
        # A key that is no number is for Wagtail to refuse.
        page = Page.objects.filter(pk=pk).first() if str(pk).isdecimal() else None
        return page.specific if page else None
    for model in get_snippet_models():
        if model._meta.label.lower() == kwargs["type"].lower():
            return model._base_manager.filter(pk=unquote(str(pk))).first()
    return None


def state_tag(instance: Any) -> str:
    """A strong ETag: differs as soon as anything of the row or of its latest revision does.

    Facts of translations are renewed in place, in the row and the draft, so the revision's
    number alone would not tell.
    """
    revision = getattr(instance, "latest_revision", None)
    draft = [revision.pk, revision.created_at, revision.content] if revision else None
    text = json.dumps(
        [instance._meta.label, _values(instance), draft], cls=DjangoJSONEncoder, sort_keys=True
    )
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'


def _values(instance: models.Model) -> dict[str, Any]:
    if hasattr(instance, "serializable_data"):
        values: dict[str, Any] = instance.serializable_data()
        return values
    return {field.name: field.value_to_string(instance) for field in instance._meta.concrete_fields}


def refused_change(request: HttpRequest) -> HttpResponse | None:
    """The answer to a change that is based on another version, or does not say on which.

    To be asked inside the transaction and the lock of the change.
    """
    instance = target_of(request)
    if instance is None:
        return None
    tag, named = state_tag(instance), request.headers.get("If-Match")
    if named is None:
        makes_another = request.resolver_match and request.resolver_match.url_name in MAKES_ANOTHER
        return None if makes_another else problem(428, MISSING, ETag=tag)
    if {"*", tag} & set(parse_etags(named)):
        return None
    return problem(412, STALE, ETag=tag)


def tag_after(request: HttpRequest, response: HttpResponse) -> str | None:
    """The ETag of what a successful change changed or made; None after a deletion."""
    match = request.resolver_match
    if match and response.status_code == 201 and match.url_name in LISTS | MAKES_ANOTHER:
        made = _found(match.kwargs, json.loads(response.content).get("id"))
        return state_tag(made) if made else None
    instance = target_of(request)
    return state_tag(instance) if instance else None
