"""The admin screens of the search."""

from wagtail import hooks
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.snippets.models import register_snippet

from .choosers import SearchedPageChooserViewSet, searched_page_chooser
from .viewsets import AllPagesViewSet, SearchGroup

register_snippet(SearchGroup)


@hooks.register("register_admin_viewset")
def chooser() -> SearchedPageChooserViewSet:
    return searched_page_chooser


# In the place of Wagtail's own.
@hooks.register("register_admin_viewset")
def all_pages() -> PageViewSet:
    return AllPagesViewSet()
