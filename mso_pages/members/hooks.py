"""Where members come to their organisation, and what they do not see.

Other apps add to the page of an organisation by the hook `register_member_links`, a function that
takes its key and gives a label and an address.
"""

from typing import Any

from django.http import HttpRequest
from django.urls import URLResolver, include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from mso_pages.selectors import is_member

from .selectors import is_member_alone


@hooks.register("register_admin_urls")
def member_urls() -> list[URLResolver]:
    return [path("my/", include("mso_pages.members.urls"))]


class MyOrganisationItem(MenuItem):
    """Shown to those who keep a profile."""

    def is_shown(self, request: Any) -> bool:
        return is_member(request.user)


@hooks.register("register_admin_menu_item")
def my_organisation_item() -> MenuItem:
    return MyOrganisationItem(
        _("My organisation"),
        reverse("my_organisation:home"),
        name="my-organisation",
        icon_name="home",
        order=1,
    )


@hooks.register("construct_main_menu", order=2000)
def only_my_organisation(request: HttpRequest, items: list[Any]) -> None:
    """Members see no menu of things that they may not do."""
    if is_member_alone(request.user):
        items[:] = [item for item in items if item.name == "my-organisation"]


# What they write is reviewed field by field, and Wagtail's API shows the files of everybody.
hooks.register("refuse_writing_api", is_member_alone)


@hooks.register("construct_wagtail_userbar", order=2000)
def no_userbar(request: HttpRequest, items: list[Any], page: Any) -> None:
    """What it leads to is closed to members."""
    if is_member_alone(request.user):
        items.clear()


@hooks.register("register_log_actions")
def log_actions(actions: Any) -> None:
    hidden = _("Contact data hidden by a member")
    actions.register_action("mso_pages.hide_contact", hidden, hidden)
    shown = _("Contact data shown again by a member")
    actions.register_action("mso_pages.show_contact", shown, shown)
