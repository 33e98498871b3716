"""Model fields that more than one app uses."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import fields as wagtail_fields
from wagtail.blocks import StreamBlock, StreamValue

from .text import clean_text
from .validators import validate_language_tag, validate_web_address


def _without_control_characters(value: Any) -> Any:
    """The JSON value with every text in it cleaned, as the plain text fields are."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_without_control_characters(item) for item in value]
    if isinstance(value, dict):
        return {key: _without_control_characters(item) for key, item in value.items()}
    return value


class StreamField(wagtail_fields.StreamField):
    """Wagtail's StreamField with the block definitions kept out of migrations.

    A migration knows the field without blocks. There the value is kept as it
    stands in the database, unknown block types included, and the blocks are
    looked up in the installed model, so that data migrations with Wagtail's
    `MigrateStreamData` work.
    """

    def __init__(self, block_types: Any = (), **kwargs: Any) -> None:
        super().__init__(block_types, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, path, _args, kwargs = super().deconstruct()
        del kwargs["block_lookup"]
        return name, path, [], kwargs

    @property
    def is_historical(self) -> bool:
        """Whether the field belongs to a model of a migration."""
        return bool(self.block_types_arg == ())

    @cached_property
    def stream_block(self) -> StreamBlock:
        if self.is_historical and hasattr(self, "model"):
            try:
                installed = apps.get_model(self.model._meta.label)._meta.get_field(self.name)
            except (LookupError, FieldDoesNotExist):
                return StreamBlock([])
            if isinstance(installed, wagtail_fields.StreamField) and installed is not self:
                return installed.stream_block
        block: StreamBlock = super().stream_block
        return block

    def get_prep_value(self, value: Any) -> Any:
        return _without_control_characters(super().get_prep_value(value))

    def to_python(self, value: Any) -> StreamValue:
        if self.is_historical and not isinstance(value, StreamValue):
            raw = json.loads(value) if isinstance(value, str) and value else value
            return StreamValue(self.stream_block, raw or [], is_lazy=True)
        return super().to_python(value)


class WebAddressField(models.URLField):  # type: ignore[type-arg]
    """A URL that a browser may open: http or https only."""

    default_validators = [validate_web_address]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 500)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        # The form field of Django would add its own, wider list of schemes.
        field: Any = super().formfield(**{"assume_scheme": "https", **kwargs})
        field.validators = [validate_web_address]
        return field


class ListFormField(forms.CharField):
    """A text box that holds one entry a line, or several in a line with commas."""

    def __init__(self, *, model_field: "ListField", **kwargs: Any) -> None:
        self.model_field = model_field
        rows = 4 if model_field.separator == "\n" else 1
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            joint = self.model_field.separator if self.model_field.separator == "\n" else ", "
            return joint.join(self.model_field.item_to_text(item) for item in value)
        return value

    def to_python(self, value: Any) -> list[Any]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        text = (value or "").replace(self.model_field.separator, "\n")
        lines = [clean_text(line) for line in text.splitlines()]
        items, problems = [], []
        for line in filter(None, lines):
            try:
                item = self.model_field.text_to_item(line)
            except ValidationError as error:
                problems.extend(error.error_list)
                continue
            if item not in items:
                items.append(item)
        if problems:
            raise ValidationError(problems)
        return items

    def validate(self, value: list[Any]) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: list[Any]) -> None:
        """The model field validates the entries."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return (initial or []) != self.to_python(data)
        except ValidationError:
            return True


class ListField(models.JSONField):
    """A short list of plain values as JSON, edited as text: one entry a line or with commas.

    Subclasses say how an entry is read from text, written as text and checked.
    """

    separator = ","

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def text_to_item(self, text: str) -> Any:
        """Read one entry. Raises `ValidationError` when the text is none."""
        return text

    def item_to_text(self, item: Any) -> str:
        """Write one entry as `text_to_item` reads it."""
        return str(item)

    def check_item(self, item: Any) -> None:
        """Raise `ValidationError` when the stored entry is not valid."""
        if not isinstance(item, str):
            raise ValidationError(_("“%(item)s” is not a text."), params={"item": item})

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if not isinstance(value, list):
            raise ValidationError(_("This field holds a list."), code="list")
        problems: list[ValidationError] = []
        for item in value:
            try:
                self.check_item(item)
            except ValidationError as error:
                problems.extend(error.error_list)
        if problems:
            raise ValidationError(problems)

    def get_searchable_content(self, value: Any) -> list[str]:
        """The entries as the search index takes them."""
        return [self.item_to_text(item) for item in value or []]

    def formfield(self, **kwargs: Any) -> Any:
        return models.Field.formfield(
            self, **{"form_class": ListFormField, "model_field": self, **kwargs}
        )


class LinesField(ListField):
    """Texts that may hold commas, one a line."""

    separator = "\n"


class LanguageTagsField(ListField):
    """BCP 47 language tags, such as `["tr", "kmr", "sr-Latn"]`."""

    def check_item(self, item: Any) -> None:
        super().check_item(item)
        validate_language_tag(item)


class ChoiceListField(ListField):
    """Several of a closed set of choices, edited as check boxes."""

    def __init__(
        self, *args: Any, choices_class: type[models.TextChoices] | None = None, **kw: Any
    ):
        # Left out of migrations (a choice more is no change of the schema), hence optional.
        self.choices_class = choices_class
        super().__init__(*args, **kw)

    def check_item(self, item: Any) -> None:
        if self.choices_class and item not in self.choices_class.values:
            raise ValidationError(
                _("“%(item)s” is not one of the choices."), code="choice", params={"item": item}
            )

    def formfield(self, **kwargs: Any) -> Any:
        choices: Sequence[tuple[str, Any]] | Callable[[], Any] = (
            self.choices_class.choices if self.choices_class else []
        )
        return models.Field.formfield(
            self,
            **{
                "form_class": forms.MultipleChoiceField,
                "choices": choices,
                "widget": forms.CheckboxSelectMultiple,
                **kwargs,
            },
        )
