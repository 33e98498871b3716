"""What looks like a fact and is none: it becomes no fact, and where it matters a doubt."""

import pytest
from django.core.exceptions import ValidationError

from events.press_notes.contents import MAX_CHARACTERS
from events.press_notes.documents import read_document, read_pasted
from events.press_notes.names import Named, NameIndex
from events.press_notes.note import RecognisedNote, Register
from events.press_notes.recognition import recognise

REGISTER = Register(
    NameIndex([Named(1, "Bezirksregierung Arnsberg", ("Bezirksregierung Arnsberg",))]),
    NameIndex([]),
    NameIndex([Named("05315000", "Köln", ("Köln",))]),
)
EVENT = "Am 3. Juni 2023 trafen sich die Vereine in Köln zu einem gemeinsamen Fachtag im Rathaus."


def read(*sentences: str) -> RecognisedNote:
    text = "\n\n".join(["Amt für Beispiele\n10. Juni 2023", "Ein Titel", *sentences])
    return recognise(text, REGISTER)


def attendance(note: RecognisedNote) -> list[int]:
    return [found.value.value for found in note.figures if found.value.use == "attendance"]


def statements(note: RecognisedNote) -> list[str]:
    return [found.value.name for found in note.people if found.value.statement]


def test_a_cancelled_event_is_no_event() -> None:
    note = read(
        "Der für den 3. Juni 2023 geplante Fachtag der Vereine fand wegen des Wetters nicht statt."
    )
    assert note.event is None
    assert note.kind == "news"
    assert "3. Juni 2023" in note.doubts[-1].message


@pytest.mark.parametrize(
    "sentence",
    [
        "Bis zu 200 Gäste kamen früher zu diesem Treffen.",
        "Im Jahr 2022 kamen noch 250 Menschen zu dem Treffen.",
        "Eingeladen waren 400 Menschen, es kamen nicht alle.",
        "Keine 20 Gäste kamen am Ende in den Saal.",
        "Zwei Drittel der 28 Vereine nahmen daran teil.",
        "Im Raum Platz 3 Vereine trafen sich alle wieder.",
    ],
)
def test_who_did_not_come_is_no_attendance(sentence: str) -> None:
    assert attendance(read(f"{EVENT} {sentence}")) == []


def test_a_year_before_a_figure_is_no_part_of_it() -> None:
    note = read(
        "Am 3. Juni 2023 trafen sich in Köln seit 2021 erstmals alle.",
        "Zu dem Treffen am 3. Juni 2023 kamen 2023 gut 130 Gäste aus 12 Vereinen.",
        "Das Heft erlebte seit 2009 sieben Auflagen.",
        "Dabei war der am 30. August 1985 gegründete Verein und der am 3.5.1987 gegründete Chor.",
    )
    assert [(found.value.value, found.value.unit_word) for found in note.figures] == [
        (130, "Gäste"),
        (12, "Vereinen"),
        (7, "Auflagen"),
    ]


def test_a_share_may_have_decimals() -> None:
    note = read("Der Anteil lag im Jahr davor bei 38,5 Prozent, nun liegt er bei 41 Prozent.")
    assert [found.value.value for found in note.percentages] == [38.5, 41]


def test_the_line_of_an_unknown_publisher_is_no_kicker() -> None:
    note = read(EVENT)
    assert (note.publisher, note.kicker) == (None, None)
    assert any("Amt für Beispiele" in doubt.message for doubt in note.doubts)


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Auf Einladung der Bezirksregierung Arnsberg kamen viele.", "host"),
        ("Auf Einladung der Stadt Köln und der Bezirksregierung Arnsberg kamen viele.", "host"),
        ("Eingeladen hatte die Bezirksregierung Arnsberg.", "host"),
        ("Die Bezirksregierung Arnsberg hatte dazu eingeladen.", "host"),
        ("Veranstaltet wurde der Tag von der Bezirksregierung Arnsberg.", "organiser"),
        ("Die Kosten wurden aus Mitteln der Bezirksregierung Arnsberg bestritten.", "funder"),
        ("Die Karten wurden an Mitglieder der Bezirksregierung Arnsberg verteilt.", None),
    ],
)
def test_who_invites_is_host_and_who_holds_it_organiser(sentence: str, role: str | None) -> None:
    assert [partner.role for partner in read(f"{EVENT} {sentence}").partners] == [role]


