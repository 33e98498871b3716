"""Whom an MSO belongs to, whom it supports, and who funds it."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from .msos import YEARS, MSOProfilePage


class UmbrellaMembership(Orderable):
    """An MSO is a member of an umbrella organisation."""

    page = ParentalKey(
        MSOProfilePage, on_delete=models.CASCADE, related_name="umbrella_memberships"
    )
    umbrella = models.ForeignKey(
        "mso_pages.PartnerOrganisation",
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("umbrella organisation"),
    )
    since_year = models.PositiveSmallIntegerField(
        _("since"), null=True, blank=True, validators=YEARS
    )
    until_year = models.PositiveSmallIntegerField(
        _("until"), null=True, blank=True, validators=YEARS
    )

    panels = [
        FieldPanel("umbrella"),
        FieldRowPanel([FieldPanel("since_year"), FieldPanel("until_year")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("membership in an umbrella organisation")
        verbose_name_plural = _("memberships in umbrella organisations")

    def __str__(self) -> str:
        return str(self.umbrella)

    def clean(self) -> None:
        super().clean()
        if self.since_year and self.until_year and self.until_year < self.since_year:
            raise ValidationError({"until_year": _("The end lies before the beginning.")})


class Mentoring(Orderable):
    """An experienced MSO supports a younger one. The page is the mentor."""

    page = ParentalKey(MSOProfilePage, on_delete=models.CASCADE, related_name="mentorings")
    mentee = models.ForeignKey(
        MSOProfilePage,
        on_delete=models.CASCADE,
        related_name="mentored_by",
        verbose_name=_("supported organisation"),
    )
    since_year = models.PositiveSmallIntegerField(
        _("since"), null=True, blank=True, validators=YEARS
    )

    panels = [FieldPanel("mentee"), FieldPanel("since_year")]

    class Meta(Orderable.Meta):
        verbose_name = _("mentoring")
        verbose_name_plural = _("mentorings")

    def __str__(self) -> str:
        return str(self.mentee)

    def clean(self) -> None:
        super().clean()
        if self.mentee_id and self.page_id and self.mentee_id == self.page_id:
            raise ValidationError({"mentee": _("An organisation cannot support itself.")})


class FundingReceived(Orderable):
    """A grant that an MSO received."""

    page = ParentalKey(MSOProfilePage, on_delete=models.CASCADE, related_name="funding_received")
    call = models.ForeignKey(
        "mso_pages.FundingCallPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("call"),
    )
    project = models.CharField(_("project"), max_length=255)
    year = models.PositiveSmallIntegerField(_("year"), validators=YEARS)
    amount = models.DecimalField(
        _("amount in euros"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    file_number = models.CharField(
        _("file number"), max_length=100, blank=True, help_text=_("Internal; never delivered.")
    )
    is_public = models.BooleanField(
        _("may be shown"),
        default=False,
        help_text=_("The organisation agreed, or the funding is public already."),
    )

    panels = [
        FieldPanel("call"),
        FieldPanel("project"),
        FieldRowPanel([FieldPanel("year"), FieldPanel("amount")]),
        FieldRowPanel([FieldPanel("file_number"), FieldPanel("is_public")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("funding received")
        verbose_name_plural = _("funding received")

    def __str__(self) -> str:
        return f"{self.project} ({self.year})"
