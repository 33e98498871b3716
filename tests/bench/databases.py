"""Where the databases of the bench are: below `var/bench`, or on the server of `DATABASE_URL`."""

import os
import sqlite3
from dataclasses import dataclass, replace
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
        is_stock: whether its search index is that of Wagtail's own backend.
    """

    size: int
    url: str
    folder: Path
    is_stock: bool = False

    @property
    def environment(self) -> dict[str, str]:
        """The variables by which settings and processes find it."""
        return {
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "DATABASE_URL": self.url,
            "DATA_DIR": str(self.folder),
            "BENCH_STOCK_SEARCH": str(int(self.is_stock)),
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


def stock_copy(original: Database) -> Database:
    """A copy for the index of Wagtail's own backend, which writes into the tables of ours.

    It is made where it is missing; nobody may be connected to the original.
    """
    server = os.environ.get("DATABASE_URL", "")
    if server.startswith("postgres"):
        name = f"bench_{original.size}"
        url = _on_server(server, f"{name}_stock", template=name)
        return replace(original, url=url, is_stock=True)
    folder = FOLDER / f"sqlite-{original.size}-stock"
    target = folder / "db.sqlite3"
    folder.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        source, copy = sqlite3.connect(original.folder / "db.sqlite3"), sqlite3.connect(target)
        source.backup(copy)
        source.close()
        copy.close()
    return replace(original, url=f"sqlite:///{target}", is_stock=True)


def _on_server(url: str, name: str, template: str = "template1") -> str:
    """The address of a database on the server; made where it is missing."""
    with psycopg.connect(url, autocommit=True) as connection:
        known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if known.fetchone() is None:
            create = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
            connection.execute(create.format(sql.Identifier(name), sql.Identifier(template)))
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
