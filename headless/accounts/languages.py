"""In which language somebody reads, on pages whose address does not say so."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant, override
from django.utils.translation.trans_real import parse_accept_lang_header
from wagtail.admin.localization import get_available_admin_languages
from wagtail.users.models import UserProfile

View = Callable[..., HttpResponseBase]


def language_of(request: HttpRequest) -> str:
    """What a person chose in their account, else in this browser, else what the browser asks for.

    One of the languages of the admin, else the default language of the site.
    """
    user = getattr(request, "user", None)
    chosen = chosen_language(user) if user is not None and user.is_authenticated else ""
    asked = parse_accept_lang_header(request.headers.get("Accept-Language", ""))
    for code in (chosen, language_on_screen(request), *(code for code, _weight in asked)):
        if found := offered_language(code):
            return found
    return settings.LANGUAGE_CODE


def chosen_language(user: Any) -> str:
    """The language of somebody's account, empty where they chose none."""
    profile = UserProfile.objects.filter(user=user).only("preferred_language").first()
    return profile.preferred_language if profile else ""


def language_on_screen(request: HttpRequest) -> str:
    """What somebody chose in this browser before they signed in, empty where they did not."""
    return offered_language(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))


def forget_language_on_screen(response: HttpResponseBase) -> None:
    """Leave the choice to the account, where other devices change it, too."""
    response.delete_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
    )


def offered_language(code: str) -> str:
    """The language of the admin that answers a code ("de-AT"), empty if there is none."""
    offered = dict(get_available_admin_languages())
    try:
        found = code if code in offered else get_supported_language_variant(code)
    except LookupError:
        return ""
    return found if found in offered else ""


def keep_language(user: AbstractBaseUser, code: str) -> None:
    """Let the account keep the language, for the admin and for mails."""
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = code
    profile.save(update_fields=["preferred_language"])


def in_language_of_person(view: View) -> View:
    """Answer in the language of who asks."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = language_of(request)
        with override(language):
            response = view(request, *args, **kwargs)
            if callable(getattr(response, "render", None)):
                response.render()  # type: ignore[attr-defined]
        response.headers["Content-Language"] = language
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return wrapper
