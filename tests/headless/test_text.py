"""D23 and D27: characters that break feeds, mails and searches do not get in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from headless.text import clean_text
from tests.factories.events import EventPageFactory
from tests.factories.msos import MSOProfilePageFactory


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Titel\x10", "Titel"),
        ("Zeile\x0bumbruch", "Zeile\numbruch"),
        ("Ende\ufffe\uffff", "Ende"),
        ("Null\x00byte", "Nullbyte"),
        ("Lösch\x7f\x80\x9fen", "Löschen"),
        ("halb\ud800", "halb"),
        # Next line is a line break that XML permits.
        ("a\x85b", "a\x85b"),
        ("Tab\tund\r\nZeile", "Tab\tund\r\nZeile"),
        ("Haus\u00adder\u200bKulturen", "HausderKulturen"),
        ("\ufeffE-Mail", "E-Mail"),
        ("Wort\u2060teil", "Wortteil"),
        ("\u00a0 \u2003info@verein.example\u00a0\u3000", "info@verein.example"),
        ("https://verein.example/\u200b", "https://verein.example/"),
        # Marks that Arabic and Persian spelling needs.
        ("بيت\u200f الثقافات", "بيت\u200f الثقافات"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🎓", "👩\u200d🎓"),
        # One form for the same letter, however it was typed.
        ("Gro\u0308ße", "Größe"),
        ("", ""),
    ],
)
def test_d23_d27_clean_text(text, clean):
    assert clean_text(text) == clean


@given(st.text())
def test_d27_clean_text_is_always_fit_for_xml_and_stays_as_it_is(text):
    clean = clean_text(text)

    forbidden = [
        character
        for character in clean
        if not (
            character in "\t\n\r"
            or "\x20" <= character <= "\ud7ff"
            or "\ue000" <= character <= "\ufffd"
            or character >= "\U00010000"
        )
    ]
    assert forbidden == []
    assert clean_text(clean) == clean
    clean.encode()


def test_d27_fields_and_blocks_are_cleaned_when_a_page_is_saved(site_tree, read):
    event = EventPageFactory(
        title="Sprach\x10café",
        teaser="Erste Zeile\x0bzweite Zeile",
        body=[
            ("heading", "Über\ufffeschrift"),
            ("text", "<p>Ein\x0b Absatz\x00</p>"),
            ("quote", {"text": "Ge\x10meinsam", "attribution": "\u200bDie Moderation"}),
        ],
    )

    detail = read(f"events/{event.translation_key}/")

    assert detail["title"] == "Sprachcafé"
    assert detail["teaser"] == "Erste Zeile\nzweite Zeile"
    assert [block["value"] for block in detail["body"]] == [
        "Überschrift",
        "<p>Ein\n Absatz</p>",
        {"text": "Gemeinsam", "attribution": "Die Moderation"},
    ]


def test_d23_invisible_characters_in_names_mails_and_addresses(site_tree, read):
    profile = MSOProfilePageFactory(
        title="Haus\u00adder\u200bKulturen",
        original_name="بيت\u200f الثقافات",
        original_name_language="ar",
        email="info@ver\u200bein.example\u00a0",
        website="https://verein.example/\u200b",
    )

    detail = read(f"msos/{profile.translation_key}/")

    assert detail["title"] == "HausderKulturen"
    assert detail["original_name"]["text"] == "بيت\u200f الثقافات"
    assert detail["contact"]["email"] == "info@verein.example"
    assert detail["contact"]["website"] == "https://verein.example/"
