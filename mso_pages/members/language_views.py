"""The screens of a profile in other languages: writing it, and reading what a machine wrote."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from headless.translations.selectors import current_version
from headless.translations.services import confirm
from headless.wording import own_name
from mso_pages.moderation.selectors import fingerprint, proposed
from mso_pages.moderation.services import report_mistake, submit

from .forms import OtherLanguageForm, WrongForm
from .other_languages import WRITTEN, other_language, other_languages, texts_to_read, to_read
from .selectors import open_mistakes
from .services import TranslatedByStaff, write_in_language
from .views import MOST_MISTAKES, FormView, OrganisationView, sending


class LanguagesView(OrganisationView, TemplateView):
    """In which languages the profile is there, and what members can read or write."""

    template_name = "mso_pages/members/languages.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page=self.page,
            languages=other_languages(self.page),
            to_read=to_read(self.organisation),
            **kwargs,
        )


class WriteView(FormView):
    """The words of a profile in another language."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.code = kwargs["code"]
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def language_of_page(self) -> Any:
        found = other_language(self.page, self.code)
        # What somebody typed before staff began to translate is not lost, but shown once more.
        if found is None or (found.is_of_staff and self.request.method != "POST"):
            raise Http404
        return found

    fields = WRITTEN

    @property
    def subject(self) -> Any:
        return self.language_of_page.row or self.page

    @cached_property
    def wanted(self) -> Any:
        row = self.language_of_page.row
        if row is None:
            return type(self.page)(
                locale=self.language_of_page.locale, image_id=current_version(self.page).image_id
            )
        return proposed(row)

    def title(self) -> Any:
        return self.language_of_page.name

    def language(self) -> str:
        return str(self.language_of_page.name)

    has_texts = True

    def form(self, data: Any = None, files: Any = None) -> Any:
        return OtherLanguageForm(data, instance=self.wanted, original=proposed(self.page))

    def context(self) -> dict[str, Any]:
        page: Any = self.page
        return {"first_language": own_name(page.locale.language_code)}

    def back(self) -> str:
        return languages_address(self.organisation)

    def fingerprints(self) -> dict[str, str]:
        if self.language_of_page.row is None:
            return dict.fromkeys(self.fields, fingerprint(""))
        return super().fingerprints()

    def differences(self, fields: Any) -> list[dict[str, Any]]:
        # Somebody else may have begun the page.
        del self.language_of_page
        return super().differences(fields)

    def send(self, form: Any, seen: Any) -> Any:
        row, user = self.language_of_page.row, self.request.user
        values = form.values()
        try:
            if row is not None and row.live and not self.language_of_page.is_of_staff:
                return submit(row, values, user, self.organisation, seen)
            return [
                write_in_language(
                    self.page, self.language_of_page.locale, values, user, self.organisation, seen
                )
            ]
        except TranslatedByStaff:
            text = _(
                "The editors have begun to translate your profile into this language. Nothing was "
                "sent. Copy your text before you leave this page, and write to the editors."
            )
            form.add_error(None, text)
            return None


class ReadView(OrganisationView, TemplateView):
    """What a machine wrote, for members to say whether it is right."""

    template_name = "mso_pages/members/read.html"

    @cached_property
    def row(self) -> Any:
        found = (one.row for one in to_read(self.organisation) if one.row.pk == self.kwargs["pk"])
        row = next(found, None)
        if row is None:
            raise Http404
        return row

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        texts = texts_to_read(self.row)
        return super().get_context_data(
            page=self.page,
            row=self.row,
            texts=texts,
            seen=fingerprint(texts),
            back=languages_address(self.organisation),
            **{"form": WrongForm(), **kwargs},
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.POST.get("verdict") == "right":
            if request.POST.get("seen") != fingerprint(texts_to_read(self.row)):
                messages.warning(
                    request, _("This was changed meanwhile. Please read it once more.")
                )
                return redirect(request.path)
            confirm(self.row, request.user, timezone.now())
            text = _("Thank you. The editors see that you found it right.")
            messages.success(request, text, extra_tags=sending(request))
            return redirect(languages_address(self.organisation))
        form = WrongForm(request.POST)
        if form.is_valid() and open_mistakes(self.organisation) >= MOST_MISTAKES:
            form.add_error(
                None, _("So many of your reports wait that the editors answer them first.")
            )
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        report_mistake(self.row, "", form.cleaned_data["text"], request.user, self.organisation)
        text = _("Sent. You get an e-mail when somebody looked at it.")
        messages.success(request, text, extra_tags=sending(request))
        return redirect(languages_address(self.organisation))


def languages_address(organisation: Any) -> str:
    """Where the languages of a profile stand."""
    return reverse("my_organisation:languages", args=[organisation])
