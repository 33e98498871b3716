"""What an editor sees when something is refused."""

from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_permission_codename
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, override
from wagtail.models import Page

from .publishing import PublishGate, PublishRefused, refusal_text
from .selectors import protecting_objects


def editors_language(request: HttpRequest) -> AbstractContextManager[Any]:
    """The language of the editor's account, which Wagtail only sets around its own views."""
    profile = getattr(request.user, "wagtail_userprofile", None)
    return override(profile.get_preferred_language()) if profile else nullcontext()


def may_edit(user: Any, thing: Any) -> bool:
    """Whether the user may edit a page or snippet; not where it is None, for there is none."""
    if isinstance(thing, Page):
        return bool(thing.permissions_for_user(user).can_edit())
    if thing is None:
        return False
    codename = get_permission_codename("change", thing._meta)
    return bool(user.has_perm(f"{thing._meta.app_label}.{codename}"))


def may_publish(user: Any, thing: Any) -> bool:
    """Whether the user has the right to publish a page or snippet."""
    if isinstance(thing, Page):
        return bool(thing.permissions_for_user(user).can_publish())
    codename = get_permission_codename("publish", thing._meta)
    return bool(user.has_perm(f"{thing._meta.app_label}.{codename}"))


def refuse_without_right(
    request: HttpRequest, things: Iterable[Any], address: str
) -> HttpResponse | None:
    """Returns a redirect, with a message for each thing that the user may not publish."""
    with editors_language(request):
        text = gettext("You are not allowed to publish “%(title)s”. Nothing was changed.")
        refused = [thing for thing in things if not may_publish(request.user, thing)]
        return _refuse(request, [text % {"title": thing} for thing in refused], address)


def refuse_to_delete(
    request: HttpRequest, things: Iterable[Any], address: str
) -> HttpResponse | None:
    """Returns a redirect, with a message, when live content names one of the things."""
    if request.method != "POST":
        return None
    names = sorted({str(getattr(item, "page", item)) for item in protecting_objects(things)})
    with editors_language(request):
        text = gettext("Nothing was deleted, as something of it is still named in: %(names)s.")
        return _refuse(request, [text % {"names": ", ".join(names)}] if names else [], address)


def refuse(request: HttpRequest, candidates: Iterable[Any], address: str) -> HttpResponse | None:
    """Ask the gate of all that is about to go live.

    Returns a redirect, with a message for each incomplete one; None when all are complete.
    """
    texts = []
    with editors_language(request):
        for candidate in candidates:
            if not isinstance(candidate, PublishGate):
                continue
            try:
                candidate.check_publishable()
            except PublishRefused as error:
                texts.append(refusal_text(error))
        return _refuse(request, texts, address)


def _refuse(request: HttpRequest, texts: list[str], address: str) -> HttpResponse | None:
    for text in texts:
        messages.error(request, text)
    return redirect(address) if texts else None
