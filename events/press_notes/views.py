"""The two screens of the import: hand a note in, check what was recognised."""

from typing import Any

from django.contrib.auth.mixins import UserPassesTestMixin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Page

from events.models import PressNote

from .forms import DraftForm, HandInForm
from .presentation import general_doubts, marked_paragraphs
from .proposals import propose
from .recognition import recognise
from .selectors import kinds_to_make, parent_of, register, waiting_notes
from .services import create_draft, hand_in, unread

TITLE = gettext_lazy("Import a press note")


def gone(request: HttpRequest) -> HttpResponse:
    """For a note that was discarded in the meantime, or is somebody else's."""
    messages.error(request, _("This press note does not wait any more. Hand it in again."))
    return redirect("press_notes:import")


class ImportScreen(UserPassesTestMixin, WagtailAdminTemplateMixin, FormView):
    """What both screens share: only those who may add a page of one kind see them."""

    page_title = TITLE
    header_icon = "upload"

    def test_func(self) -> bool:
        return bool(kinds_to_make(self.request.user))

    def handle_no_permission(self) -> Any:
        messages.error(self.request, _("You may not add reports, news or calls."))
        return redirect("wagtailadmin_home")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": TITLE}]


class HandInView(ImportScreen):
    """Paste a note or choose its file."""

    template_name = "mso_events/press_notes/hand_in.html"
    form_class = HandInForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = waiting_notes(self.request.user)
        return super().get_context_data(waiting=waiting, **kwargs)

    def form_valid(self, form: HandInForm) -> HttpResponse:
        note = hand_in(form.document, self.request.user)
        for text in form.document.unread:
            messages.warning(self.request, unread(text))
        if form.are_photos_left_out:
            messages.warning(
                self.request, _("The photos are left out, since you may not add pictures.")
            )
        return redirect("press_notes:check", note.pk)


class CheckView(ImportScreen):
    """Look at what was recognised, change it and make the draft."""

    template_name = "mso_events/press_notes/check.html"
    form_class = DraftForm

    handed_in: PressNote

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        user: Any = request.user
        note = PressNote.objects.filter(pk=kwargs["pk"], user=user).first()
        if note is None:
            return gone(request)
        self.handed_in = note
        if note.page_id:
            # The draft was made already, in another tab or by a second click.
            return redirect("wagtailadmin_pages:edit", note.page_id)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        self.note = recognise(self.handed_in.text, register())
        self.proposal = propose(self.note)
        kinds = kinds_to_make(self.request.user)
        return {**super().get_form_kwargs(), "proposal": self.proposal, "kinds": kinds}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["note"] = self.note
        context["paragraphs"] = marked_paragraphs(self.note, self.proposal)
        context["general_doubts"] = general_doubts(self.note)
        context["photos"] = self.handed_in.photos.defer("content")
        return context

    def form_valid(self, form: DraftForm) -> HttpResponse:
        proposal = form.chosen()
        parent = parent_of(proposal.kind, proposal.fields["programme"], self.request.user)
        if parent is None:
            form.add_error("kind", _("You may not add such a page here."))
            return self.form_invalid(form)
        try:
            page: Page = create_draft(
                self.handed_in, proposal, self.note.layout, parent, self.request.user
            )
        except ValidationError as error:
            left = PressNote.objects.filter(pk=self.handed_in.pk).first()
            if left is None:
                return gone(self.request)
            if left.page_id:
                return redirect("wagtailadmin_pages:edit", left.page_id)
            # It may name fields of the page that this form does not have.
            form.add_error(None, error.messages)
            return self.form_invalid(form)
        messages.success(
            self.request,
            _("The draft “%(title)s” was made. Check it and publish it.") % {"title": page.title},
        )
        return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


class DiscardView(ImportScreen):
    """Throw away a note of one's own that waits."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        note = get_object_or_404(PressNote, pk=kwargs["pk"], user=request.user, page__isnull=True)
        note.delete()
        messages.success(request, _("The press note was discarded."))
        return redirect("press_notes:import")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("press_notes:import")
