"""StreamField blocks of events and reports."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from headless.blocks import Context, Drawn, StructBlock, WebAddressBlock, reading_of
from headless.schemas import Base, Reference, stream_schema
from headless.widgets import ClockInput, DayInput

from .choices import (
    AttendanceUnit,
    ClaimKind,
    ConflictFact,
    OutcomeKind,
    ParticipationRole,
    ProgrammeItemKind,
    SourceKind,
)


class PartnerBlock(SnippetChooserBlock):
    """A partner organisation, delivered as a reference.

    Every translation of the text refers to the same row, so there is nothing to translate:
    wagtail-localize would publish the partner in that language with untranslated words.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__("mso_pages.PartnerOrganisation", **kwargs)

    def get_translatable_segments(self, value: Any) -> list[Any]:
        return []

    def restore_translated_segments(self, value: Any, segments: Any) -> Any:
        return value

    def get_api_representation(self, value: Any, context: Context | None = None) -> Any:
        if reading := reading_of(context):
            return reading.reference(value)
        return super().get_api_representation(value, context=context)


class TimeBlock(blocks.TimeBlock):
    """A local time, delivered as HH:MM."""

    @cached_property
    def field(self) -> forms.TimeField:
        return forms.TimeField(widget=ClockInput(format=self.format), **self.field_options)

    def get_api_representation(self, value: Any, context: Context | None = None) -> str | None:
        return value.strftime("%H:%M") if value else None


class DateBlock(blocks.DateBlock):
    """A date, written in the language of the interface."""

    @cached_property
    def field(self) -> forms.DateField:
        return forms.DateField(widget=DayInput(format=self.format), **self.field_options)

    def get_api_representation(self, value: Any, context: Context | None = None) -> Any:
        return value


class PartnersBlock(blocks.ListBlock):
    """Several partner organisations; those that are not public are left out."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(PartnerBlock(), **kwargs)

    def get_api_representation(self, value: Any, context: Context | None = None) -> list[Any]:
        found = super().get_api_representation(value, context=context)
        return [reference for reference in found if reference]


class ProgrammeItemBlock(StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"), choices=ProgrammeItemKind.choices, default=ProgrammeItemKind.TALK
    )
    title = blocks.CharBlock(label=_("Title"), max_length=255)
    starts_at = TimeBlock(label=_("From"), required=False)
    ends_at = TimeBlock(label=_("Until"), required=False)
    topics = blocks.ListBlock(
        blocks.CharBlock(max_length=255), label=_("Subjects"), default=[], collapsed=True
    )

    class Meta:
        icon = "list-ol"
        label = _("Programme item")


class ProgrammeBlock(blocks.StreamBlock):
    """The programme of an event."""

    item = ProgrammeItemBlock()


class FigureBlock(StructBlock):
    unit = blocks.ChoiceBlock(
        label=_("What was counted"),
        choices=AttendanceUnit.choices,
        default=AttendanceUnit.ORGANISATION,
    )
    role = blocks.ChoiceBlock(
        label=_("Only those with the role"), choices=ParticipationRole.choices, required=False
    )
    value = blocks.IntegerBlock(label=_("Number"), min_value=0)
    is_approximate = blocks.BooleanBlock(label=_("Approximate"), required=False)
    note = blocks.CharBlock(label=_("Note"), required=False, max_length=255)

    class Meta:
        icon = "group"
        label = _("Figure")


class AttendanceBlock(blocks.StreamBlock):
    """Who came, in numbers as the report states them."""

    figure = FigureBlock()


class ClaimBlock(StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"), choices=ClaimKind.choices, default=ClaimKind.COMPARISON
    )
    text = blocks.TextBlock(label=_("What is claimed"), rows=2)
    attributed_to = blocks.CharBlock(
        label=_("Who says so"),
        required=False,
        help_text=_("Leave empty where the source does not say it."),
    )
    source = blocks.CharBlock(label=_("Evidence"), required=False)

    class Meta:
        icon = "comment"
        label = _("Claim")


class ClaimsBlock(blocks.StreamBlock):
    """Statements of fact that the report passes on."""

    claim = ClaimBlock()


class OutcomeBlock(Drawn, StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"), choices=OutcomeKind.choices, default=OutcomeKind.RESOLUTION
    )
    text = blocks.TextBlock(label=_("Outcome"), rows=2)

    class Meta:
        icon = "check"
        label = _("Outcome")
        description = _("What was agreed, decided or recommended.")


class FollowUpBlock(Drawn, StructBlock):
    text = blocks.TextBlock(label=_("What is to follow"), rows=2)
    owners = PartnersBlock(label=_("Who takes care"), default=[])
    due_on = DateBlock(label=_("To be done by"), required=False)
    resolved_by = blocks.CharBlock(label=_("Settled by"), required=False, max_length=255)
    resolved_url = WebAddressBlock(label=_("Address of what settled it"), required=False)

    class Meta:
        icon = "arrow-right"
        label = _("Follow-up")
        description = _("What is to happen next, who takes care of it and until when.")


class OutcomesBlock(blocks.StreamBlock):
    """What came out of an event and what is to follow."""

    outcome = OutcomeBlock()
    follow_up = FollowUpBlock()


class SourceBlock(StructBlock):
    kind = blocks.ChoiceBlock(
        label=_("Kind"), choices=SourceKind.choices, default=SourceKind.PRESS_NOTE
    )
    title = blocks.CharBlock(label=_("Title"), max_length=255)
    publisher = blocks.CharBlock(label=_("Publisher"), required=False, max_length=255)
    published_on = DateBlock(label=_("Published on"), required=False)
    url = WebAddressBlock(label=_("Web address"), required=False)
    verbatim_text = blocks.TextBlock(
        label=_("Text of the source, word for word"),
        required=False,
        help_text=_("With all its mistakes: it is kept as evidence and never corrected."),
    )

    class Meta:
        icon = "doc-full-inverse"
        label = _("Source")


class SourcesBlock(blocks.StreamBlock):
    """Where a report's facts come from."""

    source = SourceBlock()


