from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error
from django.db import connections

from mso_site.demo.users import DEMO_USERNAMES


def check_demo_users(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None,
    **kwargs: Any,
) -> list[CheckMessage]:
    """Anybody can read the passwords of the demo users: a server must not have these users."""
    if settings.DEMO_USERS_ALLOWED:
        return []
    user_model = get_user_model()
    errors: list[CheckMessage] = []
    for alias in databases or ():
        if user_model._meta.db_table not in connections[alias].introspection.table_names():
            continue
        names = list(
            user_model._default_manager.using(alias)
            .filter(is_active=True, username__in=DEMO_USERNAMES)
            .order_by("username")
            .values_list("username", flat=True)
        )
        if names:
            errors.append(
                Error(
                    "A server must not have demo users, since their passwords are public: "
                    f"{', '.join(names)}. Start with an empty database or lock these users "
                    "(docs/operations.md).",
                    id="mso_site.E001",
                )
            )
    return errors
