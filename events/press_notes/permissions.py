"""Who may make which pages of a press note."""

from typing import Any

from wagtail.models import Page

from mso_pages.models import FundingProgrammePage

from .selectors import sections


def may_add_below(user: Any, parent: Page) -> bool:
    """Wagtail's right to add pages there."""
    allowed: bool = parent.permissions_for_user(user).can_add_subpage()
    return allowed


def kinds_to_make(user: Any) -> list[str]:
    """The kinds of pages the user may add, in the order they are offered."""
    parents: dict[str, Page | None] = {
        **sections(),
        "call": FundingProgrammePage.objects.order_by("path").first(),
    }
    return [kind for kind, parent in parents.items() if parent and may_add_below(user, parent)]
