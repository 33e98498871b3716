"""StreamField blocks of funding programmes and calls."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from headless.blocks import KeyBlock, StructBlock, WebAddressBlock
from headless.schemas import Base, stream_schema

from .choices import LegalForm
from .fields import is_regional_key


class RuleKind(models.TextChoices):
    """What the machine-readable part of an eligibility rule compares."""

    SEAT_IN = "seat_in", _("Seat in a territory (regional key)")
    LEGAL_FORM = "legal_form", _("Legal form")
    MAX_AGE = "max_years_since_registration", _("At most … years since registration")
    MIN_AGE = "min_years_since_registration", _("At least … years since registration")
    CHARITABLE = "charitable", _("Recognised as charitable")
    MIN_PARTNERS = "min_partner_organisations", _("At least … partner organisations")
    OTHER = "other", _("Only described in words")


NUMERIC_RULES = {RuleKind.MAX_AGE, RuleKind.MIN_AGE, RuleKind.MIN_PARTNERS}


class ItemBlock(StructBlock):
    """One point of a list, with its source where it has one."""

    text = blocks.TextBlock(label=_("Text"), rows=2)
    source = blocks.CharBlock(
        label=_("Source"), required=False, help_text=_("For example: guideline, no. 4.2.")
    )

    class Meta:
        icon = "list-ul"
        label = _("Point")


class ListBlock(blocks.StreamBlock):
    """A list of points: purposes, conditions, exclusions."""

    item = ItemBlock()


class DocumentRequirementBlock(StructBlock):
    """A document that an application needs."""

    title = blocks.CharBlock(label=_("Document"), max_length=255)
    note = blocks.TextBlock(label=_("Note"), required=False, rows=2)
    template_url = WebAddressBlock(label=_("Address of a template"), required=False)

    class Meta:
        icon = "doc-full"
        label = _("Document")


class RequiredDocumentsBlock(blocks.StreamBlock):
    """The documents that an application needs."""

    document = DocumentRequirementBlock()


class EligibilityRuleBlock(StructBlock):
    """Who may apply: a rule in words, and where possible in a form that a computer compares."""

    text = blocks.TextBlock(label=_("Rule in words"), rows=2)
    kind = blocks.ChoiceBlock(label=_("Compares"), choices=RuleKind.choices, default=RuleKind.OTHER)
    value = KeyBlock(
        label=_("Value"),
        required=False,
        help_text=_("A number of years or partners, a regional key, or a legal form."),
    )
    source = blocks.CharBlock(label=_("Source"), required=False)

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if problem := _rule_problem(cleaned["kind"], cleaned["value"]):
            raise blocks.StructBlockValidationError(
                block_errors={"value": ValidationError(problem)}
            )
        return cleaned

    class Meta:
        icon = "tasks"
        label = _("Rule")


class EligibilityBlock(blocks.StreamBlock):
    """The eligibility rules of a call."""

    rule = EligibilityRuleBlock()


def _rule_problem(kind: str, value: str) -> Any:
    if kind in NUMERIC_RULES and not (value.isascii() and value.isdecimal()):
        return _("This rule needs a whole number.")
    if kind == RuleKind.LEGAL_FORM and value not in LegalForm.values:
        return _("This rule needs one of: %(values)s.") % {"values": ", ".join(LegalForm.values)}
    if kind == RuleKind.SEAT_IN and not is_regional_key(value):
        return _("This rule needs a regional key, such as 05.")
    return None


class ItemValue(Base):
    text: str
    source: str


class DocumentRequirementValue(Base):
    title: str
    note: str
    template_url: str


class EligibilityRuleValue(Base):
    text: str
    kind: RuleKind
    value: str
    source: str


ListItem = stream_schema("List", item=ItemValue)
RequiredDocumentItem = stream_schema("RequiredDocument", document=DocumentRequirementValue)
EligibilityItem = stream_schema("Eligibility", rule=EligibilityRuleValue)
