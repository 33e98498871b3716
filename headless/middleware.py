"""What the delivery core does around a request."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.auth import permission_denied
from wagtail.models import Collection, Page

from . import recording
from .changes.services import lock
from .conflicts.selectors import conflict_of
from .conflicts.versions import SavedMeanwhile
from .conflicts.views import conflict_page, gone_page, is_from_open_form
from .inserted import numbers
from .publishing import PublishRefused, refusal_text
from .refusals import (
    editors_language,
    may_edit,
    refuse_without_right,
)
from .selectors import nameable
from .translations.gates import ABOUT, CHANGES_LIVE

# Views that move pages or collections, make them private or take them offline with others, and
# are no transaction themselves, or save before they move. Bulk actions are one.
STRUCTURE = {
    "wagtailadmin_pages:unpublish",
    "wagtailadmin_pages:move_confirm",
    "wagtailadmin_pages:set_page_position",
    "wagtailadmin_pages:set_privacy",
    "wagtailadmin_collections:set_privacy",
    "wagtailadmin_collections:edit",
}
# Parameters of the admin's addresses that hold the number of a page.
PAGES = ("page_id", "parent_page_id", "page_to_move_id", "destination_id", "page_pk", "event_pk")
# A collection that moves tells nobody.
MOVES_COLLECTION = "wagtailadmin_collections:edit"


class RightsMiddleware:
    """Asks where a view of the admin asks too little or nothing, before it runs.

    A page whose title somebody may not read is for them none at all, in whatever view: some of
    Wagtail's, such as the explorer and the question before a move, name any page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        # Whoever may not even open the view is told so by the view itself.
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        asked = {str(kwargs[name]) for name in PAGES if str(kwargs.get(name)).isdecimal()}
        pages = Page.objects.filter(pk__in=numbers(asked))
        if asked and len(nameable(pages, request.user)) < len(asked):
            raise Http404
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in ABOUT and not may_edit(request.user, ABOUT[name](**kwargs)):
            return permission_denied(request)  # type: ignore[no-any-return]
        return None


class PublishRefusedMiddleware:
    """Turns a refusal to publish, from whatever admin view, into a message for the editor.

    The edit form names missing fields itself; this answers workflow approval and every
    other view that publishes without a form, and asks before a page becomes an alias.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if request.method != "POST" or name not in CHANGES_LIVE:
            return None
        # Whoever may not even open the view is told so by the view itself.
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        pages = CHANGES_LIVE[name](**kwargs)
        return refuse_without_right(request, pages, request.get_full_path())

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, PublishRefused):
            return None
        with editors_language(request):
            messages.error(request, refusal_text(exception))
        target = self._edit_address(request, exception)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            # The form that Wagtail expects from a step of a modal dialogue.
            return JsonResponse({"step": "success", "redirect": target})
        return redirect(target)

    def _edit_address(self, request: HttpRequest, exception: PublishRefused) -> str:
        finder = AdminURLFinder(request.user)
        if exception.instance.pk and (address := finder.get_edit_url(exception.instance)):
            return str(address)
        referrer = request.headers.get("Referer", "")
        if url_has_allowed_host_and_scheme(referrer, {request.get_host()}):
            return urlsplit(referrer).path
        return "/"


class ConflictMiddleware:
    """Answers a form whose page or snippet was deleted, or saved in the last moment.

    The hooks of Wagtail's views ask before a save; this answers where they come too late.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == HTTPStatus.NOT_FOUND and is_from_open_form(request):
            with editors_language(request):
                return gone_page(request).render()
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, SavedMeanwhile):
            return None
        page, conflict = exception.instance, conflict_of(request, exception.instance)
        with editors_language(request):
            return conflict_page(request, page, conflict).render() if conflict else None


class StructureMiddleware:
    """Changes the tree and what is served of it together, or not at all.

    Otherwise a server that stops in between would go on serving what an editor has just made
    private. Errors of these views pass no `process_exception()` of a middleware.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if request.method != "POST" or name not in STRUCTURE:
            return None
        # Whoever may not even open the view is told so by the view itself.
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        with transaction.atomic():
            # Before the first row is written, so that two of them do not wait for each other.
            lock()
            places = self._collections(name)
            response: HttpResponse = view(request, *args, **kwargs)
            if self._collections(name) != places:
                recording.all_changed()
        return response

    def _collections(self, name: str) -> list[str]:
        """Where the collections stand, for the view that moves them."""
        paths = Collection.objects.order_by("pk").values_list("path", flat=True)
        return list(paths) if name == MOVES_COLLECTION else []


class VaryMiddleware:
    """Lets an answer say itself what it varies on, and in which language it is.

    Django's middleware for languages would have caches keep an answer for each `Accept-Language`,
    which the API ignores, and name the visitor's language for an answer that is not repeated. It
    stands before that middleware, so that it comes after it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if varies_on := getattr(response, "varies_on", None):
            response.headers["Vary"] = varies_on
            if response.status_code == HTTPStatus.NOT_MODIFIED:
                response.headers.pop("Content-Language", None)
        return response
