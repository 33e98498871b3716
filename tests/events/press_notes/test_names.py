"""Names are found in a text however it bends them, and however many there are."""

import pytest

from events.press_notes.names import Named, NameIndex, _pattern


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


def test_of_five_thousand_partners_few_names_are_compiled() -> None:
    """Only those whose words stand in the text: to compile all takes many seconds."""
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
    _pattern.cache_clear()

    found = index.find("Der Elternverein Nachbarschaft 17 und ein Verein für Kultur 4 trafen sich.")

    assert [mention.named[0].key for mention in found] == [17, 4]
    assert _pattern.cache_info().misses < 20
