"""Chooser for relations to events."""

from django.utils.translation import gettext_lazy as _

from headless.choosers import OneRowChooserViewSet

event_chooser = OneRowChooserViewSet(
    "event_chooser",
    model="mso_events.EventPage",
    icon="calendar",
    choose_one_text=_("Choose an event"),
    choose_another_text=_("Choose another event"),
    edit_item_text=_("Edit this event"),
)
