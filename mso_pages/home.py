"""What organisations, funding and news add to the home page of the admin."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headless import clock
from headless.home import ENTRIES, Action, Entry, TaskList, actions_to_add
from headless.selectors import places_to_add

from .models import FundingCallPage, MSOProfilePage, NewsPage
from .models.calls import CLOSING_SOON
from .selectors import calls_closing_soon


def actions(request: HttpRequest) -> list[Action]:
    """Buttons for what staff write most often."""
    found = actions_to_add(
        request,
        [
            (NewsPage, gettext_lazy("New news item"), "doc-full-inverse", 30),
            (MSOProfilePage, gettext_lazy("New organisation"), "group", 40),
        ],
    )
    if FundingCallPage in places_to_add(request.user, [FundingCallPage]):
        # A call stands below its programme, so the programme is asked first.
        address = reverse("calls:choose_parent")
        found.append(Action(gettext_lazy("New call"), address, "date", 50))
    return found


def closing_calls(request: HttpRequest) -> TaskList:
    """Calls that close within two weeks: time to remind people of them."""
    today = clock.today()
    last_day = today + CLOSING_SOON
    entries = [
        Entry(
            call.title,
            reverse("wagtailadmin_pages:edit", args=[call.pk]),
            _("Closes on %(day)s.") % {"day": date_format(call.closes_on, "SHORT_DATE_FORMAT")},
        )
        for call in calls_closing_soon(request.user, today, last_day)[:ENTRIES]
    ]
    return TaskList(
        "closing_calls",
        gettext_lazy("Calls that close soon"),
        entries,
        gettext_lazy("All calls that close soon"),
        f"{reverse('calls:index')}?closes_on__gte={today}&closes_on__lte={last_day}",
        order=40,
    )
