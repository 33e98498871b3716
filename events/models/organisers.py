from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from events.choices import OrganiserRole
from headless.models.base import DraftRow

from .events import EventPage


class EventOrganiser(DraftRow, Orderable):
    """Who organises an event, and in what role: an MSO or a partner."""

    page = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="organisers")
    mso = models.ForeignKey(
        "mso_pages.MSOProfilePage",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation (MSO)"),
    )
    partner = models.ForeignKey(
        "mso_pages.PartnerOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("partner"),
    )
    role = models.CharField(
        _("role"), max_length=15, choices=OrganiserRole.choices, default=OrganiserRole.ORGANISER
    )

    panels = [FieldPanel("partner"), FieldPanel("mso"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("organiser")
        verbose_name_plural = _("organisers")
        constraints = [
            models.CheckConstraint(
                condition=Q(mso__isnull=False, partner__isnull=True)
                | Q(mso__isnull=True, partner__isnull=False),
                name="mso_events_organiser_is_mso_or_partner",
            )
        ]

    def __str__(self) -> str:
        return str(self.mso or self.partner)

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], **kwargs: Any) -> Any:
        row = super().from_serializable_data(data, **kwargs)
        return row if row and (row.mso_id or row.partner_id) else None

    def clean(self) -> None:
        super().clean()
        if (self.mso_id is None) == (self.partner_id is None):
            raise ValidationError({"partner": _("Name either an organisation or a partner.")})
