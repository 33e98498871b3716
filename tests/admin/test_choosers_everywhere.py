"""Wherever the admin names something translatable, there is one row for each thing."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.forms import ModelChoiceField, ModelMultipleChoiceField
from django.urls import resolve, reverse
from wagtail.admin.viewsets import viewsets
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.blocks.field_block import ChooserBlock
from wagtail.coreutils import resolve_model_string
from wagtail.models import Page, TranslatableMixin

from headless.choosers import OneRowMixin
from headless.fields import StreamField
from headless.forms import PublishGateForm
from headless.publishing import PublishGate
from headless.viewsets import OneRowFilterSet

MODELS = [model for model in apps.get_models() if issubclass(model, PublishGate)]


def edit_form(model: Any) -> Any:
    if issubclass(model, Page):
        return model.get_edit_handler().get_form_class()
    return model.snippet_viewset.get_edit_handler().get_form_class()


def form_fields(form_class: Any) -> Iterator[tuple[str, Any]]:
    """Fields of a form and of the rows below it."""
    yield from form_class.base_fields.items()
    for name, formset in getattr(form_class, "formsets", {}).items():
        for field, value in form_fields(formset.form):
            yield f"{name}.{field}", value


def chooser_blocks(block: Any) -> Iterator[ChooserBlock]:
    if isinstance(block, ChooserBlock):
        yield block
    elif isinstance(block, ListBlock):
        yield from chooser_blocks(block.child_block)
    elif isinstance(block, StreamBlock | StructBlock):
        for child in block.child_blocks.values():
            yield from chooser_blocks(child)


def names_translatable(model: Any) -> bool:
    return model is not None and issubclass(model, TranslatableMixin)


def lists_one_row_each(widget: Any) -> bool:
    view = resolve(widget.get_chooser_modal_url()).func
    return issubclass(view.view_class, OneRowMixin)


def names_of_choosers(model: type[Model]) -> Iterator[tuple[str, bool]]:
    """Field or block that names something translatable, and whether each thing stands once."""
    form_class = edit_form(model)
    for name, field in form_fields(form_class):
        if not isinstance(field, ModelChoiceField) or not names_translatable(field.queryset.model):
            continue
        if isinstance(field, ModelMultipleChoiceField):
            yield name, issubclass(form_class, PublishGateForm)
        else:
            yield name, lists_one_row_each(field.widget)
    for stream in model._meta.get_fields():
        if isinstance(stream, StreamField):
            for block in chooser_blocks(stream.stream_block):
                if names_translatable(resolve_model_string(block.target_model)):
                    yield f"{stream.name}.{block.name}", lists_one_row_each(block.widget)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_forms_and_blocks_offer_each_thing_once(model: Any) -> None:
    found = dict(names_of_choosers(model))

    assert [name for name, is_once in found.items() if not is_once] == []


def test_there_are_such_choosers() -> None:
    found = [name for model in MODELS for name, _is_once in names_of_choosers(model)]

    assert {"host_mso", "topics", "organisers.partner", "statistics", "parent"} <= set(found)
    assert len(found) > 30


def test_filters_of_listings_offer_each_thing_once() -> None:
    # The addresses of the admin know them all.
    reverse("wagtailadmin_home")
    filters = {}
    for viewset in viewsets.viewsets:
        if not hasattr(viewset, "index_view_class"):
            continue
        view = viewset.index_view.view_class(**viewset.index_view.view_initkwargs)
        for name, one in getattr(view.filterset_class, "base_filters", {}).items():
            related = getattr(one.extra.get("queryset"), "model", None)
            if names_translatable(related):
                filters[f"{viewset.model._meta.label}.{name}"] = view.filterset_class

    assert {name.partition(".")[2] for name in filters} >= {
        *("MSOProfilePage.topics", "FundingProgrammePage.funder"),
        *("NewsPage.publisher", "EventParticipation.event"),
    }
    assert all(issubclass(one, OneRowFilterSet) for one in filters.values()), filters
