"""Which date of a note is the day of an event or of a call, and which is neither."""

import pytest

from events.press_notes.names import Named, NameIndex
from events.press_notes.note import RecognisedNote, Register
from events.press_notes.recognition import recognise

REGISTER = Register(
    NameIndex([Named(1, "Haus der Vielfalt", ("Haus der Vielfalt",))]),
    NameIndex([]),
    NameIndex([Named("05914000", "Hagen", ("Hagen",))]),
)
LEAD = "Das Land fördert auch in diesem Jahr die Arbeit der Vereine in den Städten und Gemeinden."


def read(*paragraphs: str) -> RecognisedNote:
    head = ["Haus der Vielfalt\n2. September 2025", "Ein Titel für alle", LEAD]
    return recognise("\n\n".join([*head, *paragraphs]), REGISTER)


def doubts(note: RecognisedNote) -> list[str]:
    return [doubt.message for doubt in note.doubts]


@pytest.mark.parametrize(
    "sentence",
    [
        "Anträge bis 31. Januar 2026.",
        "Anträge sind bis zum 31. Januar 2026 an das Amt zu richten.",
        "Bewerbungsschluss ist der 31.01.2026, Anträge nimmt das Amt entgegen.",
        "Die Antragsfrist endet am Samstag, dem 31. Januar 2026.",
    ],
)
def test_a_deadline_may_lie_in_the_next_year(sentence: str) -> None:
    note = read(sentence)
    assert note.closes_on
    assert str(note.closes_on.value) == "2026-01-31"
    assert note.kind == "call"


@pytest.mark.parametrize(
    "sentence",
    ["Anträge bis 31. Januar.", "Anträge sind bis zum 31.01. an das Amt zu richten."],
)
def test_a_deadline_without_year_is_a_doubt_that_names_the_next_such_day(sentence: str) -> None:
    note = read(sentence)
    assert note.closes_on is None
    (message,) = [message for message in doubts(note) if "2026" in message]
    assert "31" in message
    assert note.kind == "call"


def test_a_deadline_that_is_over_is_none() -> None:
    note = read("Anträge konnten nur bis zum 31. Januar 2025 gestellt werden.")
    assert note.closes_on is None
    assert note.kind == "news"
    assert any("31. Januar 2025" in message for message in doubts(note))


def test_of_an_old_and_a_new_deadline_the_new_one_counts() -> None:
    note = read(
        "Anträge konnten zuletzt bis zum 31. Januar 2025 gestellt werden.",
        "Neue Anträge nimmt das Amt bis zum 31. Januar 2026 an.",
    )
    assert note.closes_on
    assert str(note.closes_on.value) == "2026-01-31"


@pytest.mark.parametrize(
    "sentence",
    [
        "Das Haus, das am 3. Mai 1998 eröffnet wurde, lud zu einem Gespräch über Räume ein.",
        "Gegründet am 1. März 2019, lud der Verein nun alle Nachbarn zum Gespräch ein.",
        "Der Verein wurde am 1. März 2025 gegründet.",
        "Gegründet wurde er, als sich am 1. Juli 2025 elf Eltern trafen.",
        "Am 1. Juli 2025 begann der Verein mit seiner Arbeit.",
        "Am 1. Juli 2025 begann die Stelle ihre Arbeit und informierte viele.",
        "Die Beratung, die seit dem 1. März 2025 besteht, lud alle Nachbarn ein.",
        "Es besteht seit 1. März 2025 und wird vom Land veranstaltet.",
        "Am 1. Juli 2025 schloss das Haus, in dem sich die Vereine trafen.",
        "Nach der Schließung am 1. Juli 2025 trafen sich die Vereine anderswo.",
        "Seit der Gründung am 1. Juli 2025 kamen viele Gäste.",
        "Am 1. Juli 2025 wurde der Verein ins Leben gerufen, viele Gäste kamen.",
        "Der am 1. Juli 2025 gegründete Verein lud viele Gäste ein.",
        "Zum ersten Mal trafen sich die Vereine am 4. Mai 2011.",
        "Einen Arbeitskreis der Vereine, die sich trafen, gibt es seit dem 4. Juli 2025.",
    ],
)
def test_a_founding_a_closing_or_a_day_long_ago_is_no_event(sentence: str) -> None:
    note = read(sentence)
    assert not note.happenings
    assert note.kind == "news"


def test_a_founding_beside_it_takes_nothing_from_the_event() -> None:
    note = read(
        "Am 28. August 2025 lud der Verein, der am 1. März 2019 gegründet wurde, nach Hagen ein."
    )
    assert note.event
    assert str(note.event.first_day) == "2025-08-28"
    assert len(note.happenings) == 1
