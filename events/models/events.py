import datetime as dt
from functools import cache
from typing import Any, ClassVar
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Page
from wagtail.search import index

from events.blocks import ProgrammeBlock
from events.choices import EventStatus
from events.fields import DateListField, validate_recurrence_rule
from events.panels import EVENT_TABS
from events.recurrence import first_start
from headless.blocks import BodyBlock
from headless.fields import ChoiceListField, LanguageTagsField, StreamField, WebAddressField
from headless.localization import facts, words
from headless.models import HeadlessPage, IndexPage, LeadImage
from headless.models.base import PAGE_FACTS, PAGE_WORDS, public_fields
from headless.panels import page_tabs
from headless.publishing import Errors
from mso_pages.choices import Accessibility, Mode
from mso_pages.member_pages import KeptByMembers

HOST_HELP = _("Either an organisation (MSO) or a partner.")


@cache
def _time_zones() -> set[str]:
    # Reads the whole zone folder, and every validation of an event asks.
    return available_timezones() - {"Factory", "localtime"}


def validate_time_zone(name: str) -> None:
    if name not in _time_zones():
        raise ValidationError(_("“%(name)s” is not a time zone."), params={"name": name})


class EventIndexPage(IndexPage):
    """The section that holds the events."""

    max_count_per_parent = 1
    subpage_types: ClassVar = ["mso_events.EventPage"]
    page_description = _("Section for events.")

    class Meta:
        verbose_name = _("section: events")
        verbose_name_plural = _("sections: events")


