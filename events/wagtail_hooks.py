"""The admin screens and chooser of events."""

from django.urls import URLPattern, path
from wagtail import hooks

from .choosers import event_chooser
from .home import actions, unreported_events
from .press_texts.reports import ReportPressText
from .views import begin_report
from .viewsets import EventsGroup


@hooks.register("register_admin_viewset")
def events_group() -> EventsGroup:
    return EventsGroup()


@hooks.register("register_admin_viewset")
def choosers() -> object:
    return event_chooser


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    return [path("events/<int:event_pk>/report/", begin_report, name="begin_report")]


hooks.register("register_home_actions", actions)
hooks.register("register_home_lists", unreported_events)


@hooks.register("register_press_text")
def report_press_text() -> ReportPressText:
    return ReportPressText()
