"""The pages on which people sign in by mail: ask for a message, then enter its code or open its
link. What they answer never depends on whether there is an account.
"""

import secrets
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from headless.conf import conf
from headless.delivery.throttling import use

from .afterwards import after_answer
from .forms import AddressForm, CodeForm, SecretForm
from .languages import (
    forget_language_on_screen,
    in_language_of_person,
    keep_language,
    language_on_screen,
    offered_language,
)
from .lockout import locked_already, locked_by
from .quotas import mails_asked_for, wrong_proofs
from .services import send_messages, sign_in, use_code, use_secret

# Where the session has what binds a code to this browser.
BROWSER = "sign_in_browser"


@never_cache
@in_language_of_person
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a message."""
    if request.user.is_authenticated:
        return _page(request, "signed_in", go_on=_next_of(request) or reverse("wagtailadmin_home"))
    form = AddressForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, "ask", form=form)
    email = form.cleaned_data["email"]
    if locked := locked_by(request, mails_asked_for(request, email)):
        return locked
    # It stays the same in a browser: who asks again may still enter the code that came first.
    browser = request.session.setdefault(BROWSER, secrets.token_urlsafe(32))
    after_answer(
        request,
        partial(
            send_messages,
            email,
            browser,
            get_language() or "",
            _next_of(request),
            is_chosen=bool(language_on_screen(request)),
        ),
    )
    return _to(request, "code")


@never_cache
@sensitive_post_parameters()
@in_language_of_person
def code(request: HttpRequest) -> HttpResponse:
    """Enter the code of the message, in the browser that asked for it."""
    if request.user.is_authenticated or BROWSER not in request.session:
        return _to(request, "ask")
    form = CodeForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, "code", form=form)
    return _signed_in_or_told(
        request,
        form,
        lambda: use_code(request.session[BROWSER], form.cleaned_data["code"]),
        _("This code is wrong or no longer valid. After five wrong codes ask for another message."),
    )


@never_cache
@sensitive_post_parameters()
@in_language_of_person
def link(request: HttpRequest) -> HttpResponse:
    """Open the link of the message, in any browser, and press a button.

    Programs that look at links in mails press none.
    """
    form = SecretForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return _page(request, "link", form=form)
    return _signed_in_or_told(
        request,
        form,
        lambda: use_secret(form.cleaned_data["secret"]),
        _("This link is no longer valid: it works once, for 15 minutes. Ask for another message."),
    )


def _signed_in_or_told(
    request: HttpRequest, form: Any, find_user: Any, refusal: str
) -> HttpResponse:
    quota = wrong_proofs(request)
    if locked := locked_already(request, quota):
        return locked
    user = find_user()
    if user is None:
        use(quota)
        form.add_error(None, refusal)
        return _page(request, "code" if isinstance(form, CodeForm) else "link", form=form)
    request.session.pop(BROWSER, None)
    sign_in(request, user)
    return HttpResponseRedirect(_next_of(request) or reverse("wagtailadmin_home"))


@in_language_of_person
def form_out_of_date(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token, as Django answers it (`CSRF_FAILURE_VIEW`)."""
    return csrf_failure(request, reason)


@never_cache
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session. Wagtail's own view is only for who may use the admin."""
    logout(request)
    return redirect("headless_accounts:ask")


@never_cache
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keep the language in the account, or before signing in in a cookie."""
    response = set_language(request)
    if request.user.is_authenticated:
        if code := offered_language(request.POST.get("language", "")):
            keep_language(request.user, code)
        # Whoever signs in next in this browser did not choose it.
        forget_language_on_screen(response)
    return response


def _page(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    context |= {"next": _next_of(request), "contact": conf.contact_email}
    return render(request, f"headless/accounts/{name}.html", context)


def _to(request: HttpRequest, name: str) -> HttpResponse:
    """Another of these pages, which keeps where to go then."""
    address = reverse(f"headless_accounts:{name}")
    next_address = _next_of(request)
    return redirect(f"{address}?{urlencode({'next': next_address})}" if next_address else address)


def _next_of(request: HttpRequest) -> str:
    """Where to go after signing in: an address of this site, empty without one."""
    address = request.POST.get("next", request.GET.get("next", ""))
    is_ours = url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours and address.startswith("/") else ""
