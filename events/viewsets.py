"""Admin screens of events, reports and participations."""

from typing import Any, ClassVar

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageStatusColumn
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet

from headless import clock
from headless.viewsets import (
    HeadlessPageListingViewSet,
    OneRowIndexView,
    OneRowPageFilterSet,
    day_column,
)
from mso_pages.viewsets import page_title_column

from .models import EventPage, EventParticipation, EventReportPage
from .selectors import without_report


class WithoutReportFilter(BooleanFilter):
    """Only the events that took place and have no report."""

    def filter(self, queryset: QuerySet[Any], value: bool | None) -> QuerySet[Any]:
        return without_report(queryset, clock.today()) if value else queryset


class EventFilterSet(OneRowPageFilterSet):
    without_report = WithoutReportFilter(
        label=_("Took place, without a report"), widget=forms.CheckboxInput
    )

    class Meta:
        model = EventPage
        fields: ClassVar = {
            "starts_on": ["gte", "lte"],
            "status": ["exact"],
            "mode": ["exact"],
            "municipality": ["exact"],
            "live": ["exact"],
        }


class EventListing(HeadlessPageListingViewSet):
    model = EventPage
    filterset_class = EventFilterSet
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
    menu_label = _("Events, reports")
    menu_icon = "calendar"
    menu_order = 100
    items = (
        ReportListing("reports"),
        EventListing("events"),
        ParticipationViewSet("participations"),
    )
