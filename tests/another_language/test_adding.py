"""A seventh language is a setting and a `migrate`, and so is the way back."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from headless.resources import registry
from tests.another_language.process import NAME
from tests.contract.contents import FILLED
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.tree import SiteTree
from tests.faults.processes import REPOSITORY, database_url

pytestmark = pytest.mark.django_db(transaction=True)

SIX, SEVEN = "mso_site.settings.test", "tests.another_language.settings"
CODES = ("de", "en", "tr", "ar", "uk", "de-simple")
API = "/api/v1/"
Answers = dict[str, tuple[int, str]]


@pytest.fixture
def content(migrated: None, site_tree: SiteTree) -> None:
    """One thing of every kind, some of them in several languages."""
    get_user_model().objects.create_superuser("leitung", password="x")
    for make in FILLED.values():
        make()
    profile = MSOProfilePageFactory(title="Kulturverein", slug="kulturverein")
    for code in ("ar", "en", "de-simple"):
        translate(profile, code, title=f"Verein ({code})")


@pytest.fixture
def database(content: None, tmp_path: Path) -> Iterator[str]:
    """The address of a copy of the database of the test, which other processes may change."""
    if connection.vendor == "sqlite":
        path = tmp_path / "copy.sqlite3"
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
        yield f"sqlite:///{path}"
        return
    source = connection.settings_dict["NAME"]
    name = f"{source}_copy"
    address = database_url().removesuffix(source) + name
    # A template must not be in use.
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    yield address
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def run(settings: str, database: str, *arguments: str) -> Answers:
    """What a process with these settings does, and what it answers."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": settings,
        "DATABASE_URL": database,
        "PYTHONPATH": f"{REPOSITORY}:{REPOSITORY / 'site'}",
    }
    done = subprocess.run(
        [sys.executable, "-m", "tests.another_language.process", *arguments],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: Answers = json.loads(done.stdout)
    return found


def in_six_languages() -> list[str]:
    """Everything that the API says of content in the languages that there were."""
    names = [resource.name for resource in registry]
    paths = [f"{name}/?view=detail&limit=100" for name in names]
    paths += ["navigation/?", "sitemap/?", "site/?"]
    return [f"{API}{path}&locale={code}" for path in paths for code in CODES]


def told(answers: Answers, path: str) -> Any:
    status, content = answers[path]
    assert status == 200, content
    return json.loads(content)


def test_a_seventh_language_and_the_way_back(database: str) -> None:
    paths = in_six_languages()
    before = run(SIX, database, *paths)
    assert {status for status, _content in before.values()} == {200}
    lists = [f"{API}{resource.name}/?limit=100&locale=" for resource in registry]
    persian = [f"{path}fa" for path in lists]
    alone = f"{API}msos/?limit=100&locale=fa&fallback=none"

    # A setting and `migrate`.
    added = run(SEVEN, database, "migrate", "check", f"{API}locales/", *persian, alone, *paths)

    assert {path: added[path] for path in paths} == before
    language = told(added, f"{API}locales/")["items"][-1]
    assert (language["code"], language["name"]) == ("fa", "فارسی")
    assert (language["dir"], language["lang"], language["fallback"]) == ("rtl", "fa", ["de"])
    for path in persian:
        german = told(before, f"{path.removesuffix('fa')}de".replace("?", "?view=detail&"))
        assert told(added, path)["count"] == german["count"] > 0
    for item in told(added, f"{API}msos/?limit=100&locale=fa")["items"]:
        assert (item["meta"]["locale"], item["meta"]["is_fallback"]) == ("de", True)
    assert told(added, alone)["count"] == 0

    # A translation is served and found like any other.
    page = "/fa/organisationen/kulturverein-fa/"
    resolved = f"{API}resolve/?path={page}"
    topics = f"{API}topics/?limit=100&locale=fa"
    translated = run(
        SEVEN, database, "translate", "check", alone, resolved, page, topics, "/admin/pages/"
    )

    items = told(translated, alone)["items"]
    assert {item["title"] for item in items} == {NAME}
    assert {(item["meta"]["lang"], item["meta"]["dir"]) for item in items} == {("fa", "rtl")}
    assert told(translated, resolved)["locale"] == "fa"
    assert '<html lang="fa" dir="rtl">' in translated[page][1]
    assert {item["title"] for item in told(translated, topics)["items"]} == {NAME}
    assert translated["/admin/pages/"][0] == 200

    # The way back: what was written in it waits, and nothing of it is public.
    asked = f"{API}msos/?locale=fa"
    back = run(SIX, database, "migrate", "check", asked, page, "/admin/pages/", *paths)

    assert {path: back[path] for path in paths} == before
    assert (back[asked][0], back[page][0], back["/admin/pages/"][0]) == (422, 404, 200)

    # And forth again.
    again = run(SEVEN, database, "migrate", "check", alone)
    assert [(item["id"], item["title"]) for item in told(again, alone)["items"]] == [
        (item["id"], item["title"]) for item in items
    ]
