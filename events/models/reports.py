import datetime as dt
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from events.blocks import (
    AttendanceBlock,
    ClaimsBlock,
    ConflictsBlock,
    CorrectionsBlock,
    OutcomesBlock,
    SourcesBlock,
)
from events.choices import ContributionKind, PartnerRole, ReportCategory, StatementKind
from events.panels import MUNICIPALITY_HELP, ParticipationPanel
from headless.blocks import BodyBlock
from headless.fields import StreamField
from headless.localization import facts, words
from headless.models import HeadlessPage, IndexPage, LeadImage
from headless.models.base import PAGE_FACTS, PAGE_WORDS, DraftRow, public_fields
from headless.panels import page_tabs
from headless.publishing import Errors
from headless.widgets import TermCheckboxes


class EventReportIndexPage(IndexPage):
    """The section that holds the event reports."""

    max_count_per_parent = 1
    subpage_types: ClassVar = ["mso_events.EventReportPage"]
    page_description = _("Section for reports on past events.")

    class Meta:
        verbose_name = _("section: event reports")
        verbose_name_plural = _("sections: event reports")


class EventReportPage(LeadImage, HeadlessPage):
    """A report on an event: its own text, and facts with their sources.

    It links to its event or has its own date and place, which win where both are given.
    """

    parent_page_types: ClassVar = ["mso_events.EventReportIndexPage"]
    subpage_types: ClassVar = []
    page_description = _("What happened at an event: who came, who spoke, what came of it.")
    required_to_publish = ("teaser", "published_on", "publisher", "category")

    category = models.CharField(
        _("category (kicker)"), max_length=15, choices=ReportCategory.choices, blank=True
    )
    teaser = models.TextField(_("lead"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    topics = ParentalManyToManyField(
        "mso_pages.Topic", blank=True, related_name="+", verbose_name=_("topics")
    )
    published_on = models.DateField(
        _("date of publication"),
        null=True,
        blank=True,
        help_text=_("Of the report, not of the event."),
    )
    publisher = models.ForeignKey(
        "mso_pages.PartnerOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("publisher"),
    )

    # The event
    event = models.ForeignKey(
        "mso_events.EventPage",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="reports",
        verbose_name=_("event"),
    )
    event_date = models.DateField(
        _("date of the event"),
        null=True,
        blank=True,
        help_text=_("Empty: the date of the event above. A repeated event needs the date here."),
    )
    event_end_date = models.DateField(
        _("last day of the event"),
        null=True,
        blank=True,
        help_text=_("Only with a date beside it. Empty: the same day."),
    )
    place_name = models.CharField(
        _("place"),
        max_length=255,
        blank=True,
        help_text=_("Place and town empty: those of the event above."),
    )
    municipality = models.ForeignKey(
        "mso_pages.Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("town"),
    )
    programme = models.ForeignKey(
        "mso_pages.FundingProgrammePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("funding programme"),
    )

    # Facts
    attendance = StreamField(AttendanceBlock(), verbose_name=_("attendance"), blank=True)
    statistics = ParentalManyToManyField(
        "mso_pages.Statistic", blank=True, related_name="+", verbose_name=_("statistics named")
    )
    claims = StreamField(ClaimsBlock(), verbose_name=_("claims"), blank=True)
    outcomes = StreamField(OutcomesBlock(), verbose_name=_("outcomes and follow-ups"), blank=True)
    sources = StreamField(SourcesBlock(), verbose_name=_("sources"), blank=True)
    conflicts = StreamField(
        ConflictsBlock(collapsed=True), verbose_name=_("where sources disagree"), blank=True
    )
    corrections = StreamField(CorrectionsBlock(), verbose_name=_("corrections"), blank=True)

    edit_handler = page_tabs(
        (
            _("Content"),
            [
                FieldPanel("category", help_text=_("Stands above the title.")),
                *Page.content_panels,
                FieldPanel(
                    "teaser",
                    help_text=_("Who, what, when and where, in one to three sentences."),
                ),
                FieldPanel("body"),
                FieldRowPanel(
                    [
                        FieldPanel("published_on"),
                        FieldPanel(
                            "publisher",
                            help_text=_("The body that issued the report or press note."),
                        ),
                    ]
                ),
                FieldPanel("topics", widget=TermCheckboxes),
                *LeadImage.image_panels,
            ],
        ),
        (
            _("Event"),
            [
                FieldPanel(
                    "event",
                    help_text=_("If it stands on this site. Else give date and place below."),
                ),
                MultiFieldPanel(
                    [
                        FieldRowPanel([FieldPanel("event_date"), FieldPanel("event_end_date")]),
                        FieldPanel("place_name"),
                        FieldPanel("municipality", help_text=MUNICIPALITY_HELP),
                    ],
                    heading=_("Date and place"),
                ),
                FieldPanel(
                    "programme", help_text=_("If the event belonged to a funding programme.")
                ),
            ],
        ),
        (
            _("People and partners"),
            [
                InlinePanel(
                    "partners",
                    heading=_("Partners"),
                    label=_("Partner"),
                    help_text=_(
                        "Bodies that took part. The report shows each under the name it bore then."
                    ),
                ),
                InlinePanel(
                    "contributions",
                    heading=_("Contributions"),
                    label=_("Contribution"),
                    help_text=_("Who spoke, in what role, and what the person said."),
                ),
            ],
        ),
        (
            _("Figures and outcomes"),
            [
                ParticipationPanel(),
                FieldPanel(
                    "attendance", help_text=_("How many came, as the report or its source says.")
                ),
                FieldPanel("outcomes", help_text=_("What was agreed and what is to follow.")),
                FieldPanel(
                    "statistics",
                    widget=TermCheckboxes,
                    help_text=_("Figures from the master data that the report names."),
                ),
                FieldPanel(
                    "claims",
                    help_text=_(
                        "Statements that the report passes on without vouching for them, "
                        "such as “the most in Germany”."
                    ),
                ),
            ],
        ),
        (
            _("Sources"),
            [
                FieldPanel(
                    "sources",
                    attrs={"data-facts": True},
                    help_text=_("Where the facts come from."),
                ),
                FieldPanel(
                    "conflicts",
                    classname="collapsed",
                    help_text=_("If two sources disagree, keep both and say which one you follow."),
                ),
                FieldPanel(
                    "corrections",
                    classname="collapsed",
                    help_text=_("What was wrong after publishing, for readers to see."),
                ),
            ],
        ),
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("teaser"),
        index.SearchField("body"),
        index.SearchField("outcomes"),
        index.SearchField("sources"),
        index.FilterField("category"),
        index.FilterField("published_on"),
    ]
    api_fields = public_fields(
        "category",
        "teaser",
        "body",
        "topics",
        "published_on",
        "publisher",
        "event_date",
        "event_end_date",
        "place_name",
        "municipality",
        "attendance",
        "claims",
        "outcomes",
        "sources",
        "conflicts",
        "corrections",
        "image",
        "image_alt",
    )
    override_translatable_fields = [
        *PAGE_WORDS,
        *PAGE_FACTS,
        *words("teaser", "body", "contributions", "attendance", "claims", "outcomes"),
        *words("conflicts", "corrections"),
        *facts("category", "topics", "published_on", "publisher", "event", "event_date"),
        *facts("event_end_date", "place_name", "municipality", "programme", "partners"),
        *facts("statistics", "sources"),
        *LeadImage.image_translatable_fields,
    ]

    class Meta:
        verbose_name = _("event report")
        verbose_name_plural = _("event reports")

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.event_date and self.event_end_date and self.event_end_date < self.event_date:
            errors["event_end_date"] = _("The end lies before the beginning.")
        if self.event_end_date and not self.event_date:
            errors["event_date"] = _("Give the first day beside the last one.")
        # Not by the date of an event: that may be postponed when the report is live.
        if self.event_date and self.published_on and self.published_on < self.event_date:
            errors["published_on"] = _("A report is not published before its event.")
        if errors:
            raise ValidationError(errors)

    def publish_rules(self) -> Errors:
        errors = super().publish_rules()
        if self.event_date is None:
            if self.event is None:
                errors["event_date"] = [_("Choose the event or give its date before publishing.")]
            elif self.event.recurrence:
                errors["event_date"] = [_("Give the date: the event has several.")]
            elif not self.event.get_translations(inclusive=True).filter(live=True).exists():
                errors["event_date"] = [_("Give the date, or publish the event first.")]
        return errors

    def first_day(self) -> dt.date | None:
        """The day of the event: the report's own one, else that of the event."""
        return self.event_date or (self.event and self.event.starts_on)

    def last_day(self) -> dt.date | None:
        """The last day of the event."""
        if self.event_date:
            return self.event_end_date or self.event_date
        return self.event and self.event.last_day()


class ReportPartner(DraftRow, Orderable):
    """A partner organisation in its role at the event, under the name of that day."""

    page = ParentalKey(EventReportPage, on_delete=models.CASCADE, related_name="partners")
    partner = models.ForeignKey(
        "mso_pages.PartnerOrganisation",
        on_delete=models.PROTECT,
        related_name="+",
        verbose_name=_("partner"),
    )
    role = models.CharField(
        _("role"), max_length=15, choices=PartnerRole.choices, default=PartnerRole.CO_ORGANISER
    )

    panels = [FieldPanel("partner"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")
        verbose_name_plural = _("partners")

    def __str__(self) -> str:
        return str(self.partner)


class Contribution(DraftRow, TranslatableMixin, Orderable):
    """What a person said or did at the event, in the role of that day."""

    page = ParentalKey(EventReportPage, on_delete=models.CASCADE, related_name="contributions")
    kind = models.CharField(
        _("kind"),
        max_length=15,
        choices=ContributionKind.choices,
        default=ContributionKind.SPEECH,
    )
    person = models.CharField(
        _("person"), max_length=255, help_text=_("With academic title, as the source names it.")
    )
    role = models.CharField(_("role on that day"), max_length=255, blank=True)
    organisation = models.ForeignKey(
        "mso_pages.PartnerOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organisation"),
    )
    statement = models.TextField(_("statement"), blank=True)
    statement_kind = models.CharField(
        _("the statement is a"),
        max_length=15,
        choices=StatementKind.choices,
        default=StatementKind.PARAPHRASE,
    )

    panels = [
        FieldRowPanel([FieldPanel("person"), FieldPanel("kind")]),
        FieldRowPanel([FieldPanel("role"), FieldPanel("organisation")]),
        FieldPanel("statement"),
        FieldPanel("statement_kind"),
    ]
    override_translatable_fields = [
        *words("role", "statement"),
        *facts("kind", "person", "organisation", "statement_kind"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")

    def __str__(self) -> str:
        return self.person
