"""The admin screens and chooser of events."""

from django.urls import URLPattern, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from .choosers import event_chooser
from .home import actions, unreported_events
from .own_events import hooks as own_event_hooks  # noqa: F401
from .press_notes.home import ImportMenuItem, import_action, notes_to_check
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
hooks.register("register_home_actions", import_action)
hooks.register("register_home_lists", notes_to_check)


@hooks.register("register_admin_urls")
def press_note_urls() -> list[object]:
    return [path("press-notes/", include("events.press_notes.urls"))]


@hooks.register("register_admin_menu_item")
def import_menu_item() -> MenuItem:
    return ImportMenuItem(
        _("Import press note"), reverse("press_notes:import"), icon_name="upload", order=110
    )


@hooks.register("register_press_text")
def report_press_text() -> ReportPressText:
    return ReportPressText()
