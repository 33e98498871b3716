"""Forms that name several genders in one word, and feminine ones, joined with the others.

`Migrant*innen`, `Migrant:innen`, `Migrant_innen`, `Migrant/innen`, `MigrantInnen` and
`Migrantinnen` lead to the stem of `Migranten`.
"""

import re

# Behind these signs an ending stands for another gender, also in the middle of a compound.
SIGNS = "*:_·•/"
# `Migrant*in`, `MIGRANT*INNEN`, `Migrant*innenverein`, and no `Kontakt:info@verein.example`.
_SIGN = rf"[{SIGNS}]-?[\u00ad\u200b-\u200d\u2060]*"
_SIGN_BEFORE = rf"{_SIGN}(?=in(?:nen|\b))|(?<=[A-Z]){_SIGN}(?=IN(?:NEN|\b))"
# `Migrant(in)`, `Migrant(innen)`, `Migrant(inn)en`.
_BRACKETS = r"\((?=in(?:n|nen)?\))|(?<=\(inn)\)(?=en)"
# What may stand inside a word that was not folded yet.
SIGNED = rf"{_SIGN_BEFORE}|{_BRACKETS}|[{SIGNS}](?=[rnms]\b)"
_LEFT_OUT = re.compile(rf"{_SIGN_BEFORE}|[()]")
_OTHER_ENDING = re.compile(rf"[{SIGNS}][rnms]\b")
_INNER_CAPITAL = re.compile(r"(?<=[a-zäöüß])I(?=n(?:nen)?)")
# What persons are called ends so before the feminine ending; Termin, Berlin and Medizin do not.
_PERSONS = (
    *("er", "or", "eur", "ant", "ent", "ist", "at", "et", "ot", "ot", "ling", "log", "oge", "rat"),
    *("arzt", "arz", "wirt", "koch", "frau", "freund", "end", "iker", "urg", "it", "graf"),
)
_SHORTEST = 4


def without_signs(word: str) -> tuple[str, bool]:
    """A word with its endings joined, and whether it named several genders."""
    bare = _OTHER_ENDING.sub("", word)
    joined = _INNER_CAPITAL.sub("i", _LEFT_OUT.sub("", bare))
    return joined, joined != word


def masculine(word: str) -> str:
    """A folded word without a feminine ending; itself where it has none."""
    stem = word.removesuffix("nen") if word.endswith("innen") else word
    if not stem.endswith("in") or len(stem) - 2 < _SHORTEST:
        return word
    person = stem[:-2]
    return person if word.endswith("innen") or person.endswith(_PERSONS) else word
