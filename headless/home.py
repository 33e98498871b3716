"""The home page of the admin: what an editor can begin, and what waits to be done.

Each app adds to it by two hooks of ours, which take the request:

- `register_home_actions` gives a list of `Action`,
- `register_home_lists` gives a `TaskList`, which is shown when it has entries.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Site

from .selectors import drafts_edited_by, drafts_edited_by_others, missing_in_draft, places_to_add

Text = str | Promise

ENTRIES = 5


@dataclass(frozen=True)
class Action:
    """A button that begins something."""

    label: Text
    address: str
    icon: str
    order: int = 100


@dataclass(frozen=True)
class Entry:
    """A line of a list.

    Attributes:
        details: sentences that unfold below the note.
        form_label, form_address: a button beside the line, which sends a POST.
    """

    title: str
    address: str
    note: Text = ""
    details: tuple[str, ...] = ()
    form_label: Text = ""
    form_address: str = ""


@dataclass(frozen=True)
class TaskList:
    """A short list of what waits, with the address of all of it."""

    name: str
    heading: Text
    entries: list[Entry] = field(default_factory=list)
    all_label: Text = ""
    all_address: str = ""
    order: int = 100


class NextStepsPanel(Component):
    """What to do next."""

    name = "next_steps"
    order = 50
    template_name = "headless/home/next_steps.html"

    @property
    def media(self) -> forms.Media:
        return forms.Media(css={"all": ["headless/home.css"]})

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        request = parent_context["request"]
        actions: list[Action] = []
        for give_actions in hooks.get_hooks("register_home_actions"):
            actions += give_actions(request)
        lists: list[TaskList] = [
            give_list(request) for give_list in hooks.get_hooks("register_home_lists")
        ]
        return {
            "request": request,
            "csrf_token": parent_context["csrf_token"],
            "actions": sorted(actions, key=lambda action: action.order),
            "lists": sorted((found for found in lists if found.entries), key=lambda x: x.order),
            "is_empty": not actions,
            "sections_address": "" if actions else address_to_add_sections(request),
        }


def actions_to_add(
    request: HttpRequest, types: Iterable[tuple[type[Page], Text, str, int]]
) -> list[Action]:
    """Buttons that add a page, of those that the user may add.

    Args:
        types: page type, label, icon and order of each button.
    """
    types = list(types)
    places = places_to_add(request.user, [model for model, *_rest in types])
    return [
        Action(
            label,
            reverse(
                "wagtailadmin_pages:add",
                args=[model._meta.app_label, model._meta.model_name, places[model].pk],
            ),
            icon,
            order,
        )
        for model, label, icon, order in types
        if model in places
    ]


def address_to_add_sections(request: HttpRequest) -> str:
    """Where the user begins when the site has nothing yet; empty without the right."""
    site = Site.find_for_request(request) or Site.objects.filter(is_default_site=True).first()
    if site and site.root_page.permissions_for_user(request.user).can_add_subpage():
        return reverse("wagtailadmin_pages:add_subpage", args=[site.root_page_id])
    return ""


def own_drafts(request: HttpRequest) -> TaskList:
    """What the user began and did not submit, with what is missing for publishing."""
    return TaskList(
        "drafts",
        gettext_lazy("Your drafts"),
        [draft_entry(page) for page in drafts_edited_by(request.user)[:ENTRIES]],
        gettext_lazy("All drafts"),
        reverse("draft_pages:index"),
        order=10,
    )


def drafts_of_others(request: HttpRequest) -> TaskList:
    """What others began and did not submit, for those who may publish it."""
    entries = [
        Entry(
            page.draft_title,
            reverse("wagtailadmin_pages:edit", args=[page.pk]),
            _("Edited on %(day)s by %(user)s.")
            % {
                "day": date_format(page.latest_revision_created_at, "SHORT_DATE_FORMAT"),
                "user": user_display_name(page.latest_revision.user),
            },
        )
        for page in drafts_edited_by_others(request.user)[:ENTRIES]
    ]
    return TaskList(
        "drafts_of_others",
        gettext_lazy("Drafts of others"),
        entries,
        gettext_lazy("All drafts"),
        reverse("draft_pages:index"),
        order=20,
    )


def draft_entry(page: Page) -> Entry:
    """A draft and what is missing in it."""
    missing = missing_in_draft(page)
    return Entry(
        page.draft_title,
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        missing_note(len(missing)),
        tuple(missing),
    )


def missing_note(count: int) -> str:
    """Whether a draft may go live."""
    if not count:
        return _("Complete: it can be submitted or published.")
    text = ngettext(
        "%(count)d thing is missing for publishing.",
        "%(count)d things are missing for publishing.",
        count,
    )
    return text % {"count": count}
