"""Admin screens of events, reports and participations."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from headless.viewsets import HeadlessPageListingViewSet, OneRowIndexView, day_column
from mso_pages.viewsets import page_title_column

from .models import EventPage, EventParticipation, EventReportPage


class EventListing(HeadlessPageListingViewSet):
    model = EventPage
    icon = "calendar"
    menu_label = _("Events")
    ordering = "-starts_on"
    list_display = [
        page_title_column(),
        day_column("starts_on", _("Begins on")),
        Column("municipality", label=_("Town"), sort_key="municipality__name"),
        Column("get_status_display", label=_("Event status"), sort_key="status"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
    list_filter = {
        "starts_on": ["gte", "lte"],
        "status": ["exact"],
        "mode": ["exact"],
        "municipality": ["exact"],
        "live": ["exact"],
    }


class ReportListing(HeadlessPageListingViewSet):
    model = EventReportPage
    icon = "doc-full"
    menu_label = _("Event reports")
    ordering = "-published_on"
    list_display = [
        page_title_column(),
        day_column("published_on", _("Published on")),
        day_column("first_day", _("Date of the event"), sort_key=None),
        Column("get_category_display", label=_("Category"), sort_key="category"),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
    list_filter = {
        "published_on": ["gte", "lte"],
        "category": ["exact"],
        "live": ["exact"],
    }


class ParticipationViewSet(ModelViewSet):
    model = EventParticipation
    index_view_class = OneRowIndexView
    icon = "group"
    menu_label = _("Participations")
    list_display = ["event", "mso", "role"]
    list_filter = ["event", "role"]
    search_fields = ["event__title", "mso__title"]
    form_fields = ["event", "mso", "role"]
    list_per_page = 50


class EventsGroup(ViewSetGroup):
    menu_label = _("Events")
    menu_icon = "calendar"
    menu_order = 120
    items = (
        EventListing("events"),
        ReportListing("reports"),
        ParticipationViewSet("participations"),
    )
