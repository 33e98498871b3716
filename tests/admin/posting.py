"""POST data for the admin's forms, from plain values."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.contrib.auth import get_user
from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from phonenumber_field.phonenumber import PhoneNumber
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea
from wagtail.blocks import Block, ListBlock, RichTextBlock, StreamBlock, StructBlock
from wagtail.blocks.base import BlockField
from wagtail.blocks.field_block import BooleanBlock, FieldBlock
from wagtail.images.blocks import ImageBlock
from wagtail.models import Locale, Page

Values = Mapping[str, Any]


def form_data(form: Any, values: Values) -> dict[str, Any]:
    """What a browser sends for a form after the values were typed in.

    A field that `values` leaves out is sent as the form shows it. A relation takes a
    list of rows, which replaces the rows there are; a StreamField a list of
    `(block type, value)`.
    """
    formsets = getattr(form, "formsets", {})
    if unknown := set(values) - set(form.fields) - set(formsets):
        raise LookupError(f"The form has no fields {sorted(unknown)}.")
    data: dict[str, Any] = {}
    for name, field in form.fields.items():
        value = values[name] if name in values else form.get_initial_for_field(field, name)
        data |= _field_data(form.add_prefix(name), field, value)
    for name, formset in formsets.items():
        data |= _formset_data(formset, values.get(name))
    return data


def _field_data(name: str, field: forms.Field, value: Any) -> dict[str, Any]:
    if isinstance(field, BlockField):
        return _block_data(name, field.block, value)
    if isinstance(field.widget, forms.CheckboxInput):
        return {name: "on"} if value else {}
    if isinstance(field.widget, DraftailRichTextArea):
        return {name: field.widget.format_value(value)}
    value = field.prepare_value(value)
    if isinstance(value, PhoneNumber):
        value = field.widget.format_value(value)
    if isinstance(value, list | tuple | models.QuerySet):
        return {name: [_text(item) for item in value]}
    return {name: _text(value)}


def _text(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, models.Model):
        return str(value.pk)
    if isinstance(value, dt.time):
        return value.strftime("%H:%M")
    return value if hasattr(value, "read") else str(value)


def _formset_data(formset: Any, rows: Sequence[Values] | None) -> dict[str, Any]:
    shown = list(formset.initial_forms)
    kept = len(shown) if rows is None else len(rows)
    total = max(kept, len(shown))
    data: dict[str, Any] = {
        f"{formset.prefix}-TOTAL_FORMS": str(total),
        f"{formset.prefix}-INITIAL_FORMS": str(len(shown)),
        f"{formset.prefix}-MIN_NUM_FORMS": "0",
        f"{formset.prefix}-MAX_NUM_FORMS": "1000",
    }
    for index in range(total):
        form = shown[index] if index < len(shown) else formset.empty_form
        form.prefix = formset.add_prefix(index)
        data |= form_data(form, rows[index] if rows is not None and index < kept else {})
        data[f"{form.prefix}-ORDER"] = str(index + 1)
        data[f"{form.prefix}-DELETE"] = "" if index < kept else "on"
    return data


def _block_data(name: str, block: Block, value: Any) -> dict[str, Any]:
    if isinstance(block, StreamBlock | ListBlock):
        return _items_data(name, block, value or [])
    if isinstance(block, ImageBlock) and not isinstance(value, Mapping):
        value = block._image_to_struct_value(value)
    if isinstance(block, StructBlock):
        if unknown := set(value or {}) - set(block.child_blocks):
            raise LookupError(f"The block has no values {sorted(unknown)}.")
        data: dict[str, Any] = {}
        for key, child in block.child_blocks.items():
            shown = value[key] if value and key in value else child.get_default()
            data |= _block_data(f"{name}-{key}", child, shown)
        return data
    if isinstance(block, BooleanBlock):
        return {name: "on"} if value else {}
    if isinstance(block, RichTextBlock):
        source = getattr(value, "source", value)
        return {name: block.field.widget.format_value(source)}
    if isinstance(block, FieldBlock):
        return {name: _text(value)}
    raise NotImplementedError(type(block))


def _items_data(name: str, block: StreamBlock | ListBlock, items: Any) -> dict[str, Any]:
    data: dict[str, Any] = {f"{name}-count": str(len(items))}
    for index, item in enumerate(items):
        prefix = f"{name}-{index}"
        data |= {f"{prefix}-deleted": "", f"{prefix}-order": str(index)}
        child: Any
        if isinstance(block, ListBlock):
            child, value = block.child_block, item
        else:
            is_typed = isinstance(item, tuple)
            kind, value = item if is_typed else (item.block_type, item.value)
            child = block.child_blocks[kind]
            data |= {f"{prefix}-type": kind, f"{prefix}-id": "" if is_typed else item.id}
        data |= _block_data(f"{prefix}-value", child, value)
    return data


# The admin's forms ---------------------------------------------------------------


def create(
    client: Client,
    model: type[models.Model],
    values: Values,
    *,
    parent: Page | None = None,
    locale: Locale | None = None,
    **buttons: str,
) -> HttpResponse:
    """Send the form that creates a snippet, or a page below `parent`.

    Buttons are what Wagtail calls them: `action_publish="1"`; none saves a draft.
    """
    locale = parent.locale if parent else locale or Locale.get_default()
    form = shown_form(client, model(locale=locale), parent)
    return _send(client, add_address(model, parent, locale), form, values, buttons)


def edit(client: Client, instance: Any, values: Values, **buttons: str) -> HttpResponse:
    """Send the form that edits the latest draft of a page or snippet."""
    row = type(instance)._base_manager.get(pk=instance.pk)
    form = shown_form(client, row.get_latest_revision_as_object())
    return _send(client, edit_address(row), form, values, buttons)


def submit(client: Client, address: str, values: Values, **buttons: str) -> HttpResponse:
    """Open the form at an address, type in the values and send it."""
    return _send(client, address, client.get(address).context["form"], values, buttons)


def shown_form(client: Client, instance: Any, parent: Page | None = None) -> Any:
    """The form that the view would render. Rendering it costs more than all the rest."""
    user = get_user(client)  # type: ignore[arg-type]
    if isinstance(instance, Page):
        form_class = type(instance).get_edit_handler().get_form_class()
        parent = parent or instance.get_parent()
        return form_class(instance=instance, parent_page=parent, for_user=user)
    form_class = type(instance).snippet_viewset.get_edit_handler().get_form_class()
    return form_class(instance=instance, for_user=user)


def _send(
    client: Client, address: str, form: Any, values: Values, buttons: Mapping[str, str]
) -> HttpResponse:
    data = form_data(form, values)
    pressed = {name.replace("_", "-"): value for name, value in buttons.items()}
    return client.post(address, {**data, **pressed})


def add_address(
    model: type[models.Model], parent: Page | None = None, locale: Locale | None = None
) -> str:
    """The address of the form that creates a page below `parent`, or a snippet."""
    meta = model._meta
    if parent is not None:
        return reverse("wagtailadmin_pages:add", args=[meta.app_label, meta.model_name, parent.pk])
    address = reverse(model.snippet_viewset.get_url_name("add"))  # type: ignore[attr-defined]
    return f"{address}?locale={locale.language_code}" if locale else address


def edit_address(instance: models.Model) -> str:
    """The address of the form that edits an object."""
    address = AdminURLFinder().get_edit_url(instance)
    if address is None:
        raise LookupError(f"{instance._meta.label} has no edit form.")
    return str(address)


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """What a refused form says: field name to messages.

    A field in a row is called `relation-0-field`, one in a block `stream-0-field`.
    """
    if response.status_code == 302:
        return {}
    assert response.status_code == 200, response.status_code
    found: dict[str, list[str]] = {}
    for name, messages in _errors(response.context_data["form"]):  # type: ignore[attr-defined]
        found.setdefault(name, []).extend(messages)
    return found


def said(response: HttpResponse) -> list[str]:
    """The messages at the top of the page that the browser was sent on to."""
    shown = response.context["messages"]  # type: ignore[attr-defined]
    return [str(message).partition("\n")[0] for message in shown]


def _errors(form: Any) -> Iterator[tuple[str, list[str]]]:
    for name, found in form.errors.as_data().items():
        for error in found:
            if hasattr(error, "as_json_data"):
                yield from _block_errors(form.add_prefix(name), error.as_json_data())
            else:
                yield form.add_prefix(name), [str(message) for message in error.messages]
    for formset in getattr(form, "formsets", {}).values():
        for row in formset.forms:
            yield from _errors(row)


def _block_errors(name: str, error: Any) -> Iterator[tuple[str, list[str]]]:
    if messages := error.get("messages"):
        yield name, [str(message) for message in messages]
    for key, inner in error.get("blockErrors", {}).items():
        yield from _block_errors(f"{name}-{key}", inner)
