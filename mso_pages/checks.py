"""System checks of the accounts of members."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

BACKEND = "mso_pages.permissions.MembershipBackend"
FENCES = (
    "mso_pages.members.middleware.MembersMiddleware",
    "headless.middleware.RightsMiddleware",
    "headless.middleware.ConflictMiddleware",
)


@register()
def check_members_are_fenced_in(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Where members may enter the admin, what keeps them to their screens is there (E001)."""
    if BACKEND not in settings.AUTHENTICATION_BACKENDS:
        return []
    present = [name for name in settings.MIDDLEWARE if name in FENCES]
    if tuple(present) == FENCES:
        return []
    return [
        Error(
            f"{BACKEND} lets members enter the admin, but MIDDLEWARE does not have, in this "
            f"order: {', '.join(FENCES)}.",
            hint="Without them members come to screens of Wagtail that ask for no right. See "
            "docs/security.md.",
            id="mso_pages.E001",
        )
    ]
