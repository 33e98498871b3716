"""What can be done in the editor of a translation, which wagtail-localize shows.

Its own ways there publish, or write over what is live; these stand at the same addresses.
"""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_naive
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation
from wagtail_localize.views.convert import convert_to_alias as convert
from wagtail_localize.views.edit_translation import edit_override, edit_string_translation

from headless.changes.services import lock
from headless.conf import conf
from headless.inserted import numbers
from headless.publishing import PublishRefused, refusal_text
from headless.refusals import may_edit, may_publish

from . import handing_over, reviews, services
from .machine import translator_for
from .segments import translation_of
from .selectors import possible_owners
from .views import locked_for, no_machine
from .words import field_label

# The name by which Wagtail's menu of a form asks for it.
RESTART = "localize-restart-translation"


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
        if translation.target_locale.language_code in conf.easy_languages:
            text = _("Write the text yourself: Leichte Sprache is written and tested by people.")
        else:
            text = _("No machine translates into this language. Write the text yourself.")
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


def edit_text(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """Let wagtail-localize keep a text; without one it ends in a server error."""
    return _answered(edit_string_translation, request, kwargs)


def edit_value(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    """The same of a value that is not a text, such as the key of a picture."""
    return _answered(edit_override, request, kwargs, is_checked=True)


def _answered(
    view: Any, request: HttpRequest, kwargs: dict[str, Any], *, is_checked: bool = False
) -> HttpResponse:
    translation = get_object_or_404(Translation, pk=kwargs["translation_id"])
    try:
        with transaction.atomic():
            # Whoever submits or approves it waits for this, or this for them.
            lock()
            if message := locked_for(request.user, translation.get_target_instance()):
                return HttpResponseForbidden(message)
            was_sound = is_checked and services.is_sound(translation)
            response: HttpResponse = view(request, **kwargs)
            if was_sound and not services.is_sound(translation):
                raise ValidationError(_("This cannot stand there. Choose something else."))
    except ValidationError as error:
        return HttpResponseBadRequest(error.message)
    except (MultiValueDictKeyError, RecursionError):
        # There is no text, or one of thousands of marks within marks.
        return HttpResponseBadRequest(_("There is no text to keep."))
    return response


@require_POST
def stop(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Leave the editor of translations for a form of its own."""
    translation = get_object_or_404(Translation, pk=translation_id)
    instance = translation.get_target_instance()
    if not may_edit(request.user, instance):
        raise PermissionDenied
    if message := locked_for(request.user, instance):
        messages.error(request, message)
    else:
        handing_over.stop(translation)
        text = _("The translation is written in a form of its own from now on.")
        messages.success(request, text)
    return redirect(get_valid_next_url_from_request(request) or _edit_address(request, instance))


def convert_to_alias(request: HttpRequest, page_id: int) -> HttpResponse:
    """Let wagtail-localize make an alias of a page, unless somebody reviews or planned it."""
    page = get_object_or_404(Page, pk=page_id).specific
    if request.method == "POST" and (page.current_workflow_state or page.scheduled_revision):
        text = _("“%(title)s” is in review, or its publication is planned. Nothing was changed.")
        messages.error(request, text % {"title": page.get_admin_display_title()})
        return redirect("wagtailadmin_pages:edit", page.pk)
    response: HttpResponse = convert(request, page_id)
    return response


def _restart(request: HttpRequest, instance: Any) -> HttpResponse | None:
    translation = Translation.objects.filter(
        source__object_id=instance.translation_key,
        target_locale_id=instance.locale_id,
        enabled=False,
    ).first()
    if translation is None:
        return None
    if not may_edit(request.user, instance):
        raise PermissionDenied
    if message := locked_for(request.user, instance):
        messages.error(request, message)
        return redirect(request.path)
    left = handing_over.restart(translation, request.user)
    messages.success(request, _("The translation is written beside its original again."))
    if left:
        labels = dict.fromkeys(field_label(type(instance), path) for path in left)
        text = _(
            "These texts could not be taken over, for the original is divided in another way: "
            "%(fields)s. They stand in the history."
        )
        messages.warning(request, text % {"fields": ", ".join(labels)})
    return redirect(request.path)


def act(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Do what was chosen in the editor of a translation, before wagtail-localize does.

    Returns:
        None where the form is none of that editor.
    """
    if request.method != "POST":
        # Before anything of it is read, which a decision will be about.
        request.seen_at = timezone.now()  # type: ignore[attr-defined]
        return None
    if not isinstance(instance, TranslatableMixin):
        return None
    if RESTART in request.POST and translation_of(instance) is None:
        return _restart(request, instance)
    translation = translation_of(instance)
    name = request.POST.get("action", "")
    if translation is None:
        if name not in ACTIONS:
            return None
        text = _("Somebody ended this way of translating meanwhile. Nothing was changed.")
        messages.error(request, text)
        return redirect(request.path)
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
    except services.WrittenMeanwhile:
        messages.error(
            request, _("Somebody changed something after you opened it. Read it, and decide again.")
        )
        _give_back(request)
    except reviews.ReviewOver:
        messages.error(request, _("The review has gone on without you, or is over."))
        _give_back(request)
    except PublishRefused as refused:
        messages.error(request, _refused(name, refused))
        _give_back(request)
    except ValidationError as error:
        others = services.note_errors(translation, error)
        text = _("Nothing was saved: some texts cannot stay as they are. They are marked.")
        for message in others or [text]:
            messages.error(request, message)
    return redirect(request.path)


def _refused(action: str, refused: PublishRefused) -> str:
    if action != "submit":
        return refusal_text(refused)
    text = _("“%(title)s” was not submitted. %(reasons)s")
    return text % {"title": refused.instance, "reasons": " ".join(refused.sentences())}


def _update(request: HttpRequest, translation: Translation, instance: Any) -> None:
    services.update_source(translation.source)
    messages.success(request, _("Beside the texts stands what the original says now."))


def _give_back(request: HttpRequest) -> None:
    """What somebody wrote is not lost with the decision."""
    if comment := request.POST.get("comment", "").strip():
        text = _("Your comment was not sent: “%(comment)s”")
        messages.warning(request, text % {"comment": comment})


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
    services.publish(translation, request.user, _seen_at(request))
    row = translation.get_target_instance()
    if row.live:
        text = _("“%(title)s” was published in %(language)s.")
    else:
        text = _("“%(title)s” will be published in %(language)s at the planned time.")
    messages.success(request, text % {"title": row, "language": translation.target_locale})


def _seen_at(request: HttpRequest) -> dt.datetime:
    """When the texts were shown to who pressed a button; long ago where no server said when."""
    with suppress(ValueError, OverflowError):
        seen_at = parse_datetime(request.POST.get("seen_at", ""))
        if seen_at is not None and not is_naive(seen_at):
            return seen_at.astimezone(dt.UTC)
    return dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def _shown(request: HttpRequest) -> tuple[str, str]:
    """The step of the review that was decided on, and the comment."""
    return request.POST.get("step", ""), request.POST.get("comment", "").strip()


def _approve(request: HttpRequest, translation: Translation, instance: Any) -> None:
    if reviews.approve(translation, request.user, *_shown(request), _seen_at(request)):
        text = _("“%(title)s” was approved and published in %(language)s.")
    else:
        text = _("“%(title)s” was approved in %(language)s. The next step of the review follows.")
    names = {"title": translation.get_target_instance(), "language": translation.target_locale}
    messages.success(request, text % names)


def _send_back(request: HttpRequest, translation: Translation, instance: Any) -> None:
    shown, comment = _shown(request)
    if not comment:
        messages.error(request, _("Say what is to be changed. Nothing was sent back."))
        return
    reviews.send_back(translation, request.user, shown, comment)
    messages.success(request, _("The translation was sent back with your comment."))


def _withdraw(request: HttpRequest, translation: Translation, instance: Any) -> None:
    reviews.withdraw(translation, request.user)
    messages.success(request, _("The translation is in review no longer. The draft stays."))


def _confirm(request: HttpRequest, translation: Translation, instance: Any) -> None:
    count = services.confirm(instance, request.user, _seen_at(request))
    if not count:
        text = _("Nothing was confirmed. Read the texts of the machine that are there now.")
        messages.error(request, text)
        return
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
    found = possible_owners().filter(pk__in=numbers([request.POST.get("owner", "")]))
    services.hand_over(instance, found.first())
    messages.success(request, _("It was noted who takes care of the translation."))


ACTIONS: dict[str, Callable[[HttpRequest, Translation, Any], None]] = {
    "draft": _save,
    "submit": _submit,
    "publish": _publish,
    "approve": _approve,
    "reject": _send_back,
    "withdraw": _withdraw,
    "update": _update,
    "confirm": _confirm,
    "current": _mark_current,
    "owner": _hand_over,
}


def _edit_address(request: HttpRequest, instance: Any) -> str:
    return AdminURLFinder(request.user).get_edit_url(instance) or "/"
