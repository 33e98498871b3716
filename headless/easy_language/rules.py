"""The check of a text in easy language: hints, which forbid nothing.

The rules are those of Anlage 2 of BITV 2.0 that can be told from the words: no abbreviations, no
division at the end of a line, short sentences, hyphens in long words, and where possible no
negation, passive, genitive and conjunctive. They are rules of thumb: whether people understand a
text only they can say.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .abbreviations import abbreviations, roman
from .compounds import LONG, VERY_LONG, hyphenated, is_known, longest_part
from .passive import passive
from .sentences import Span, clauses, sentences, words

MOST_WORDS = 15
# Letters of the text that are shown on either side of a place.
CONTEXT = 50

RULES: dict[str, Promise] = {
    "sentence": gettext_lazy("Long sentence"),
    "abbreviation": gettext_lazy("Abbreviation"),
    "compound": gettext_lazy("Long word"),
    "passive": gettext_lazy("Passive"),
    "negation": gettext_lazy("Negation"),
    "genitive": gettext_lazy("Genitive"),
    "conjunctive": gettext_lazy("Conjunctive"),
    "sign": gettext_lazy("Sign or numeral"),
    "division": gettext_lazy("Divided word"),
    "glossary": gettext_lazy("Hard word"),
}

_NEGATION = re.compile(
    r"(?<![^\W_])(?:nicht|nichts|nie|niemals|niemand(?:en|em)?|nirgends|nirgendwo|weder|"
    r"kein(?:e|en|em|er|es)?)(?![^\W_])",
    re.IGNORECASE,
)
_GENITIVE = re.compile(
    r"(?<![^\W_])(?:[Dd]es|[Ee]ines|[Dd]ieses|[Ii]hres|[Ss]eines|[Uu]nseres)\s+"
    r"(?:[a-zäöüß]+en\s+)?[A-ZÄÖÜ][\w-]+(?:s|en)(?![^\W_])"
)
# What looks like one: "eines Tages" has no other wording, "des Weiteren" is no noun.
_NO_GENITIVE = re.compile(r"[Ee]ines Tages|[Dd]es Weiteren|[Dd]es Öfteren")
# Not "möchte" and "sollte", which are plain words.
_CONJUNCTIVE = re.compile(
    r"(?<![^\W_])(?:würden?|würdes?t|könnten?|hätten?|wären?|müssten?|dürften?|bräuchten?)"
    r"(?![^\W_])"
)
_SIGNS = {"%": "Prozent", "§§": "Paragrafen", "§": "Paragraf", "&": "und"}
_SIGN = re.compile(r"%|§§?|(?<=\s)&(?=\s)")
_DIVIDED = re.compile(r"(?<![^\W\d_])[^\W\d_]+[-\u00ad][ \t]*\r?\n[ \t]*(?!und\b|oder\b)[a-zäöüß]+")


class Finding(NamedTuple):
    """A place in a text and what may be hard to understand there.

    Attributes:
        rule: one of `RULES`.
        start, end: the place, in characters of the text.
        message: a sentence for the editor.
        proposal: what may stand there instead, None where nobody can tell.
    """

    rule: str
    start: int
    end: int
    excerpt: str
    message: str
    proposal: str | None = None


class Term(NamedTuple):
    """A hard word of the glossary, with its other forms."""

    forms: tuple[str, ...]
    explanation: str


def check(text: str, terms: Iterable[Term] = ()) -> list[Finding]:
    """What may be hard to understand in a plain text, from its beginning to its end."""
    found = [finding for look in _CHECKS for finding in look(text)]
    found += [
        _finding(
            "glossary",
            text,
            place,
            _("The glossary explains this word: %(explanation)s")
            % {"explanation": Truncator(term.explanation).chars(160)},
        )
        for term in terms
        if (place := first_use(text, term))
    ]
    return sorted(found, key=lambda finding: (finding.start, finding.end, finding.rule))


def surroundings(text: str, finding: Finding) -> tuple[str, str]:
    """What stands before and after a place in its line, as far as it fits beside it."""
    before = text[: finding.start].rpartition("\n")[2]
    after = text[finding.end :].partition("\n")[0]
    if len(before) > CONTEXT:
        before = "…" + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " …"
    return before, after


def first_use(text: str, term: Term) -> Span | None:
    """Where a word of the glossary stands first, None for a text without it."""
    forms = "|".join(re.escape(form) for form in sorted(term.forms, key=len, reverse=True) if form)
    match = re.search(rf"(?<!\w)(?:{forms})(?!\w)", text, re.IGNORECASE) if forms else None
    return Span(match.start(), match.end(), match.group()) if match else None


def _finding(
    rule: str, text: str, span: Span | re.Match[str], message: str, proposal: str | None = None
) -> Finding:
    start, end = (span.start, span.end) if isinstance(span, Span) else span.span()
    return Finding(rule, start, end, text[start:end], message, proposal)


def _long_sentences(text: str) -> Iterator[Finding]:
    for sentence in sentences(text):
        count = len(words(sentence))
        if count > MOST_WORDS:
            message = _(
                "This sentence has %(count)d words. Make several sentences of it: up to "
                "%(most)d words can be read well."
            )
            yield _finding(
                "sentence", text, sentence, message % {"count": count, "most": MOST_WORDS}
            )


def _abbreviations(text: str) -> Iterator[Finding]:
    told = set()
    for found in abbreviations(text):
        span = Span(found.start, found.end, text[found.start : found.end])
        if span.text in told:
            continue
        told.add(span.text)
        if found.is_in_name:
            message = _("This may stay where it is part of a name. Say once what it means.")
        else:
            message = _("Write the words in full, or say at the first place what it means.")
        yield _finding("abbreviation", text, span, message, found.proposal)


def _long_words(text: str) -> Iterator[Finding]:
    told = set()
    for word in words(Span(0, len(text), text)):
        length = longest_part(word.text)
        if length < LONG or word.text in told:
            continue
        proposal = hyphenated(word.text)
        if proposal:
            message = _("This word is long. Hyphens show its parts.")
        elif length >= VERY_LONG and not is_known(word.text):
            message = _("This word is long. Is there a shorter one, or does a hyphen help?")
        else:
            continue
        told.add(word.text)
        yield _finding("compound", text, word, message, proposal)


def _passives(text: str) -> Iterator[Finding]:
    for sentence in sentences(text):
        for clause in clauses(sentence):
            if found := passive(clause):
                message = _("Say who does it: “We make …” instead of “… is made”.")
                yield _finding("passive", text, found, message)


def _negations(text: str) -> Iterator[Finding]:
    for match in _NEGATION.finditer(text):
        message = _("Where possible, say what is, and not what is not.")
        yield _finding("negation", text, match, message)


def _genitives(text: str) -> Iterator[Finding]:
    for match in _GENITIVE.finditer(text):
        if not _NO_GENITIVE.match(match.group()):
            message = _("A genitive is hard to read. Write it with “von” or “vom”.")
            yield _finding("genitive", text, match, message)


def _conjunctives(text: str) -> Iterator[Finding]:
    for match in _CONJUNCTIVE.finditer(text):
        message = _("Say what is or what can be. “Would” and “could” are hard to read.")
        yield _finding("conjunctive", text, match, message)


def _signs(text: str) -> Iterator[Finding]:
    for match in _SIGN.finditer(text):
        message = _("Write a word in place of the sign.")
        yield _finding("sign", text, match, message, _SIGNS[match.group()])
    for word in words(Span(0, len(text), text)):
        if number := roman(word.text):
            message = _("Write this number with the digits that all people know.")
            yield _finding("sign", text, word, message, str(number))


def _divisions(text: str) -> Iterator[Finding]:
    for match in _DIVIDED.finditer(text):
        proposal = re.sub(r"[-\u00ad]\s+", "", match.group())
        message = _("Write the whole word in one line.")
        yield _finding("division", text, match, message, proposal)


_CHECKS: tuple[Callable[[str], Iterator[Finding]], ...] = (
    _long_sentences,
    _abbreviations,
    _long_words,
    _passives,
    _negations,
    _genitives,
    _conjunctives,
    _signs,
    _divisions,
)
