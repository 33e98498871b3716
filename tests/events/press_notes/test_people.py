"""Who is named in what role, and who says what."""

import re

import pytest

from events.press_notes.names import Named, NameIndex
from events.press_notes.note import RecognisedNote, Register
from events.press_notes.people import Person
from events.press_notes.recognition import recognise

REGISTER = Register(
    NameIndex([Named(1, "Haus der Vielfalt", ("Haus der Vielfalt",))]),
    NameIndex([]),
    NameIndex([Named("05914000", "Hagen", ("Hagen",))]),
)
LEAD = "Die Vereine der Stadt haben am Montag einen gemeinsamen Bericht über ihre Arbeit vorgelegt."


def read(*paragraphs: str) -> RecognisedNote:
    head = ["Haus der Vielfalt\n3. Juni 2026", "Vereine legen Bericht vor", LEAD]
    return recognise("\n\n".join([*head, *paragraphs]), REGISTER)


def people(note: RecognisedNote) -> list[Person]:
    return [found.value for found in note.people]


def doubts(note: RecognisedNote) -> list[str]:
    return [doubt.message for doubt in note.doubts]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Mit dabei war der frühere Staatssekretär Kaan Beispiel.", "frühere Staatssekretär"),
        ("Es sprach die ehemalige Bürgermeisterin Eva Muster.", "ehemalige Bürgermeisterin"),
        ("Es sprach die stellvertretende Vorsitzende Eva Muster.", "stellvertretende Vorsitzende"),
        (
            "Die kommissarische Leiterin der Abteilung, Eva Muster, war dabei.",
            "kommissarische Leiterin der Abteilung",
        ),
        ("Eva Muster, amtierende Vorsitzende, war dabei.", "amtierende Vorsitzende"),
        ("Gast war der Minister a. D. Kaan Beispiel.", "Minister a. D."),
        ("Gast war Ex-Minister Kaan Beispiel.", "Ex-Minister"),
        ("Es sprach die neue, stellvertretende Leiterin Eva Muster.", "stellvertretende Leiterin"),
    ],
)
def test_what_limits_an_office_stays_part_of_it(text: str, role: str) -> None:
    (person,) = people(read(text))
    assert person.role == role


def test_a_limited_office_stands_between_verb_and_name() -> None:
    (person,) = people(
        read("„Wir machen im Herbst weiter“, sagte der frühere Vorsitzende Kaan Beispiel.")
    )
    assert (person.role, person.statement_kind) == ("frühere Vorsitzende", "quotation")


TWO = "Die Leiterin Eva Yilmaz und der Sprecher Kaan Yilmaz stellten ihn vor."


@pytest.mark.parametrize(
    "said",
    [
        "„Wir machen im Herbst auf jeden Fall weiter“, sagt Yilmaz.",
        "„Wir machen im Herbst auf jeden Fall weiter“, sagt Herr Yilmaz.",
        "Yilmaz betonte: „Wir machen im Herbst auf jeden Fall weiter.“",
        "Yilmaz betonte, dass der Verein im Herbst weitermacht.",
    ],
)
def test_a_surname_of_two_people_says_nothing_for_certain(said: str) -> None:
    for note in (read(f"{TWO} {said}"), read(TWO, said)):
        assert [(person.name, person.statement) for person in people(note)] == [
            ("Eva Yilmaz", None),
            ("Kaan Yilmaz", None),
        ]
        assert any("Eva Yilmaz; Kaan Yilmaz" in message for message in doubts(note))


@pytest.mark.parametrize(
    "other", ["Auf sie folgt Kaan Yilmaz.", "Nachfolger ist der Nachbar Kaan Yilmaz aus Hagen."]
)
def test_a_surname_that_another_name_bears_too_is_unclear(other: str) -> None:
    said = "„Wir machen im Herbst auf jeden Fall weiter“, sagt Yilmaz."
    note = read(f"Die Leiterin Eva Yilmaz stellte ihn vor. {other} {said}")
    assert [person.statement for person in people(note)] == [None]
    assert any("Eva Yilmaz; Kaan Yilmaz" in message for message in doubts(note))


def test_a_word_before_a_name_hides_nobody() -> None:
    (person,) = people(read("Wie Eva Muster, Leiterin der Stelle, sagte, geht es weiter."))
    assert (person.name, person.role) == ("Eva Muster", "Leiterin der Stelle")


def test_each_of_two_people_with_one_surname_keeps_the_own_words() -> None:
    note = read(
        "„Wir machen im Herbst auf jeden Fall weiter“, sagte die Leiterin Eva Yilmaz.",
        "„Das Geld reicht dafür noch lange nicht aus“, sagte der Sprecher Kaan Yilmaz.",
    )
    assert [(person.name, person.statement) for person in people(note)] == [
        ("Eva Yilmaz", "Wir machen im Herbst auf jeden Fall weiter"),
        ("Kaan Yilmaz", "Das Geld reicht dafür noch lange nicht aus"),
    ]


def test_a_surname_of_one_person_is_this_person() -> None:
    note = read(
        "Die Leiterin Dr. Eva Muster stellte ihn vor.",
        "„Wir machen im Herbst auf jeden Fall weiter“, sagt Muster.",
    )
    (person,) = people(note)
    assert person.statement == "Wir machen im Herbst auf jeden Fall weiter"


