"""The press note it all began with gives the facts of the demo report."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from events.models import EventReportPage, PressNote

pytestmark = pytest.mark.django_db

SEED = Path("..", "shared", "seed", "press-note.txt")


@pytest.fixture
def seed(repository: Path) -> Path:
    path = repository / SEED
    if not path.exists():
        pytest.skip("The press note itself is not part of the repository.")
    return path


def facts(report: EventReportPage) -> dict[str, Any]:
    """What a press note can say, as the report holds it."""
    return {
        "title": report.title,
        "category": report.category,
        "published_on": report.published_on,
        "publisher": report.publisher,
        "event": (report.first_day(), report.last_day()),
        "programme": report.programme,
        "partners": [(row.partner, row.role) for row in report.partners.all()],
        "figures": [
            (block.value["unit"], block.value["value"], block.value["is_approximate"])
            for block in report.attendance
            if not block.value["role"]
        ],
        "people": [
            (row.person, row.role, row.organisation, row.statement_kind)
            for row in report.contributions.all()
        ],
        "statistics": list(report.statistics.all()),
        "claims": [block.value["kind"] for block in report.claims],
    }


def test_the_seed_gives_the_facts_of_the_demo_report(loaded: str, seed: Path) -> None:
    before = set(EventReportPage.objects.values_list("pk", flat=True))
    call_command("import_press_note", str(seed))
    imported = EventReportPage.objects.exclude(pk__in=before).get()
    demo = EventReportPage.objects.get(
        locale__language_code="de", published_on="2018-07-19", live=True
    )
    assert facts(imported.get_latest_revision_as_object()) == facts(demo)
    assert not imported.live

    note = PressNote.objects.get()
    assert note.text == imported.sources[0].value["verbatim_text"]
    assert imported.teaser not in [str(block.value) for block in imported.body]

    with pytest.raises(CommandError):
        call_command("import_press_note", str(seed))
    assert EventReportPage.objects.exclude(pk__in=before).count() == 1


def test_a_folder_goes_on_after_a_bad_file(loaded: str, seed: Path, tmp_path: Path) -> None:
    (tmp_path / "a-empty.txt").write_bytes(b"")
    (tmp_path / "b-note.txt").write_bytes(seed.read_bytes())
    (tmp_path / "c-scan.pdf").write_bytes(b"%PDF-1.4 and so on")
    (tmp_path / "notes.md").write_text("No press note.")
    with pytest.raises(CommandError, match="2"):
        call_command("import_press_note", str(tmp_path))
    assert PressNote.objects.count() == 1


def test_an_unknown_path_or_user_is_said(db: None, tmp_path: Path) -> None:
    for arguments in (["/nowhere"], [str(tmp_path)], [str(tmp_path), "--user", "nobody"]):
        with pytest.raises(CommandError):
            call_command("import_press_note", *arguments)
