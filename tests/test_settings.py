import importlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mso_site.demo.keys import DEMO_DAY

SAFE = {
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "ALLOWED_HOSTS": "cms.example.org",
    "ADMIN_BASE_URL": "https://cms.example.org",
}
# Read by Django, `make run` and `scripts/setup`, so they stand in no settings file.
OUTSIDE_SETTINGS = {"DJANGO_SETTINGS_MODULE", "PORT", "PYTHON"}


Result = subprocess.CompletedProcess[str]


def load_production(repository: Path, variables: dict[str, str]) -> Result:
    """Settings are read once per process, so each try is a process of its own."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from mso_site.settings import production; print(production.DEMO_USERS_ALLOWED)",
        ],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(repository / "site"), **variables},
        capture_output=True,
        text=True,
    )


def test_production_starts_with_what_it_needs(repository: Path) -> None:
    result = load_production(repository, SAFE)

    assert result.stderr == ""
    assert result.stdout == "False\n"


@pytest.mark.parametrize(
    ("variable", "value", "reason"),
    [
        ("SECRET_KEY", "insecure-demo-key-for-a-laptop-only", "SECRET_KEY must be a secret"),
        ("SECRET_KEY", "x" * 49, "at least 50 characters"),
        ("SECRET_KEY", None, "Set the SECRET_KEY environment variable"),
        ("ALLOWED_HOSTS", None, "Set the ALLOWED_HOSTS environment variable"),
        ("ALLOWED_HOSTS", "", "ALLOWED_HOSTS must name the hosts"),
        ("ALLOWED_HOSTS", "*", "ALLOWED_HOSTS must name the hosts"),
        ("ADMIN_BASE_URL", None, "Set the ADMIN_BASE_URL environment variable"),
    ],
)
def test_production_refuses_to_start(
    repository: Path, variable: str, value: str | None, reason: str
) -> None:
    variables = {name: text for name, text in SAFE.items() if name != variable}
    if value is not None:
        variables[variable] = value

    result = load_production(repository, variables)

    assert result.returncode != 0
    last_line = result.stderr.strip().splitlines()[-1]
    assert "ImproperlyConfigured" in last_line
    assert reason in last_line


def test_demo_site_shows_the_day_its_data_were_made_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEMO_TODAY", raising=False)
    settings = importlib.reload(importlib.import_module("mso_site.settings.dev"))

    assert DEMO_DAY.isoformat() == settings.DEMO_TODAY


def test_every_environment_variable_is_documented(repository: Path) -> None:
    read = {
        name
        for path in (repository / "site/mso_site/settings").glob("*.py")
        for name in re.findall(r'\benv(?:\.\w+)?\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }
    page = (repository / "docs/operations.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([A-Z_]+)` \|", page, flags=re.MULTILINE))

    assert documented == read | OUTSIDE_SETTINGS
