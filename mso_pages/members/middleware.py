"""Members land on their own profile, and come to no other screen of the admin."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from .selectors import is_member_alone, may_translate

# What of Wagtail is for everybody who signs in, by the names of its addresses.
FOR_EVERYBODY = {
    "wagtailadmin_login",
    "wagtailadmin_logout",
    "wagtailadmin_account",
    "wagtailadmin_javascript_catalog",
    "wagtailadmin_sprite",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
}
# Where wagtail-localize shows its editor of translations instead of the form of the whole page.
PAGE_FORM = "wagtailadmin_pages:edit"
# What that editor is made of: each asks the policy for the page at hand.
EDITOR_OF_TRANSLATIONS = {
    "wagtail_localize:edit_string_translation",
    "wagtail_localize:edit_override",
    "wagtail_localize:download_pofile",
    # At the address of wagtail-localize's own.
    "headless_upload_pofile",
    "headless_easy_language_check",
    "wagtail_localize:machine_translate",
    "wagtail_localize:preview_translation",
}
OPEN = FOR_EVERYBODY | EDITOR_OF_TRANSLATIONS


class MembersMiddleware:
    """Keeps people who keep a profile, and do nothing else, to "My organisation".

    What is not named here is closed: also what a later version of Wagtail, or another app, adds.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        """Before any view of the admin."""
        if not request.path.startswith(reverse("wagtailadmin_home")) or _is_open(request):
            return None
        if not (request.user.is_authenticated and is_member_alone(request.user)):
            return None
        match = request.resolver_match
        if (
            match
            and match.view_name == PAGE_FORM
            and may_translate(request.user, kwargs["page_id"])
        ):
            return None
        if request.method in ("GET", "HEAD"):
            return redirect("my_organisation:home")
        raise PermissionDenied


def _is_open(request: HttpRequest) -> bool:
    if request.path.startswith(reverse("my_organisation:home")):
        return True
    match = request.resolver_match
    return match is not None and match.view_name in OPEN
