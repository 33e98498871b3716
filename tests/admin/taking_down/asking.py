"""The confirmations of the admin, and what stands in them."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bs4 import BeautifulSoup, Tag
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from tests.admin.posting import said


@dataclass(frozen=True)
class Question:
    """What a confirmation asks.

    Attributes:
        offered: languages that may be included, with the titles below each.
        chosen: those that are ticked.
        refused: titles of what the user may not take down.
        text: all that it says.
    """

    offered: dict[str, list[str]]
    chosen: list[str]
    refused: list[str]
    text: str


def address_of(way: str, *things: Any) -> str:
    """Where things are unpublished or deleted: one alone, several by a bulk action."""
    first: Any = things[0]
    if len(things) > 1:
        meta = Page._meta if isinstance(first, Page) else first._meta
        address = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, way])
        query = [("id", thing.pk) for thing in things]
        return f"{address}?{urlencode([*query, ('next', reverse('wagtailadmin_home'))])}"
    if isinstance(first, Page):
        return reverse(f"wagtailadmin_pages:{way}", args=[first.pk])
    return reverse(first.snippet_viewset.get_url_name(way), args=[first.pk])


def question(client: Client, address: str) -> Question:
    response = client.get(address)
    assert response.status_code == 200
    return asked(response.content.decode())


def asked(html: str) -> Question:
    page = BeautifulSoup(html, "html.parser")
    boxes = page.select("[name=include_language]")
    offered = {str(box["value"]): _titles(box.find_next("ul")) for box in boxes}
    lists = page.select(".taking-down > ul")
    return Question(
        offered=offered,
        chosen=[str(box["value"]) for box in boxes if box.has_attr("checked")],
        refused=[title for found in lists for title in _titles(found)],
        text=" ".join(page.get_text(" ", strip=True).split()),
    )


def _titles(found: Any) -> list[str]:
    assert isinstance(found, Tag)
    return [" ".join(line.get_text(" ", strip=True).split()) for line in found.select("li")]


def take_down(
    client: Client, way: str, *things: Any, including: tuple[str, ...] = (), **fields: str
) -> list[str]:
    """Confirm it; what is said at the top of the next page."""
    response: HttpResponse = client.post(
        address_of(way, *things), {"include_language": including, **fields}, follow=True
    )
    assert response.status_code == 200
    return said(response)


def online(*things: Any) -> list[bool]:
    """Whether each is still there and live."""
    return [
        type(thing)._default_manager.filter(pk=thing.pk, live=True).exists() for thing in things
    ]


def there(*things: Model) -> list[bool]:
    """Whether each is still there."""
    return [type(thing)._default_manager.filter(pk=thing.pk).exists() for thing in things]
