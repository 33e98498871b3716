"""The screens before the editor of translations: requesting, and taking over what an original says.

They stand at the addresses of wagtail-localize's own, which publish or write over what is live.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.views.submit_translations import (
    SubmitPageTranslationView,
    SubmitSnippetTranslationView,
    SubmitTranslationForm,
)
from wagtail_localize.views.update_translations import UpdateTranslationsView

from headless.refusals import may_edit, may_publish

from . import services
from .machine import translator_for
from .selectors import current_version, states_of, used_snippets


def no_machine() -> str:
    """Why nothing was translated by machine."""
    return _(
        "The machine translation gives no answer. Nothing was changed; please try again later."
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
        found = used_snippets([current_version(self.object)])
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
            current = [current_version(page) for page in pages]
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
                if self._may_be_translated(translation):
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

    def _may_be_translated(self, translation: Translation) -> bool:
        """By a machine, and by this user: it is neither locked nor in review."""
        if translator_for(self.object.locale, translation.target_locale) is None:
            return False
        instance = translation.get_target_instance()
        user = self.request.user
        return may_edit(user, instance) and not locked_for(user, instance)


def locked_for(user: Any, instance: Any) -> str:
    """Why somebody may not write in a translation now: a lock, or a review that goes on."""
    lock = instance.get_lock() if hasattr(instance, "get_lock") else None
    if lock is None or not lock.for_user(user):
        return ""
    return str(lock.get_message(user) or _("It is locked."))
