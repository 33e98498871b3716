"""Short leads in the words of many offices, with what a careful reader takes from them.

The answers to the first twelve were written before the leads were read by rule.
"""

from typing import Any

import pytest

from events.press_notes.note import RecognisedNote
from events.press_notes.recognition import recognise
from tests.events.press_notes.test_notes import demo_register

# Each lead, its kind, events (first and last day, place, town, announced) and further facts.
LEADS: dict[str, tuple[str, str, list[tuple[Any, ...]], dict[str, Any]]] = {
    "an award": (
        "Mit dem Heimatpreis hat das Elternnetzwerk NRW am 6. Juni 2025 in der Stadthalle in "
        "Siegen drei Chöre ausgezeichnet. Mehr als 90 Sängerinnen und Sänger feierten mit.",
        "report",
        [("2025-06-06", "2025-06-06", "Stadthalle", "Siegen", False)],
        {"attendance": [(90, "Sängerinnen", "person")]},
    ),
    "a conference": (
        "Zwei Tage lang, am 5. und 6. Juni 2025, haben 60 Lotsinnen und Lotsen im Tagungshaus "
        "Wiesengrund in Soest über die Suche nach Wohnungen gesprochen. Gefördert hat das Treffen "
        "das Integrationsministerium NRW.",
        "report",
        [("2025-06-05", "2025-06-06", "Tagungshaus Wiesengrund", "Soest", False)],
        {
            "attendance": [(60, "Lotsinnen", "person")],
            "roles": {"integrationsministerium-nrw": "funder"},
        },
    ),
    "a festival": (
        "Beim Sommerfest der Kulturen am 7. Juni 2025 auf der Zeche Morgenrot in Herne gab es "
        "Musik aus zwölf Ländern; gut 2.000 Besucherinnen und Besucher waren dabei.",
        "report",
        [("2025-06-07", "2025-06-07", "Zeche Morgenrot", "Herne", False)],
        {"attendance": [(2000, "Besucherinnen", "person")]},
    ),
    "an opening": (
        "Das Kompetenzzentrum für Integration hat am 2. Juni 2025 in Hamm seine neue Anlaufstelle "
        "eröffnet; 45 Nachbarinnen kamen zum Rundgang.",
        "report",
        [("2025-06-02", "2025-06-02", None, "Hamm", False)],
        {"attendance": [(45, "Nachbarinnen", "person")], "roles": {"kfi": None}},
    ),
    "a reception": (
        "Die Bezirksregierung Arnsberg hat am 4. Juni 2025 ehrenamtliche Dolmetscherinnen im "
        "Rathaus in Iserlohn empfangen.",
        "report",
        [("2025-06-04", "2025-06-04", "Rathaus", "Iserlohn", False)],
        {"roles": {"bezirksregierung-arnsberg": "host"}},
    ),
    "an invitation": (
        "Der BV NeMO lädt am 20. September 2025 zu einem Fachtag in die Volkshochschule in Bochum "
        "ein. Erwartet werden 80 Fachkräfte.",
        "news",
        [("2025-09-20", "2025-09-20", "Volkshochschule", "Bochum", True)],
        {"roles": {"bv-nemo": None}},
    ),
    "a training to come": (
        "Wie lässt sich ein Verein gründen? Darum geht es in einer Schulung, die das "
        "Elternnetzwerk NRW am 3. Juli 2025 im Jugendheim Nord in Essen anbietet.",
        "news",
        [("2025-07-03", "2025-07-03", "Jugendheim Nord", "Essen", True)],
        {},
    ),
    "a status": (
        "Der Verein Brückenbau, dem am 2. Juni 2025 die Gemeinnützigkeit verliehen wurde, zählt "
        "120 Mitglieder und sucht noch weitere für seine Arbeit.",
        "news",
        [],
        {},
    ),
    "an office": (
        "Das Kompetenzzentrum für Integration hat eine neue Leitung. Am 1. Juni 2025 übernahm "
        "Dr. Elif Sonnborn das Amt.",
        "news",
        [],
        {"people": [("Dr. Elif Sonnborn", None)]},
    ),
    "a call": (
        "Wer Treffpunkte für Familien aufbaut, kann bis zum 15. August 2025 bei der "
        "Bezirksregierung Arnsberg Mittel beantragen. Insgesamt stehen 250.000 Euro bereit, "
        "je Vorhaben höchstens 10.000 Euro.",
        "call",
        [],
        {
            "call": (None, "2025-08-15"),
            "money": [(250_000, "budget"), (10_000, "max_amount")],
        },
    ),
    "a competition": (
        "Um den Preis bewerben können sich Vereine aus ganz NRW. Die Bewerbungsphase startet am "
        "1. Juli 2025; Einsendeschluss ist der 30. September 2025. Das Preisgeld "
        "beträgt 5.000 Euro.",
        "call",
        [],
        {"call": ("2025-07-01", "2025-09-30"), "money": [(5_000, "other")]},
    ),
    "a jubilee": (
        "Der am 12. Mai 2025 ausgezeichnete Nachbarschaftstreff hat am 5. Juni 2025 sein "
        "zehnjähriges Bestehen gefeiert. Die Glückwünsche des Landes überbrachte Staatssekretärin "
        "Mira Holtgreve.",
        "report",
        [("2025-06-05", "2025-06-05", None, None, False)],
        {"people": [("Mira Holtgreve", "Staatssekretärin")]},
    ),
    "a jubilee with guests": (
        "Seit zehn Jahren gibt es das Café Welcome in Soest: Am 7. Juni 2025 hat es mit 200 "
        "Nachbarinnen und Nachbarn Geburtstag gefeiert.",
        "report",
        [("2025-06-07", "2025-06-07", None, "Soest", False)],
        {"attendance": [(200, "Nachbarinnen", "person")]},
    ),
    "a grant handed over": (
        "Am 6. Juni 2025 hat Regierungspräsident Heinrich Böckelühr einen Förderbescheid über "
        "80.000 Euro an den Verein Lotus in Hagen überreicht.",
        "report",
        [("2025-06-06", "2025-06-06", None, "Hagen", False)],
        {
            "people": [("Heinrich Böckelühr", "Regierungspräsident")],
            "money": [(80_000, "other")],
        },
    ),
    "a forum to come": (
        "Zum siebten Mal richtet das Elternnetzwerk NRW am 12. und 13. September 2025 in Münster "
        "sein Familienforum aus, 400 Gäste werden erwartet.",
        "news",
        [("2025-09-12", "2025-09-13", None, "Münster", True)],
        {"roles": {"elternnetzwerk-nrw": None}},
    ),
    "a call whose prize is awarded later": (
        "Gesucht werden Projekte gegen Rassismus: Die Frist für Bewerbungen um den mit 10.000 Euro "
        "dotierten Preis läuft bis zum 31. Oktober 2025, die Preise werden am 10. Dezember 2025 in "
        "Essen verliehen.",
        "call",
        [("2025-12-10", "2025-12-10", None, "Essen", True)],
        {"call": (None, "2025-10-31"), "money": [(10_000, "other")]},
    ),
    "a petition": (
        "Der Dachverband DaMigra hat am 3. Juni 2025 beim Landtag eine Petition eingereicht, die "
        "12.000 Menschen unterschrieben haben.",
        "news",
        [],
        {"roles": {"damigra": None}},
    ),
}


