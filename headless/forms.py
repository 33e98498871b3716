"""Admin forms that ask for completeness only when something is to go live."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db.models import Model
from django.forms import ModelMultipleChoiceField, Textarea
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.admin.forms.pages import CopyForm
from wagtail.models import TranslatableMixin
from wagtail_localize.fields import TranslatableField, get_translatable_fields

from .choosers import label_field, offer_one_row_each
from .derived_slugs import derived_slug, is_free_key, key_from
from .fields import StreamField
from .localization import canonical_rows
from .publishing import Errors
from .slugs import slug_from
from .translations.handing_over import note_written_by_hand
from .translations.readiness import translation_errors
from .widgets import SlugInput


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

    def save(self, commit: bool = True) -> Any:
        """Whoever saves a form has seen every text in it, also those that stand untranslated."""
        instance = super().save(commit=commit)
        if isinstance(instance, TranslatableMixin):
            note_written_by_hand(instance)
        return instance

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
        errors = {**self.instance.missing_fields(streams), **self.instance.publish_rules()}
        if untranslated := translation_errors(self.instance, by_hand=True):
            errors[NON_FIELD_ERRORS] = [*errors.get(NON_FIELD_ERRORS, []), *untranslated]
        return errors


def take_any_slug(field: Any) -> None:
    """Let a field be left empty, or take what has to be brought into the form of the rule."""
    field.required = False
    field.validators = [one for one in field.validators if not isinstance(one, RegexValidator)]


class HeadlessSnippetForm(PublishGateForm):
    """The edit form of every snippet: its key stands once apps can know it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            take_any_slug(self.fields["slug"])
        if self.instance.first_published_at and "slug" in self.fields:
            self.fields["slug"].disabled = True
            # A draft may hold another one, from before.
            stored = type(self.instance)._default_manager.filter(pk=self.instance.pk)
            self.initial["slug"] = stored.values_list("slug", flat=True).get()

    def clean(self) -> Any:
        cleaned: Any = super().clean()
        if "slug" in cleaned and not self.fields["slug"].disabled:
            cleaned["slug"] = self._key(cleaned)
        return cleaned

    def _key(self, cleaned: Any) -> str:
        """What was typed; a key that was only made from the name gets a number if need be."""
        name = cleaned.get(label_field(type(self.instance))) or ""
        key = slug_from(cleaned["slug"])
        is_chosen = key and key != slug_from(name)
        if is_chosen or (key and is_free_key(self.instance, key)):
            return key
        return key_from(self.instance, name)


class HeadlessPageForm(PublishGateForm, WagtailAdminPageForm):
    """The edit form of every page type: its slug may be left to the title."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            take_any_slug(self.fields["slug"])
            if self.instance.first_published_at:
                # A public address changes only when somebody changes it.
                self.fields["slug"].widget.attrs["data-slug-stays"] = True

    def clean(self) -> Any:
        # Before Wagtail asks whether it is free.
        if "slug" in self.cleaned_data:
            self.cleaned_data["slug"] = self._slug(self.cleaned_data["slug"])
        return super().clean()

    def _slug(self, typed: str) -> str:
        """What was typed; a slug that was only made from the title gets a number if need be."""
        if typed and typed == self.instance.slug:
            return typed
        title = self.cleaned_data.get("title") or self.instance.title
        slug = slug_from(typed)
        if slug and slug != slug_from(title):
            return slug
        parent = self.parent_page or self.instance.get_parent()
        return derived_slug(self.instance, parent, title)


class PageCopyForm(CopyForm):
    """Wagtail's form to copy a page: the slug may be left to the title here, too."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # As long as its column, which Wagtail asks only once it copies.
        longest = self.page._meta.get_field("title").max_length
        self.fields["new_title"].validators.append(MaxLengthValidator(longest))
        slug = self.fields["new_slug"]
        take_any_slug(slug)
        slug.widget = SlugInput()
        slug.initial = ""
        slug.help_text = _("Leave it empty to have it made from the title.")

    def clean(self) -> Any:
        cleaned = self.cleaned_data
        if "new_slug" in cleaned and "new_title" in cleaned:
            cleaned["new_slug"] = slug_from(cleaned["new_slug"]) or self._from_title(cleaned)
        return super().clean()

    def _from_title(self, cleaned: dict[str, Any]) -> str:
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        return derived_slug(self.page.specific_class(), parent, cleaned["new_title"])
