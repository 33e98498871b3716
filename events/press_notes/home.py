"""What the import of press notes adds to the home page and the menu of the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem

from headless.home import ENTRIES, Action, Entry, TaskList

from .selectors import kinds_to_make, waiting_notes


class ImportMenuItem(MenuItem):
    """Shown to those who may make a page of a note."""

    def is_shown(self, request: Any) -> bool:
        return bool(kinds_to_make(request.user))


def import_action(request: HttpRequest) -> list[Action]:
    """The button that begins an import."""
    if not kinds_to_make(request.user):
        return []
    label = gettext_lazy("Import a press note")
    return [Action(label, reverse("press_notes:import"), "upload", order=5)]


def notes_to_check(request: HttpRequest) -> TaskList:
    """Notes that the user handed in and made no draft of yet."""
    entries = [
        Entry(
            Truncator(note.text).chars(90),
            reverse("press_notes:check", args=[note.pk]),
            _("Handed in on %(day)s.")
            % {"day": date_format(localtime(note.handed_in_at), "SHORT_DATE_FORMAT")},
        )
        for note in waiting_notes(request.user)[:ENTRIES]
    ]
    return TaskList(
        "press_notes",
        gettext_lazy("Press notes to check"),
        entries,
        gettext_lazy("All press notes to check"),
        reverse("press_notes:import"),
        order=5,
    )
