"""How an editor comes to the screen: led there by publishing, or by the menus of a page."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.menus.pages import PageMenuItem
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from .composing import is_public, source_of
from .sources import CallPressText, NewsPressText

# Behind the hooks of other packages: the first answer is the last one that is asked.
_LAST = 1000


@hooks.register("register_press_text")
def news() -> NewsPressText:
    return NewsPressText()


@hooks.register("register_press_text")
def calls() -> CallPressText:
    return CallPressText()


@hooks.register("register_admin_urls")
def press_text_urls() -> list[URLPattern | URLResolver]:
    return [path("press-texts/", include("mso_pages.press_texts.urls"))]


# After the message that Wagtail gives, which stays; `after_publish_page` comes before it.
@hooks.register("after_create_page", order=_LAST)
@hooks.register("after_edit_page", order=_LAST)
def lead_to_press_text(request: HttpRequest, page: Page) -> HttpResponse | None:
    """After publishing, also by the last approval of a workflow, show what comes next."""
    if not _asks_to_publish(request):
        return None
    source = source_of(page)
    # The workflow publishes another instance than the one that the view holds.
    row = Page.objects.filter(pk=page.pk, live=True, has_unpublished_changes=False).first()
    if source is None or row is None or not is_public(source, row):
        return None
    address = reverse("press_texts:published", args=[page.pk])
    if next_url := get_valid_next_url_from_request(request):
        address = f"{address}?{urlencode({'next': next_url})}"
    return redirect(address)


def _asks_to_publish(request: HttpRequest) -> bool:
    data = request.POST
    is_approved = data.get("workflow-action-name") == "approve"
    return "action-publish" in data or ("action-workflow-action" in data and is_approved)


class PressTextItem(PageMenuItem):
    label = _("Addresses and press text")
    icon_name = "clipboard-list"
    url_name = "press_texts:published"
    priority = 7

    def is_shown(self, user: Any) -> bool:
        return bool(
            self.page.live
            and self.page.alias_of_id is None
            and source_of(self.page)
            and self.page.permissions_for_user(user).can_edit()
        )


@hooks.register("register_page_header_buttons")
@hooks.register("register_page_listing_more_buttons")
def press_text_item(
    page: Page, user: Any, view_name: str | None = None, next_url: str | None = None
) -> Iterator[PressTextItem]:
    yield PressTextItem(page=page, next_url=next_url)
