from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error
from django.db import DEFAULT_DB_ALIAS, connection

from mso_site.demo.users import present_logins


def check_demo_users(
    app_configs: Sequence[AppConfig] | None,
    databases: Sequence[str] | None,
    **kwargs: Any,
) -> list[CheckMessage]:
    """Anybody can read the demo passwords: nobody may be able to log in to a server with one."""
    if settings.DEMO_USERS_ALLOWED or DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    if get_user_model()._meta.db_table not in connection.introspection.table_names():
        # The first `migrate` of a new database.
        return []
    names = [login.username for login in present_logins()]
    if not names:
        return []
    return [
        Error(
            "A server must not have users with the public passwords of the demo site: "
            f"{', '.join(names)}. Start with an empty database or change these passwords "
            "with 'manage.py changepassword'.",
            id="mso_site.E001",
        )
    ]