def test_the_same_person_with_and_without_title_is_one() -> None:
    note = read(
        "Die Leiterin Prof. Dr. Eva Muster stellte ihn vor.",
        "„Wir machen im Herbst auf jeden Fall weiter“, sagte Eva Muster.",
    )
    (person,) = people(note)
    assert (person.name, person.role) == ("Prof. Dr. Eva Muster", "Leiterin")
    assert person.statement == "Wir machen im Herbst auf jeden Fall weiter"


@pytest.mark.parametrize(
    "text",
    [
        "Nach der Leiterin Eva Muster sprach ein Gast und betonte, dass es weitergeht.",
        "Neben der Leiterin Eva Muster stellte ein Gast zwanzig Stühle auf.",
        "Die Leiterin Eva Muster stellte zwanzig Stühle auf.",
        "Die Leiterin Eva Muster hörte zu, ein Gast forderte mehr Geld.",
        "Nach Angaben der Leiterin Eva Muster sagte der Minister, es gehe weiter.",
        "Wie die Leiterin Eva Muster berichtete, forderte der Minister mehr Geld.",
        "Für die Leiterin Eva Muster betonte der Minister die Bedeutung der Vereine.",
    ],
)
def test_what_another_one_does_or_says_is_no_statement(text: str) -> None:
    (person,) = people(read(text))
    assert person.statement is None


def test_a_quotation_that_its_speaker_interrupts_is_one() -> None:
    (person,) = people(
        read("„Wir machen weiter“, sagte die Leiterin Eva Muster, „und zwar schon im Herbst.“")
    )
    assert person.statement == "Wir machen weiter und zwar schon im Herbst."


def test_the_words_of_two_people_are_not_joined() -> None:
    note = read(
        "„Wir machen immer weiter“, sagte die Leiterin Eva Muster, während ein Gast meinte, "
        "„das Geld reicht dafür nicht aus.“"
    )
    assert [person.statement for person in people(note)] == ["Wir machen immer weiter"]


@pytest.mark.parametrize(
    "text",
    [
        "Der Leiter schwieg lange, Eva Muster kam später.",
        "Der Leiter der Stelle kritisierte das Amt, Eva Muster kam später.",
        "Eva Muster, Leiterin der Stelle, schwieg.",
        "Eva Muster, Leiterin kommunale Bildung der Stelle, schwieg.",
        "Die Leiterin für politische Bildung, Eva Muster, schwieg.",
    ],
)
def test_a_role_holds_no_verb(text: str) -> None:
    roles = [person.role or "" for person in people(read(text))]
    assert not [role for role in roles if re.search("schwieg|kritisierte|kam", role)]
    assert len(roles) == ("kam" not in text)


@pytest.mark.parametrize(
    "text",
    [
        "Gedreht hat ihn Nilay Ostrowskamp.",
        "Durch den Abend führte Nilay Ostrowskamp, auch für die Musik war gesorgt.",
        "Am Klavier saß Nilay Ostrowskamp.",
        "Moderiert hat den Tag Nilay Ostrowskamp.",
    ],
)
def test_a_name_without_role_or_statement_is_a_doubt(text: str) -> None:
    note = read(text)
    assert people(note) == []
    assert any("Nilay Ostrowskamp" in message for message in doubts(note))


@pytest.mark.parametrize(
    ("named", "role"),
    [
        ("Eva Muster, Vorsitzende der Nähstube", "Vorsitzende"),
        ("Eva Muster, Gründerin des Chors Morgenland", "Gründerin"),
        ("Eva Muster, Geschäftsführerin von Tür an Tür", "Geschäftsführerin"),
        ("Eva Muster, Vorsitzende des Ausschusses für Soziales", None),
        ("Eva Muster, Vorsitzende des Integrationsrats", None),
        ("Eva Muster, Leiterin der Abteilung Vielfalt", None),
    ],
)
def test_an_office_of_a_club_leaves_its_club_out(named: str, role: str | None) -> None:
    (person,) = people(read(f"Es sprach {named}."))
    assert person.role == (role or named.removeprefix("Eva Muster, "))


@pytest.mark.parametrize(
    ("said", "statement"),
    [
        ("empfahl, jede Ausgabe zu verbuchen", "jede Ausgabe zu verbuchen"),
        ("empfahl den Vereinen, früh zu planen", "den Vereinen, früh zu planen"),
        ("riet dazu, früh zu planen", "früh zu planen"),
        ("warb dafür, Ämter zu teilen", "Ämter zu teilen"),
        ("schlug vor, Ämter zu teilen", "Ämter zu teilen"),
        ("hoffte, dass viele folgen", "dass viele folgen"),
        ("empfahl das Buch, das zu lesen sich lohnt", None),
        ("bat die Gäste herein, bevor es zu regnen begann", None),
        ("empfahl sich früh", None),
    ],
)
def test_what_is_advised_is_a_statement(said: str, statement: str | None) -> None:
    (person,) = people(read(f"Die Leiterin Eva Muster {said}."))
    assert person.statement == statement
