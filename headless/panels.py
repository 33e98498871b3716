"""Edit forms in tabs that follow an editor's thinking."""

from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
    TitleFieldPanel,
)
from wagtail.models import Page

Tab = tuple[str | Promise, Sequence[Panel | str]]


def page_tabs(*tabs: Tab) -> TabbedInterface:
    """The tabs of a page type, then Wagtail's tabs for search engines and for publishing."""
    return TabbedInterface(
        [
            *_object_lists(tabs),
            ObjectList(Page.promote_panels, heading=_("Address and search engines")),
            ObjectList(Page.settings_panels, heading=_("Publishing")),
        ]
    )


def snippet_tabs(*tabs: Tab) -> TabbedInterface:
    """The tabs of a snippet; the last one schedules it."""
    return TabbedInterface(
        [*_object_lists(tabs), ObjectList([PublishingPanel()], heading=_("Publishing"))]
    )


def naming_panel(name: str) -> TitleFieldPanel:
    """The field that names a snippet, whose key follows it until it is public."""
    return TitleFieldPanel(name, placeholder=False, classname="")


def _object_lists(tabs: Sequence[Tab]) -> list[Any]:
    return [ObjectList(list(panels), heading=heading) for heading, panels in tabs]
