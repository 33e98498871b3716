"""Where members come to their events."""

import uuid

from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext as _
from wagtail import hooks


@hooks.register("register_admin_urls")
def own_event_urls() -> list[URLResolver]:
    return [path("my/<uuid:organisation>/events/", include("events.own_events.urls"))]


@hooks.register("register_member_links")
def own_events_link(organisation: uuid.UUID) -> tuple[str, str]:
    return _("Our events"), reverse("own_events:list", args=[organisation])


@hooks.register("register_member_links")
def new_event_link(organisation: uuid.UUID) -> tuple[str, str]:
    return _("New event"), reverse("own_events:new", args=[organisation])
