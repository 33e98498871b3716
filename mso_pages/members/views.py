"""The screens of "My organisation"."""

import uuid
from collections.abc import Set
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView
from wagtail import hooks

from headless.field_publishing import content_of, current_version
from headless.localization import language_name
from mso_pages.models import MSOProfilePage, Submission
from mso_pages.moderation.selectors import author_of, fingerprint, proposed, with_taken
from mso_pages.moderation.services import Conflict, report_mistake, submit, undo
from mso_pages.moderation.values import lines_of

from .cards import BY_NAME, CONTACT_FIELDS, Card
from .fields import set_directions, town_label
from .forms import MistakeForm
from .other_languages import to_read
from .photos import PhotoForm
from .presentation import short_lines, shown_profile
from .selectors import (
    hides_contact,
    is_public,
    open_mistakes,
    own_profile,
    own_profiles,
    reported_mistakes,
    towns_like,
)
from .services import add_picture, hide_contact

State = Submission.State
# Reports that wait for an answer at a time.
MOST_MISTAKES = 20


def home(request: HttpRequest) -> HttpResponse:
    """The profiles that a member keeps; where there is just one, that."""
    profiles = list(own_profiles(request.user))
    if len(profiles) == 1:
        return redirect("my_organisation:profile", profiles[0].translation_key)
    return render(request, "mso_pages/members/home.html", {"profiles": profiles})


def towns(request: HttpRequest) -> JsonResponse:
    """Towns whose name is like what was typed."""
    found = towns_like(request.GET.get("q", "")[:100])
    return JsonResponse({"towns": [town_label(town) for town in found]})


def sending(request: HttpRequest) -> str:
    """How the browser names what it sends. With a message of success it forgets what was typed."""
    return request.POST.get("sending", "")[:40]


class OrganisationView(View):
    """What all screens of an organisation share: only its members come in."""

    request: HttpRequest
    organisation: uuid.UUID
    page: MSOProfilePage

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.organisation = kwargs["organisation"]
        page = own_profile(request.user, self.organisation)
        if page is None:
            raise Http404
        self.page = page
        return super().dispatch(request, *args, **kwargs)

    @property
    def profile_address(self) -> str:
        return reverse("my_organisation:profile", args=[self.organisation])

    def tell(self, made: list[Submission]) -> None:
        """Say what became of what was sent."""
        sent = [submission for submission in made if submission.state != State.WITHDRAWN]
        if not made:
            text = _("Nothing was changed.")
        elif not sent:
            text = _("Your change was withdrawn.")
        elif all(submission.went_live_at_once for submission in sent):
            text = self.told_as_saved({submission.field for submission in sent})
        else:
            text = _("Sent. It becomes public when it was reviewed; you get an e-mail.")
        messages.success(self.request, text, extra_tags=sending(self.request))

    def links(self) -> list[tuple[str, str]]:
        """Label and address of what other apps let the members of an organisation do."""
        return [link(self.organisation) for link in hooks.get_hooks("register_member_links")]

    def told_as_saved(self, fields: Set[str]) -> str:
        """What is told of fields that went live at once."""
        if not is_public(self.page):
            return _("Saved. Everybody sees it once your profile is public.")
        if hides_contact(self.organisation):
            if fields <= CONTACT_FIELDS:
                return _("Saved. Nobody sees it before you show your contact data again.")
            if "offers" in fields:
                return _(
                    "Saved. It is public now, but times and places of your offers stay hidden."
                )
        return _("Saved. It is public now.")


class ProfileView(OrganisationView, TemplateView):
    """State, what waits, what was answered, and the cards."""

    template_name = "mso_pages/members/profile.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            shown=shown_profile(self.page),
            links=self.links(),
            mistakes=reported_mistakes(self.page),
            to_read=to_read(self.organisation),
            profiles=own_profiles(self.request.user).count(),
            **kwargs,
        )


