"""The admin screens of the search."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .choosers import SearchedPageChooserViewSet, searched_page_chooser
from .viewsets import SearchGroup

register_snippet(SearchGroup)


@hooks.register("register_admin_viewset")
def chooser() -> SearchedPageChooserViewSet:
    return searched_page_chooser
