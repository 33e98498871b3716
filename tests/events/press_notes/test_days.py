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


@pytest.mark.parametrize(
    "sentence",
    [
        "Am 28. August 2025 wurden in Hagen fünf Vereine geehrt.",
        "Ausgezeichnet wurden am 28. August 2025 in Hagen fünf Vereine.",
        "Am 28. August 2025 hat das Amt in Hagen den Preis verliehen.",
        "Am 28. August 2025 bildeten sich in Hagen viele Ehrenamtliche fort.",
        "Einen Tag lang lernten am 28. August 2025 in Hagen Eltern und Kinder.",
        "Am 28. August 2025 kamen in Hagen Alt und Jung zusammen.",
        "Am 28. August 2025 waren in Hagen viele Chöre zu Gast.",
        "Bei der Preisverleihung am 28. August 2025 in Hagen gab es viel Musik.",
        "Der Fachtag am 28. August 2025 in Hagen zeigte, wie Vereine wachsen.",
        "Der am 28. August 2025 in Hagen veranstaltete Fachtag galt den Eltern, viele kamen.",
    ],
)
def test_what_was_held_before_the_note_is_its_event(sentence: str) -> None:
    note = read(sentence)
    assert note.event
    assert str(note.event.first_day) == "2025-08-28"
    assert note.event.municipality
    assert note.kind == "report"


@pytest.mark.parametrize(
    "sentence",
    [
        "Am 28. September 2025 lädt das Amt zu einem Fest ein.",
        "Der Preis wird am 28. September 2025 verliehen.",
        "Das Sommerfest am 28. September 2025 wird gut besucht sein.",
        "Die Vereine treffen sich am 28. September 2025 noch einmal.",
        "Darum geht es im Kurs, den das Amt am 28. September 2025 anbietet.",
    ],
)
def test_what_is_held_after_the_note_is_announced(sentence: str) -> None:
    note = read(sentence)
    assert [str(found.value.first_day) for found in note.happenings] == ["2025-09-28"]
    assert note.event is None
    assert note.kind == "news"


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Verein, dem am 28. August 2025 die Gemeinnützigkeit verliehen wurde, sucht Leute.",
        "Am 28. August 2025 wurde ihr das Amt übergeben.",
        "Am 28. August 2025 wurde das Gesetz beraten.",
        "Am 28. August 2025 lernten sich die beiden Vorstände kennen.",
        "Am 28. August 2025 sprachen sich die Verbände für mehr Geld aus.",
        "Die Mittel wurden am 28. August 2025 bewilligt; viele Vereine kamen nach Hagen.",
        "Am 28. August 2025 zog das Amt in ein Haus, in dem sich schon die Vereine trafen.",
        "Er übernahm am 28. August 2025 die Räume und feiert im Winter seinen Einzug.",
        "Die Vereine begrüßten die Entscheidung vom 28. August 2025 sehr.",
        "Der am 28. August 2025 ausgezeichnete Verein hat neue Gäste eingeladen.",
        "Beim letzten Treffen am 28. August 2025 fehlten noch viele.",
        "Die Anmeldung beginnt am 28. September 2025 um acht Uhr.",
        "Das Portal wird am 28. September 2025 eröffnet.",
        "Am 28. September 2025 fand ein Fachtag der Vereine statt.",
        "Am 28. August 2025 soll ein Fachtag der Vereine stattfinden.",
    ],
)
def test_another_verb_another_clause_or_another_tense_is_a_doubt(sentence: str) -> None:
    note = read(sentence)
    assert not note.happenings
    assert note.kind == "news"
    assert any("28. " in message for message in doubts(note))


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("in der Bildungsstätte Ruhrtal", "Bildungsstätte Ruhrtal"),
        ("im Vereinsheim Nord", "Vereinsheim Nord"),
        ("im Museum Folkwang", "Museum Folkwang"),
        ("im Forum am Stadtgarten", "Forum am Stadtgarten"),
        ("auf der Zeche Morgenrot", "Zeche Morgenrot"),
        ("im Zentrum der Gespräche", None),
        ("im Haus", None),
    ],
)
def test_a_plain_noun_is_a_place_only_with_a_name(where: str, place: str | None) -> None:
    note = read(f"Am 28. August 2025 trafen sich die Vereine {where} in Hagen.")
    assert note.event
    assert note.event.place_name == place
