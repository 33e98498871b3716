import datetime as dt
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index

from headless.blocks import BodyBlock
from headless.fields import StreamField, WebAddressField
from headless.localization import facts, words
from headless.models import HeadlessPage
from headless.models.base import PAGE_FACTS, PAGE_WORDS, public_fields
from headless.panels import page_tabs
from headless.periods import Step, value_at
from headless.publishing import Errors
from headless.validators import PERCENT
from headless.widgets import TermCheckboxes
from mso_pages.blocks import EligibilityBlock
from mso_pages.choices import FinancingForm

from .guidelines import Guideline

CLOSING_SOON = dt.timedelta(days=14)


class FundingCallPage(Guideline, HeadlessPage):
    """A call of a funding programme. Old calls stay as they were."""

    class DeadlineKind(models.TextChoices):
        CUT_OFF = "cut_off", _("Cut-off date (Ausschlussfrist)")
        ADMINISTRATIVE = "administrative", _("Administrative date (Ordnungsfrist)")
        ROLLING = "rolling", _("Rolling, no deadline")
        ANNUAL = "annual", _("Every year")
        UNKNOWN = "unknown", _("Not known")

    class AmountPer(models.TextChoices):
        YEAR = "year", _("per year")
        PROJECT = "project", _("per project")

    class Channel(models.TextChoices):
        ONLINE = "online", _("Online")
        POST = "post", _("By post")
        ONLINE_AND_POST = "online_and_post", _("Online and by post")
        EMAIL = "email", _("By e-mail")

    class Status(models.TextChoices):
        """Computed from the clock when it is read; never stored."""

        ANNOUNCED = "announced", _("Announced")
        OPEN = "open", _("Open")
        CLOSING_SOON = "closing_soon", _("Closing soon")
        CLOSED = "closed", _("Closed")
        ROLLING = "rolling", _("Rolling")

    parent_page_types: ClassVar = ["mso_pages.FundingProgrammePage"]
    subpage_types: ClassVar = []
    page_description = _("One round of a programme, with deadline, amounts and rules.")
    required_to_publish = ("teaser",)

    teaser = models.TextField(_("short text"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("full text"), blank=True)
    focus_topics = ParentalManyToManyField(
        "mso_pages.Topic", blank=True, related_name="+", verbose_name=_("focus topics")
    )

    # Dates
    opens_on = models.DateField(_("opens on"), null=True, blank=True)
    closes_on = models.DateField(_("closes on"), null=True, blank=True)
    closes_time = models.TimeField(
        _("closes at"), null=True, blank=True, help_text=_("Empty: at the end of the day.")
    )
    deadline_kind = models.CharField(
        _("kind of deadline"),
        max_length=20,
        choices=DeadlineKind.choices,
        default=DeadlineKind.CUT_OFF,
    )
    project_starts_on = models.DateField(_("projects begin on"), null=True, blank=True)
    project_ends_on = models.DateField(_("projects end on"), null=True, blank=True)

    # Money
    budget = models.DecimalField(
        _("budget of the call in euros"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    min_amount = models.DecimalField(
        _("smallest grant in euros"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    max_amount = models.DecimalField(
        _("largest grant in euros"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    amount_per = models.CharField(
        _("amounts are"), max_length=10, choices=AmountPer.choices, blank=True
    )
    financing_form = models.CharField(
        _("form of financing"), max_length=20, choices=FinancingForm.choices, blank=True
    )
    max_rate_percent = models.DecimalField(
        _("largest share funded (%)"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=PERCENT,
    )
    own_share_percent = models.DecimalField(
        _("smallest own share (%)"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=PERCENT,
    )
    volunteer_share_percent = models.DecimalField(
        _("of which voluntary work (%)"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=PERCENT,
    )

    # Applying
    eligibility = StreamField(EligibilityBlock(), verbose_name=_("eligibility rules"), blank=True)
    application_channel = models.CharField(
        _("how to apply"), max_length=20, choices=Channel.choices, blank=True
    )
    application_url = WebAddressField(_("address of the application"), blank=True)

    edit_handler = page_tabs(
        (
            _("Content"),
            [
                *Page.content_panels,
                FieldPanel(
                    "teaser", help_text=_("What is funded and for whom, in one to three sentences.")
                ),
                FieldPanel(
                    "focus_topics",
                    widget=TermCheckboxes,
                    help_text=_("Only if this call prefers some topics."),
                ),
                FieldPanel("body"),
            ],
        ),
        (
            _("Dates"),
            [
                FieldPanel(
                    "deadline_kind",
                    help_text=_(
                        "After a cut-off date (Ausschlussfrist) no application is accepted; "
                        "an administrative date (Ordnungsfrist) may be missed for a reason."
                    ),
                ),
                FieldRowPanel(
                    [FieldPanel("opens_on"), FieldPanel("closes_on"), FieldPanel("closes_time")]
                ),
                FieldRowPanel([FieldPanel("project_starts_on"), FieldPanel("project_ends_on")]),
            ],
        ),
        (
            _("Amounts"),
            [
                FieldPanel("budget", help_text=_("What all projects together can get.")),
                FieldRowPanel(
                    [
                        FieldPanel("min_amount"),
                        FieldPanel("max_amount"),
                        FieldPanel("amount_per"),
                    ]
                ),
                FieldPanel("financing_form"),
                MultiFieldPanel(
                    [
                        FieldRowPanel(
                            [
                                FieldPanel("max_rate_percent"),
                                FieldPanel("own_share_percent"),
                                FieldPanel("volunteer_share_percent"),
                            ]
                        )
                    ],
                    heading=_("Shares"),
                ),
            ],
        ),
        (
            _("Applying"),
            [
                FieldPanel(
                    "eligibility",
                    help_text=_("Who may apply: one rule each, so that apps can check it."),
                ),
                FieldPanel("application_channel"),
                FieldPanel("application_url"),
                *Guideline.guideline_panels,
            ],
        ),
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("teaser"),
        index.SearchField("body"),
        index.FilterField("opens_on"),
        index.FilterField("closes_on"),
    ]
    api_fields = public_fields(
        "teaser",
        "body",
        "focus_topics",
        "opens_on",
        "closes_on",
        "closes_time",
        "deadline_kind",
        "project_starts_on",
        "project_ends_on",
        "budget",
        "min_amount",
        "max_amount",
        "amount_per",
        "financing_form",
        "max_rate_percent",
        "own_share_percent",
        "volunteer_share_percent",
        "eligibility",
        "application_channel",
        "application_url",
    )
    override_translatable_fields = [
        *PAGE_WORDS,
        *PAGE_FACTS,
        *words("teaser", "body", "eligibility"),
        *facts("focus_topics", "opens_on", "closes_on", "closes_time", "deadline_kind"),
        *facts("project_starts_on", "project_ends_on", "budget", "min_amount", "max_amount"),
        *facts("amount_per", "financing_form", "max_rate_percent", "own_share_percent"),
        *facts("volunteer_share_percent", "application_channel", "application_url"),
        *Guideline.guideline_translatable_fields,
    ]

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.opens_on and self.closes_on and self.closes_on < self.opens_on:
            errors["closes_on"] = _("The call closes before it opens.")
        if (
            self.project_starts_on
            and self.project_ends_on
            and self.project_ends_on < self.project_starts_on
        ):
            errors["project_ends_on"] = _("The end lies before the beginning.")
        if (
            self.min_amount is not None
            and self.max_amount is not None
            and self.min_amount > self.max_amount
        ):
            errors["max_amount"] = _("The largest grant is smaller than the smallest one.")
        if errors:
            raise ValidationError(errors)

    def publish_rules(self) -> Errors:
        errors = super().publish_rules()
        has_deadline = self.deadline_kind in (
            self.DeadlineKind.CUT_OFF,
            self.DeadlineKind.ADMINISTRATIVE,
        )
        if has_deadline and not self.closes_on:
            errors["closes_on"] = [_("A call with a deadline needs its date before publishing.")]
        return errors

    def closes_at(self) -> dt.datetime | None:
        """The moment the call closes, None without a deadline."""
        if not self.closes_on:
            return None
        if self.closes_time:
            return timezone.make_aware(dt.datetime.combine(self.closes_on, self.closes_time))
        return _end_of(self.closes_on)

    def status_at(self, now: dt.datetime) -> Status | None:
        """Announced, open, closing soon (at most 14 days left), closed or rolling.

        Without a deadline the project period tells that a call is over. None when
        it is not known at all when the call opens and closes.
        """
        status = value_at(self.status_steps(), now)
        return self.Status(status) if status else None

    def status_steps(self) -> list[Step]:
        """Each status with the moment at which the next one begins."""
        closes = self.closes_at()
        over = closes
        if over is None and self.project_ends_on:
            over = _end_of(self.project_ends_on)
        steps: list[Step] = []
        if self.opens_on:
            opens = timezone.make_aware(dt.datetime.combine(self.opens_on, dt.time()))
            steps.append(Step(self.Status.ANNOUNCED, min(opens, over) if over else opens))
        if closes:
            steps.append(Step(self.Status.OPEN, closes - CLOSING_SOON))
            steps.append(Step(self.Status.CLOSING_SOON, closes))
        else:
            steps.append(Step(self._status_without_end(), over))
        return [*steps, Step(self.Status.CLOSED, None)] if over else steps

    def _status_without_end(self) -> Status | None:
        if self.deadline_kind == self.DeadlineKind.ROLLING:
            return self.Status.ROLLING
        if self.opens_on:
            return self.Status.OPEN
        is_unknown = self.deadline_kind == self.DeadlineKind.UNKNOWN
        return None if is_unknown else self.Status.ANNOUNCED


def _end_of(day: dt.date) -> dt.datetime:
    """The moment at which a day is over."""
    return timezone.make_aware(dt.datetime.combine(day + dt.timedelta(days=1), dt.time()))
