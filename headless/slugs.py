"""The last part of an address, made from a title: one rule for every script (decision 0030)."""

import re
import unicodedata
from collections.abc import Callable

from wagtail.coreutils import string_to_ascii

# Of characters; what is longer ends with a whole word.
LONGEST = 80

LETTER = r"[^\W\d_]"
# Migrant*innen, Migrant:innen, Migrant_innen, Migrant·innen, Migrant/-innen, jede*r, ein:e.
_GENDER_SIGN = re.compile(
    rf"(?<={LETTER})(?:"
    rf"\*(?={LETTER})"
    rf"|[:_·•](?=innen|(?:in|e|m|n|r|s)(?!{LETTER}))"
    rf"|/-?(?=innen|in(?!{LETTER}))"
    r")",
    re.IGNORECASE,
)
# They stand inside words: Oma's, м'який, İzmir'de.
_APOSTROPHES = dict.fromkeys(map(ord, "'`´‘’ʹʻʼʽˈ′"))
# Where the transliteration of a single letter is not what readers expect. German goes before
# Turkish and Swedish: `ö` is `oe` in every language.
_LETTERS = str.maketrans(
    {
        **{"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "ae", "Ö": "oe", "Ü": "ue", "İ": "i", "ı": "i"},
        # Arabic: the long vowels that `anyascii` leaves out, and the ending of feminine words.
        **{"ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ى": "a", "ة": "a"},
    }
)
# Resolution 55 (2010) of the Cabinet of Ministers of Ukraine: the letters as in passports.
_UKRAINIAN = {
    **{"а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie"},
    **{"ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l"},
    **{"м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u"},
    **{"ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": ""},
    **{"ю": "iu", "я": "ia"},
}
_BEGINS = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_CYRILLIC = re.compile("[\u0400-\u052f]+")


def slug_from(title: str, fallback: str = "") -> str:
    """What stands for a title in an address: `a` to `z`, digits and single hyphens.

    Args:
        fallback: what to make it from where nothing of the title can be written so.

    Returns:
        At most 80 characters; empty where nothing of the fallback can be written either.
    """
    slug = _in_ascii(title)
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rpartition("-")[0] or slug[:LONGEST]
    return slug if slug or not fallback else slug_from(fallback)


def _in_ascii(title: str) -> str:
    text = unicodedata.normalize("NFKC", title).translate(_APOSTROPHES)
    text = _GENDER_SIGN.sub("", text).translate(_LETTERS).lower()
    # Languages with more letters than Ukrainian are left to the general transliteration.
    if set("".join(_CYRILLIC.findall(text))) <= set(_UKRAINIAN):
        text = _CYRILLIC.sub(lambda found: _in_passports(found[0]), text)
    written = "".join(_written(character) for character in text).lower()
    return "-".join(re.findall("[a-z0-9]+", written))


def _in_passports(word: str) -> str:
    begin = _BEGINS.get(word[0])
    rest = word[1:] if begin else word
    rest = rest.replace("зг", "zgh")
    return (begin or "") + "".join(_UKRAINIAN.get(letter, letter) for letter in rest)


def _written(character: str) -> str:
    """Letters and digits in ASCII; what cannot be seen joins, all else stands between words."""
    category = unicodedata.category(character)
    if category[0] in "LMN":
        return re.sub("[^A-Za-z0-9]", "", string_to_ascii(character))
    return "" if category == "Cf" else " "


def first_free(slug: str, is_free: Callable[[str], bool]) -> str:
    """The slug itself, or with the first number from 2 on that nobody has; never too long."""
    found, number = slug, 1
    while not is_free(found):
        number += 1
        ending = f"-{number}"
        found = slug[: LONGEST - len(ending)].rstrip("-") + ending
    return found


def is_numbered(slug: str, base: str) -> bool:
    """Whether a slug is another one, with or without a number."""
    return slug == base or re.fullmatch(rf"{re.escape(base)}-\d+", slug) is not None
