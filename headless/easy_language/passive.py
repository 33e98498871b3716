"""The passive: a form of `werden` with a participle, and not the future with an infinitive."""

import re

from .sentences import Span, words

_PRESENT = {"werde", "wirst", "wird", "werden", "werdet"}
_PAST = {"wurde", "wurdest", "wurden", "wurdet"}
_AUXILIARIES = _PRESENT | _PAST | {"worden"}

_SEPARABLE = (
    "(?:ab|an|auf|aus|bei|da|dar|durch|ein|fest|fort|frei|her|heraus|hin|kennen|los|mit|nach|"
    "nieder|statt|teil|um|vor|vorbei|weg|weiter|wieder|zu|zurück|zusammen)?"
)
_GE = re.compile(rf"{_SEPARABLE}ge\w{{2,}}(?:t|en)")
# Never an infinitive, so it is a participle beside the present, too.
_WEAK = re.compile(rf"{_SEPARABLE}(?:be|emp|ent|er|ver|zer|über|unter|wider)\w{{2,}}t|\w{{3,}}iert")
_STRONG = re.compile(
    r"(?:be|emp|ent|er|ver|zer|über|unter)"
    r"\w*(?:boten|brochen|bunden|fohlen|funden|gossen|griffen|gangen|hoben|kannt|logen|loren|"
    r"nommen|rissen|schieden|schlossen|schoben|schrieben|sprochen|standen|stochen|trieben|troffen|"
    r"wiesen|wogen|worben|worfen|zogen)"
)
# Infinitive or participle: only the past tells.
_EITHER = re.compile(r"(?:be|emp|ent|er|ver|zer|über|unter)\w{2,}en")

_INFINITIVES = re.compile(
    r".*(?:gehen|geben|gewinnen|genießen|gefallen|geschehen|gestalten|gelingen|gelten|gehorchen|"
    r"gehören|gewöhnen|gewähren|gefährden|genehmigen|gedenken|gestehen|gebrauchen|geraten|genesen|"
    r"genügen)"
)
_REAL_PARTICIPLE = re.compile(r".*(?:gegeben|gegessen|ausgegeben|gegangen)")
_ADJECTIVES = {"bekannt", "beliebt", "berühmt", "bereit", "bewusst", "verrückt", "verwandt"}
_ADJECTIVES |= {"erwachsen", "geeignet", "gespannt", "begeistert", "gerecht", "bunt", "verliebt"}
_GOES_ON = {"und", "oder", "sowie", "aber"}


def passive(clause: Span) -> Span | None:
    """From the form of `werden` to the participle, None where a clause has no passive."""
    found = words(clause)
    lower = [word.text.lower() for word in found]
    helpers = [place for place, word in enumerate(lower) if word in _AUXILIARIES]
    if not helpers:
        return None
    is_past = any(lower[place] in _PAST or lower[place] == "worden" for place in helpers)
    for place, word in enumerate(found):
        if not word.text[0].islower() or not _is_participle(word.text, is_past):
            continue
        after = lower[place + 1 :]
        if after and after[0] not in _GOES_ON and after[0] not in _AUXILIARIES:
            continue
        start = min(found[place].start, found[helpers[0]].start)
        end = max(found[place].end, found[helpers[0]].end)
        return Span(start, end, clause.text[start - clause.start : end - clause.start])
    return None


def _is_participle(word: str, is_past: bool) -> bool:
    if word in _ADJECTIVES:
        return False
    if _STRONG.fullmatch(word) or _WEAK.fullmatch(word):
        return True
    if _GE.fullmatch(word):
        return bool(_REAL_PARTICIPLE.fullmatch(word)) or not _INFINITIVES.fullmatch(word)
    return is_past and bool(_EITHER.fullmatch(word))
