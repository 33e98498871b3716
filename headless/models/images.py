from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model_string

from headless.fields import WebAddressField


class ImageFacts(models.Model):
    """Rights and consents of a picture: one row for each image of the site's image model."""

    class Consent(models.TextChoices):
        UNKNOWN = "unknown", _("Not clarified")
        NO_PERSONS = "no_persons", _("No recognisable persons")
        CONSENT = "consent", _("All persons agreed")
        ASSEMBLY = "assembly", _("Picture of an assembly (KUG § 23)")

    image = models.OneToOneField(
        get_image_model_string(),
        on_delete=models.CASCADE,
        related_name="facts",
        verbose_name=_("picture"),
    )
    credit = models.CharField(_("credit"), max_length=255, blank=True)
    licence = models.CharField(_("licence"), max_length=100, blank=True)
    licence_url = WebAddressField(_("address of the licence"), blank=True)
    consent = models.CharField(
        _("consent"), max_length=20, choices=Consent.choices, default=Consent.UNKNOWN
    )
    persons = models.CharField(
        _("persons shown"),
        max_length=255,
        blank=True,
        help_text=_("For internal use; never delivered."),
    )
    shows_minors = models.BooleanField(_("shows minors"), default=False)

    class Meta:
        verbose_name = _("rights of a picture")
        verbose_name_plural = _("rights of pictures")

    def __str__(self) -> str:
        return str(self.image)
