"""The pages that stand in the place of a save, and what is done before one."""

import json
import re
from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PageLogEntry, RevisionMixin

from .selectors import (
    CONFIRMED,
    FORM,
    LOADED,
    LOADED_AT,
    OPENED,
    OVERWRITTEN,
    Conflict,
    comparison_address,
    conflict_of,
    different_fields,
    form_key,
    is_autosave,
)
from .versions import Base, latest_version

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
# What the form sends anew, or what no longer holds.
NOT_KEPT = {TOKEN, CONFIRMED, OVERWRITTEN}
# Not typed by anybody.
HIDDEN = {*NOT_KEPT, FORM, OPENED, LOADED, LOADED_AT, "next"}
MACHINERY = re.compile(r"^action-|-(type|id|order|deleted|count|DELETE|ORDER|[A-Z]+(_NUM)?_FORMS)$")


def ask_before_overwriting(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """A page that asks, when the form that is being saved does not know the newest version.

    Wagtail refuses only an autosave then; what else is saved would replace the newest version.
    """
    if request.method != "POST":
        return None
    if is_autosave(request):
        log_under_form(request)
    elif conflict := conflict_of(request, instance):
        return conflict_page(request, instance, conflict)
    is_from_form = form_key(request) or {LOADED, OVERWRITTEN} & request.POST.keys()
    if is_from_form and isinstance(instance, RevisionMixin):
        own = None if is_autosave(request) else form_key(request)
        instance.saved_from = Base(
            latest_version(instance), is_autosave(request), own, request.user
        )
    return None


def log_under_form(request: HttpRequest, *args: Any) -> None:
    """Let the save that follows an autosave know its revision as that of its own form."""
    if request.method == "POST" and is_autosave(request) and (key := form_key(request)):
        get_active_log_context().uuid = key


def conflict_page(request: HttpRequest, instance: Any, conflict: Conflict) -> TemplateResponse:
    """Says what happened and keeps what was typed: to be sent once more, or given up."""
    title = _title(request, conflict)
    return TemplateResponse(
        request,
        "headless/conflicts/conflict.html",
        {
            "page_title": title,
            "page_subtitle": str(instance),
            "header_title": title,
            "header_icon": "warning",
            "conflict": conflict,
            "fields": different_fields(request, instance, conflict),
            "comparison_address": comparison_address(instance, conflict),
            "sent": list(_kept(request)),
            "confirmed": CONFIRMED,
            "files": [str(file) for file in request.FILES.values()],
            "is_publishing": "action-publish" in request.POST,
            "newest_address": AdminURLFinder(request.user).get_edit_url(instance),
        },
        status=409,
    )


def _title(request: HttpRequest, conflict: Conflict) -> str:
    if conflict.newest is None:
        return gettext("Taken offline meanwhile")
    if conflict.newest.user == request.user:
        return gettext("You saved a newer version meanwhile")
    return gettext("Somebody else saved a newer version meanwhile")


def _kept(request: HttpRequest) -> Iterator[tuple[str, str]]:
    """Everything that was sent, as it was."""
    for name, values in request.POST.lists():
        if name not in NOT_KEPT:
            yield from ((name, value) for value in values)


def is_from_open_form(request: HttpRequest) -> bool:
    """Whether a form of the admin sends it, and somebody waits for a page."""
    return (
        request.method == "POST"
        and bool({FORM, LOADED} & request.POST.keys())
        and not is_autosave(request)
        and request.user.has_perm("wagtailadmin.access_admin")
    )


def gone_page(request: HttpRequest) -> TemplateResponse:
    """What was typed, for somebody whose page or snippet was deleted meanwhile."""
    return TemplateResponse(
        request,
        "headless/conflicts/gone.html",
        {
            "page_title": gettext("Deleted meanwhile"),
            "header_title": gettext("Deleted meanwhile"),
            "header_icon": "warning",
            "texts": list(_typed(request, _model(request))),
            "home": reverse("wagtailadmin_home"),
        },
        status=404,
    )


def _model(request: HttpRequest) -> type[models.Model] | None:
    """The type of what the form was for, where it can be told without the object."""
    match = request.resolver_match
    if match is None:
        return None
    if "page_id" in match.kwargs:
        entries = PageLogEntry.objects.filter(page_id=match.kwargs["page_id"])
        type_pk = entries.values_list("content_type_id", flat=True).last()
        return ContentType.objects.get_for_id(type_pk).model_class() if type_pk else Page
    model: type[models.Model] | None = getattr(match.func, "view_initkwargs", {}).get("model")
    return model


def _typed(request: HttpRequest, model: type[models.Model] | None) -> Iterator[tuple[str, str]]:
    """Label and text of all fields that hold words."""
    for name, values in request.POST.lists():
        if name in HIDDEN or MACHINERY.search(name):
            continue
        for value in values:
            text = _text(value)
            if any(letter.isalpha() for letter in text):
                yield _label(name, model), text


def _text(value: str) -> str:
    """A value as it was read on the screen: of rich text its paragraphs."""
    try:
        content = json.loads(value)
        return "\n".join(block["text"] for block in content["blocks"])
    except (ValueError, TypeError, KeyError):
        return value


def _label(name: str, model: type[models.Model] | None) -> str:
    first = name.partition("-")[0]
    try:
        field: Any = model._meta.get_field(first) if model else None
    except FieldDoesNotExist:
        field = None
    if field is None:
        return name
    if hasattr(field, "verbose_name"):
        return str(capfirst(field.verbose_name))
    return str(capfirst(field.related_model._meta.verbose_name_plural))
