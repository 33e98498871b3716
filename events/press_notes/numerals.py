"""German numbers, in digits and in words."""

import re

_UNITS = {
    "ein": 1,
    "eins": 1,
    "eine": 1,
    "zwei": 2,
    "drei": 3,
    "vier": 4,
    "fünf": 5,
    "sechs": 6,
    "sieben": 7,
    "acht": 8,
    "neun": 9,
}
_TEENS = {
    "zehn": 10,
    "elf": 11,
    "zwölf": 12,
    "dreizehn": 13,
    "vierzehn": 14,
    "fünfzehn": 15,
    "sechzehn": 16,
    "siebzehn": 17,
    "achtzehn": 18,
    "neunzehn": 19,
}
_TENS = {
    "zwanzig": 20,
    "dreißig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
_SCALES = {
    "tausend": 1_000,
    "tsd.": 1_000,
    "million": 1_000_000,
    "millionen": 1_000_000,
    "mio.": 1_000_000,
    "mio": 1_000_000,
    "milliarde": 1_000_000_000,
    "milliarden": 1_000_000_000,
    "mrd.": 1_000_000_000,
    "mrd": 1_000_000_000,
}

# Thousands are separated by points or by (narrow, no-break) spaces, decimals by a comma.
_DIGITS = (
    r"\d{1,3}(?:[.\u00a0\u202f]\d{3}){1,4}(?:,\d{1,4})?"
    r"|\d{1,3}(?: \d{3}){1,4}(?:,\d{1,4})?(?!\d)|\d{1,12}(?:,\d{1,4})?"
)
_SCALE = r"(?:\s(?:Tausend|Tsd\.|Millionen|Million|Mio\.?|Milliarden|Milliarde|Mrd\.?)(?!\w))?"
_WORD_PARTS = "|".join(
    sorted({*_UNITS, *_TEENS, *_TENS, "hundert", "tausend", "und"}, key=len, reverse=True)
)
_WORDS = rf"(?:{_WORD_PARTS}){{1,12}}"

# A cardinal number; what it counts stands behind it.
NUMBER = rf"(?:(?:{_DIGITS})|(?i:{_WORDS})(?!\w)){_SCALE}"


def word_value(word: str) -> int | None:
    """The value of a number word from zwei to 999,999, None for any other word."""
    word = word.lower()
    thousands, separator, rest = word.partition("tausend")
    if separator:
        factor = _below_thousand(thousands) if thousands else 1
        remainder = _below_thousand(rest.removeprefix("und")) if rest else 0
        return None if factor is None or remainder is None else factor * 1_000 + remainder
    value = _below_thousand(word)
    return None if value is None or value < 2 else value


def _below_thousand(word: str) -> int | None:
    hundreds, separator, rest = word.partition("hundert")
    if separator:
        factor = _UNITS.get(hundreds) if hundreds else 1
        remainder = _below_hundred(rest.removeprefix("und")) if rest else 0
        return None if factor is None or remainder is None else factor * 100 + remainder
    return _below_hundred(word)


def _below_hundred(word: str) -> int | None:
    for table in (_UNITS, _TEENS, _TENS):
        if word in table:
            return table[word]
    unit, separator, tens = word.partition("und")
    if separator and unit in _UNITS and tens in _TENS:
        return _UNITS[unit] + _TENS[tens]
    return None


def number_value(text: str) -> int | None:
    """The whole number that a match of `NUMBER` stands for, None where it is none."""
    text = re.sub(r"[\u00a0\u202f]", " ", text.strip())
    number, _, scale = text.rpartition(" ")
    factor = _SCALES.get(scale.lower())
    if factor is None or not number:
        number, factor = text, 1
    if not re.fullmatch(r"[\d., ]+", number):
        value = word_value(number)
        return None if value is None else value * factor
    whole, _, decimals = re.sub(r"[. ]", "", number).partition(",")
    if len(whole) > 12:
        return None
    scaled = int(whole + decimals) * factor
    value, remainder = divmod(scaled, 10 ** len(decimals))
    return None if remainder else value


def share_value(text: str) -> int | float | None:
    """The value of a percentage, which may have decimals."""
    if re.fullmatch(r"\d{1,3},\d{1,2}", text):
        return float(text.replace(",", "."))
    return number_value(text)
