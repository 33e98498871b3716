"""The admin screens and chooser of events, and what they keep from deletion."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from headless.refusals import editors_language

from .choosers import event_chooser
from .selectors import protecting_objects
from .viewsets import EventsGroup


@hooks.register("register_admin_viewset")
def events_group() -> EventsGroup:
    return EventsGroup()


@hooks.register("register_admin_viewset")
def choosers() -> object:
    return event_chooser


@hooks.register("before_delete_page")
def refuse_to_delete_named_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Wagtail asks only for the page itself, not for those below it."""
    return _refuse_to_delete(request, [page], request.get_full_path())


@hooks.register("before_delete_snippet")
def refuse_to_delete_named_snippets(
    request: HttpRequest, snippets: list[Any]
) -> HttpResponse | None:
    """Wagtail asks its index of references, which a task brings up to date after a while."""
    return _refuse_to_delete(request, snippets, request.get_full_path())


@hooks.register("before_bulk_action")
def refuse_to_delete_named_pages(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponse | None:
    """The same for several pages at once."""
    if action_type != "delete":
        return None
    pages = [item for item in objects if isinstance(item, Page)]
    return _refuse_to_delete(request, pages, action.next_url)


def _refuse_to_delete(request: HttpRequest, things: list[Any], address: str) -> HttpResponse | None:
    if request.method != "POST":
        return None
    names = sorted({str(getattr(item, "page", item)) for item in protecting_objects(things)})
    if not names:
        return None
    with editors_language(request):
        text = _("Nothing was deleted, as something of it is still named in: %(names)s.")
        messages.error(request, text % {"names": ", ".join(names)})
    return redirect(address)
