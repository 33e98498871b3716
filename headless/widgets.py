"""Form widgets that follow the language of the interface."""

from typing import Any

from django import forms
from django.db import models
from django.urls import reverse_lazy
from django.utils.formats import get_format
from wagtail.admin.datetimepicker import to_datetimepicker_format
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminDateInput, AdminTimeInput

# Wagtail's picker puts the present day or time in the place of what it cannot read. Kept, it is
# read by the form, or refused with a message.
AS_TYPED = {"validateOnBlur": False}


class DayInput(AdminDateInput):
    """Wagtail's date input with the date as the editor writes it: 31.12.2027 in German.

    Wagtail knows one format for all languages. Without one Django writes a date in the first
    input format of the active language, and reads it in all of them and in ISO 8601.
    """

    def __init__(self, attrs: Any = None, format: str | None = None) -> None:
        super().__init__(attrs=attrs, format=format)
        self.format = format

    def get_config(self) -> dict[str, Any]:
        written = self.format or get_format("DATE_INPUT_FORMATS")[0]
        return {
            **super().get_config(),
            "format": to_datetimepicker_format(written),
            **AS_TYPED,
        }


class ClockInput(AdminTimeInput):
    """Wagtail's time input, which keeps what was typed."""

    def get_config(self) -> dict[str, Any]:
        return {**super().get_config(), **AS_TYPED}


class TermCheckboxes(forms.CheckboxSelectMultiple):
    """A box for each term, in columns: in Django's list one click without a key drops the rest."""

    def __init__(self, attrs: Any = None, **kwargs: Any) -> None:
        super().__init__(attrs={"class": "term-checkboxes", **(attrs or {})}, **kwargs)

    @property
    def media(self) -> forms.Media:
        return forms.Media(css={"all": ["headless/checkboxes.css"]})


class SlugInput(forms.TextInput):
    """A slug that follows the title, as Wagtail's does, by the rule of the server."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__({"data-slug-rule": reverse_lazy("headless_slug"), **(attrs or {})})

    @property
    def media(self) -> forms.Media:
        return forms.Media(js=["headless/slugs.js"])


def show_days_in_language(form: forms.BaseForm) -> None:
    """Let the filters of a listing, whose widgets Wagtail chooses, do the same."""
    for field in form.fields.values():
        if isinstance(field.widget, forms.MultiWidget):
            field.widget.widgets = [_in_language(widget) for widget in field.widget.widgets]
        else:
            field.widget = _in_language(field.widget)


def _in_language(widget: forms.Widget) -> forms.Widget:
    if type(widget) is AdminDateInput:
        return DayInput(attrs=widget.attrs)
    return widget


register_form_field_override(models.DateField, override={"widget": DayInput})
register_form_field_override(models.TimeField, override={"widget": ClockInput})
register_form_field_override(models.SlugField, override={"widget": SlugInput})
