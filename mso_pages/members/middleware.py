"""Members land on their own profile, and come to no other screen of the admin."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from .selectors import is_member_alone

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
        if request.method in ("GET", "HEAD"):
            return redirect("my_organisation:home")
        raise PermissionDenied


def _is_open(request: HttpRequest) -> bool:
    if request.path.startswith(reverse("my_organisation:home")):
        return True
    match = request.resolver_match
    return match is not None and match.view_name in FOR_EVERYBODY
