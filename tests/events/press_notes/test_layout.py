"""Where the head of a note ends and its text begins."""

import pytest

from events.press_notes.names import Named, NameIndex
from events.press_notes.note import RecognisedNote, Register
from events.press_notes.recognition import recognise

REGISTER = Register(
    NameIndex([Named(1, "Haus der Vielfalt", ("Haus der Vielfalt",))]),
    NameIndex([]),
    NameIndex([Named("05914000", "Hagen", ("Hagen",))]),
)
HEADLINE = "Vereine planen gemeinsame Sprachkurse"
LEAD = (
    "Am 28. Mai 2026 trafen sich im Rathaus der Stadt Hagen 14 Vereine aus drei Städten und "
    "planten Kurse, die im Herbst beginnen sollen."
)
WRAPPED = (
    "Am 28. Mai 2026 trafen sich im Rathaus der Stadt Hagen 14 Vereine aus drei\n"
    "Städten und planten Kurse, die im Herbst beginnen sollen."
)
MORE = "Der Andrang war groß, und alle Plätze im Saal waren schon am frühen Morgen besetzt."


def read(text: str) -> RecognisedNote:
    return recognise(text, REGISTER)


@pytest.mark.parametrize("lead", [LEAD, WRAPPED])
@pytest.mark.parametrize(
    "head",
    [
        "Haus der Vielfalt\n3. Juni 2026\n{headline}\n{lead}",
        "Haus der Vielfalt\n{headline}\n3. Juni 2026\n{lead}",
        "Pressemitteilung\n3. Juni 2026\nHaus der Vielfalt\n\n{headline}\n{lead}",
        "Haus der Vielfalt\n3. Juni 2026\n\n{headline}\n{lead}",
        "Haus der Vielfalt\n\n3. Juni 2026\n{headline}\n{lead}",
        "Haus der Vielfalt | 3. Juni 2026\n{headline}\n{lead}",
    ],
)
def test_a_head_directly_above_the_text_is_found(head: str, lead: str) -> None:
    note = read(f"{head.format(headline=HEADLINE, lead=lead)}\n\n{MORE}")
    assert note.headline == HEADLINE
    assert note.publisher
    assert str(note.published_on) == "2026-06-03"
    assert note.layout.lead == LEAD
    assert note.layout.paragraphs == [MORE]


def test_a_question_may_be_the_headline() -> None:
    note = read(f"Haus der Vielfalt\n3. Juni 2026\nWer plant die Kurse?\n{LEAD}\n\n{MORE}")
    assert (note.headline, note.layout.lead) == ("Wer plant die Kurse?", LEAD)


def test_the_editor_is_told_that_head_and_text_were_not_separate() -> None:
    note = read(f"Haus der Vielfalt\n3. Juni 2026\n{HEADLINE}\n{LEAD}\n\n{MORE}")
    assert any(HEADLINE in doubt.message for doubt in note.doubts if not doubt.place)


@pytest.mark.parametrize(
    "lead",
    [
        # The first line has no room for the next word.
        "Am 28. Mai 2026 trafen sich im Rathaus der Stadt Hagen vierzehn neue\n"
        "Vereinsvorstände und planten Kurse, die im Herbst beginnen sollen.",
        # The sentence goes on in lower case or behind an article.
        "Am 28. Mai 2026 trafen sich\nin Hagen 14 Vereine und planten viele Kurse, auch für neue.",
        "Am 28. Mai 2026 trafen sich im\nRathaus 14 Vereine und planten viele Kurse, auch neue.",
    ],
)
def test_the_first_line_of_a_text_is_no_headline(lead: str) -> None:
    note = read(f"Haus der Vielfalt\n3. Juni 2026\n\n{lead}\n\n{MORE}")
    assert (note.headline, note.publisher and note.publisher.title) == ("", "Haus der Vielfalt")
    assert note.layout.lead == lead.replace("\n", " ")


def test_a_headline_of_its_own_is_kept() -> None:
    lead = "Die Kurse der Vereine in Hagen\nBeginn ist im Herbst, alle Plätze sind schon vergeben."
    note = read(f"Haus der Vielfalt\n3. Juni 2026\n\n{HEADLINE}\n\n{lead}\n\n{MORE}")
    assert note.headline == HEADLINE
    assert note.layout.lead == lead.replace("\n", " ")


def test_town_and_date_may_follow_the_headline_at_once() -> None:
    note = read(f"Haus der Vielfalt\n\n{HEADLINE}\nHagen, 3. Juni 2026 – {LEAD}\n\n{MORE}")
    assert (note.headline, note.layout.lead) == (HEADLINE, LEAD)
    assert str(note.published_on) == "2026-06-03"


@pytest.mark.parametrize(
    "contact",
    [
        "Pressekontakt | Nora Beispiel\nTelefon | 0231 0000",
        "Kontakt:\nNora Beispiel\n\nTelefon | 0231 0000\nBüro | 0231 0001",
    ],
)
def test_contact_in_a_table_is_no_table_of_the_text(contact: str) -> None:
    layout = read(f"Amt\n3. Mai 2026\n\nEin Titel\n\n{LEAD}\n\n{contact}").layout
    assert layout.tables == []
    assert "0231 0000" in "\n".join(layout.contact)