class PreviewView(OrganisationView):
    """How the profile looks once everything that waits is accepted."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wanted = proposed(self.page)
        response: HttpResponse = wanted.make_preview_request(request, wanted.default_preview_mode)
        return response


class FormView(OrganisationView):
    """A small form; what somebody else changed meanwhile is seen before it is lost."""

    fields: tuple[str, ...] = ()
    template_name = "mso_pages/members/card.html"
    # Whether people write sentences in it, which stand in one language of the site.
    has_texts = False

    @property
    def subject(self) -> Any:
        """The page that the form is about."""
        return self.page

    @cached_property
    def wanted(self) -> Any:
        """The page with all that waits; with `?take=` also what was not accepted."""
        return with_taken(self.subject, self.request.GET.get("take", ""))

    def title(self) -> Any:
        raise NotImplementedError

    def form(self, data: Any = None, files: Any = None) -> Any:
        raise NotImplementedError

    def back(self) -> str:
        """Where to go afterwards."""
        return self.profile_address

    def context(self) -> dict[str, Any]:
        return {}

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show(self.form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Before the form writes into the same object.
        now = self.fingerprints()
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, {name: request.POST.get(f"seen-{name}") for name in now})
        seen = {name: request.POST.get(f"seen-{name}", now[name]) for name in now}
        try:
            with transaction.atomic():
                made = self.send(form, seen)
        except Conflict as conflict:
            return self.show(form, now, self.differences(conflict.fields), status=409)
        if made is None:
            return self.show(form)
        self.tell(made)
        return redirect(self.back())

    def send(self, form: Any, seen: Any) -> Any:
        """Write what was sent.

        Returns:
            The submissions; None where the form has an error by now.
        """
        return submit(self.page, self.values(form), self.request.user, self.organisation, seen)

    def values(self, form: Any) -> dict[str, Any]:
        values: dict[str, Any] = form.values()
        return values

    def fingerprints(self) -> dict[str, str]:
        content = content_of(proposed(self.subject))
        return {name: fingerprint(content[name]) for name in self.fields}

    def differences(self, fields: Any) -> list[dict[str, Any]]:
        """What stands in fields that somebody else changed meanwhile, and who did, if known."""
        fresh = proposed(self.subject)
        return [
            {
                "label": self.label(name),
                "lines": lines_of(fresh, name),
                "author": author_of(fresh, name),
            }
            for name in sorted(fields)
        ]

    def label(self, name: str) -> Any:
        """What the form calls a field."""
        return self.form()[name].label if name in self.form().fields else self.title()

    def language(self) -> str:
        """The name of the language in which the texts stand."""
        code = self.wanted.locale.language_code
        return language_name(code, get_language() or settings.LANGUAGE_CODE)

    def show(
        self, form: Any, seen: Any = None, differences: Any = None, status: int = 200
    ) -> HttpResponse:
        if isinstance(form, PhotoForm):
            form.ask_for_photo()
        set_directions(form)
        context = {
            "form": form,
            "title": self.title(),
            "page": self.page,
            "back": self.back(),
            "seen": seen or self.fingerprints(),
            "differences": differences,
            "text_language": self.language() if self.has_texts else "",
            **self.context(),
        }
        return render(self.request, self.template_name, context, status=status)


class CardView(FormView):
    """One card of the profile."""

    card: Card

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        card = BY_NAME.get(kwargs["name"])
        if card is None:
            raise Http404
        if card.form_class is None:
            offers = reverse("my_organisation:offers", args=[kwargs["organisation"]])
            return redirect(f"{offers}?{request.GET.urlencode()}")
        self.card = card
        self.fields = card.fields
        self.has_texts = card.name in ("about", "picture")
        return super().dispatch(request, *args, **kwargs)

    def title(self) -> Any:
        return self.card.title

    def form(self, data: Any = None, files: Any = None) -> Any:
        return self.card.form_class(data, files, instance=self.wanted)

    def values(self, form: Any) -> dict[str, Any]:
        values = super().values(form)
        if upload := form.cleaned_data.get("upload"):
            image = add_picture(
                self.organisation,
                upload,
                form.cleaned_data["image_alt"] or self.page.title,
                form.cleaned_data["credit"],
                self.request.user,
            )
            values["image"] = image.pk
        return values


class MistakeView(FormView):
    """Reports what is wrong with something that members cannot change."""

    def title(self) -> Any:
        return _("Report a mistake")

    def form(self, data: Any = None, files: Any = None) -> Any:
        return MistakeForm(data)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = self.form(request.POST)
        if form.is_valid() and open_mistakes(self.organisation) >= MOST_MISTAKES:
            form.add_error(
                None, _("So many of your reports wait that the editors answer them first.")
            )
        if not form.is_valid():
            return self.show(form)
        about, text = form.about(), form.cleaned_data["text"]
        report_mistake(self.page, about, text, request.user, self.organisation)
        text = _("Sent. You get an e-mail when somebody looked at it.")
        messages.success(request, text, extra_tags=sending(request))
        return redirect(self.back())


class UndoView(OrganisationView):
    """Takes back a change."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        submission = get_object_or_404(Submission, pk=kwargs["pk"], organisation=self.organisation)
        try:
            self.tell_undone(undo(submission, request.user))
        except Conflict:
            messages.error(
                request, _("This was changed again since then, so it cannot be undone any more.")
            )
        back = request.POST.get("back", "")
        is_ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
        return HttpResponseRedirect(
            back if is_ours and back.startswith("/") else self.profile_address
        )

    def tell_undone(self, made: list[Submission]) -> None:
        """Say what stands there now."""
        if all(submission.went_live_at_once for submission in made):
            page = current_version(made[0].page)
            fields = [submission.field for submission in made]
            if lines := [line for name in fields for line in short_lines(page, name)]:
                text = _("Taken back. It says again: %(lines)s")
                messages.success(self.request, text % {"lines": "; ".join(lines)})
            else:
                messages.success(self.request, _("Taken back. Nothing stands there now."))
        else:
            self.tell(made)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.profile_address)


class ContactView(OrganisationView, TemplateView):
    """Hides all contact data at once, or shows them again."""

    template_name = "mso_pages/members/contact.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page=self.page,
            is_hidden=hides_contact(self.organisation),
            links=self.links(),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        wish = request.POST.get("contact")
        if wish not in ("hide", "show"):
            return redirect("my_organisation:contact", self.organisation)
        is_hidden = wish == "hide"
        hide_contact(self.page, self.organisation, request.user, is_hidden=is_hidden)
        if is_hidden:
            messages.success(request, _("Your contact data is hidden now."))
        else:
            messages.success(request, _("Your contact data is public again."))
        return redirect(self.profile_address)
