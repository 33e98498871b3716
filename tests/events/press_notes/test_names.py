"""Names are found in a text however it bends them, and however many there are."""

import time

import pytest

from events.press_notes.names import Named, NameIndex


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Bundesamt für Migration", "die Räume des Bundesamts für Migration"),
        ("Türkische Gemeinde", "mit der Türkischen Gemeinde"),
        ("Paritätischer", "beim Paritätischen"),
        ("Netzwerk Migrant*innen", "das Netzwerk MigrantInnen lud ein"),
        ("Innenstadtverein", "der Innenstadtverein lud ein"),
        ("Die Brücke e. V.", "im Verein Brücke"),
        ("Amt für Kinder, Jugend", "das Amt für Kinder, Jugend"),
        ("BV NeMO", "des BV-NeMO"),
        ("Haus (Hagen)", "im Haus"),
    ],
)
def test_a_name_is_found_in_every_form(name: str, text: str) -> None:
    (mention,) = NameIndex([Named(1, name, (name,))]).find(text)
    assert mention.is_certain


def test_five_thousand_names_cost_little() -> None:
    """A name is compiled only when its words stand in the text: 16 seconds before."""
    index = NameIndex(
        Named(
            number,
            f"Verein {number}",
            (
                f"Elternverein Nachbarschaft {number} e. V.",
                f"EV{number}",
                f"Verein für Kultur {number}",
            ),
        )
        for number in range(5_000)
    )
    begin = time.process_time()
    for _sentence in range(60):
        index.find("Der Elternverein Nachbarschaft 17 und ein Verein für Kultur 4 trafen sich.")
    assert time.process_time() - begin < 2
