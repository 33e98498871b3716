"""The main menu in the order of an editor's work."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

# Content has the orders from 100 on, files those from 300 on (Wagtail's images and documents).
ORDERS = {"images": 300, "documents": 310, "explorer": 400}


def in_the_order_of_work(request: HttpRequest, items: list[Any]) -> None:
    """Content first, then files; the tree of pages, which few need, behind them.

    What Wagtail calls reports are no event reports: the menu tells them apart.
    """
    for item in items:
        item.order = ORDERS.get(item.name, item.order)
        if item.name == "reports":
            item.label = _("Overviews")


def without_news_of_wagtail(request: HttpRequest, items: list[Any]) -> None:
    """Leave out what addresses those who run the site, not those who write."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if not item.name.startswith("whats-new")]
