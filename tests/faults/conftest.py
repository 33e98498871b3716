from collections.abc import Iterator

import pytest
from django.db import connection

DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


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