def test_a_part_of_a_whole_counts_for_itself() -> None:
    assert 28 not in attendance(read(f"{EVENT} 12 der 28 Vereine waren dabei vertreten."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Dr. Lena Vogt hörte zu. „Wir machen im Herbst weiter“, sagte eine Teilnehmerin zu allen.",
        "„Wir machen im Herbst weiter“, sagte sie über Dr. Lena Vogt.",
        "„Wir machen im Herbst weiter“, sagte der Vorstand, während Dr. Lena Vogt schwieg.",
        "Dr. Lena Vogt widersprach dem Satz: „Wir machen im Herbst weiter.“",
    ],
)
def test_a_quotation_without_a_clear_speaker_is_a_doubt(sentence: str) -> None:
    note = read(f"{EVENT} {sentence}")
    assert statements(note) == []
    doubtful = [
        note.layout.lead[doubt.place.start : doubt.place.end]
        for doubt in note.doubts
        if doubt.place
    ]
    assert any("Wir machen" in text for text in doubtful)


def test_the_speaker_beside_the_verb_is_certain() -> None:
    note = read(f"{EVENT} „Wir machen im Herbst weiter“, sagte Referentin Dr. Lena Vogt.")
    assert statements(note) == ["Dr. Lena Vogt"]


def test_an_online_event_has_no_place() -> None:
    note = read(
        "Am 3. Juni 2023 fand der Fachtag online statt; ein Treffen in Köln im Rathaus war geplant."
    )
    assert note.event
    assert (note.event.place_name, note.event.municipality) == (None, None)


@pytest.mark.parametrize("name", ["Stiftung Uferwechsel", "Verein Brücke", "Elternverein Hagen"])
def test_an_organisation_that_the_register_does_not_know_is_a_doubt(name: str) -> None:
    note = read(f"{EVENT} Dabei war Eva Muster, Leiterin der {name}, mit vielen anderen.")
    assert any(name in doubt.message for doubt in note.doubts)
    assert [person.value.role for person in note.people] == ["Leiterin"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Stiftung half dabei.",
        "Mehrere Vereine halfen dabei.",
        "Ein Verein half, auch die Leiterin des Referats Verbandsförderung.",
    ],
)
def test_a_plain_noun_is_no_unknown_organisation(sentence: str) -> None:
    note = read(EVENT, sentence)
    assert not [doubt for doubt in note.doubts if doubt.place and doubt.place.paragraph == 1]


