"""A database that is put back after real transactions."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from wagtail.models import Site


@contextmanager
def copied() -> Iterator[Callable[[], None]]:
    """A copy of the database of the tests, and what puts it back."""
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(":memory:")) as copy:
            connection.ensure_connection()
            connection.connection.backup(copy)

            def restore() -> None:
                connection.ensure_connection()
                copy.backup(connection.connection)
                _forget_what_was_read()

            yield restore
        return
    name = str(connection.settings_dict["NAME"])
    other = f"{name}_as_it_was"
    _copy_on_server(name, other)
    yield lambda: _copy_on_server(other, name)
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{other}"')


def _copy_on_server(source: str, target: str) -> None:
    # A template must not be in use.
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
    _forget_what_was_read()


def _forget_what_was_read() -> None:
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
