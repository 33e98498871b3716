from typing import Any

from wagtail.admin.panels import Panel


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
