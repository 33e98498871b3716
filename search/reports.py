"""The report of searches that found nothing."""

from typing import Any, ClassVar

import django_filters
from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.coreutils import get_content_languages

from headless.choosers import DayColumn
from headless.exports import ExportedReport
from headless.widgets import show_days_in_language

from .models import MissedQuery, SynonymSet
from .selectors import missed_searches
from .services import MISSED_KEPT_DAYS


class MissedFilterSet(WagtailFilterSet):
    """By day and language."""

    day = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)
    locale = django_filters.ChoiceFilter(
        label=_("Language"), choices=lambda: list(settings.WAGTAIL_CONTENT_LANGUAGES)
    )

    class Meta:
        model = MissedQuery
        fields: ClassVar[list[str]] = ["day", "locale"]

    @property
    def form(self) -> Any:
        is_new = not hasattr(self, "_form")
        form = super().form
        if is_new:
            show_days_in_language(form)
        return form


class QueryColumn(Column):
    """What was searched for, with a way to a set of synonyms for whoever may add one."""

    cell_template_name = "mso_search/missed_query.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        viewset: Any = SynonymSet.snippet_viewset
        if parent_context["request"].user.has_perm("mso_search.add_synonymset"):
            query = urlencode({"words": instance["query"]})
            context["add_url"] = f"{reverse(viewset.get_url_name('add'))}?{query}"
        return context


def _language(row: Any) -> str:
    return str(get_content_languages().get(row["locale"], row["locale"]))


class MissedSearchesView(ExportedReport):
    """Each search once, with how often it found nothing in the days that were chosen."""

    model = MissedQuery
    permission_required = "view"
    page_title = _("Searches without a result")
    header_icon = "help"
    filterset_class = MissedFilterSet
    is_searchable = True
    search_fields: ClassVar[list[str]] = ["query"]
    template_name = "mso_search/missed_searches.html"
    export_filename = "searches-without-a-result"
    default_ordering = "-times"
    columns: ClassVar[list[Any]] = [
        QueryColumn("query", label=_("Search"), sort_key="query", classname="title"),
        Column("locale", label=_("Language"), accessor=_language, sort_key="locale"),
        Column("times", label=_("How often"), sort_key="times"),
        DayColumn("last", label=_("Last on"), sort_key="last"),
    ]
    export_headings: ClassVar[dict[str, Any]] = {
        "query": _("Search"),
        "locale": _("Language"),
        "times": _("How often"),
        "last": _("Last on"),
    }
    list_export = list(export_headings)

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        return missed_searches()

    def order_queryset(self, queryset: QuerySet[Any, Any]) -> QuerySet[Any, Any]:
        ordered: QuerySet[Any, Any] = super().order_queryset(queryset)
        # Without an end that is always the same a search may stand on two pages, or on none.
        return ordered.order_by(*ordered.query.order_by, "query", "locale")

    def to_row_dict(self, item: Any) -> dict[str, Any]:
        return {**item, "locale": _language(item)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "kept_days": MISSED_KEPT_DAYS}
