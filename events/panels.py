"""Panels of the edit forms of events and reports."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, Panel
from wagtail.models import Page

from headless.models import LeadImage
from headless.panels import Tab
from headless.widgets import TermCheckboxes

TEASER_HELP = _("One to three sentences, shown in lists and previews.")
MUNICIPALITY_HELP = _("Search by name or by municipality key (AGS).")


class ParticipationPanel(Panel):
    """Shows beside the figures of a report how many participations are recorded."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "mso_events/participation_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            # The models import this module.
            from .selectors import participation_counts  # noqa: PLC0415

            event = self.instance.event
            context["counts"] = participation_counts(event) if event else None
            return context


EVENT_TABS: Sequence[Tab] = (
    (
        _("Content"),
        [
            *Page.content_panels,
            FieldPanel("teaser", help_text=TEASER_HELP),
            FieldPanel("topics", widget=TermCheckboxes),
            *LeadImage.image_panels,
            FieldPanel("body"),
        ],
    ),
    (
        _("When"),
        [
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("starts_on"), FieldPanel("starts_time")]),
                    FieldRowPanel([FieldPanel("ends_on"), FieldPanel("ends_time")]),
                ],
                heading=pgettext_lazy("event", "Date"),
            ),
            MultiFieldPanel(
                [FieldPanel("recurrence"), FieldPanel("excluded_dates")],
                heading=_("Repetition"),
                classname="collapsed",
            ),
            MultiFieldPanel(
                [
                    FieldPanel(
                        "status",
                        help_text=_(
                            "A cancelled or postponed event stays published, so that people "
                            "who noted it learn of it."
                        ),
                    ),
                    FieldRowPanel(
                        [
                            FieldPanel("previous_starts_on"),
                            FieldPanel("previous_starts_time"),
                        ]
                    ),
                ],
                heading=_("Status"),
            ),
            MultiFieldPanel(
                [
                    FieldPanel(
                        "time_zone",
                        help_text=_("Europe/Berlin in all of Germany; rarely another one."),
                    )
                ],
                heading=_("Time zone"),
                classname="collapsed",
            ),
        ],
    ),
    (
        _("Where"),
        [
            FieldPanel("mode"),
            FieldPanel(
                "place_name",
                help_text=_("Name of the house, for example Dietrich-Keuning-Haus."),
            ),
            FieldRowPanel([FieldPanel("street"), FieldPanel("postal_code")]),
            FieldPanel("municipality", help_text=MUNICIPALITY_HELP),
            FieldPanel(
                "online_url",
                help_text=_(
                    "Public for everyone. Leave it empty if only those who register get it."
                ),
            ),
        ],
    ),
    (
        _("Who"),
        [
            FieldPanel("host_partner"),
            FieldPanel("host_mso"),
            InlinePanel("organisers", heading=_("Organisers"), label=_("Organiser")),
            FieldPanel(
                "invited_group",
                help_text=_("For example: boards of associations in Westphalia."),
            ),
            FieldPanel("programme_items"),
            MultiFieldPanel(
                [
                    FieldPanel("programme"),
                    FieldRowPanel(
                        [
                            FieldPanel("series"),
                            FieldPanel(
                                "edition", help_text=_("3 for the third event of the series.")
                            ),
                        ]
                    ),
                ],
                heading=_("Funding programme and series"),
                classname="collapsed",
            ),
        ],
    ),
    (
        _("Taking part"),
        [
            MultiFieldPanel(
                [
                    FieldPanel("registration_url"),
                    FieldPanel("registration_until"),
                    FieldPanel(
                        "registration_note",
                        help_text=_("What the address alone does not tell, for example: by phone."),
                    ),
                ],
                heading=_("Registration"),
            ),
            FieldPanel("languages"),
            FieldPanel("interpretation"),
            FieldPanel("accessibility"),
            FieldRowPanel([FieldPanel("is_free"), FieldPanel("cost_note")]),
            FieldPanel("has_childcare"),
        ],
    ),
)
