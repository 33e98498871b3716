from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from headless.blocks import BodyBlock
from headless.fields import StreamField
from headless.localization import facts, words
from headless.panels import page_tabs

from .base import PAGE_FACTS, PAGE_WORDS, HeadlessPage, LeadImage, public_fields


class ContentPage(LeadImage, HeadlessPage):
    """Imprint, privacy notice, accessibility statement and other standing texts."""

    class Kind(models.TextChoices):
        GENERAL = "general", _("General page")
        IMPRINT = "imprint", _("Imprint")
        PRIVACY = "privacy", _("Privacy notice")
        ACCESSIBILITY = "accessibility", _("Accessibility statement")

    page_description = _(
        "Imprint, privacy notice, accessibility statement or another lasting text."
    )
    required_to_publish = ("body",)

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.GENERAL)
    teaser = models.TextField(_("teaser"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    reviewed_on = models.DateField(
        _("last reviewed on"),
        null=True,
        blank=True,
        help_text=_("Accessibility statements are reviewed at least once a year."),
    )

    edit_handler = page_tabs(
        (
            _("Content"),
            [*Page.content_panels, FieldPanel("kind"), FieldPanel("teaser"), FieldPanel("body")],
        ),
        (_("Picture and review"), [*LeadImage.image_panels, FieldPanel("reviewed_on")]),
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("teaser"),
        index.SearchField("body"),
        index.FilterField("kind"),
    ]
    api_fields = public_fields(
        "kind",
        "teaser",
        "body",
        "image",
        "image_alt",
        "reviewed_on",
    )
    override_translatable_fields = [
        *PAGE_WORDS,
        *PAGE_FACTS,
        *words("teaser", "body"),
        *facts("kind", "reviewed_on"),
        *LeadImage.image_translatable_fields,
    ]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")
