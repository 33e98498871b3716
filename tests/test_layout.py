"""What prose cannot hold: where things are and how they are called."""

import json
import re
import site
from pathlib import Path

import pytest
from django.apps import apps

PACKAGES = ("headless", "mso_pages", "events", "search", "site/mso_site")


def test_the_module_site_of_python_stays_itself() -> None:
    assert Path(site.__file__).name == "site.py"
    assert hasattr(site, "getsitepackages")


def test_the_folder_site_is_no_package(repository: Path) -> None:
    assert not (repository / "site" / "__init__.py").exists()


def test_no_tests_below_site(repository: Path) -> None:
    """Pytest would import them as `site.…` and so replace Python's own module."""
    found = [
        path
        for pattern in ("test_*.py", "*_test.py", "conftest.py", "tests")
        for path in (repository / "site").rglob(pattern)
    ]
    assert found == []


@pytest.mark.parametrize("name", ["utils", "helpers", "common"])
def test_no_module_without_a_subject(repository: Path, name: str) -> None:
    found = [
        path
        for package in (*PACKAGES, "tests")
        for path in (repository / package).rglob(f"{name}*")
        if path.name in (name, f"{name}.py")
    ]
    assert found == []


def test_no_block_definitions_in_migrations(repository: Path) -> None:
    """A changed block is no change of the database and must make no migration."""
    definition = re.compile(r"block_lookup|StreamBlock|StructBlock|\bblocks\.\w+Block\b")
    found = [
        path.relative_to(repository)
        for package in PACKAGES
        for path in (repository / package).rglob("migrations/*.py")
        if definition.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_lock_of_npm_pins_packages_and_names_no_host(repository: Path) -> None:
    """A package comes from the registry that npm is set up for, whichever that is."""
    text = (repository / "package-lock.json").read_text(encoding="utf-8")
    packages = json.loads(text)["packages"]
    installed = {name: package for name, package in packages.items() if name}

    assert "node_modules/axe-core" in installed
    assert [name for name, package in installed.items() if "integrity" not in package] == []
    assert "resolved" not in text and "://" not in text


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("headless", "mso_headless"),
        ("mso_pages", "mso_pages"),
        ("events", "mso_events"),
        ("search", "mso_search"),
    ],
)
def test_app_labels_are_our_own(name: str, label: str) -> None:
    """The folders have common names; labels stand in the database and in the API."""
    assert apps.get_app_config(label).name == name
