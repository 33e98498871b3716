"""Admin screens that the content apps share, and those of the core's own models."""

from typing import Any

from django.forms import ModelChoiceField
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import PageStatusColumn, PageTitleColumn, PageTypeColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.pages.listing import IndexView as PageIndexView
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page
from wagtail.snippets.views.snippets import SnippetViewSet, UsageView

from .choosers import DayColumn, OneRowSnippetChooserViewSet, offer_one_row_each
from .home import missing_note
from .models import ImageFacts
from .selectors import drafts, missing_in_draft
from .taking_down.views import DeleteSnippetView, UnpublishSnippetView
from .usage import usage_of
from .widgets import show_days_in_language


class WholeUsageView(UsageView):
    """What uses a snippet, relations to many things included."""

    def get_queryset(self) -> Any:
        return usage_of(self.object)


class HeadlessSnippetViewSet(SnippetViewSet):
    """Listing, forms and chooser of a translatable snippet with drafts.

    Wagtail adds the filter for the language: one of our own would break its address.
    """

    chooser_viewset_class = OneRowSnippetChooserViewSet
    usage_view_class = WholeUsageView
    delete_view_class = DeleteSnippetView
    unpublish_view_class = UnpublishSnippetView
    inspect_view_enabled = True
    list_per_page = 50


class OneRowFilterSet(WagtailFilterSet):
    """Filters that offer each related thing once, in the editor's language."""

    @property
    def form(self) -> Any:
        is_new = not hasattr(self, "_form")
        form = super().form
        if is_new:
            for field in form.fields.values():
                if isinstance(field, ModelChoiceField):
                    offer_one_row_each(field)
            show_days_in_language(form)
        return form


class OneRowPageFilterSet(OneRowFilterSet, PageFilterSet):
    pass


class OneRowIndexView(IndexView):
    base_filterset_class = OneRowFilterSet


class OneRowPageIndexView(PageIndexView):
    base_filterset_class = OneRowPageFilterSet


class HeadlessPageListingViewSet(PageListingViewSet):
    """Flat listing of all pages of a type, in a menu of its own."""

    index_view_class = OneRowPageIndexView
    add_to_admin_menu = False
    list_per_page = 50


class ImageFactsViewSet(ModelViewSet):
    """Rights and consents of pictures."""

    model = ImageFacts
    icon = "image"
    menu_label = _("Rights of pictures")
    list_display = ["image", "credit", "licence", "consent"]
    list_filter = ["consent", "shows_minors"]
    form_fields = [
        "image",
        "credit",
        "licence",
        "licence_url",
        "consent",
        "persons",
        "shows_minors",
    ]
    search_fields = ["credit", "image__title"]
    inspect_view_enabled = True


def day_column(name: str, label: Any, **kwargs: Any) -> DayColumn:
    """A sortable column with a date."""
    return DayColumn(name, label=label, **{"sort_key": name, **kwargs})


def edited_column() -> DateColumn:
    """How long ago a page was edited."""
    return DateColumn(
        "latest_revision_created_at", label=_("Edited"), sort_key="latest_revision_created_at"
    )


class DraftIndexView(OneRowPageIndexView):
    """All drafts that the user may edit."""

    page_title = _("Drafts")

    def get_base_queryset(self) -> Any:
        return self.annotate_queryset(drafts(self.request.user))

    def get_add_url(self) -> None:
        return None


class DraftListing(HeadlessPageListingViewSet):
    """What nobody submitted yet, and what each page needs before it can be published."""

    model = Page
    index_view_class = DraftIndexView
    icon = "draft"
    menu_label = _("Drafts")
    # What is missing is found page by page.
    list_per_page = 20
    list_display = [
        PageTitleColumn("title", label=_("Title"), sort_key="title", classname="title"),
        Column(
            "missing",
            label=_("Missing"),
            accessor=lambda page: missing_note(len(missing_in_draft(page))),
        ),
        PageTypeColumn("type", label=_("Type"), accessor="page_type_display_name"),
        edited_column(),
        PageStatusColumn("status", label=_("Status"), sort_key="live"),
    ]
    list_filter = ["live"]
