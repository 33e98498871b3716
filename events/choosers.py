"""Chooser for relations to events."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column

from headless.choosers import DayColumn, LabelSearchForm, OneRowChooserViewSet


class EventSearchForm(LabelSearchForm):
    more_names = ("series", "place_name", "municipality__name")


event_chooser = OneRowChooserViewSet(
    "event_chooser",
    model="mso_events.EventPage",
    icon="calendar",
    choose_one_text=_("Choose an event"),
    choose_another_text=_("Choose another event"),
    edit_item_text=_("Edit this event"),
    filter_form_class=EventSearchForm,
    # Reports are written on what was lately.
    first=("-starts_on",),
    more_columns=[
        DayColumn("starts_on", label=_("Begins on")),
        Column("municipality", label=_("Town")),
    ],
)
