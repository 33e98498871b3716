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
PARTS = (
    *("results", "chosen_multiple", "choose", "create", "preview_on_add", "choose_parent"),
    # What a field suggests.
    *("towns", "slug"),
)

PAGE_MODELS = sorted(
    (model for model in get_page_models() if issubclass(model, HeadlessPage)),
    key=lambda model: model._meta.label_lower,
)


@dataclass(frozen=True)
class Screen:
    """An address of the admin; `{label}` stands for the primary key of a row of the demo site."""

    address: str

    def __str__(self) -> str:
        return self.address

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


def own_addresses() -> Iterator[tuple[str, str]]:
    """The addresses of the apps in the admin without an argument, and their names."""
    for address, pattern in below(get_resolver().url_patterns, ""):
        if address.startswith("admin/") and "<" not in address and is_own(pattern):
            yield "/" + address, pattern.name or ""


def found() -> list[Screen]:
    """Every screen of the apps without an argument: listings, new rows, tools."""
    return [Screen(address) for address, name in own_addresses() if not name.endswith(PARTS)]


def chooser_addresses() -> set[str]:
    return {address for address, name in own_addresses() if name == "choose"}


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


# What can be done with one thing of each kind; deletions say in words of ours what uses it.
REPORT, PARTNER = "mso_events.eventreportpage", "mso_pages.partnerorganisation"
DELETIONS = [
    Screen(f"/admin/pages/{{{REPORT}}}/delete/"),
    Screen(f"/admin/snippets/{PARTNER.replace('.', '/')}/delete/{{{PARTNER}}}/"),
    Screen("/admin/images/{wagtailimages.image}/delete/"),
    Screen("/admin/documents/delete/{wagtaildocs.document}/"),
    Screen("/admin/participations/delete/{mso_events.eventparticipation}/"),
    Screen("/admin/api_keys/delete/{mso_headless.apikey}/"),
]
ACTIONS = [
    *(
        Screen(f"/admin/pages/{{{REPORT}}}/{action}/")
        for action in ("history", "usage", "copy", "move", "unpublish")
    ),
    *(
        Screen(f"/admin/snippets/{PARTNER.replace('.', '/')}/{action}/{{{PARTNER}}}/")
        for action in ("history", "usage", "copy", "inspect")
    ),
    Screen("/admin/images/{wagtailimages.image}/"),
    Screen("/admin/documents/edit/{wagtaildocs.document}/"),
    Screen("/admin/image_facts/inspect/{mso_headless.imagefacts}/"),
    Screen("/admin/participations/edit/{mso_events.eventparticipation}/"),
    Screen("/admin/api_keys/edit/{mso_headless.apikey}/"),
    Screen("/admin/glossary/edit/{mso_headless.glossaryterm}/"),
    Screen("/admin/api_keys/inspect/{mso_headless.apikey}/"),
]

# Each dialog once, on a small form that opens it: behind a dialog the whole form is looked through.
DIALOGS = {
    "/admin/pages/{mso_pages.newspage}/edit/": (
        "/admin/call_chooser/",
        "/admin/images/chooser/",
        "/admin/programme_chooser/",
        "/admin/snippets/choose/mso_pages/partnerorganisation/",
    ),
    "/admin/pages/{mso_pages.msoprofilepage}/edit/": (
        "/admin/snippets/choose/mso_pages/municipality/",
        "/admin/snippets/choose/mso_pages/topic/",
    ),
    "/admin/participations/new/": ("/admin/event_chooser/", "/admin/mso_chooser/"),
    "/admin/snippets/mso_pages/statistic/add/": ("/admin/snippets/choose/mso_pages/statistic/",),
    "/admin/snippets/mso_search/promotedresult/add/": ("/admin/searched_page_chooser/",),
}
