from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from headless.fields import WebAddressField
from headless.localization import facts


class Guideline(models.Model):
    """The guideline that a programme or a call rests on."""

    guideline_title = models.CharField(_("title of the guideline"), max_length=500, blank=True)
    guideline_date = models.DateField(_("date of the guideline"), null=True, blank=True)
    guideline_reference = models.CharField(
        _("reference"),
        max_length=255,
        blank=True,
        help_text=_("For example: MBl. NRW. 2018 Nr. 29"),
    )
    guideline_url = WebAddressField(_("address of the guideline"), blank=True)

    guideline_panels = [
        MultiFieldPanel(
            [
                FieldPanel("guideline_title"),
                FieldRowPanel([FieldPanel("guideline_date"), FieldPanel("guideline_reference")]),
                FieldPanel("guideline_url"),
            ],
            heading=_("Guideline"),
        )
    ]
    guideline_translatable_fields = facts(
        "guideline_title", "guideline_date", "guideline_reference", "guideline_url"
    )

    class Meta:
        abstract = True
