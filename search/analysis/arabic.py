"""Arabic words without what hangs on them: article, vowels, forms of alef, common endings."""

import re

# Vowel signs, the dagger alef and the stroke that only stretches a word.
_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("أإآٱ", "ا"),
        **{"ى": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك", "ی": "ي"},
        **{chr(0x0660 + digit): str(digit) for digit in range(10)},
        **{chr(0x06F0 + digit): str(digit) for digit in range(10)},
    }
)
# "and", "with", "for", "like" before the article, which stands joined to its word.
_ARTICLES = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال")
_ENDINGS = ("ها", "هم", "ات", "ان", "ون", "ين", "يه", "ه", "ي")
_SHORTEST = 3


def is_arabic(word: str) -> bool:
    """Whether a word is written in the Arabic script."""
    return "\u0600" <= word[:1] <= "\u06ff" or "\u0750" <= word[:1] <= "\u077f"


def plain(word: str) -> str:
    """The letters of a word, those alike that writers exchange."""
    return _MARKS.sub("", word).translate(_ALIKE)


def stem(word: str) -> str:
    """A plain word without its article and one ending."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST:
            word = word.removeprefix(article)
            break
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word.removesuffix(ending)
    return word
