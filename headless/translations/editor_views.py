"""What can be done in the editor of a translation, which wagtail-localize shows.

Its own ways there publish, or write over what is live; these stand at the same addresses.
"""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.shortcuts import get_object_or_404, redirect
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import edit_override, edit_string_translation

from headless.inserted import numbers
from headless.publishing import PublishRefused, refusal_text
from headless.refusals import may_edit, may_publish

from . import reviews, services
from .machine import translator_for
from .segments import translation_of
from .views import no_machine


@require_POST
def machine_translate(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Have a machine translate what is missing in a translation."""
    translation = get_object_or_404(Translation, pk=translation_id)
    instance = translation.get_target_instance()
    if not may_edit(request.user, instance):
        raise PermissionDenied
    address = get_valid_next_url_from_request(request) or _edit_address(request, instance)
    if message := locked_for(request.user, instance):
        messages.error(request, message)
        return redirect(address)
    if translator_for(translation.source.locale, translation.target_locale) is None:
        text = _(
            "No machine translates into this language. Write the text yourself: Leichte Sprache is "
            "written and tested by people."
        )
        messages.error(request, text)
        return redirect(address)
    try:
        count = services.machine_translate(translation, request.user)
    except services.MachineFailed:
        messages.error(request, no_machine())
        return redirect(address)
    if count:
        text = ngettext(
            "A machine translated %(count)d text.", "A machine translated %(count)d texts.", count
        )
        messages.success(request, text % {"count": count})
    else:
        messages.warning(request, _("There is nothing left to translate."))
    return redirect(address)


def locked_for(user: Any, instance: Any) -> str:
    """Why somebody may not write in a translation now: a lock, or a review that goes on."""
    lock = instance.get_lock() if hasattr(instance, "get_lock") else None
    if lock is None or not lock.for_user(user):
        return ""
    return str(lock.get_message(user) or _("It is locked."))


def edit_text(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Let wagtail-localize keep a text; without one it ends in a server error."""
    return _answered(edit_string_translation, request, kwargs)


def edit_value(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """The same of a value that is not a text."""
    return _answered(edit_override, request, kwargs)


def _answered(view: Any, request: HttpRequest, kwargs: dict[str, Any]) -> HttpResponse:
    translation = get_object_or_404(Translation, pk=kwargs["translation_id"])
    if message := locked_for(request.user, translation.get_target_instance()):
        return HttpResponseForbidden(message)
    try:
        response: HttpResponse = view(request, **kwargs)
    except MultiValueDictKeyError:
        return HttpResponseBadRequest(_("There is no text to keep."))
    return response


def act(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Do what was chosen in the editor of a translation, before wagtail-localize does.

    Returns:
        None where the form is none of that editor.
    """
    if request.method != "POST":
        return None
    translation = translation_of(instance) if isinstance(instance, TranslatableMixin) else None
    if translation is None:
        return None
    name = request.POST.get("action", "")
    action = ACTIONS.get(name)
    if action is None:
        messages.error(request, _("Choose what is to be done with the translation."))
        return redirect(request.path)
    if (
        not may_edit(request.user, instance)
        and not reviews.review_of(instance, request.user).actions
    ):
        raise PermissionDenied
    # Who submitted it is locked out until the review is over, and may end it.
    message = locked_for(request.user, instance)
    if message and name != "withdraw":
        messages.error(request, message)
        return redirect(request.path)
    try:
        action(request, translation, instance)
    except reviews.ReviewOver:
        messages.error(request, _("The review has gone on without you, or is over."))
    except PublishRefused as refused:
        messages.error(request, refusal_text(refused))
    except ValidationError as error:
        others = services.note_errors(translation, error)
        text = _("Nothing was saved: some texts cannot stay as they are. They are marked.")
        for message in others or [text]:
            messages.error(request, message)
    return redirect(request.path)


def _save(request: HttpRequest, translation: Translation, instance: Any) -> None:
    services.save_draft(translation, request.user)
    messages.success(request, _("The draft was saved. What is live was not changed."))


def _submit(request: HttpRequest, translation: Translation, instance: Any) -> None:
    if services.submit(translation, request.user):
        messages.success(request, _("The translation was submitted for approval."))
    else:
        messages.success(
            request, _("The draft was saved. Somebody who may publish has to look at it.")
        )


def _publish(request: HttpRequest, translation: Translation, instance: Any) -> None:
    if not may_publish(request.user, instance):
        raise PermissionDenied
    services.publish(translation, request.user)
    messages.success(
        request,
        _("“%(title)s” was published in %(language)s.")
        % {"title": translation.get_target_instance(), "language": translation.target_locale},
    )


def _approve(request: HttpRequest, translation: Translation, instance: Any) -> None:
    if reviews.approve(translation, request.user, request.POST.get("comment", "")):
        text = _("“%(title)s” was approved and published in %(language)s.")
    else:
        text = _("“%(title)s” was approved in %(language)s. The next step of the review follows.")
    names = {"title": translation.get_target_instance(), "language": translation.target_locale}
    messages.success(request, text % names)


def _send_back(request: HttpRequest, translation: Translation, instance: Any) -> None:
    comment = request.POST.get("comment", "").strip()
    if not comment:
        messages.error(request, _("Say what is to be changed. Nothing was sent back."))
        return
    reviews.send_back(translation, request.user, comment)
    messages.success(request, _("The translation was sent back with your comment."))


def _withdraw(request: HttpRequest, translation: Translation, instance: Any) -> None:
    reviews.withdraw(translation, request.user)
    messages.success(request, _("The translation is in review no longer. The draft stays."))


def _confirm(request: HttpRequest, translation: Translation, instance: Any) -> None:
    count = services.confirm(instance, request.user)
    text = ngettext(
        "You answer for %(count)d text of a machine now.",
        "You answer for %(count)d texts of a machine now.",
        count,
    )
    messages.success(request, text % {"count": count})


def _mark_current(request: HttpRequest, translation: Translation, instance: Any) -> None:
    services.mark_current(instance, request.user)
    messages.success(request, _("The translation counts as up to date."))


def _hand_over(request: HttpRequest, translation: Translation, instance: Any) -> None:
    found = get_user_model().objects.filter(
        pk__in=numbers([request.POST.get("owner", "")]), is_active=True
    )
    services.hand_over(instance, found.first())
    messages.success(request, _("It was noted who takes care of the translation."))


ACTIONS: dict[str, Callable[[HttpRequest, Translation, Any], None]] = {
    "draft": _save,
    "submit": _submit,
    "publish": _publish,
    "approve": _approve,
    "reject": _send_back,
    "withdraw": _withdraw,
    "confirm": _confirm,
    "current": _mark_current,
    "owner": _hand_over,
}


def _edit_address(request: HttpRequest, instance: Any) -> str:
    return AdminURLFinder(request.user).get_edit_url(instance) or "/"
