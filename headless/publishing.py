"""The gate that everything passes before it goes live, whichever way it comes."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.db import models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.models import get_all_child_relations

from .changes.services import lock
from .conflicts.versions import check_base
from .fields import StreamField
from .parts import block_messages, row_messages
from .text import clean_text
from .translations.readiness import translation_errors

Message = str | Promise
Errors = dict[str, list[Message]]

MISSING = _("This field is needed before publishing.")


class PublishRefused(ValidationError):
    """Something incomplete was about to go live.

    Attributes:
        instance: what was to be published.
        error_dict: field name to messages, as of any `ValidationError`.
    """

    def __init__(self, instance: models.Model, errors: Errors) -> None:
        super().__init__(errors)
        self.instance = instance

    def sentences(self) -> list[str]:
        """One sentence for each field, with the field's label in front."""
        lines = []
        for name, messages in self.message_dict.items():
            try:
                label = _label(self.instance._meta.get_field(name))
            except FieldDoesNotExist:
                label = ""
            lines += [f"{label}: {text}" if label else text for text in messages]
        return lines


def _label(field: Any) -> str:
    """The name of a field; of a relation to rows, what the rows are called."""
    if hasattr(field, "verbose_name"):
        return str(field.verbose_name)
    return str(field.related_model._meta.verbose_name_plural)


def refusal_text(refused: PublishRefused) -> str:
    """What the editor reads, with every reason."""
    return gettext("“%(title)s” was not published. %(reasons)s") % {
        "title": refused.instance,
        "reasons": " ".join(refused.sentences()),
    }


class PublishGate(models.Model):
    """Two steps of validity: `clean()` refuses wrong values, also in drafts;
    `publish_errors()` lists what is missing for publishing.
    """

    required_to_publish: ClassVar[tuple[str, ...]] = ()
    live: bool

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Any = None) -> None:
        for field in self._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField)
            value = getattr(self, field.attname, None)
            if is_text and isinstance(value, str):
                setattr(self, field.attname, clean_text(value))
        super().clean_fields(exclude=exclude)

    def publish_rules(self) -> Errors:
        """What a type asks for beyond `required_to_publish`: field name to messages."""
        return {}

    def missing_fields(self, names: Iterable[str]) -> Errors:
        """Those of the fields that are empty."""
        return {name: [MISSING] for name in names if _is_empty(getattr(self, name))}

    def publish_errors(self) -> Errors:
        """Everything that stands against publishing: field name to messages."""
        errors: Errors = {}
        try:
            self.full_clean()
        except ValidationError as error:
            errors = {name: list(messages) for name, messages in error.message_dict.items()}
        for name, faults in self._incomplete_parts().items():
            errors.setdefault(name, []).extend(faults)
        errors.update(self.missing_fields(self.required_to_publish))
        for name, messages in self.publish_rules().items():
            errors.setdefault(name, []).extend(messages)
        if untranslated := translation_errors(self):
            errors.setdefault(NON_FIELD_ERRORS, []).extend(untranslated)
        return errors

    def _incomplete_parts(self) -> dict[str, list[str]]:
        """What is missing or wrong in blocks and rows: a draft may be saved without it."""
        parts = {}
        for field in self._meta.get_fields():
            if isinstance(field, StreamField):
                parts[field.name] = block_messages(field.stream_block, getattr(self, field.name))
        for relation in get_all_child_relations(self):
            name = relation.get_accessor_name()
            parts[name] = row_messages(getattr(self, name).all(), relation.field.name)
        return {name: messages for name, messages in parts.items() if messages}

    def check_publishable(self) -> None:
        """Raise `PublishRefused` unless this may go live as it stands."""
        if errors := self.publish_errors():
            raise PublishRefused(self, errors)

    @transaction.atomic
    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        # It writes the row, which may be published in the same transaction.
        lock()
        check_base(self)
        return super().save_revision(*args, **kwargs)  # type: ignore[misc]

    @transaction.atomic
    def publish(self, revision: Any, *args: Any, **kwargs: Any) -> Any:
        # It writes other revisions before the row is saved.
        lock()
        revision.as_object().check_publishable()
        return super().publish(revision, *args, **kwargs)  # type: ignore[misc]

    def check_before_live(self, update_fields: Iterable[str] | None) -> None:
        """Ask from `save()`: a whole live row is only written when it is complete.

        wagtail-localize sets `live` on a snippet and saves it without publishing.
        """
        if self.live and not update_fields:
            self.check_publishable()


def _is_empty(value: Any) -> bool:
    if isinstance(value, models.Manager) or hasattr(value, "get_queryset"):
        return not list(value.all())
    return value is None or (hasattr(value, "__len__") and len(value) == 0)
