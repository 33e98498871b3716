from collections.abc import Iterator

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from pytest_django import DjangoDbBlocker
from wagtail.models import Page, Site

DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


def copy_database(source: str, target: str) -> None:
    """Let a database of the server hold what another one holds."""
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{target}" WITH (FORCE)')
        cursor.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()


@pytest.fixture(scope="module", autouse=True)
def as_it_was(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The name of a copy of the database, which is put back at the end of the file.

    Real transactions are undone by emptying the database, also of what came by `migrate`, which
    the tests of other files need.
    """
    if connection.vendor != "postgresql":
        yield ""
        return
    name = str(connection.settings_dict["NAME"])
    copy = f"{name}_as_it_was"
    with django_db_blocker.unblock():
        copy_database(name, copy)
    yield copy
    with django_db_blocker.unblock():
        copy_database(copy, name)
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{copy}"')


@pytest.fixture
def migrated(transactional_db: None, as_it_was: str) -> None:
    """What came by `migrate` is there, also after another test of the file."""
    if not Page.objects.exists():
        copy_database(as_it_was, str(connection.settings_dict["NAME"]))


@pytest.fixture
def durable(transactional_db: None) -> Iterator[None]:
    """A PostgreSQL that waits for the disk, as a server does and one for tests does not."""
    with connection.cursor() as cursor:
        for name in DURABLE:
            cursor.execute(f"ALTER SYSTEM SET {name} = on")
        cursor.execute("SELECT pg_reload_conf()")
        yield
        for name in DURABLE:
            cursor.execute(f"ALTER SYSTEM RESET {name}")
        cursor.execute("SELECT pg_reload_conf()")
