"""The screens of "Our events"."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from events.models import EventPage
from headless.inserted import numbers
from mso_pages.members.services import add_picture
from mso_pages.members.views import FormView, OrganisationView, sending
from mso_pages.models import Submission
from mso_pages.moderation.selectors import proposed

from .forms import DERIVED, EventForm, NewEventForm
from .selectors import (
    ShownEvent,
    is_announced,
    is_taken,
    language_of_events,
    own_event,
    shown_event,
    shown_events,
)
from .services import NoSection, announce, cancel, change

State = Submission.State
# A copy is another event on another day.
COPIED = tuple(
    name for name in (*EventForm._meta.fields, *DERIVED) if name not in ("starts_on", "image_alt")
)


class OneEvent(OrganisationView):
    """What screens of an event share: only the members of its organisation find it."""

    @cached_property
    def event(self) -> EventPage:
        """The event of the address."""
        event = own_event(self.organisation, self.kwargs["event"])
        if event is None:
            raise Http404
        return event


class EventsView(OrganisationView, TemplateView):
    """The events, with what became of each."""

    template_name = "mso_events/own_events/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page=self.page, events=shown_events(self.organisation), **kwargs
        )


class EventFormView(FormView):
    """What announcing and changing share."""

    def back(self) -> str:
        return reverse("own_events:list", args=[self.organisation])

    form_class: type[EventForm] = EventForm

    def form(self, data: Any = None, files: Any = None) -> Any:
        return self.form_class(data, files, instance=self.wanted)

    def values(self, form: Any) -> dict[str, Any]:
        values = super().values(form)
        if upload := form.cleaned_data["upload"]:
            title, user = form.cleaned_data["image_alt"], self.request.user
            values["image"] = add_picture(self.organisation, upload, title, "", user).pk
        return values


class NewEventView(EventFormView):
    """Announces an event, empty or with what another one says."""

    form_class = NewEventForm

    @cached_property
    def wanted(self) -> Any:
        event = EventPage(locale_id=self.page.locale_id)
        for pk in numbers([self.request.GET.get("copy", "")]):
            if found := own_event(self.organisation, pk):
                said = proposed(found)
                for name in COPIED:
                    setattr(event, name, getattr(said, name))
        return event

    def form(self, data: Any = None, files: Any = None) -> Any:
        form = super().form(data, files)
        form.initial["text_language"] = language_of_events(self.organisation, self.page).pk
        return form

    def title(self) -> Any:
        return _("New event")

    def send(self, form: Any, seen: Any) -> Any:
        key = form.cleaned_data["key"]
        if is_announced(self.organisation, key, form.values()):
            return []
        event = form.save(commit=False)
        event.locale = form.cleaned_data["text_language"] or event.locale
        if key and not is_taken(key):
            event.translation_key = key
        try:
            # Without an event there is no picture of it either.
            with transaction.atomic():
                event.image_id = self.values(form).get("image")
                return [announce(event, self.page, self.request.user)]
        except NoSection:
            form.add_error(None, _("This site has no section for events. Ask the editors."))
            return None

    def tell(self, made: Any, **kwargs: Any) -> None:
        text = _("Sent. It becomes public when it was reviewed; you get an e-mail.")
        messages.success(self.request, text, extra_tags=sending(self.request))


class ChangeEventView(OneEvent, EventFormView):
    """Changes an event, in the language in which it was written."""

    has_texts = True

    fields = (*EventForm._meta.fields, "image", *DERIVED)

    @property
    def subject(self) -> Any:
        return self.event

    def title(self) -> Any:
        return self.event.title

    def send(self, form: Any, seen: Any) -> Any:
        return change(self.event, self.values(form), self.request.user, self.organisation, seen)


class CancelEventView(OneEvent, TemplateView):
    """Calls a public event off, or withdraws one that waits, after asking."""

    template_name = "mso_events/own_events/cancel.html"

    @cached_property
    def shown(self) -> ShownEvent:
        return shown_event(self.event)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.shown.can_be_called_off:
            return redirect("own_events:list", self.organisation)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(page=self.page, shown=self.shown, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.shown.can_be_called_off:
            return redirect("own_events:list", self.organisation)
        made = cancel(self.event, request.user, self.organisation)
        if not made:
            # A colleague was faster.
            messages.success(request, _("Nothing was changed."))
        elif not self.event.live and made[0].state == State.WITHDRAWN:
            messages.success(request, _("The event was withdrawn."))
        elif made[0].went_live_at_once and self.shown.is_public:
            messages.success(request, _("The event is cancelled, and everybody sees it."))
        elif made[0].went_live_at_once:
            messages.success(request, _("The event is cancelled."))
        else:
            # Something else that the event needs is missing by now.
            self.tell(made)
        return redirect("own_events:list", self.organisation)
