from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from events.choices import ParticipationRole


class EventParticipation(models.Model):
    """An MSO took part in an event. Counts of these rows help the editor; the API shows the
    numbers that the report states.
    """

    event = models.ForeignKey(
        "mso_events.EventPage",
        on_delete=models.CASCADE,
        related_name="participations",
        verbose_name=_("event"),
    )
    mso = models.ForeignKey(
        "mso_pages.MSOProfilePage",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("organisation (MSO)"),
    )
    role = models.CharField(
        _("role"),
        max_length=15,
        choices=ParticipationRole.choices,
        default=ParticipationRole.PARTICIPANT,
    )

    panels = [FieldPanel("event"), FieldPanel("mso"), FieldPanel("role")]

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "mso"],
                name="mso_events_participation_once",
                violation_error_message=_("This organisation is listed for the event already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.mso} – {self.event}"