def test_a_denied_role_is_no_role() -> None:
    note = read(f"{EVENT} Er wurde nicht gefördert durch die Bezirksregierung Arnsberg.")
    assert [partner.role for partner in note.partners] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "1" * 190 + " ",
        "zwei" * 45 + " ",
        "123 ",
        "5 Euro ",
        "am 3. Mai 2024 statt ",
        "Wort ",
        "A" * 190 + " ",
        ". ",
        "„ab cd ",
        "Wort\n",
        "Dr. Eva Klein, Leiterin der Stelle im Amt, sagte 12 Vereine ",
        "kam am 3. Mai 2024 nahmen bildeten ",
        "bei der Preisverleihung der Vereine für am 3. Mai 2024 ",
        ", die am 3. Mai 2024 kamen, in der ",
        "der am 3. Mai 2024 in einem ",
        "Vorsitzende der Stube Eva Klein riet den Vereinen ",
        "Gefördert hat das Fest die Bezirksregierung Arnsberg ",
        "Das Preisgeld von 5 Euro stellte die Bezirksregierung Arnsberg ",
    ],
)
def test_the_longest_note_is_read_in_time(text: str) -> None:
    """Patterns that look back far would not end here within hours."""
    for end in ("", "Ende."):
        body = text * (30_000 // len(text))
        note = recognise(f"Amt\n3. Mai 2024\n\nTitel\n\n{body}{end}", REGISTER)
        assert str(note.published_on) == "2024-05-03"


@pytest.mark.parametrize(
    "content",
    [b"<div>" * 5_000, b"<![foo[ <!X " * 50, b"<p>" + b"<a " * 60_000, b"wort" * 100_000],
)
def test_hostile_markup_is_refused_or_read(content: bytes) -> None:
    try:
        text = read_document("note.html", content).text
    except ValidationError:
        return
    assert len(text) <= MAX_CHARACTERS


def test_a_word_without_end_is_refused() -> None:
    with pytest.raises(ValidationError):
        read_pasted("Ein Satz mit vielen Worten, die alle kurz sind, und dann: " + "x" * 500)


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Das Preisgeld von 3.000 Euro stiftete die Bezirksregierung Arnsberg.", "funder"),
        ("Das Preisgeld stellte die Bezirksregierung Arnsberg zur Verfügung.", "funder"),
        ("Die Kosten übernahm die Bezirksregierung Arnsberg.", "funder"),
        ("Die Bezirksregierung Arnsberg finanzierte den Fachtag.", "funder"),
        ("Gefördert hat den Fachtag die Bezirksregierung Arnsberg.", "funder"),
        ("Am Abend hat die Bezirksregierung Arnsberg alle Gäste empfangen.", "host"),
        ("Kooperationspartner war die Bezirksregierung Arnsberg.", "co_organiser"),
        ("Organisator war die Bezirksregierung Arnsberg.", "organiser"),
        ("Die Kosten der Sanierung übernahm die Bezirksregierung Arnsberg.", None),
        ("Das Preisgeld stellte die Bezirksregierung Arnsberg vor.", None),
        ("Gefördert hat die Bezirksregierung Arnsberg den Bau.", None),
        ("Am Abend hat die Ministerin die Bezirksregierung Arnsberg empfangen.", None),
        ("Die Bezirksregierung Arnsberg stellte das Programm vor.", None),
    ],
)
def test_who_pays_receives_or_joins_in(sentence: str, role: str | None) -> None:
    assert [partner.role for partner in read(f"{EVENT} {sentence}").partners] == [role]


@pytest.mark.parametrize(
    ("counted", "unit"),
    [
        ("30 Kassenwartinnen", "person"),
        ("30 Köche und Köchinnen", "person"),
        ("30 Feuerwehrleute", "person"),
        ("30 Integrationslotsen", "person"),
        ("30 Studierende", "person"),
        ("30 Spenden", "other"),
        ("30 Listen", "other"),
        ("30 Stände und Besucherinnen", "other"),
    ],
)
def test_words_for_people_count_people(counted: str, unit: str) -> None:
    (figure,) = read(f"{EVENT} Dazu kamen {counted} aus dem Land.").figures
    assert figure.value.unit == unit


@pytest.mark.parametrize(
    "sentence",
    [
        "Eine Jury aus 30 Mitgliedern wählte, in der viele vertreten waren.",
        "Angeschrieben wurden 30 Vereine, gekommen sind nicht alle.",
        "Die Veranstalter hatten 30 Vereine eingeladen, von denen einige kamen.",
        "Für 30 Vereine gibt es die Halle, in der sich alle trafen.",
    ],
)
def test_a_jury_or_an_invitation_is_no_attendance(sentence: str) -> None:
    assert attendance(read(f"{EVENT} {sentence}")) == []


def test_an_audience_is_attendance() -> None:
    assert attendance(read(f"{EVENT} Vor rund 80 Gästen wurden Urkunden überreicht.")) == [80]


@pytest.mark.parametrize(
    ("sentences", "meanings"),
    [
        ([EVENT], {"other"}),
        (["Das Land förderte viele Vereine und nannte nun ihre Zahl und die Summe."], {"other"}),
        (["Anträge nimmt das Amt bis zum 31. August 2023 von allen Vereinen an."], {"budget"}),
    ],
)
def test_only_a_call_has_a_budget(sentences: list[str], meanings: set[str]) -> None:
    note = read(*sentences, "Dafür stellt das Land 9.000 Euro zur Verfügung.")
    assert {found.value.meaning for found in note.money} == meanings
