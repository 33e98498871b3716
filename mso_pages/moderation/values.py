"""How the value of a field reads to people, and two values side by side."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dates import WEEKDAYS
from django.utils.formats import localize
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalManyToManyField
from phonenumber_field.phonenumber import PhoneNumber
from wagtail.admin.compare import diff_text

from headless.fields import ChoiceListField, LanguageTagsField, ListField, StreamField
from headless.labels import Labels
from headless.localization import language_name
from mso_pages.fields import OpeningHoursField
from mso_pages.models import Submission
from mso_pages.schemas import contact

# What a row is besides what it says.
_OF_A_ROW = {"id", "page", "sort_order", "translation_key", "locale"}


def label_of(submission: Submission) -> str:
    """What a submission is about, in the active language."""
    return named(submission.page.specific_class, submission.field) if submission.field else ""


def named(model: Any, name: str) -> str:
    """What a field or relation is called, in the active language."""
    return str(capfirst(Labels(model).label(name)))


def lines_of(thing: models.Model, name: str) -> list[str]:
    """The value of a field or relation as lines of text; none where it is empty."""
    field = thing._meta.get_field(name)
    if isinstance(field, models.ManyToOneRel):
        rows = getattr(thing, field.get_accessor_name() or "").all()
        return [_row(row) for row in sorted(rows, key=lambda row: row.sort_order or 0)]
    if isinstance(field, ParentalManyToManyField):
        return sorted(str(item) for item in getattr(thing, name).all())
    value = getattr(thing, name)
    if value is None or value == "" or value == []:
        return []
    if isinstance(field, StreamField):
        return [str(text) for text in field.get_searchable_content(value)]
    if isinstance(field, ListField):
        return [_item(field, item) for item in value]
    if isinstance(value, PhoneNumber):
        return [value.as_international]
    if isinstance(value, bool):
        return [_("Yes") if value else _("No")]
    if choices := dict(getattr(field, "flatchoices", ())):
        return [str(choices.get(value, value))]
    return str(localize(value)).splitlines()


def read_value(submission: Submission, value: Any) -> list[str]:
    """A value that a submission keeps, as lines of text; none where it is empty.

    It is read without the page, which may have changed since.
    """
    if value is None or submission.kind == Submission.Kind.NEW_PAGE:
        return []
    model = submission.page.specific_class
    if submission.kind != Submission.Kind.MISTAKE:
        return _read(model, submission.field, value)
    if not isinstance(value, dict):
        return str(value).splitlines()
    fields = {name: ", ".join(_read(model, name, item)) for name, item in value.items()}
    return [f"{named(model, name)}: {text}" for name, text in fields.items() if text]


def _read(model: Any, name: str, value: Any) -> list[str]:
    try:
        return lines_of(model.from_serializable_data({"pk": None, name: value}), name)
    except FieldDoesNotExist:
        # It was renamed since.
        return str(value).splitlines()


def _item(field: ListField, item: Any) -> str:
    if isinstance(field, OpeningHoursField):
        day = capfirst(WEEKDAYS[contact.WEEKDAYS.index(item["weekday"])])
        note = f" ({item['note']})" if item.get("note") else ""
        return f"{day} {item['opens']}–{item['closes']}{note}"
    if isinstance(field, LanguageTagsField):
        return str(capfirst(language_name(item, get_language() or "en")))
    if isinstance(field, ChoiceListField) and field.choices_class:
        return str(dict(field.choices_class.choices).get(item, item))
    return field.item_to_text(item)


def _row(row: models.Model) -> str:
    """A row of a relation in one line: its name, then what else is filled, with names."""
    parts = [str(row)]
    for field in row._meta.concrete_fields:
        if field.name in _OF_A_ROW:
            continue
        text = ", ".join(lines_of(row, field.name))
        if text and text not in parts:
            parts.append(f"{capfirst(str(field.verbose_name))}: {text}")
    return " · ".join(parts)


def side_by_side(old: list[str], new: list[str]) -> tuple[SafeString, SafeString]:
    """Two values as HTML, with what went marked in the old and what came in the new."""
    changes = diff_text("\n".join(old), "\n".join(new)).changes
    return _side(changes, "deletion", "del"), _side(changes, "addition", "ins")


def _side(changes: list[tuple[str, str]], kind: str, tag: str) -> SafeString:
    marked = f"<{tag}>{{}}</{tag}>"
    return SafeString(
        "".join(
            format_html(marked if change == kind else "{}", text)
            for change, text in changes
            if change in (kind, "equal")
        )
    )
