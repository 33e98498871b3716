"""Admin views of events."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from headless.selectors import places_to_add

from . import services
from .models import EventPage, EventReportPage


@require_POST
def begin_report(request: HttpRequest, event_pk: int) -> HttpResponse:
    """Begin the report on an event and open it."""
    event = get_object_or_404(EventPage, id=event_pk)
    section = places_to_add(request.user, [EventReportPage]).get(EventReportPage)
    if section is None or not event.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    report = services.begin_report(event, section, request.user)
    messages.success(
        request,
        _("The report was begun as a draft, with the partners and topics of the event."),
    )
    return redirect("wagtailadmin_pages:edit", report.pk)
