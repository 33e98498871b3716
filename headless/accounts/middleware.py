"""What signing in needs around other apps' views."""

from collections.abc import Callable
from time import time
from typing import Any

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils.translation import activate

from .afterwards import do_when_closed
from .languages import forget_language_on_screen, keep_language, language_of, language_on_screen
from .lockout import locked_by
from .quotas import mails_asked_for

# Wagtail answers these in the language of the site.
AROUND_SIGN_IN = {
    "wagtailadmin_login",
    "wagtailadmin_password_reset",
    "wagtailadmin_password_reset_done",
    "wagtailadmin_password_reset_confirm",
    "wagtailadmin_password_reset_complete",
    # What it says stands on the page to sign in.
    "wagtailadmin_logout",
}
# A session is written so often, and not at each request.
SECONDS_BETWEEN_RENEWALS = 10 * 60


class AccountsMiddleware:
    """Lets sessions last while they are used, throttles the reset of passwords, and speaks the
    language of who is about to sign in. It stands behind the middleware for users and messages.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        acts: list[Callable[[], None]] = []
        request.acts_after_answer = acts  # type: ignore[attr-defined]
        response = self.get_response(request)
        if acts:
            do_when_closed(response, acts)
        renew(request)
        if getattr(request, "has_kept_language", False):
            forget_language_on_screen(response)
        return response

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name not in AROUND_SIGN_IN:
            return None
        if name == "wagtailadmin_password_reset" and request.method == "POST":
            email = request.POST.get("email", "")
            if locked := locked_by(request, mails_asked_for(request, email)):
                return locked
        activate(language_of(request))
        return None


@receiver(user_logged_in)
def keep_language_on_screen(request: HttpRequest | None, user: Any, **kwargs: Any) -> None:
    """Let the account have the language that somebody chose before they signed in."""
    if request is not None and (code := language_on_screen(request)):
        keep_language(user, code)
        request.has_kept_language = True  # type: ignore[attr-defined]


def renew(request: HttpRequest) -> None:
    """Let the time of a session begin anew.

    Only where the answer depends on the session anyway: others may be kept for everybody.
    """
    session = request.session
    if not session.accessed or "_auth_user_id" not in session:
        return
    now = int(time())
    if now - session.get("renewed_at", 0) >= SECONDS_BETWEEN_RENEWALS:
        session["renewed_at"] = now
