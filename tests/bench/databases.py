"""Where the databases of the bench are: below `var/bench`, or on the server of `DATABASE_URL`."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = REPOSITORY / "var" / "bench"


@dataclass(frozen=True)
class Database:
    """A database with so many organisations.

    Attributes:
        url: what Django takes.
        folder: holds the pictures, and the database itself where it is a file.
    """

    size: int
    url: str
    folder: Path

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which settings and processes find it."""
        return {
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "DATABASE_URL": self.url,
            "DATA_DIR": str(self.folder),
        }


def database(size: int) -> Database:
    """The database of a size; it exists afterwards, perhaps empty."""
    server = os.environ.get("DATABASE_URL", "")
    if server.startswith("postgres"):
        found = Database(size, _on_server(server, f"bench_{size}"), FOLDER / f"postgresql-{size}")
    else:
        folder = FOLDER / f"sqlite-{size}"
        found = Database(size, f"sqlite:///{folder / 'db.sqlite3'}", folder)
    found.folder.mkdir(parents=True, exist_ok=True)
    return found


def _on_server(url: str, name: str) -> str:
    """The address of a database on the server; made where it is missing."""
    with psycopg.connect(url, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if known.fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
