"""The admin screens and chooser of events."""

from wagtail import hooks

from .choosers import event_chooser
from .viewsets import EventsGroup


@hooks.register("register_admin_viewset")
def events_group() -> EventsGroup:
    return EventsGroup()


@hooks.register("register_admin_viewset")
def choosers() -> object:
    return event_chooser
