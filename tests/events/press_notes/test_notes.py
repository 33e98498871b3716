"""Press notes against answers that were made by hand; see notes/README.md."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from events.press_notes.documents import read_document
from events.press_notes.names import Named, NameIndex
from events.press_notes.note import RecognisedNote, Register
from events.press_notes.recognition import recognise
from mso_site.demo.municipalities import AGS
from mso_site.demo.partners import PARTNERS

NOTES = Path(__file__).parent / "notes"
SEED = Path("..", "shared", "seed", "press-note.txt")
NAMES = (
    "seed",
    "fachtag-koeln",
    "foerderaufruf",
    "mitgliederzahl",
    "jahrestreffen",
    "abschied",
    "integrationspreis",
    "fortbildung",
    "foerderbilanz",
)
RECOGNISED = 0.95
# The programmes of the demo site by all their names.
PROGRAMMES = (
    ("Anschubförderung",),
    ("Einzelprojektförderung",),
    (
        "Partnerprojektförderung",
        "Unterstützungsförderung",
        "Maßnahmen zur Unterstützung, Qualifizierung und Vernetzung von MSO",
    ),
    ("KOMM-AN NRW II",),
    ("Interkulturelle Zentren und niedrigschwellige Integrationsvorhaben",),
    ("Aktion Mensch: Mikroförderung Barrierefreiheit",),
)


def demo_register() -> Register:
    """What the demo site knows by name, without its database."""
    partners = [
        Named(
            record.slug,
            record.name,
            tuple(
                name
                for name in (
                    record.name,
                    record.abbreviation,
                    *record.aliases,
                    *(part for former in record.former for part in former[:2]),
                )
                if name
            ),
        )
        for record in PARTNERS
    ]
    return Register(
        NameIndex(partners),
        NameIndex([Named(names[0], names[0], names) for names in PROGRAMMES]),
        NameIndex([Named(key, town, (town,)) for town, key in AGS.items()]),
    )


def answer(name: str) -> Any:
    return json.loads((NOTES / f"{name}.json").read_text(encoding="utf-8"))


def note_text(name: str, repository: Path) -> str:
    path = repository / SEED if name == "seed" else NOTES / f"{name}.txt"
    if not path.exists():
        pytest.skip("The press note itself is not part of the repository.")
    return read_document(path.name, path.read_bytes()).text


def found(note: RecognisedNote) -> dict[str, Any]:
    """What was recognised, in the shape of an answer file."""
    return {
        "kind": note.kind,
        "publisher": note.publisher and note.publisher.key,
        "published_on": str(note.published_on) if note.published_on else None,
        "kicker": note.kicker,
        "headline": note.headline,
        "lead": note.layout.lead,
        "paragraphs": list(note.layout.paragraphs),
        "events": [
            {
                "first_day": str(one.value.first_day),
                "last_day": str(one.value.last_day),
                "place_name": one.value.place_name,
                "municipality": one.value.municipality and one.value.municipality.named[0].title,
                "is_announced": one.value.is_announced,
            }
            for one in note.happenings
        ],
        "figures": [
            {
                "value": one.value.value,
                "unit": one.value.unit,
                "unit_word": one.value.unit_word,
                "approximate": one.value.approximate,
                "use": one.value.use,
            }
            for one in note.figures
        ],
        "money": [{"value": one.value.value, "meaning": one.value.meaning} for one in note.money],
        "percentages": [
            {"value": one.value.value, "meaning": one.value.meaning} for one in note.percentages
        ],
        "call": {
            "opens_on": str(note.opens_on.value) if note.opens_on else None,
            "closes_on": str(note.closes_on.value) if note.closes_on else None,
        }
        if note.kind == "call"
        else None,
        "partners": [{"partner": one.named.key, "role": one.role} for one in note.partners],
        "people": [
            {
                "name": one.value.name,
                "role": one.value.role,
                "organisation": one.value.organisation and one.value.organisation.named[0].key,
                "statement_kind": one.value.statement_kind,
                "statement": one.value.statement,
            }
            for one in note.people
        ],
        "programme": note.programme and note.programme.value.title,
        "table": [row for table in note.layout.tables for row in table.rows],
    }


def leaves(value: Any, path: str = "") -> dict[str, Any]:
    """The single facts of an answer by their paths; empty ones are no facts."""
    if isinstance(value, dict) and set(value) != {"starts", "ends"}:
        return {
            key: leaf
            for name, inner in value.items()
            for key, leaf in leaves(inner, f"{path}.{name}" if path else name).items()
        }
    if isinstance(value, list):
        return {
            key: leaf
            for place, inner in enumerate(value)
            for key, leaf in leaves(inner, f"{path}.{place}").items()
        }
    return {} if value is None else {path: value}


def agrees(expected: Any, actual: Any) -> bool:
    if isinstance(expected, dict):
        return isinstance(actual, str) and (
            actual.startswith(expected["starts"])
            and actual.rstrip(".").endswith(expected["ends"].rstrip("."))
        )
    return bool(expected == actual)


def compared(name: str, repository: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    expected = leaves({key: value for key, value in answer(name).items() if key != "variations"})
    note = recognise(note_text(name, repository), demo_register())
    return expected, leaves(found(note))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_recognised_is_wrong(name: str, repository: Path) -> None:
    expected, actual = compared(name, repository)
    wrong = {
        path: (value, expected.get(path))
        for path, value in actual.items()
        if not agrees(expected.get(path), value)
    }
    assert not wrong


def test_nearly_all_fields_are_recognised(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right = total = 0
    lines = []
    for name in NAMES:
        if name == "seed" and not (repository / SEED).exists():
            continue
        expected, actual = compared(name, repository)
        hits = sum(agrees(value, actual.get(path)) for path, value in expected.items())
        missed = [path for path, value in expected.items() if not agrees(value, actual.get(path))]
        lines.append(f"{name}: {hits} of {len(expected)} fields; missed: {missed}")
        right, total = right + hits, total + len(expected)
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *lines, f"all: {right / total:.1%}", ""]))
    assert right / total >= RECOGNISED


def variations() -> list[Any]:
    return [
        pytest.param(name, variation, id=f"{name}: {variation['replace']} > {variation['by']}")
        for name in NAMES
        for variation in answer(name)["variations"]
    ]


UNCOMPARED = ("headline", "lead", "paragraphs", "statement")


def facts(text: str) -> dict[str, Any]:
    every = leaves(found(recognise(text, demo_register())))
    return {
        path: value
        for path, value in every.items()
        if not path.startswith(UNCOMPARED[:3]) and not path.endswith(".statement")
    }


@pytest.mark.parametrize(("name", "variation"), variations())
def test_a_changed_word_changes_exactly_its_fact(
    name: str, variation: dict[str, Any], repository: Path
) -> None:
    text = note_text(name, repository)
    before = facts(text)
    assert variation["replace"] in text
    after = facts(text.replace(variation["replace"], variation["by"]))
    changed = {
        path: after.get(path)
        for path in before.keys() | after.keys()
        if before.get(path) != after.get(path)
    }
    assert changed == variation["changes"]
