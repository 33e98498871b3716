"""The backend to name in `WAGTAILSEARCH_BACKENDS`: that of the database of the site."""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection


def SearchBackend(params: dict[str, Any]) -> Any:
    """Named as Wagtail looks for it. Raises `ImproperlyConfigured` for another database."""
    if connection.vendor == "sqlite":
        from .sqlite import SQLiteBackend  # noqa: PLC0415

        return SQLiteBackend(params)
    if connection.vendor == "postgresql":
        from .postgresql import PostgreSQLBackend  # noqa: PLC0415

        return PostgreSQLBackend(params)
    raise ImproperlyConfigured(
        f"The search knows SQLite and PostgreSQL, but not {connection.vendor}."
    )