class EventPage(KeptByMembers, LeadImage, HeadlessPage):
    """An event. Its dates are local dates and times in the zone that stands beside them."""

    parent_page_types: ClassVar = ["mso_events.EventIndexPage"]
    subpage_types: ClassVar = []
    page_description = _("A meeting, workshop or consultation hour, before and after it happens.")
    required_to_publish = ("teaser", "starts_on")
    fields_for_members = (
        *("title", "starts_on", "starts_time", "ends_time", "place_name", "teaser", "image"),
        *("image_alt", "registration_url", "online_url", "cost_note", "languages"),
    )

    teaser = models.TextField(_("short text"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    topics = ParentalManyToManyField(
        "mso_pages.Topic", blank=True, related_name="+", verbose_name=_("topics")
    )

    # When
    starts_on = models.DateField(_("begins on"), null=True, blank=True)
    starts_time = models.TimeField(
        _("begins at"), null=True, blank=True, help_text=_("Empty: the event lasts all day.")
    )
    ends_on = models.DateField(
        _("ends on"), null=True, blank=True, help_text=_("The last day. Empty: the same day.")
    )
    ends_time = models.TimeField(_("ends at"), null=True, blank=True)
    time_zone = models.CharField(
        _("time zone"), max_length=50, default="Europe/Berlin", validators=[validate_time_zone]
    )
    recurrence = models.CharField(
        _("repetition"),
        max_length=255,
        blank=True,
        validators=[validate_recurrence_rule],
        help_text=_(
            "As calendars write it (iCalendar). FREQ=WEEKLY;BYDAY=WE;UNTIL=20271231 means: "
            "every Wednesday until 31 December 2027. Empty: the event takes place once."
        ),
    )
    excluded_dates = DateListField(
        _("except on"),
        help_text=_(
            "Days on which a repeated event does not take place, "
            "separated by commas: 24.12.2027, 31.12.2027."
        ),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=EventStatus.choices, default=EventStatus.SCHEDULED
    )
    previous_starts_on = models.DateField(
        _("originally began on"),
        null=True,
        blank=True,
        help_text=_("For a postponed event: the date that was announced before."),
    )
    previous_starts_time = models.TimeField(_("originally began at"), null=True, blank=True)

    # Where
    mode = models.CharField(_("mode"), max_length=10, choices=Mode.choices, default=Mode.ON_SITE)
    place_name = models.CharField(_("place"), max_length=255, blank=True)
    street = models.CharField(_("street and number"), max_length=255, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    municipality = models.ForeignKey(
        "mso_pages.Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("town"),
    )
    online_url = WebAddressField(_("address of the online meeting"), blank=True)

    # Who
    host_mso = models.ForeignKey(
        "mso_pages.MSOProfilePage",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("host (MSO)"),
        help_text=HOST_HELP,
    )
    host_partner = models.ForeignKey(
        "mso_pages.PartnerOrganisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("host (partner)"),
        help_text=HOST_HELP,
    )
    invited_group = models.CharField(_("who is invited"), max_length=255, blank=True)
    programme = models.ForeignKey(
        "mso_pages.FundingProgrammePage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("related funding programme"),
    )
    series = models.CharField(
        _("series"),
        max_length=255,
        blank=True,
        help_text=_("The name that all events of the series share, written the same way."),
    )
    edition = models.PositiveSmallIntegerField(
        _("edition"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    programme_items = StreamField(ProgrammeBlock(), verbose_name=_("programme"), blank=True)

    # Taking part
    registration_url = WebAddressField(_("address for registration"), blank=True)
    registration_until = models.DateField(_("registration until"), null=True, blank=True)
    registration_note = models.CharField(_("note on registration"), max_length=255, blank=True)
    languages = LanguageTagsField(
        _("languages"), help_text=_("Language tags, separated by commas: de, tr.")
    )
    interpretation = LanguageTagsField(
        _("interpretation into"), help_text=_("Language tags; gsg is German Sign Language.")
    )
    accessibility = ChoiceListField(_("accessibility"), choices_class=Accessibility)
    is_free = models.BooleanField(_("free of charge"), default=True)
    cost_note = models.CharField(_("note on the cost"), max_length=255, blank=True)
    has_childcare = models.BooleanField(_("childcare"), default=False)

    edit_handler = page_tabs(*EVENT_TABS)
    search_fields = [
        *Page.search_fields,
        index.SearchField("teaser"),
        index.SearchField("body"),
        index.SearchField("place_name"),
        index.SearchField("series"),
        index.FilterField("starts_on"),
        index.FilterField("status"),
        index.FilterField("mode"),
    ]
    api_fields = public_fields(
        "teaser",
        "body",
        "topics",
        "starts_on",
        "starts_time",
        "ends_on",
        "ends_time",
        "time_zone",
        "recurrence",
        "excluded_dates",
        "status",
        "mode",
        "place_name",
        "municipality",
        "series",
        "edition",
        "programme_items",
        "languages",
        "interpretation",
        "accessibility",
        "is_free",
        "cost_note",
        "has_childcare",
        "image",
        "image_alt",
    )
    override_translatable_fields = [
        *PAGE_WORDS,
        *PAGE_FACTS,
        *words("teaser", "body", "invited_group", "programme_items", "registration_note"),
        *words("cost_note"),
        *facts("topics", "starts_on", "starts_time", "ends_on", "ends_time", "time_zone"),
        *facts("recurrence", "excluded_dates", "status"),
        *facts("previous_starts_on", "previous_starts_time", "mode", "place_name", "street"),
        *facts("postal_code", "municipality", "online_url", "host_mso", "host_partner"),
        *facts("organisers", "programme", "series", "edition", "registration_url"),
        *facts("registration_until", "languages", "interpretation", "accessibility"),
        *facts("is_free", "has_childcare"),
        *LeadImage.image_translatable_fields,
    ]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=Q(host_mso__isnull=True) | Q(host_partner__isnull=True),
                name="mso_events_event_has_one_host",
            )
        ]

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.host_mso_id and self.host_partner_id:
            errors["host_mso"] = _("Name either an organisation or a partner as host, not both.")
        if self.ends_time and not self.starts_time:
            errors["starts_time"] = _("An event that ends at a time also begins at one.")
        for name in ("starts_on", "ends_on"):
            day = getattr(self, name)
            if day and not 1900 <= day.year <= 2100:
                errors[name] = _("The year lies between 1900 and 2100.")
        # Of an unknown zone its field complains.
        if self.time_zone in _time_zones() and not errors:
            self._check_clock(errors)
            self._check_repetition(errors)
        if errors:
            raise ValidationError(errors)

    def _check_clock(self, errors: dict[str, Any]) -> None:
        for name, day, time in (
            ("starts_time", self.starts_on, self.starts_time),
            ("ends_time", self.ends_on or self.starts_on, self.ends_time),
        ):
            if day and time and not self._exists(day, time):
                errors[name] = _("On this day the clocks skip this time.")
        if not errors and self.starts_on:
            if self.ends_on and self.ends_on < self.starts_on:
                errors["ends_on"] = _("The end lies before the beginning.")
            elif (begin := self.starts_at()) and (end := self.ends_at()) and end <= begin:
                errors["ends_time"] = _("The end lies before the beginning.")

    def _check_repetition(self, errors: dict[str, Any]) -> None:
        """A repeated event begins with a date of its rule, as calendars take it for one anyway."""
        if not (self.recurrence and self.starts_on):
            return
        try:
            validate_recurrence_rule(self.recurrence)
        except ValidationError:
            # Of this its field complains.
            return
        start = dt.datetime.combine(self.starts_on, self.starts_time or dt.time())
        first = first_start(self.recurrence, start, self.zone())
        if first is None:
            errors["recurrence"] = _("The repetition ends before the event begins.")
        elif first != start:
            errors["starts_on"] = _(
                "This day does not fit the repetition, whose first date is %(day)s."
            ) % {"day": date_format(first)}

    def publish_rules(self) -> Errors:
        errors = super().publish_rules()
        if self.mode == Mode.ONLINE and not (self.online_url or self.registration_url):
            errors["online_url"] = [
                _("An online event needs its address or an address for registration.")
            ]
        if self.mode != Mode.ONLINE and not (self.place_name or self.municipality_id):
            errors["place_name"] = [_("Name the place or the town before publishing.")]
        if self.status == EventStatus.POSTPONED and not self.previous_starts_on:
            errors["previous_starts_on"] = [
                _("A postponed event names the date that was announced before.")
            ]
        return errors

    @property
    def is_all_day(self) -> bool:
        return self.starts_time is None

    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def starts_at(self) -> dt.datetime | None:
        """The moment it begins, in the event's zone; None for an all-day event or without date."""
        if self.starts_on is None or self.starts_time is None:
            return None
        return dt.datetime.combine(self.starts_on, self.starts_time, self.zone())

    def ends_at(self) -> dt.datetime | None:
        """The moment it ends, None where no time is named."""
        day = self.ends_on or self.starts_on
        if day is None or self.ends_time is None:
            return None
        return dt.datetime.combine(day, self.ends_time, self.zone())

    def last_day(self) -> dt.date | None:
        """The last day on which it takes place; an end at midnight does not begin a new day."""
        day = self.ends_on or self.starts_on
        if day and self.ends_time == dt.time(0) and self.starts_on and day > self.starts_on:
            return day - dt.timedelta(days=1)
        return day

    def _exists(self, day: dt.date, time: dt.time) -> bool:
        moment = dt.datetime.combine(day, time, self.zone())
        return moment.astimezone(dt.UTC).astimezone(self.zone()).time() == time
