from django.db import models
from django.utils.translation import gettext_lazy as _


class EventOccurrence(models.Model):
    """One date on which an event takes place, derived when the event is published.

    It belongs to all translations of the event, by their `translation_key`.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    event_key = models.UUIDField(db_index=True, editable=False)
    recurrence_id = models.CharField(
        max_length=20,
        blank=True,
        editable=False,
        help_text=_("Local start by the rule (RFC 5545, 3.8.4.4); empty for a single event."),
    )
    is_all_day = models.BooleanField(editable=False)
    starts_at = models.DateTimeField(editable=False)
    ends_at = models.DateTimeField(null=True, editable=False)
    first_day = models.DateField(editable=False)
    last_day = models.DateField(editable=False)

    class Meta:
        ordering = ["starts_at", "id"]
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        indexes = [
            models.Index(fields=["first_day", "last_day"], name="mso_events_occurrence_days")
        ]

    def __str__(self) -> str:
        return self.first_day.isoformat()
