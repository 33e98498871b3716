from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Page
from wagtail.search import index

from headless.blocks import BodyBlock
from headless.fields import ChoiceListField, LinesField, StreamField
from headless.localization import facts, words
from headless.models import HeadlessPage, IndexPage, LeadImage
from headless.models.base import PAGE_FACTS, PAGE_WORDS, public_fields
from headless.panels import page_tabs
from mso_pages.blocks import ListBlock, RequiredDocumentsBlock
from mso_pages.choices import Eligible, FinancingForm, FundingArea, FundingType
from mso_pages.fields import RegionalKeysField

from .guidelines import Guideline


class FundingProgrammeIndexPage(IndexPage):
    """The section that holds the funding programmes."""

    max_count_per_parent = 1
    subpage_types: ClassVar = ["mso_pages.FundingProgrammePage"]
    page_description = _("Section for funding programmes and their calls.")

    class Meta:
        verbose_name = _("section: funding programmes")
        verbose_name_plural = _("sections: funding programmes")


class FundingProgrammePage(LeadImage, Guideline, HeadlessPage):
    """A funding programme: what lasts. Amounts, deadlines and rules belong to its calls."""

    parent_page_types: ClassVar = ["mso_pages.FundingProgrammeIndexPage"]
    subpage_types: ClassVar = ["mso_pages.FundingCallPage"]
    page_description = _("A programme as such; add its calls below it.")
    required_to_publish = ("teaser", "funder", "guideline_url")

    teaser = models.TextField(_("short text"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("full text"), blank=True)
    alternate_names = LinesField(
        _("other and former names"),
        help_text=_("One a line. The search finds the programme by them."),
    )
    predecessor = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="successors",
        verbose_name=_("follows on from"),
    )
    funder = models.ForeignKey(
        "mso_pages.PartnerOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("funder"),
        help_text=_("Whose money it is."),
    )
    granting_authority = models.ForeignKey(
        "mso_pages.PartnerOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("granting authority"),
        help_text=_("Who decides on applications."),
    )
    contact_point = models.ForeignKey(
        "mso_pages.PartnerOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("contact point"),
        help_text=_("Who answers questions."),
    )
    funding_type = models.CharField(
        _("type of funding"),
        max_length=20,
        choices=FundingType.choices,
        default=FundingType.GRANT,
    )
    financing_form = models.CharField(
        _("form of financing"), max_length=20, choices=FinancingForm.choices, blank=True
    )
    funding_areas = ChoiceListField(_("funding areas"), choices_class=FundingArea)
    territory = RegionalKeysField(
        pgettext_lazy("programme", "territory"),
        help_text=_("Regional keys: DE for Germany, 05 for North Rhine-Westphalia."),
    )
    eligible = ChoiceListField(_("who may apply"), choices_class=Eligible)
    purposes = StreamField(ListBlock(), verbose_name=_("purposes"), blank=True)
    conditions = StreamField(ListBlock(), verbose_name=_("conditions"), blank=True)
    exclusions = StreamField(ListBlock(), verbose_name=_("exclusions"), blank=True)
    required_documents = StreamField(
        RequiredDocumentsBlock(), verbose_name=_("required documents"), blank=True
    )
    legal_basis = models.TextField(_("legal basis"), blank=True)

    edit_handler = page_tabs(
        (
            _("Content"),
            [
                *Page.content_panels,
                FieldPanel(
                    "teaser", help_text=_("What is funded and for whom, in one to three sentences.")
                ),
                FieldPanel("purposes", help_text=_("What the money is for, one point each.")),
                FieldPanel("body"),
                *LeadImage.image_panels,
            ],
        ),
        (
            _("Who and what"),
            [
                FieldPanel("funder"),
                FieldPanel("granting_authority"),
                FieldPanel("contact_point"),
                FieldRowPanel([FieldPanel("funding_type"), FieldPanel("financing_form")]),
                FieldPanel("funding_areas"),
                FieldPanel("eligible"),
                FieldPanel("territory"),
            ],
        ),
        (
            _("Rules and documents"),
            [
                *Guideline.guideline_panels,
                FieldPanel(
                    "legal_basis",
                    help_text=_("Laws and budget rules, as the guideline names them."),
                ),
                FieldPanel("conditions", help_text=_("What every project must meet.")),
                FieldPanel("exclusions", help_text=_("What is not funded.")),
                FieldPanel("required_documents", help_text=_("What belongs to an application.")),
            ],
        ),
        (_("Names"), [FieldPanel("alternate_names"), FieldPanel("predecessor")]),
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("alternate_names", boost=2),
        index.SearchField("teaser"),
        index.SearchField("body"),
        index.FilterField("funder_id"),
        index.FilterField("funding_type"),
    ]
    api_fields = public_fields(
        "teaser",
        "body",
        "alternate_names",
        "funder",
        "granting_authority",
        "contact_point",
        "funding_type",
        "financing_form",
        "funding_areas",
        "territory",
        "eligible",
        "purposes",
        "conditions",
        "exclusions",
        "required_documents",
        "legal_basis",
        "guideline_title",
        "guideline_date",
        "guideline_reference",
        "guideline_url",
        "image",
        "image_alt",
    )
    override_translatable_fields = [
        *PAGE_WORDS,
        *PAGE_FACTS,
        *words("teaser", "body", "purposes", "conditions", "exclusions", "required_documents"),
        *facts("alternate_names", "predecessor", "funder", "granting_authority", "contact_point"),
        *facts("funding_type", "financing_form", "funding_areas", "territory", "eligible"),
        *facts("legal_basis"),
        *Guideline.guideline_translatable_fields,
        *LeadImage.image_translatable_fields,
    ]

    class Meta:
        verbose_name = _("funding programme")
        verbose_name_plural = _("funding programmes")