class StatedValueBlock(StructBlock):
    value = blocks.CharBlock(label=_("Value"), max_length=255)
    source = blocks.CharBlock(label=_("Source"), max_length=255)

    class Meta:
        label = _("Value")


class ConflictBlock(StructBlock):
    fact = blocks.ChoiceBlock(
        label=_("Fact"), choices=ConflictFact.choices, default=ConflictFact.PLACE
    )
    values = blocks.ListBlock(StatedValueBlock(), label=_("What the sources say"), min_num=2)
    chosen = blocks.CharBlock(label=_("Value used here"), required=False, max_length=255)
    note = blocks.TextBlock(label=_("Why"), required=False, rows=2)

    class Meta:
        icon = "warning"
        label = _("Conflict")


class ConflictsBlock(blocks.StreamBlock):
    """Facts on which the sources disagree."""

    conflict = ConflictBlock()


class CorrectionBlock(StructBlock):
    corrected_on = DateBlock(label=_("Corrected on"))
    text = blocks.TextBlock(label=_("What was corrected"), rows=2)

    class Meta:
        icon = "edit"
        label = _("Correction")


class CorrectionsBlock(blocks.StreamBlock):
    """Corrections that readers see, instead of silent edits."""

    correction = CorrectionBlock()


class ProgrammeItemValue(Base):
    kind: ProgrammeItemKind
    title: str
    starts_at: str | None
    ends_at: str | None
    topics: list[str]


class FigureValue(Base):
    unit: AttendanceUnit
    role: ParticipationRole | None
    value: int
    is_approximate: bool
    note: str


class ClaimValue(Base):
    kind: ClaimKind
    text: str
    attributed_to: str
    source: str


class OutcomeValue(Base):
    kind: OutcomeKind
    text: str


class FollowUpValue(Base):
    text: str
    owners: list[Reference]
    due_on: dt.date | None
    resolved_by: str
    resolved_url: str


class SourceValue(Base):
    kind: SourceKind
    title: str
    publisher: str
    published_on: dt.date | None
    url: str
    verbatim_text: str


class StatedValue(Base):
    value: str
    source: str


class ConflictValue(Base):
    fact: ConflictFact
    values: list[StatedValue]
    chosen: str
    note: str


class CorrectionValue(Base):
    corrected_on: dt.date
    text: str


ProgrammeItem = stream_schema("Programme", item=ProgrammeItemValue)
AttendanceItem = stream_schema("Attendance", figure=FigureValue)
ClaimItem = stream_schema("Claims", claim=ClaimValue)
OutcomeItem = stream_schema("Outcomes", outcome=OutcomeValue, follow_up=FollowUpValue)
SourceItem = stream_schema("Sources", source=SourceValue)
ConflictItem = stream_schema("Conflicts", conflict=ConflictValue)
CorrectionItem = stream_schema("Corrections", correction=CorrectionValue)
