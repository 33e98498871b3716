"""Every write of signing in by mail: what is sent, and what it is used for once."""

import hashlib
import hmac
import logging
import secrets
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import login
from django.core.mail import EmailMessage
from django.db.models import F
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import override

from headless.models import SignInRequest

from .languages import chosen_language, offered_language
from .selectors import DAY, VALID_FOR, accounts_of, codes_tried, may_sign_in_by_mail, valid_requests

BACKEND = "headless.accounts.backends.MailBackend"
SECONDS_SIGNED_IN = 60 * 24 * 60 * 60
MOST_TRIES = 5
# So many codes may be tried for an account in a day, from wherever. Then messages have a link
# alone, which nobody can guess: so nobody is locked out, and nobody gets in by trying on.
CODES_A_DAY = 20

logger = logging.getLogger(__name__)


def send_messages(
    email: str, browser: str, language: str, next_address: str, *, is_chosen: bool = False
) -> None:
    """Write to each account with this address that may sign in by it.

    Args:
        email: as it was typed. What is sent goes to the address of the account.
        browser: what the browser that asked has in its session.
        language: that of the page.
        next_address: where to go then, a path of this site or empty.
        is_chosen: whether the language was chosen on the page, which goes before what the account
            chose once.
    """
    forget_requests()
    users = accounts_of(email)
    for user in users:
        code = f"{secrets.randbelow(1_000_000):06}" if codes_tried(user) < CODES_A_DAY else ""
        secret = secrets.token_urlsafe(32)
        request = SignInRequest.objects.create(
            user=user,
            browser=_digest(browser),
            code=_code_digest(browser, code) if code else "",
            secret=_digest(secret),
            account=_account_digest(user),
            made_at=timezone.now(),
        )
        address = f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{reverse('headless_accounts:link')}"
        if next_address:
            address += f"?{urlencode({'next': next_address})}"
        context = {
            "site": settings.WAGTAIL_SITE_NAME,
            "user": user,
            "is_shared": len(users) > 1,
            "code": code,
            "link": f"{address}#{secret}",
            "until": request.made_at + VALID_FOR,
        }
        chosen = "" if is_chosen else offered_language(chosen_language(user))
        _send(user, context, chosen or language)


def _send(user: Any, context: dict[str, Any], language: str) -> None:
    with override(language):
        subject = render_to_string("headless/accounts/mail_subject.txt", context)
        body = render_to_string("headless/accounts/mail.txt", context)
    # No other machine writes back, such as to say that somebody is on holiday.
    headers = {"Auto-Submitted": "auto-generated"}
    message = EmailMessage(subject.strip(), body, to=[user.email], headers=headers)
    try:
        message.send()
    except (OSError, ValueError) as error:
        # Its text may name the address.
        logger.error("A message to sign in could not be sent: %s", type(error).__name__)


def use_code(browser: str, code: str) -> Any:
    """The user whose code it is, None where it does not count. It cannot be used again."""
    # Each try is counted before it is looked at, so that many at once are no more tries.
    asked = valid_requests().filter(browser=_digest(browser))
    asked.update(tries=F("tries") + 1)
    digest = _code_digest(browser, code)
    for request in asked.filter(tries__lte=MOST_TRIES):
        if hmac.compare_digest(request.code, digest):
            # Many messages asked for at first, and tried then, are no way around the limit.
            return _use(request) if codes_tried(request.user) <= CODES_A_DAY else None
    return None


def use_secret(secret: str) -> Any:
    """The user whose link it is, None where it does not count. It cannot be used again."""
    request = valid_requests().filter(secret=_digest(secret)).first()
    return _use(request) if request else None


def _use(request: SignInRequest) -> Any:
    # Of two at the same time one finds it unused.
    unused = SignInRequest.objects.filter(pk=request.pk, used_at=None)
    if not unused.update(used_at=timezone.now()):
        return None
    if not hmac.compare_digest(request.account, _account_digest(request.user)):
        return None
    return request.user if may_sign_in_by_mail(request.user) else None


def sign_in(request: HttpRequest, user: Any) -> None:
    """Sign in on this device, for as long as it is used every 60 days."""
    login(request, user, backend=BACKEND)
    request.session.set_expiry(SECONDS_SIGNED_IN)


def forget_requests() -> None:
    """Delete what no longer counts for anything."""
    SignInRequest.objects.filter(made_at__lt=timezone.now() - DAY).delete()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _account_digest(user: Any) -> str:
    """A password's hash has no place in another table."""
    return salted_hmac(
        "headless.accounts.account", f"{user.email}:{user.password}", algorithm="sha256"
    ).hexdigest()


def _code_digest(browser: str, code: str) -> str:
    """A code has too few possibilities for a hash without a key."""
    return salted_hmac(
        "headless.accounts.code", f"{browser}:{code}", algorithm="sha256"
    ).hexdigest()
