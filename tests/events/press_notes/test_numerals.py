"""German numbers in digits and words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.press_notes.numerals import NUMBER, number_value, word_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("28", 28),
        ("20.000", 20_000),
        ("20 000", 20_000),
        ("1.234.567", 1_234_567),
        ("1,2 Millionen", 1_200_000),
        ("4,4 Mio.", 4_400_000),
        ("drei Millionen", 3_000_000),
        ("zwei", 2),
        ("zehn", 10),
        ("zwölf", 12),
        ("siebzehn", 17),
        ("einundzwanzig", 21),
        ("dreißig", 30),
        ("hundert", 100),
        ("zweihundertfünf", 205),
        ("tausend", 1_000),
        ("zwölftausenddreihundertvierzig", 12_340),
    ],
)
def test_numbers(text: str, value: int) -> None:
    match = re.match(NUMBER, text)
    assert match
    assert match.group() == text
    assert number_value(text) == value


@pytest.mark.parametrize("text", ["ein", "eine", "und", "undzwanzig", "achtsam", "1,5", "vielen"])
def test_what_is_no_whole_number(text: str) -> None:
    assert number_value(text) is None


UNITS = ["", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"]
UNITS += ["elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn"]
UNITS += ["neunzehn"]
TENS = ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig"]
TENS += ["neunzig"]


def spelled(number: int) -> str:
    """A number in words, written here the other way round: from the number to the word."""
    if number >= 1_000:
        rest = number % 1_000
        return f"{spelled(number // 1_000)}tausend{spelled(rest) if rest else ''}"
    if number >= 100:
        rest = number % 100
        return f"{UNITS[number // 100]}hundert{spelled(rest) if rest else ''}"
    if number < 20:
        return UNITS[number]
    unit, ten = UNITS[number % 10], TENS[number // 10]
    return f"{unit}und{ten}" if unit else ten


@given(st.integers(min_value=2, max_value=999_999))
def test_every_number_word_has_its_value(number: int) -> None:
    assert word_value(spelled(number)) == number
