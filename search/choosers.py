"""The chooser of a page that stands above what a search finds."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import BaseChooser
from wagtail.models import Page

from headless.choosers import (
    OneRowChooserViewSet,
    OneRowChooseView,
    OneRowMixin,
    OneRowResultsView,
    choosable,
)

from .selectors import searched_resources


class SearchedPagesMixin(OneRowMixin):
    """Pages that a search can find; a section only holds others."""

    def get_object_list(self) -> QuerySet[Any]:
        models = [one.model for one in searched_resources() if issubclass(one.model, Page)]
        pages: QuerySet[Any] = super().get_object_list()
        return pages.type(*models)  # type: ignore[attr-defined]


class SearchedPageChooseView(SearchedPagesMixin, OneRowChooseView):
    pass


class SearchedPageResultsView(SearchedPagesMixin, OneRowResultsView):
    pass


class SearchedPageChooser(BaseChooser):
    """Tells of no page what the list would not have offered.

    Attributes:
        user: who is shown the page.
    """

    user: Any = None

    def get_instance(self, value: Any) -> Any:
        """None also for what is no number, which the form refuses by itself."""
        if isinstance(value, str) and not value.isdecimal():
            return None
        return super().get_instance(value)

    def get_display_title(self, instance: Page) -> str:
        if choosable(Page, self.user).filter(pk=instance.pk).exists():
            return str(super().get_display_title(instance))
        return gettext("Page not public")


class SearchedPageChooserViewSet(OneRowChooserViewSet):
    base_widget_class = SearchedPageChooser
    choose_view_class = SearchedPageChooseView
    choose_results_view_class = SearchedPageResultsView
    # Elsewhere pages are chosen in the tree.
    register_widget = False


searched_page_chooser = SearchedPageChooserViewSet(
    "searched_page_chooser",
    model="wagtailcore.Page",
    icon="doc-empty-inverse",
    choose_one_text=_("Choose a page"),
    choose_another_text=_("Choose another page"),
    edit_item_text=_("Edit this page"),
    more_columns=[Column("page_type_display_name", label=_("Type"))],
)
