"""Abbreviations: short words with dots, and words of capitals."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

# What is written with dots, without its blanks, to what it stands for.
DOTTED = {
    "z.B.": "zum Beispiel",
    "z.T.": "zum Teil",
    "z.Z.": "zur Zeit",
    "zz.": "zurzeit",
    "d.h.": "das heißt",
    "u.a.": "unter anderem",
    "u.U.": "unter Umständen",
    "u.Ä.": "und Ähnliches",
    "o.Ä.": "oder Ähnliches",
    "i.d.R.": "in der Regel",
    "i.A.": "im Auftrag",
    "s.o.": "siehe oben",
    "s.u.": "siehe unten",
    "v.a.": "vor allem",
    "e.V.": "eingetragener Verein",
    "usw.": "und so weiter",
    "etc.": "und so weiter",
    "bzw.": "oder",
    "ggf.": "vielleicht",
    "evtl.": "vielleicht",
    "ca.": "ungefähr",
    "vgl.": "siehe",
    "sog.": "so genannt",
    "inkl.": "mit",
    "zzgl.": "und dazu",
    "max.": "höchstens",
    "mind.": "mindestens",
    "Nr.": "Nummer",
    "Str.": "Straße",
    "Tel.": "Telefon",
    "Abs.": "Absatz",
    "Hr.": "Herr",
    "Fr.": "Frau",
    "Prof.": "Professor",
    "Dr.": "Doktor",
    "Mio.": "Millionen",
    "Mrd.": "Milliarden",
    "Std.": "Stunden",
    "Jh.": "Jahrhundert",
}
# Part of names, which nobody may write in another way.
IN_NAMES = {"e.V."}
# More people know them than what they stand for.
_COMMON = {"WC", "LKW", "PKW", "PC", "TV", "CD", "DVD", "SMS", "EU", "USA", "ARD", "ZDF", "WLAN"}

_KNOWN = "|".join(
    (f"(?i:{key[0]})" if key.count(".") > 1 else key[0])
    + re.escape(key[1:-1]).replace(r"\.", r"\.\s?")
    + r"\."
    for key in sorted(DOTTED, key=len, reverse=True)
)
_LETTERS = r"(?:[^\W\d_]\.\s?){1,3}[^\W\d_]\."
_DOTTED = re.compile(rf"(?<![^\W_])(?:{_KNOWN}|{_LETTERS}|Art\.(?=\s?\d))")
_CAPITALS = re.compile(r"(?<![^\W_])[A-ZÄÖÜ]{2,6}(?:s|en)?(?![^\W_])")
_MIXED = re.compile(r"(?<![^\W_])(?:g?GmbH|Kfz|BAföG|BaföG)(?![^\W_])")
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")


class Abbreviation(NamedTuple):
    start: int
    end: int
    proposal: str | None
    is_in_name: bool


def abbreviations(text: str) -> Iterator[Abbreviation]:
    """Every abbreviation, with what it stands for where that is known."""
    for match in _DOTTED.finditer(text):
        key = re.sub(r"\s", "", match.group())
        known = key if key in DOTTED else key[:1].lower() + key[1:]
        if known not in DOTTED and key.isupper():
            # The initials of a name.
            continue
        yield Abbreviation(match.start(), match.end(), DOTTED.get(known), known in IN_NAMES)
    for match in _CAPITALS.finditer(text):
        word = match.group()
        if word not in _COMMON and not roman(word) and not _is_shouted(text, match):
            yield Abbreviation(match.start(), match.end(), None, False)
    for match in _MIXED.finditer(text):
        yield Abbreviation(match.start(), match.end(), None, False)


def abbreviation_ends_at(line: str, end: int) -> bool:
    """Whether a dot that ends there belongs to an abbreviation, which may also be an initial."""
    begin = max(0, end - 12)
    if any(match.end() == end for match in _DOTTED.finditer(line, begin, end)):
        return True
    return bool(re.search(r"(?<![^\W_])[^\W\d_]\.$", line[begin:end]))


def roman(word: str) -> int | None:
    """The value of a Roman numeral of two signs and more, up to 39; None for other words."""
    if len(word) < 2 or not _ROMAN.fullmatch(word):
        return None
    values = [{"I": 1, "V": 5, "X": 10}[sign] for sign in word]
    pairs = pairwise([*values, 0])
    return sum(-one if one < following else one for one, following in pairs)


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Whether the words around are in capitals too, as in a heading that was typed so."""
    around = text[max(0, match.start() - 30) : match.end() + 30]
    letters = [letter for letter in around if letter.isalpha()]
    outside = len(letters) - len(match.group())
    return outside >= 6 and all(letter.isupper() for letter in letters)
