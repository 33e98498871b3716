"""Admin screens for what editors decide about the search, and for what it tells them."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from headless.selectors import nameable
from headless.viewsets import day_column

from .choosers import searched_page_chooser
from .forms import PromotedResultForm, SearchForm
from .models import PromotedResult, SynonymSet
from .models.editing import LONGEST_QUERY
from .reports import MissedSearchesView
from .selectors import searchable_ids


def edited_column() -> DateColumn:
    return DateColumn("changed_at", label=_("Edited"), sort_key="changed_at")


class AddSynonymsView(CreateView):
    """Begins with the words of the address, which the report of searches names."""

    def get_initial_form_instance(self) -> SynonymSet:
        return SynonymSet(words=self.request.GET.get("words", "")[:LONGEST_QUERY])


class SynonymSetViewSet(SnippetViewSet):
    model = SynonymSet
    icon = "resubmit"
    menu_label = _("Synonyms")
    add_view_class = AddSynonymsView
    copy_view_enabled = False
    list_per_page = 50
    list_display = [
        "__str__",
        Column("note", label=capfirst(_("note")), sort_key="note"),
        edited_column(),
    ]
    search_fields = ["words", "note"]
    edit_handler = ObjectList([FieldPanel("words"), FieldPanel("note")], base_form_class=SearchForm)


def _title(promotion: Any) -> str:
    return promotion.page_title or "–"


def _state(promotion: Any) -> str:
    if promotion.until is not None and promotion.until < timezone.localdate():
        return gettext("Over")
    return gettext("Shown") if promotion.is_public else gettext("Page not public")


class PromotedResultViewSet(SnippetViewSet):
    model = PromotedResult
    icon = "thumbtack"
    menu_label = _("Promoted results")
    copy_view_enabled = False
    list_per_page = 50
    list_display = [
        "__str__",
        Column("page", label=_("Page"), accessor=_title, sort_key="page_title"),
        day_column("until", _("Until")),
        Column("state", label=_("State"), accessor=_state),
        edited_column(),
    ]
    # By no title that is not shown: somebody would learn its words from what is found.
    search_fields = ["queries", "page_title"]
    edit_handler = ObjectList(
        [
            FieldPanel("queries"),
            # The preview can also be asked for before there is a page.
            FieldPanel("page", widget=searched_page_chooser.widget_class, required_on_save=False),
            FieldPanel("until"),
        ],
        base_form_class=PromotedResultForm,
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[PromotedResult]:
        """With the title of the page, of a draft only for those who may read it elsewhere."""
        promoted = PromotedResult.objects.all()
        pages = nameable(Page.objects.filter(pk=OuterRef("page")), request.user)
        shown = searchable_ids(promoted.values_list("page__translation_key", flat=True))
        return promoted.annotate(
            page_title=Subquery(pages.values("title")),
            is_public=Q(page__translation_key__in=shown),
        )


class ReportMenuItem(MenuItem):
    """Shown to those who may see the report."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("mso_search.view_missedquery")


class MissedSearchesViewSet(ViewSet):
    icon = "help"
    menu_label = MissedSearchesView.page_title
    menu_item_class = ReportMenuItem

    @cached_property
    def view_options(self) -> dict[str, Any]:
        return {
            "index_url_name": self.get_url_name("index"),
            "index_results_url_name": self.get_url_name("results"),
        }

    def get_urlpatterns(self) -> list[URLPattern]:
        view = MissedSearchesView
        return [
            path("", view.as_view(**self.view_options), name="index"),
            path("results/", view.as_view(**self.view_options, results_only=True), name="results"),
        ]


class PageSearchView(SearchView):
    """Wagtail's own, with the name of what it counts: the head of its table says None without."""

    verbose_name = Page._meta.verbose_name
    verbose_name_plural = Page._meta.verbose_name_plural


class AllPagesViewSet(PageViewSet):
    """Wagtail's own of pages that have no other one."""

    search_view_class = PageSearchView


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Search settings")
    menu_name = "search-settings"
    menu_icon = "search"
    menu_order = 150
    items = (
        SynonymSetViewSet,
        PromotedResultViewSet,
        MissedSearchesViewSet("missed_searches"),
    )
