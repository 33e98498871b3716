from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable, Page
from wagtail.search import index

from headless.blocks import BodyBlock
from headless.fields import StreamField
from headless.localization import facts, words
from headless.models import HeadlessPage, IndexPage, LeadImage
from headless.models.base import PAGE_FACTS, PAGE_WORDS, DraftRow, public_fields
from headless.panels import page_tabs
from headless.widgets import TermCheckboxes


class NewsIndexPage(IndexPage):
    """The section that holds the news."""

    max_count_per_parent = 1
    subpage_types: ClassVar = ["mso_pages.NewsPage"]
    page_description = _("Section for news that are no event reports.")

    class Meta:
        verbose_name = _("section: news")
        verbose_name_plural = _("sections: news")


class NewsPage(LeadImage, HeadlessPage):
    """A press note that has no event."""

    parent_page_types: ClassVar = ["mso_pages.NewsIndexPage"]
    subpage_types: ClassVar = []
    page_description = _("A press note without an event, for example on a new programme.")
    required_to_publish = ("teaser", "published_on")

    kicker = models.CharField(_("kicker"), max_length=100, blank=True)
    teaser = models.TextField(_("lead"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    published_on = models.DateField(
        _("date of publication"), null=True, blank=True, help_text=_("As printed above the note.")
    )
    publisher = models.ForeignKey(
        "mso_pages.PartnerOrganisation",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("publisher"),
    )
    programme = models.ForeignKey(
        "mso_pages.FundingProgrammePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("funding programme"),
    )
    call = models.ForeignKey(
        "mso_pages.FundingCallPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("call"),
    )
    topics = ParentalManyToManyField(
        "mso_pages.Topic", blank=True, related_name="+", verbose_name=_("topics")
    )

    edit_handler = page_tabs(
        (
            _("Content"),
            [
                FieldPanel("kicker", help_text=_("A word or two above the title.")),
                *Page.content_panels,
                FieldPanel(
                    "teaser",
                    help_text=_("Who, what, when and where, in one to three sentences."),
                ),
                FieldPanel("body"),
                *LeadImage.image_panels,
            ],
        ),
        (
            _("Facts and relations"),
            [
                FieldRowPanel([FieldPanel("published_on"), FieldPanel("publisher")]),
                FieldPanel("topics", widget=TermCheckboxes),
                InlinePanel(
                    "partners",
                    heading=_("Partners"),
                    label=_("Partner"),
                    help_text=_("Bodies that the note names."),
                ),
                FieldPanel("programme", help_text=_("If the note is about one.")),
                FieldPanel("call", help_text=_("If the note is about one.")),
            ],
        ),
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("kicker"),
        index.SearchField("teaser"),
        index.SearchField("body"),
        index.FilterField("published_on"),
    ]
    api_fields = public_fields(
        "kicker",
        "teaser",
        "body",
        "published_on",
        "publisher",
        "topics",
        "image",
        "image_alt",
    )
    override_translatable_fields = [
        *PAGE_WORDS,
        *PAGE_FACTS,
        *words("kicker", "teaser", "body"),
        *facts("published_on", "publisher", "partners", "programme", "call", "topics"),
        *LeadImage.image_translatable_fields,
    ]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")


class NewsPartner(DraftRow, Orderable):
    """A partner organisation that a news page names."""

    page = ParentalKey(NewsPage, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(
        "mso_pages.PartnerOrganisation",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("partner"),
    )

    panels = [FieldPanel("partner")]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return str(self.partner)
