"""The admin speaks German: every text is translated and the compiled catalogues are fresh."""

from pathlib import Path

import polib
import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
CATALOGUES = [
    path
    for package in ("headless", "mso_pages", "events", "search", "site")
    for path in sorted((REPOSITORY / package).rglob("django.po"))
]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_catalogue_is_translated_and_compiled(path: Path) -> None:
    catalogue = polib.pofile(str(path))
    assert path.with_suffix(".mo").exists()
    compiled = polib.mofile(str(path.with_suffix(".mo")))

    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []
    assert texts(compiled) == texts(catalogue)


def texts(catalogue: polib.POFile | polib.MOFile) -> dict[tuple[str | None, str], object]:
    return {
        (entry.msgctxt, entry.msgid): entry.msgstr_plural or entry.msgstr for entry in catalogue
    }
