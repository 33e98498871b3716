"""Admin forms that ask for completeness only when something is to go live."""

from typing import Any

from django.db.models import Model
from django.forms import ModelMultipleChoiceField, Textarea
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField, get_translatable_fields

from .choosers import offer_one_row_each
from .fields import StreamField
from .localization import canonical_rows
from .publishing import Errors


def offer_rows_once(form: Any, name: str) -> None:
    """Let a field for several translatable things offer each once, in the user's language."""
    offer_one_row_each(form.fields[name])
    rows = list(form.initial.get(name) or ())
    if rows and isinstance(rows[0], TranslatableMixin):
        # What is stored may be a row that was canonical before another translation was made.
        keys = [row.translation_key for row in rows]
        same_things = type(rows[0])._default_manager.filter(translation_key__in=keys)
        form.initial[name] = list(canonical_rows(same_things))


def let_facts_run(form: Any) -> None:
    """Give the direction of the page only to words: what is the same in every language runs as
    its own first letter says. A script marks the words (`directions.js`).
    """
    model = type(form.instance)
    words = _words_of(model)
    _let_run(form.fields, words)
    for name, rows in form.formsets.items():
        # Also the row that is copied for each new one.
        _let_run(rows.form.base_fields, _words_of(rows.model) if name in words else set())


def _words_of(model: type[Model]) -> set[str]:
    fields = get_translatable_fields(model)
    return {field.field_name for field in fields if isinstance(field, TranslatableField)}


def _let_run(fields: dict[str, Any], words: set[str]) -> None:
    for name, field in fields.items():
        if name == "slug":
            field.widget.attrs["dir"] = "ltr"
        elif name not in words and _is_of_text(field.widget):
            field.widget.attrs["dir"] = "auto"


def _is_of_text(widget: Any) -> bool:
    return isinstance(widget, Textarea) or getattr(widget, "input_type", "") == "text"


class PublishGateForm(WagtailAdminModelForm):
    """Names the fields that are missing for publishing; a draft is saved without them.

    Relations to translatable things are offered once, in the editor's language.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        let_facts_run(self)
        for name in self.instance.required_to_publish:
            if name in self.fields:
                self.fields[name].required = True
        for name, field in self.fields.items():
            if isinstance(field, ModelMultipleChoiceField):
                offer_rows_once(self, name)

    def defer_required_fields(self) -> None:
        super().defer_required_fields()
        # Wagtail defers no many-to-many relation.
        for name in self.instance.required_to_publish:
            if name in self.fields and self.fields[name].required:
                self.fields[name].required = False
                self.deferred_required_fields.append(name)

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.is_deferred_validation:
            return
        for name, messages in self._publish_errors().items():
            if name not in self.fields:
                self.add_error(None, messages)
            elif name not in self.errors:
                self.add_error(name, messages)

    def _publish_errors(self) -> Errors:
        """What `publish_errors` says, less what the form fields themselves require."""
        streams = [
            name
            for name in self.instance.required_to_publish
            if isinstance(self.instance._meta.get_field(name), StreamField)
        ]
        return {**self.instance.missing_fields(streams), **self.instance.publish_rules()}


class HeadlessSnippetForm(PublishGateForm):
    """The edit form of every snippet: its key stands once apps can know it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.first_published_at and "slug" in self.fields:
            self.fields["slug"].disabled = True
            # A draft may hold another one, from before.
            stored = type(self.instance)._default_manager.filter(pk=self.instance.pk)
            self.initial["slug"] = stored.values_list("slug", flat=True).get()


class HeadlessPageForm(PublishGateForm, WagtailAdminPageForm):
    """The edit form of every page type."""
