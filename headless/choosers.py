"""Choosers that offer one row for each translatable thing, labelled in the editor's language."""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import F, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.admin.views.generic.chooser import (
    BaseChooseView,
    ChooseResultsView,
    ChooseView,
    ChosenMultipleView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.models import Page, TranslatableMixin
from wagtail.snippets.views.chooser import ChooseResultsView as SnippetChooseResultsView
from wagtail.snippets.views.chooser import ChooseView as SnippetChooseView
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from .localization import canonical_rows
from .selectors import nameable


def label_field(model: type[Model]) -> str:
    """The field that names an object: `title`, else `name`."""
    names = {field.name for field in model._meta.get_fields()}
    return "title" if "title" in names else "name"


def one_row_each(queryset: QuerySet[Any], among: QuerySet[Any] | None = None) -> QuerySet[Any]:
    """The canonical rows, each with an `editor_label` in the language of the interface.

    Args:
        among: the rows that may give a label; all by default.
    """
    name = label_field(queryset.model)
    rows = queryset.model._default_manager.all() if among is None else among
    in_editors_language = rows.filter(
        translation_key=OuterRef("translation_key"), locale__language_code=get_language()
    )
    label = Coalesce(Subquery(in_editors_language.values(name)[:1]), F(name))
    labelled: QuerySet[Any] = canonical_rows(queryset).annotate(editor_label=label)
    return labelled


def offer_one_row_each(field: Any) -> None:
    """Let a field of translatable things (`ModelChoiceField`) offer each of them once."""
    queryset = field.queryset
    if queryset is not None and issubclass(queryset.model, TranslatableMixin):
        field.queryset = one_row_each(queryset).order_by("editor_label")
        field.label_from_instance = _choice_label


def _choice_label(row: Any) -> str:
    """The label; for figures of the same name with what tells them apart."""
    described = getattr(row, "described", None)
    return str(described(row.editor_label) if described else row.editor_label)


class LabelSearchForm(BaseFilterForm):
    """Searches names in every language by parts of words, without the search index.

    Attributes:
        more_names: fields that hold other names, a `ListField` among them.
        among: the rows whose names are searched; all by default.
    """

    more_names: tuple[str, ...] = ()
    among: QuerySet[Any] | None = None

    q = forms.CharField(
        label=_("Search term"),
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
        required=False,
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        objects = super().filter(objects)
        if terms := self.cleaned_data.get("q", "").split():
            self.is_searching = True
            self.search_query = self.cleaned_data["q"]
            names = (label_field(objects.model), *self.more_names)
            matching = Q()
            for term in terms:
                matching &= _any_contains(names, term)
            among = objects.model._default_manager.all() if self.among is None else self.among
            keys = among.filter(matching).values("translation_key")
            objects = objects.filter(translation_key__in=keys)
        return objects


def _any_contains(names: Iterable[str], term: str) -> Q:
    found = Q()
    for name in names:
        found |= Q(**{f"{name}__icontains": term})
        # SQLite keeps the letters of a list beyond ASCII as JSON escapes them.
        if (escaped := json.dumps(term)[1:-1]) != term:
            found |= Q(**{f"{name}__icontains": escaped})
    return found


def choosable(model: Any, user: Any) -> QuerySet[Any]:
    """The rows that a chooser offers a user, and whose names it tells."""
    rows: QuerySet[Any] = model._default_manager.all()
    return nameable(rows, user) if issubclass(model, Page) else rows


class OneRowMixin(BaseChooseView):
    """The list of a chooser with one row for each thing."""

    filter_form_class = LabelSearchForm
    per_page = 25
    more_columns: Sequence[Column] = ()
    first: tuple[str, ...] = ()

    def get_object_list(self) -> QuerySet[Any]:
        rows = choosable(self.model_class, self.request.user)
        return one_row_each(rows, among=rows)

    def get_filter_form(self) -> Any:
        form = super().get_filter_form()
        form.among = choosable(self.model_class, self.request.user)
        return form

    def apply_object_list_ordering(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        return objects.order_by(*self.first, "editor_label", "pk")

    @property
    def title_column(self) -> Any:
        column = super().title_column
        column.accessor = "editor_label"
        return column

    @property
    def columns(self) -> list[Any]:
        return [self.title_column, *self.more_columns, LiveStatusTagColumn(sort_key=None)]


class OneRowChooseView(OneRowMixin, ChooseView):
    pass


class OneRowResultsView(OneRowMixin, ChooseResultsView):
    pass


class OneRowChosenView(ChosenView):
    """Tells of no page that the chooser would not have offered."""

    def get_object(self, pk: Any) -> Any:
        return choosable(self.model_class, self.request.user).get(pk=pk)


class OneRowChosenMultipleView(ChosenMultipleView):
    """The same of several at once."""

    def get_objects(self, pks: Any) -> QuerySet[Any]:
        return choosable(self.model_class, self.request.user).filter(pk__in=pks)


class OneRowSnippetChooseView(OneRowMixin, SnippetChooseView):
    pass


class OneRowSnippetResultsView(OneRowMixin, SnippetChooseResultsView):
    pass


class OneRowOptions(ChooserViewSet):
    """What a chooser with one row for each thing can be given.

    Attributes:
        filter_form_class: how its list is searched and filtered.
        more_columns: columns between the name and the status.
        first: what its list is ordered by, before the name.
    """

    filter_form_class: type[BaseFilterForm] = LabelSearchForm
    more_columns: Sequence[Column] = ()
    first: tuple[str, ...] = ()

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        given: dict[str, Any] = super().get_common_view_kwargs(
            **{
                "filter_form_class": self.filter_form_class,
                "more_columns": self.more_columns,
                "first": self.first,
                **kwargs,
            }
        )
        return given


class OneRowChooserViewSet(OneRowOptions):
    """Chooser for relations to a page type."""

    choose_view_class = OneRowChooseView
    choose_results_view_class = OneRowResultsView
    chosen_view_class = OneRowChosenView
    chosen_multiple_view_class = OneRowChosenMultipleView


class OneRowSnippetChooser(AdminSnippetChooser):
    """Wagtail's widget with texts that follow the language of each request."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.choose_one_text = _("Choose")
        self.choose_another_text = _("Choose another")
        self.link_to_chosen_text = _("Edit")


class OneRowSnippetChooserViewSet(OneRowOptions, SnippetChooserViewSet):
    """Chooser for relations to a translatable snippet."""

    choose_view_class = OneRowSnippetChooseView
    choose_results_view_class = OneRowSnippetResultsView
    base_widget_class = OneRowSnippetChooser


class FilterSelect(forms.Select):
    """A list of choices in a chooser, which filters as soon as one is chosen."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(attrs={"data-chooser-modal-search-filter": True}, **kwargs)


class DayColumn(Column):
    """A date as people write it; Wagtail's own column says how long ago it was."""

    def get_value(self, instance: Any) -> str:
        day = super().get_value(instance)
        if isinstance(day, dt.datetime):
            day = timezone.localdate(day)
        return date_format(day, "SHORT_DATE_FORMAT") if day else ""
