"""Letters that are written in several ways."""

import unicodedata

import pytest

from search.analysis.folding import folded, visible


@pytest.mark.parametrize(
    "spellings",
    [
        ("Müller", "MÜLLER", "Mueller", "Muller", "mu\u0308ller"),
        ("Straße", "Strasse", "STRASSE", "STRAẞE", "Stra\u00adße"),
        ("Köln", "Koeln", "KOELN", "Koln", "ＫＯＬＮ", "Ko\u200dln", "\u200fKöln"),
        ("Goethe", "Göthe", "Gothe"),
        ("Zürich", "Zuerich"),
        ("Ärzte", "Aerzte", "Arzte"),
        ("Łódź", "Lodz"),
        ("Øresund", "Oresund"),
        ("façade", "facade"),
        ("Finanzen", "ﬁnanzen"),
        ("Ægir", "Agir"),
        ("Ǣ", "Æ", "ä"),
    ],
)
def test_spellings_of_a_word_are_the_same(spellings):
    assert len({folded(spelling) for spelling in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("neue", "neu"),
        ("Frauen", "Fraun"),
        ("Bauer", "Baur"),
        ("Quelle", "Qulle"),
        ("Feuer", "Feur"),
        ("treue", "treu"),
        ("й", "и"),
        ("ї", "і"),
        ("Maße", "Mase"),
        ("Kuchen", "Kirchen"),
    ],
)
def test_other_words_stay_others(one, other):
    assert folded(one) != folded(other)


def test_what_nobody_sees_is_left_out():
    assert visible("\ufeffSo\u00adzi\u200bal\u200f") == "Sozial"
    assert visible("a b-c\u00a0d") == "a b-c\u00a0d"


def test_accents_of_latin_letters_alone_are_dropped():
    assert folded("é ü ş ç ğ ñ ō") == "e u s c g n o"
    for letter in "йїґё":
        assert folded(letter) == unicodedata.normalize("NFC", letter)


def test_blanks_and_signs_stay_in_a_text():
    assert folded("Ä, (ö) – Ü!") == "a, (o) – u!"
