"""The screens that are looked at. Those of the apps are found, the rest stands here in a line."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import get_page_models
from wagtail.snippets.models import get_snippet_models

from headless.models import HeadlessPage

OWN_PACKAGES = ("headless", "mso_pages", "events", "search", "mso_site")
# What these names answer is a part of a screen: the rows of a listing, the content of a dialog.
PARTS = ("results", "chosen_multiple", "choose", "create", "preview_on_add", "choose_parent")

PAGE_MODELS = sorted(
    (model for model in get_page_models() if issubclass(model, HeadlessPage)),
    key=lambda model: model._meta.label_lower,
)


@dataclass(frozen=True)
class Screen:
    """An address of the admin; `{label}` stands for the primary key of a row of the demo site.

    `click` opens a dialog on it.
    """

    address: str
    click: str = ""

    def __str__(self) -> str:
        return f"{self.address} {self.click}".strip()

    def address_in(self, places: Mapping[str, Any]) -> str:
        return re.sub(
            r"{([a-z_]+\.[a-z]+)(\.parent)?}",
            lambda match: str(places[match[1]]["parent" if match[2] else "pk"]),
            self.address,
        )


def below(patterns: list[Any], prefix: str) -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        address = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from below(pattern.url_patterns, address)
        else:
            yield address, pattern


def is_own(pattern: URLPattern) -> bool:
    """A view of an app of ours, or a view of Wagtail on a model of ours."""
    view: Any = pattern.callback
    model = getattr(view, "view_initkwargs", {}).get("model")
    modules = [view.__module__, getattr(model, "__module__", "")]
    return any(module.partition(".")[0] in OWN_PACKAGES for module in modules)


def found() -> list[Screen]:
    """Every screen of the apps without an argument: listings, new rows, tools."""
    return [
        Screen("/" + address)
        for address, pattern in below(get_resolver().url_patterns, "")
        if address.startswith("admin/")
        and "<" not in address
        and not (pattern.name or "").endswith(PARTS)
        and is_own(pattern)
    ]


TOOLS = [
    Screen("/admin/"),
    Screen("/admin/pages/"),
    Screen("/admin/press-texts/{mso_events.eventreportpage}/"),
]
NEW_PAGES = [
    Screen(f"/admin/pages/add/{label.replace('.', '/')}/{{{label}.parent}}/")
    for model in PAGE_MODELS
    if not (label := model._meta.label_lower).endswith("indexpage")
]
PAGES = [Screen(f"/admin/pages/{{{model._meta.label_lower}}}/edit/") for model in PAGE_MODELS]
SNIPPETS = [
    Screen(f"/admin/snippets/{model._meta.label_lower.replace('.', '/')}/edit/{{{label}}}/")
    for model in get_snippet_models()
    if (label := model._meta.label_lower) and model.__module__.partition(".")[0] in OWN_PACKAGES
]
