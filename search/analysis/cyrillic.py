"""Ukrainian and Russian words: their endings, and how they are written in Latin letters."""

_APOSTROPHES = str.maketrans("", "", "'’ʼ`")
_ALIKE = str.maketrans({"ё": "е", "ґ": "г"})
# Of nouns and adjectives in both languages; the longest that leaves enough is cut off.
_ENDINGS = sorted(
    (
        *("ами", "ями", "ого", "ому", "ему", "ими", "ыми", "ові", "еві", "єві", "ість", "ості"),
        *("ою", "ею", "єю", "ої", "ій", "ий", "ый", "ая", "яя", "ое", "ее", "ые", "ие", "их", "ых"),
        *("ів", "їв", "ов", "ев", "ей", "ах", "ях", "ам", "ям", "ом", "ем", "єм", "им", "ым", "ію"),
        *("а", "я", "о", "е", "є", "і", "ї", "и", "ы", "у", "ю", "ь", "й"),
    ),
    key=len,
    reverse=True,
)
# In the nominative with a vowel that goes before other endings: біженець, біженці.
_FLEETING = ("ець", "єць", "ец")
_SHORTEST = 3

_COMMON = {
    **{"а": "a", "б": "b", "г": "h", "д": "d", "е": "e", "и": "y", "і": "i", "к": "k", "л": "l"},
    **{"м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "т": "t", "у": "u", "ф": "f", "ы": "y"},
    **{"э": "e", "ь": "", "ъ": "", "с": "s"},
}
# DIN 1460 is for libraries: this is how German newspapers write, and the table of the Ukrainian
# cabinet of ministers of 2010. For names that came by Russian г is g and и is i.
_GERMAN = {
    **{"в": "w", "ж": "sch", "з": "s", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch"},
    **{"щ": "schtsch", "ю": "ju", "я": "ja", "є": "je", "ї": "ji", "й": "j"},
}
_ENGLISH = {
    **{"в": "v", "ж": "zh", "з": "z", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh"},
    **{"щ": "shch", "ю": "iu", "я": "ia", "є": "ie", "ї": "i", "й": "i"},
}
_AT_THE_BEGINNING = {"ю": "yu", "я": "ya", "є": "ye", "ї": "yi", "й": "y"}
_BY_RUSSIAN = {"г": "g", "и": "i", "й": "i"}


def is_cyrillic(word: str) -> bool:
    """Whether a word is written in the Cyrillic script."""
    return "\u0400" <= word[:1] <= "\u052f"


def plain(word: str) -> str:
    """The letters of a folded word, without apostrophes, those alike that writers exchange."""
    return word.translate(_APOSTROPHES).translate(_ALIKE)


def stem(word: str) -> str:
    """A plain word without its ending."""
    for ending in _FLEETING:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending) + "ц"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word


def in_latin_letters(word: str) -> tuple[str, ...]:
    """How a word is written in Latin letters, by Germans and by English speakers."""
    german = "".join({**_COMMON, **_GERMAN}.get(sign, sign) for sign in word)
    english = {**_COMMON, **_ENGLISH}
    first = _AT_THE_BEGINNING.get(word[:1], english.get(word[:1], word[:1]))
    spelled = first + "".join(english.get(sign, sign) for sign in word[1:])
    russian = "".join({**_COMMON, **_GERMAN, **_BY_RUSSIAN}.get(sign, sign) for sign in word)
    return tuple(dict.fromkeys((german, spelled, russian)))
