"""The admin speaks German, what members see their languages, too: every text is translated and the
compiled catalogues are fresh.
"""

import ast
import gettext
import re
from pathlib import Path
from types import ModuleType

import polib
import pytest

from events.own_events import texts as texts_of_events
from mso_pages.members import texts as texts_of_profiles

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


# Languages of members, with the number of forms that a noun has there beside a number.
FORMS = {"ar": 6, "tr": 2, "uk": 3}
# A number for each form.
NUMBERS = {"ar": [0, 1, 2, 3, 11, 100], "tr": [1, 2], "uk": [1, 2, 5]}
MEMBERS = [path for path in CATALOGUES if path.parents[1].name in FORMS]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]|\{\w*\}|</?\w+[^>]*>")


def test_what_members_see_is_there_in_each_of_their_languages() -> None:
    assert {path.parents[1].name for path in MEMBERS} == FORMS.keys()
    by_app: dict[Path, list[set[tuple[str | None, str]]]] = {}
    for path in MEMBERS:
        by_app.setdefault(path.parents[2], []).append(set(texts(polib.pofile(str(path)))))
    for found in by_app.values():
        assert len(found) == len(FORMS)
        assert all(ids == found[0] and ids for ids in found)


@pytest.mark.parametrize("path", MEMBERS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_translations_for_members_keep_what_is_filled_in(path: Path) -> None:
    for entry in polib.pofile(str(path)):
        wanted = sorted(PLACEHOLDER.findall(entry.msgid))
        for text in entry.msgstr_plural.values() or [entry.msgstr]:
            left_out = set(wanted) - set(PLACEHOLDER.findall(text))
            # One, two and none may be words.
            assert not left_out or entry.msgid_plural and left_out <= {"%(count)s", "%(number)s"}
            assert set(PLACEHOLDER.findall(text)) <= {
                *wanted,
                *PLACEHOLDER.findall(entry.msgid_plural),
            }


@pytest.mark.parametrize("path", MEMBERS, ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_translations_for_members_have_the_plural_forms_of_the_language(path: Path) -> None:
    language = path.parents[1].name
    catalogue = polib.pofile(str(path))
    assert f"nplurals={FORMS[language]};" in catalogue.metadata["Plural-Forms"]
    for entry in catalogue:
        if entry.msgid_plural:
            assert sorted(entry.msgstr_plural) == list(range(FORMS[language]))
            assert all(entry.msgstr_plural.values())
    with path.with_suffix(".mo").open("rb") as compiled:
        plural = gettext.GNUTranslations(compiled).plural  # type: ignore[attr-defined]
    assert [plural(number) for number in NUMBERS[language]] == list(range(FORMS[language]))


@pytest.mark.parametrize("named", [texts_of_profiles, texts_of_events], ids=["profiles", "events"])
def test_texts_named_for_members_are_still_those_of_models_and_fields(named: ModuleType) -> None:
    here = {Path(texts_of_profiles.__file__), Path(texts_of_events.__file__)}
    said = {
        node.value
        for package in ("headless", "mso_pages", "events")
        for path in (REPOSITORY / package).rglob("*.py")
        if path not in here and "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant)
    }
    assert [text for text in named.OF_MODELS if text not in said] == []
