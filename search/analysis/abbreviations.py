"""Abbreviations with dots, and those that say nothing of what is searched for."""

# Letters with dots are one word however they are set: `e. V.`, `e.V.`, `z. B.`.
_LETTER = r"[^\W\d_][\u0300-\u036f]*"
DOTTED = rf"\b(?:{_LETTER}\.[ \u00a0\u202f]?){{1,5}}{_LETTER}(?:\.|(?![\w\u0300-\u036f]))"
# Legal forms stand behind a name and make no difference: `Brücke e. V.`, `Bruecke eV`, `brücke`.
LEGAL_FORMS = frozenset({"ev", "egv", "ggmbh", "gmbh", "ug", "ggbh", "eg", "vog"})


def without_dots(word: str) -> str:
    """The letters of an abbreviation."""
    return word.replace(".", "").replace(" ", "").replace("\u00a0", "").replace("\u202f", "")
