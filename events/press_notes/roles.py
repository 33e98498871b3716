"""In what role a sentence names a partner organisation."""

import re
from collections.abc import Sequence

from events.choices import PartnerRole

from .names import Mention

# Between two partners of one list stands nothing but these.
_LIST_GAP = re.compile(
    r"(?:[\s,()–-]|\b(?:und|sowie|dem|der|den|des|die|das|vom|von|e\.\s?V\.|NRW|auch|mit"
    r"|(?:Dach|Landes|Bundes|Stadt)?[Vv]erband|Verein|Stiftung|Netzwerk|Stadt)\b)*"
)
_INVITES = re.compile(
    r"\b(?:[Aa]uf\s+)?Einladung\s+(?:de[rs]|vom|von)\s+(?:\w+\s+)?"
    r"(?:(?:[A-ZÄÖÜ][\w-]+\s){0,3}und\s+(?:de[rs]|vom|von)\s+)?$"
    r"|\b(?:[Ee]ingeladen\s+hatte[n]?|lud(?:en)?|hatte[n]?)\s+(?:d(?:er|ie|as)\s+)?$"
)
_RECEIVES = re.compile(
    r"\b(?:zu\s+Gast\s+)?(?:bei\s+(?:de[rmn]\s+)?|beim\s+)$"
    r"|\bGastgeber(?:in)?\s+(?:war|ist)\s+(?:d(?:er|ie|as)\s+)?$"
    r"|\b(?:im\s+Haus(?:e)?|in\s+den\s+Räumen)\s+(?:de[rs]|vom|von)\s+$"
)
_BEFORE = (
    (
        PartnerRole.FUNDER,
        re.compile(
            r"\b(?:[Gg]efördert|[Ff]inanziert|[Uu]nterstützt|[Ee]rmöglicht)\s+(?:w(?:ird|urde|erden|urden)\s+"
            r"[^.,;]{0,60}?)?(?:durch|von|vom|mit\s+Mitteln|aus\s+Mitteln)\s+"
            r"(?:d(?:er|es|en|em|as|ie)\s+)?$|\b(?:mit|aus)\s+(?:Mitteln|Förderung)\s+(?:des|der|vom|von)\s+$"
        ),
    ),
    (
        PartnerRole.CO_ORGANISER,
        re.compile(
            r"\b(?:[Gg]emeinsam|[Zz]usammen)\s+mit\s+(?:d(?:er|em|en)\s+)?$"
            r"|\b[Ii]n\s+(?:Kooperation|Zusammenarbeit)\s+mit\s+(?:d(?:er|em|en)\s+)?$"
            r"|\bMitveranstalter(?:in(?:nen)?)?\s+(?:war|waren|ist|sind)\s+(?:d(?:er|ie|as)\s+)?$"
        ),
    ),
    (
        PartnerRole.ORGANISER,
        re.compile(
            r"\b(?:[Vv]eranstaltet|[Oo]rganisiert|[Aa]usgerichtet)\s+"
            r"(?:w(?:ird|urde|erden|urden)\s+[^.,;]{0,60}?)?(?:vom|von(?:\s+de[rm])?)\s+$"
            r"|\bVeranstalter(?:in)?\s+(?:war|ist)\s+(?:d(?:er|ie|as)\s+)?$"
        ),
    ),
    (PartnerRole.HOST, _INVITES),
    (PartnerRole.HOST, _RECEIVES),
    (
        PartnerRole.GUEST,
        re.compile(
            r"\b(?:[Zz]u\s+Gast\s+war(?:en)?|[Aa]ls\s+G(?:ast|äste)\s+(?:kam(?:en)?|nahm(?:en)?|war(?:en)?))"
            r"\s+(?:d(?:er|ie|as)\s+)?(?:Dachverband\s+|Verein\s+)?$"
        ),
    ),
)
_HOST_VERB = re.compile(
    r"\b(?:statt|trafen|zusammen|zu\s+Gast|tagte[n]?|Gastgeber(?:in)?|Räumen|Hause?)\b"
)
_INVITED_BEHIND = re.compile(
    r"\s+(?:hatte[n]?\s+(?:\w+\s+){0,6}?eingeladen|lud(?:en)?\s+(?:[^.]*?\s)?ein\b)"
)
_ORGANISER_BEHIND = re.compile(
    r"\s+(?:veranstaltete[n]?\b|richtete[n]?\s+[^.]*?\saus\b|organisierte[n]?\b)"
)
# Of another event, or denied.
_OTHERWISE = re.compile(r"\b(?:nicht|kein[a-z]*|frühere[rns]?|Vorjahr\w*|nächste[rns]?|bisher)\b")
_INVITED = re.compile(r"\b(?:eingeladen|lud(?:en)?|einlud|ein)\b")


def find_roles(sentence: str, mentions: Sequence[Mention]) -> list[str | None]:
    """The role of each mention, None where the sentence states none.

    The mentions are those of the sentence, in its order. What is said of the first partner of a
    list holds for all of it.
    """
    if _OTHERWISE.search(sentence):
        return [None] * len(mentions)
    roles: list[str | None] = []
    for number, mention in enumerate(mentions):
        role = _own_role(sentence, mention)
        if role is None and number and roles[-1] is not None:
            previous = mentions[number - 1]
            gap = sentence[previous.end : mention.start]
            # "bei A und B" may name a place and a partner, "Einladung von A und B" two hosts.
            is_list = roles[-1] != PartnerRole.HOST or _INVITES.search(sentence[: previous.start])
            if is_list and _LIST_GAP.fullmatch(gap):
                role = roles[-1]
        roles.append(role)
    return roles


def _own_role(sentence: str, mention: Mention) -> str | None:
    before = sentence[: mention.start]
    for role, pattern in _BEFORE:
        found = pattern.search(before)
        if not found:
            continue
        if pattern is _RECEIVES and not _HOST_VERB.search(sentence):
            continue
        if re.match(r"(?:lud|hatte)", found.group()) and not _INVITED.search(
            sentence[mention.end :]
        ):
            continue
        return role.value
    if _INVITED_BEHIND.match(sentence[mention.end :]):
        return PartnerRole.HOST.value
    if _ORGANISER_BEHIND.match(sentence[mention.end :]):
        return PartnerRole.ORGANISER.value
    return None
