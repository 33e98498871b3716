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
_EVENT = (
    r"\w*(?:[Tt]ag|[Tt]agung|[Tt]reffen|[Ff]est|[Ff]eier|[Ff]estival|[Kk]onferenz|[Kk]ongress|[Ee]mpfang|[Vv]erleihung"
    r"|[Ss]eminar|[Ww]orkshop|[Ss]chulung|[Ff]ortbildung|[Vv]eranstaltung|[Pp]reis|[Mm]esse|[Kk]onzert|[Tt]urnier)"
    r"(?:e?s|en|e)?"
)
_SUBJECT = re.compile(r"(?:^|[,;–]\s+|\bund\s+)(?:[Dd](?:er|ie|as)\s+(?:[A-ZÄÖÜ]\w+\s+)?)?$")
# Who pays for the event or its prize; the costs of something else say nothing of it.
_MONEY = (
    rf"(?:Kosten|Preisgeld(?:er)?|Finanzierung|Fördermittel)(?:\s+(?:de[rs]|für\s+d(?:en|as|ie))\s+{_EVENT})?"
    r"(?:,?\s+(?:von|in\s+Höhe\s+von)\s+(?:insgesamt\s+|rund\s+|je\s+)?[\w.,]+\s+Euro)?,?"
)
_PAYS = re.compile(
    rf"\b{_MONEY}\s+(?:(?:trägt|tr[au]g|trugen|übern(?:ahm(?:en)?|immt)|stell(?:t|te|ten)|stifte(?:t|te|ten))"
    rf"|kam(?:en)?\s+vo[nm]|stamm(?:t|te|ten)\s+vo[nm]|ha(?:t|ben|tten?))\s+(?:d(?:er|ie|as|em|en)\s+)?$"
    rf"|\b(?:[Gg]efördert|[Ff]inanziert|[Bb]ezuschusst)\s+ha(?:t|ben|tten?)\s+(?:d(?:as|ie|en)\s+{_EVENT}\s+)?"
    r"(?:d(?:er|ie|as)\s+)?$"
)
_PAID_BEHIND = re.compile(
    r"[^;!?]*\b(?:zur\s+Verfügung|bereit|bereitgestellt|übernommen|getragen|gestiftet)\b"
)
_FUNDER_BEHIND = re.compile(
    rf"\s+(?:(?:trägt|trug|übernahm|übernimmt)\s+(?:die\s+)?{_MONEY}"
    rf"|(?:stellte?|stiftete?)\s+(?:das|die)\s+{_MONEY}"
    rf"|(?:förder|finanzier|bezuschuss)te?\s+(?:d(?:as|ie|en)|dieses?)\s+{_EVENT}\b"
    rf"|ha(?:t|tte)\s+d(?:as|ie|en)\s+{_EVENT}\s+(?:[^,;]{{0,60}}\s)?(?:gefördert|finanziert|bezuschusst))"
)
_NOTHING_ELSE = re.compile(rf"\s*(?:[.,;(]|$|(?:und|sowie)\b|d(?:as|ie|en)\s+{_EVENT}\b)")
_RECEIVED = re.compile(r"[^;!?]*\bempfangen\b")
_HAS = re.compile(r"\b(?:hat|haben|hatten?|empfing(?:en)?)\s+(?:d(?:er|ie|as)\s+)?$")
_LIST_SIGN = re.compile(r"[,(]|\b(?:und|sowie|auch|mit)\b")
_INVITES = re.compile(
    r"\b(?:[Aa]uf\s+)?Einladung\s+(?:de[rs]|vom|von)\s+(?:\w+\s+)?"
    r"(?:(?:[A-ZÄÖÜ][\w-]+\s){0,3}und\s+(?:de[rs]|vom|von)\s+)?$"
    r"|\b(?:[Ee]ingeladen\s+ha(?:t|ben|tten?)|lud(?:en)?|ha(?:t|ben|tten?))\s+(?:d(?:er|ie|as)\s+)?$"
)
_RECEIVES = re.compile(
    r"\b(?:zu\s+Gast\s+)?(?:bei\s+(?:de[rmn]\s+)?|beim\s+)$"
    r"|\bGastgeber(?:in(?:nen)?)?\s+(?:war(?:en)?|ist|sind)\s+(?:d(?:er|ie|as)\s+)?$"
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
            r"|\b[Ii]n\s+(?:Kooperation|Zusammenarbeit|Partnerschaft)\s+mit\s+(?:d(?:er|em|en)\s+)?$"
            r"|\b(?:Mitveranstalter|Kooperationspartner)(?:in(?:nen)?)?\s+(?:war|waren|ist|sind)\s+(?:d(?:er|ie|as)\s+)?$"
        ),
    ),
    (
        PartnerRole.ORGANISER,
        re.compile(
            r"\b(?:[Vv]eranstaltet|[Oo]rganisiert|[Aa]usgerichtet)\s+"
            r"(?:w(?:ird|urde|erden|urden)\s+[^.,;]{0,60}?)?(?:vom|von(?:\s+de[rm])?)\s+$"
            r"|\b(?:Veranstalter|Ausrichter|Organisator)(?:in(?:nen)?|en)?\s+(?:de[rs]\s+[^,;]{1,80}\s)?(?:war(?:en)?|ist|sind)\s+(?:d(?:er|ie|as)\s+)?$"
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
    r"\s+(?:veranstaltete[n]?\b|richtete[n]?\s+[^.]*?\saus\b|organisierte[n]?\b"
    rf"|ha(?:t|ben|tten?)\s+(?:d(?:as|ie|en)|ein(?:en?)?)\s+{_EVENT}\s+(?:[^,;]{{0,80}}\s)?"
    r"(?:veranstaltet|organisiert|ausgerichtet|durchgeführt))"
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
            if is_list and _LIST_GAP.fullmatch(gap) and _LIST_SIGN.search(gap):
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
        if re.match(r"(?:lud|ha[tb])", found.group()) and not _INVITED.search(
            sentence[mention.end :]
        ):
            continue
        return role.value
    behind = sentence[mention.end :]
    is_subject = _SUBJECT.search(before)
    if pays := _PAYS.search(before):
        named_first = re.search(r"\b(?:stell\w+|ha(?:t|ben|tten?))\s+(?:d\w+\s+)?$", pays.group())
        # "Gefördert hat der Bund das Netzwerk" tells of another thing than the event.
        if pays.group()[0] in "GgFfBb":
            return PartnerRole.FUNDER.value if _NOTHING_ELSE.match(behind) else None
        if not named_first or _PAID_BEHIND.match(behind):
            return PartnerRole.FUNDER.value
    if is_subject and _FUNDER_BEHIND.match(behind):
        return PartnerRole.FUNDER.value
    if _RECEIVED.match(behind) and (
        _HAS.search(before) or (is_subject and re.match(r"\s+ha(?:t|ben|tten?)\b", behind))
    ):
        return PartnerRole.HOST.value
    if is_subject and re.match(r"\s+empfing(?:en)?\b", behind):
        return PartnerRole.HOST.value
    if _INVITED_BEHIND.match(sentence[mention.end :]):
        return PartnerRole.HOST.value
    if _ORGANISER_BEHIND.match(sentence[mention.end :]):
        return PartnerRole.ORGANISER.value
    return None
