"""Choosers for relations to organisations, funding, partners and municipalities."""

from typing import Any

from django import forms
from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    BaseSnippetChooseView,
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)

from headless.choosers import (
    DayColumn,
    FilterSelect,
    LabelSearchForm,
    OneRowChooserViewSet,
    OneRowSnippetChooser,
    OneRowSnippetChooserViewSet,
)


class MSOSearchForm(LabelSearchForm):
    more_names = ("short_name", "original_name", "municipality__name")


class ProgrammeSearchForm(LabelSearchForm):
    more_names = ("alternate_names",)


mso_chooser = OneRowChooserViewSet(
    "mso_chooser",
    model="mso_pages.MSOProfilePage",
    icon="group",
    choose_one_text=_("Choose an organisation"),
    choose_another_text=_("Choose another organisation"),
    edit_item_text=_("Edit this organisation"),
    filter_form_class=MSOSearchForm,
    more_columns=[Column("municipality", label=_("Town"))],
)
programme_chooser = OneRowChooserViewSet(
    "programme_chooser",
    model="mso_pages.FundingProgrammePage",
    icon="form",
    choose_one_text=_("Choose a programme"),
    choose_another_text=_("Choose another programme"),
    edit_item_text=_("Edit this programme"),
    filter_form_class=ProgrammeSearchForm,
    more_columns=[Column("funder", label=_("Funder"))],
)
call_chooser = OneRowChooserViewSet(
    "call_chooser",
    model="mso_pages.FundingCallPage",
    icon="date",
    choose_one_text=_("Choose a call"),
    choose_another_text=_("Choose another call"),
    edit_item_text=_("Edit this call"),
    more_columns=[DayColumn("closes_on", label=_("Closes on"))],
)

CHOOSERS = [mso_chooser, programme_chooser, call_chooser]


class PartnerSearchForm(LabelSearchForm):
    """Finds a partner by each name it bears or bore, and narrows the list to one kind."""

    more_names = ("abbreviation", "aliases", "former_names__name", "former_names__abbreviation")

    kind = forms.ChoiceField(label=_("Kind"), required=False, widget=FilterSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = apps.get_model("mso_pages", "PartnerOrganisation").Kind
        field: Any = self.fields["kind"]
        field.choices = [("", _("All kinds")), *kinds.choices]

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        objects = super().filter(objects)
        if kind := self.cleaned_data.get("kind"):
            self.is_searching = True
            objects = objects.filter(kind=kind)
        return objects


class PartnerChooserViewSet(OneRowSnippetChooserViewSet):
    filter_form_class = PartnerSearchForm
    more_columns = (
        Column("abbreviation", label=_("Abbreviation")),
        Column("get_kind_display", label=_("Kind")),
    )


class StatisticSearchForm(LabelSearchForm):
    more_names = ("source_title",)


class StatisticChooserViewSet(OneRowSnippetChooserViewSet):
    filter_form_class = StatisticSearchForm
    more_columns = (
        Column("value", label=_("Value")),
        DayColumn("as_of", label=_("As of")),
        Column("source_title", label=_("Source")),
    )


class MunicipalitySearchForm(BaseFilterForm):
    """Finds a municipality by a part of its name or the beginning of its key."""

    q = forms.CharField(
        label=_("Search term"),
        widget=forms.TextInput(attrs={"placeholder": _("Name or AGS")}),
        required=False,
    )

    def filter(self, objects: QuerySet[Any]) -> QuerySet[Any]:
        objects = super().filter(objects)
        if term := self.cleaned_data.get("q", "").strip():
            self.is_searching = True
            self.search_query = term
            objects = objects.filter(Q(name__icontains=term) | Q(ags__startswith=term))
        return objects


class MunicipalityColumns(BaseSnippetChooseView):
    filter_form_class = MunicipalitySearchForm

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,
            Column("ags", label=_("AGS")),
            Column("region_name", label=_("Region")),
        ]


class MunicipalityChooseView(MunicipalityColumns, ChooseView):
    pass


class MunicipalityResultsView(MunicipalityColumns, ChooseResultsView):
    pass


class MunicipalityChooserViewSet(SnippetChooserViewSet):
    per_page = 25
    choose_view_class = MunicipalityChooseView
    choose_results_view_class = MunicipalityResultsView
    base_widget_class = OneRowSnippetChooser
