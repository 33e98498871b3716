"""What events and reports add to the home page of the admin."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headless import clock
from headless.home import ENTRIES, Action, Entry, TaskList, actions_to_add
from headless.selectors import places_to_add

from .models import EventPage, EventReportPage
from .selectors import events_to_report


def actions(request: HttpRequest) -> list[Action]:
    """Buttons for what staff write most often."""
    return actions_to_add(
        request,
        [
            (EventReportPage, gettext_lazy("New event report"), "doc-full", 10),
            (EventPage, gettext_lazy("New event"), "calendar", 20),
        ],
    )


def unreported_events(request: HttpRequest) -> TaskList:
    """Events that took place and have no report yet, each with a button that begins one."""
    may_add = EventReportPage in places_to_add(request.user, [EventReportPage])
    entries = [
        Entry(
            event.title,
            reverse("wagtailadmin_pages:edit", args=[event.pk]),
            _("Took place on %(day)s.")
            % {"day": date_format(event.starts_on, "SHORT_DATE_FORMAT")},
            form_label=gettext_lazy("Begin the report") if may_add else "",
            form_address=reverse("begin_report", args=[event.pk]) if may_add else "",
        )
        for event in events_to_report(request.user, clock.today())[:ENTRIES]
    ]
    return TaskList(
        "unreported_events",
        gettext_lazy("Events without a report"),
        entries,
        gettext_lazy("All events without a report"),
        f"{reverse('events:index')}?without_report=true",
        order=30,
    )
