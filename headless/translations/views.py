"""The screens of translating: requesting, taking over what an original says, acting on a draft.

They stand at the addresses of wagtail-localize's own, which publish or write over what is live.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseForbidden
from django.shortcuts import get_object_or_404, redirect
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import edit_override, edit_string_translation
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
    SubmitTranslationForm,
)
from wagtail_localize.views.update_translations import UpdateTranslationsView

from headless.inserted import numbers
from headless.publishing import PublishRefused, refusal_text
from headless.refusals import may_edit, may_publish

from . import services
from .machine import translator_for
from .segments import translation_of
from .selectors import states_of, used_snippets


def no_machine() -> str:
    """Why nothing was translated by machine."""
    return _(
        "The machine translation gives no answer. Nothing was changed; please try again later."
    )


def no_easy_machine() -> str:
    """The same where there is none for the language."""
    return _(
        "No machine translates into this language. Write the text yourself: Leichte Sprache is "
        "written and tested by people."
    )


class RequestForm(SubmitTranslationForm):
    """Into which languages, and what goes along."""

    include_snippets = forms.BooleanField(
        label=gettext_lazy("Translate the entries that it uses as well"),
        required=False,
        initial=True,
    )
    by_machine = forms.BooleanField(
        label=gettext_lazy("Have a machine translate the texts first"),
        help_text=gettext_lazy(
            "They are marked as a machine's, and a person has to confirm them before publishing."
        ),
        required=False,
    )

    def __init__(self, instance: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(instance, *args, **kwargs)
        # What was asked for before is no reason to keep a language back: rows count, not requests.
        if not any(
            translator_for(instance.locale, locale) for locale in self.fields["locales"].queryset
        ):
            del self.fields["by_machine"]


class RequestMixin:
    """What pages and snippets share."""

    request: HttpRequest
    object: Any
    get_success_url: Callable[[], Any]
    get_default_success_url: Callable[..., Any]

    template_name = "headless/translations/request.html"

    def get_form(self) -> RequestForm:
        if self.request.method == "POST":
            return RequestForm(self.object, self.request.POST)
        initial: dict[str, Any] = {}
        if code := self.request.GET.get("select_locale"):
            initial["locales"] = [
                locale
                for locale in RequestForm(self.object).fields["locales"].queryset
                if locale.language_code == code
            ]
        return RequestForm(self.object, initial={"include_snippets": True, **initial})

    @cached_property
    def snippets(self) -> list[Any]:
        """What the page or snippet uses."""
        found = used_snippets([services.current_version(self.object)])
        return [snippet for snippet in found if snippet != self.object]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        finder = AdminURLFinder(self.request.user)
        states = states_of(self.snippets)
        context["snippets"] = [
            {
                "snippet": snippet,
                "address": finder.get_edit_url(snippet),
                "may_translate": may_edit(self.request.user, snippet),
                "cells": states.get(snippet.translation_key, []),
            }
            for snippet in self.snippets
        ]
        return context

    def form_valid(self, form: RequestForm) -> HttpResponse:
        wanted = list(self._wanted(form))
        locales = list(form.cleaned_data["locales"])
        things = [thing for thing in wanted if self._may_begin(thing, locales)]
        try:
            made = services.request_translations(things, locales, self.request.user)
        except ValidationError as error:
            for text in error.messages:
                messages.error(self.request, text)
            return redirect(self.request.get_full_path())
        self._by_machine(form, made)
        if left := [str(thing) for thing in wanted if thing not in things]:
            messages.warning(
                self.request,
                _("You may not translate: %(titles)s.") % {"titles": ", ".join(left)},
            )
        text = ngettext(
            "%(count)d draft of a translation was made.",
            "%(count)d drafts of translations were made.",
            len(made),
        )
        messages.success(self.request, text % {"count": len(made)})
        target = self.object.get_translation_or_none(locales[0]) if len(locales) == 1 else None
        return redirect(self.get_success_url() or self.get_default_success_url(target))

    def _may_begin(self, thing: Any, locales: list[Any]) -> bool:
        """Whether the user may edit it, and take the aliases offline that become translations."""
        if not may_edit(self.request.user, thing):
            return False
        if not isinstance(thing, Page):
            return True
        aliases = Page.objects.filter(
            translation_key=thing.translation_key,
            locale__in=locales,
            alias_of__isnull=False,
            live=True,
        )
        return all(may_publish(self.request.user, alias) for alias in aliases)

    def _wanted(self, form: RequestForm) -> Iterable[Any]:
        yield self.object
        pages = [self.object]
        if isinstance(self.object, Page) and form.cleaned_data.get("include_subtree"):
            below = self.object.get_descendants().filter(alias_of__isnull=True).specific()
            pages += below
            yield from below
        if form.cleaned_data["include_snippets"]:
            current = [services.current_version(page) for page in pages]
            yield from (one for one in used_snippets(current) if one != self.object)

    def _by_machine(self, form: RequestForm, made: Iterable[Translation]) -> None:
        if not form.cleaned_data.get("by_machine"):
            return
        for translation in made:
            if translator_for(translation.source.locale, translation.target_locale) is None:
                continue
            try:
                if services.machine_translate(translation, self.request.user):
                    services.save_draft(translation, self.request.user)
            except services.MachineFailed:
                messages.warning(self.request, no_machine())
                return
            except ValidationError as error:
                for text in services.note_errors(translation, error):
                    messages.warning(self.request, text)


class RequestPageView(RequestMixin, SubmitPageTranslationView):
    pass


class RequestSnippetView(RequestMixin, SubmitSnippetTranslationView):
    pass


class UpdateForm(forms.Form):
    """Whether a machine begins."""

    by_machine = forms.BooleanField(
        label=RequestForm.base_fields["by_machine"].label,
        help_text=RequestForm.base_fields["by_machine"].help_text,
        required=False,
    )


class UpdateView(UpdateTranslationsView):
    """Takes over what an original says by now, for translators to see; it publishes nothing."""

    template_name = "headless/translations/update.html"

    def get_form(self) -> UpdateForm:
        form = UpdateForm(self.request.POST if self.request.method == "POST" else None)
        targets = self.object.translations.filter(enabled=True).select_related("target_locale")
        if not any(translator_for(self.object.locale, one.target_locale) for one in targets):
            del form.fields["by_machine"]
        return form

    def form_valid(self, form: UpdateForm) -> HttpResponse:
        services.update_source(self.object)
        translated = 0
        if form.cleaned_data.get("by_machine"):
            for translation in self.object.translations.filter(enabled=True):
                if translator_for(self.object.locale, translation.target_locale):
                    try:
                        translated += services.machine_translate(translation, self.request.user)
                    except services.MachineFailed:
                        messages.warning(self.request, no_machine())
                        break
        messages.success(
            self.request,
            _("Translators see what “%(title)s” says now. What is live was not changed.")
            % {"title": self.object.object_repr},
        )
        if translated:
            text = ngettext(
                "A machine translated %(count)d text.",
                "A machine translated %(count)d texts.",
                translated,
            )
            messages.success(self.request, text % {"count": translated})
        return redirect(self.get_success_url() or self.get_default_success_url())


# Acting on a translation ---------------------------------------------------------------------


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
        messages.error(request, no_easy_machine())
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
    action = ACTIONS.get(request.POST.get("action", ""))
    if action is None:
        messages.error(request, _("Choose what is to be done with the translation."))
        return redirect(request.path)
    if not may_edit(request.user, instance):
        raise PermissionDenied
    if message := locked_for(request.user, instance):
        messages.error(request, message)
        return redirect(request.path)
    try:
        action(request, translation, instance)
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
    "confirm": _confirm,
    "current": _mark_current,
    "owner": _hand_over,
}


def _edit_address(request: HttpRequest, instance: Any) -> str:
    return AdminURLFinder(request.user).get_edit_url(instance) or "/"
