from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from headless.fields import ChoiceListField, LanguageTagsField, WebAddressField
from headless.localization import facts, words
from mso_pages.choices import Accessibility, Mode, Weekday


class Offer(TranslatableMixin, Orderable):
    """What an MSO offers: a course, advice, a meeting point. People look for it by itself."""

    class Cost(models.TextChoices):
        FREE = "free", _("Free of charge")
        FEE = "fee", _("With a fee")
        DONATION = "donation", _("Donation welcome")

    page = ParentalKey("mso_pages.MSOProfilePage", on_delete=models.CASCADE, related_name="offers")
    title = models.CharField(_("title"), max_length=255)
    description = models.TextField(_("description"), blank=True)
    topic = models.ForeignKey(
        "mso_pages.Topic",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("topic"),
    )
    languages = LanguageTagsField(
        _("languages"), help_text=_("Language tags, separated by commas: tr, kmr, de.")
    )
    weekdays = ChoiceListField(_("weekdays"), choices_class=Weekday)
    starts_at = models.TimeField(_("from"), null=True, blank=True)
    ends_at = models.TimeField(_("until"), null=True, blank=True)
    schedule_note = models.CharField(
        _("note on the time"),
        max_length=255,
        blank=True,
        help_text=_("For example: not in school holidays."),
    )
    cost = models.CharField(_("cost"), max_length=10, choices=Cost.choices, default=Cost.FREE)
    cost_note = models.CharField(_("note on the cost"), max_length=255, blank=True)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices, default=Mode.ON_SITE)
    place = models.CharField(
        _("place of the offer"),
        max_length=255,
        blank=True,
        help_text=_("Only if it differs from the address of the organisation."),
    )
    online_url = WebAddressField(_("address of the online meeting"), blank=True)
    accessibility = ChoiceListField(_("accessibility"), choices_class=Accessibility)

    panels = [
        FieldPanel("title"),
        FieldPanel("description"),
        FieldRowPanel([FieldPanel("topic"), FieldPanel("languages")]),
        FieldPanel("weekdays"),
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldPanel("schedule_note"),
        FieldRowPanel([FieldPanel("cost"), FieldPanel("cost_note")]),
        FieldRowPanel([FieldPanel("mode"), FieldPanel("place"), FieldPanel("online_url")]),
        FieldPanel("accessibility"),
    ]
    override_translatable_fields = [
        *words("title", "description", "schedule_note", "cost_note", "place"),
        *facts("topic", "languages", "weekdays", "starts_at", "ends_at"),
        *facts("cost", "mode", "online_url", "accessibility"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("offer")
        verbose_name_plural = _("offers")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.starts_at and self.ends_at and self.ends_at <= self.starts_at:
            raise ValidationError({"ends_at": _("The end lies before the beginning.")})