def read(lead: str) -> RecognisedNote:
    head = "Bezirksregierung Arnsberg\nPressemitteilung\n10. Juni 2025\n\nNeues von den Vereinen"
    return recognise(f"{head}\n\n{lead}", demo_register())


def events(note: RecognisedNote) -> list[tuple[Any, ...]]:
    return [
        (
            str(found.value.first_day),
            str(found.value.last_day),
            found.value.place_name,
            found.value.municipality and found.value.municipality.named[0].title,
            found.value.is_announced,
        )
        for found in note.happenings
    ]


@pytest.mark.parametrize("name", LEADS)
def test_a_lead_says_what_a_careful_reader_takes_from_it(name: str) -> None:
    lead, kind, expected, more = LEADS[name]
    note = read(lead)
    assert (note.kind, events(note)) == (kind, expected)
    attendance = [
        (found.value.value, found.value.unit_word, found.value.unit)
        for found in note.figures
        if found.value.use == "attendance"
    ]
    assert attendance == more.get("attendance", [])
    assert [(one.value.name, one.value.role) for one in note.people] == more.get("people", [])
    assert [(one.value.value, one.value.meaning) for one in note.money] == more.get("money", [])
    roles = {partner.named.key: partner.role for partner in note.partners}
    assert more.get("roles", {}).items() <= roles.items()
    if kind == "call":
        opens, closes = note.opens_on, note.closes_on
        assert (opens and str(opens.value), closes and str(closes.value)) == more["call"]
