"""Admin forms that ask for completeness only when something is to go live."""

from typing import Any

from django.forms import ModelMultipleChoiceField
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from .choosers import offer_one_row_each
from .fields import StreamField
from .publishing import Errors


class PublishGateForm(WagtailAdminModelForm):
    """Names the fields that are missing for publishing; a draft is saved without them.

    Relations to translatable things are offered once, in the editor's language.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.instance.required_to_publish:
            if name in self.fields:
                self.fields[name].required = True
        for field in self.fields.values():
            if isinstance(field, ModelMultipleChoiceField):
                offer_one_row_each(field)

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


class HeadlessPageForm(PublishGateForm, WagtailAdminPageForm):
    """The edit form of every page type."""
