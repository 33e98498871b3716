"""One spelling for letters that are written in several ways."""

import re
import unicodedata

from .turkish import without_dots

# What nobody sees: soft hyphen, joiners, marks of direction, word joiner, byte-order mark.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
# Letters that Unicode does not take apart.
_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
# Umlauts as they are written where a keyboard has none (DIN 5007-2). An e after u belongs to it
# only behind a consonant other than q: neue, Frauen, Quelle.
_WRITTEN_OUT = re.compile(r"(?<=[ao])e+|(?<=[b-df-hj-npr-tv-z]u)e+(?![iu])")


def visible(text: str) -> str:
    """Without characters that nobody sees."""
    return _INVISIBLE.sub("", text)


def folded(text: str) -> str:
    """Letters without case, ligatures, accents and dots: `Ä`, `ae` and `a` are all `a`.

    NFC and NFD come out the same, as do full-width and other forms of compatibility (NFKC).
    """
    text = visible(unicodedata.normalize("NFKC", text))
    text = without_accents(without_dots(text).casefold())
    return umlauts_alike(text.translate(_LETTERS))


def without_accents(text: str) -> str:
    """Latin letters without accents; other scripts keep what tells letters apart, such as й."""
    if text.isascii():
        return text
    kept: list[str] = []
    is_latin = False
    for sign in unicodedata.normalize("NFD", text):
        if unicodedata.combining(sign):
            if not is_latin:
                kept.append(sign)
        else:
            is_latin = "a" <= sign <= "z" or "\u00df" <= sign <= "\u024f"
            kept.append(sign)
    return unicodedata.normalize("NFC", "".join(kept))


def umlauts_alike(text: str) -> str:
    """Folded text in which an umlaut that was written out is one that lost its dots.

    `mueller` and `muller` come out the same, so that whoever has no umlauts may write either.
    """
    return _WRITTEN_OUT.sub("", text)
