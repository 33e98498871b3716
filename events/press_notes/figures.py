"""Figures with what they count, sums of money and percentages."""

import re
from dataclasses import dataclass
from typing import Literal

from .numerals import NUMBER, number_value, share_value, word_value

Use = Literal["attendance", "statistic", "other"]

_APPROXIMATE = (
    r"(?:rund|etwa|circa|ca\.|zirka|ungefähr|knapp|fast|gut|nahezu|annähernd|mehr als|weit über"
    r"|über|an die|mindestens|schätzungsweise)"
)
# An inflected adjective may stand between number and noun; articles and pronouns may not.
_NO_ADJECTIVE = (
    r"(?:de[rnms]|die|eine[rnms]?|dieser?n?|jene[rn]?|ihre[rnm]?|seine[rnm]?|alle[rn]?|davon|sowie"
    r"|oder|ohne|mehrere[rn]?)\b"
)
# Nor may another number: "seit 2009 sieben Auflagen".
_ADJECTIVE = rf"(?:(?!{_NO_ADJECTIVE})(?!{NUMBER}\s)[a-zäöüß-]{{3,}}e[rnms]?\s+){{0,2}}"
_NOUN = r"(?P<noun>(?!(?:Uhr|Euro|EUR|Prozent|Prozentpunkte)\b)[A-ZÄÖÜ][\w*:/-]*[\w])"
_FIGURE = re.compile(
    rf"(?<![\w.,/-])(?:(?P<about>(?i:{_APPROXIMATE}))\s+)?(?P<number>{NUMBER})[ \u00a0]+"
    rf"(?:{_ADJECTIVE}){_NOUN}"
)
_MONEY = re.compile(
    rf"(?<![\w.,])(?P<number>{NUMBER})[ \u00a0]*(?:Euro|EUR|€)(?!\w)(?!\s+(?:pro|je)\s+Stunde)"
)
_PERCENT = re.compile(rf"(?<![\w.,])(?P<number>{NUMBER})[ \u00a0]*(?:Prozent(?!\w)|%)")

# These nouns measure time, parts or size; the figure counts nothing.
_NO_COUNT = re.compile(
    r"(?:.*(?:jahr|monat|woche|tag|stunde|minute|sekunde)(?:e[ns]?|s|n|en)?"
    r"|Drittel[ns]?|Viertel[ns]?|Fünftel[ns]?|Hälften?|Mal|Meter[ns]?|Kilometer[ns]?"
    r"|Quadratmeter[ns]?|Tonnen|Grad|Uhr|Cent|Millionen|Milliarden|Tausend|Januar|Februar|März"
    r"|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)",
    re.IGNORECASE,
)
_UNITS = (
    (
        "organisation",
        r"MSO[s]?|MO[s]?|.*[Oo]rganisation(?:en)?|.*[Vv]erein(?:e[ns]?)?|.*[Vv]erb(?:änden?|ünden?)"
        r"|.*[Ii]nitiativen?|.*[Ee]inrichtungen|.*[Tt]räger[n]?|.*[Nn]etzwerken?|.*[Ss]tiftungen"
        r"|.*[Ii]nstitutionen",
    ),
    ("city", r".*[Ss]tädten?|.*[Kk]ommunen|.*[Gg]emeinden|.*[Oo]rten?"),
    (
        "person",
        r"Personen|Menschen|Gästen?|.*[Tt]eilnehm\w*(?:[*:_/]?[iI]nnen)?|Teilnehmenden?"
        r"|.*[Bb]esucher\w*(?:[*:_/]?[iI]nnen)?|Besuchenden?|.*[Ff]achkräften?|.*[Mm]itglieder[n]?"
        r"|.*[Ee]hrenamtlichen?|Engagierten?|.*[Ff]rauen|Männern?|Kindern?|Jugendlichen?|.*[Ee]ltern"
        r"|.*[Vv]ertreter\w*(?:[*:_/]?[iI]nnen)?|.*[Zz]ugewanderten?|.*[Gg]eflüchteten?|Freiwilligen?"
        r"|.*[Mm]igrant\w*(?:[*:_/]?[iI]nnen)?|Interessierten?|.*[Ss]chüler\w*|.*[Bb]eschäftigten?"
        # Every word for women is one for people; of those for men the ends that nothing else has.
        r"|\w{2,}(?:-\w+)*[*:_/]?[iI]nnen|\w+(?:wart|lots|pat)en|\w+warte|\w*[Ll]eute[n]?|\w*[Mm]änner[n]?"
        r"|\w+kräften?|\w{3,}ierenden?|(?:Mitarbeit|Helf|Lern|Lehr|Zuhör|Anwes|Wohn|Vorsitz)enden?"
        r"|\w*(?:[Gg]ästen?|[Aa]ktiven?|[Ee]rwachsenen?|[Ss]tudenten|[Rr]eferenten|[Dd]ozenten|[Pp]ersonen)",
    ),
)
_ATTENDED = re.compile(
    r"\b(?:Einladung|[Aa]ngereist|[Gg]efolgt|folgten|nahmen|[Tt]eilgenommen|teilnahmen|kamen|[Gg]ekommen|besuchten"
    r"|besucht|begrüßten?|anwesend|vertreten|trafen|getroffen|diskutierten|versammelten|dabei"
    r"|zusammengekommen|reisten|beraten|berieten|ausgetauscht|gäste|Gäste|zu\s+Gast|tauschten|zusammen"
    r"|fortgebildet|weitergebildet|geschult|lernten|übten|feierten|gefeiert|mitgefeiert|verfolgten"
    r"|erlebten|empfangen|empfing(?:en)?|gesprochen|sprachen|besprachen|versammelt|begingen|lauschten"
    r"|kam)\b"
)
# Who could come, was invited or came to something else did not attend.
_NOT_ATTENDED = re.compile(
    r"\b(?:[Bb]is\s+zu|[Kk]eine?[rnm]?|[Ee]ingeladen\s+waren|[Ee]rwartet\w*|sollen|lädt|laden|fasst|nicht|Vorjahr\w*"
    r"|[Ii]m\s+Jahr|früher\w*|damals|beim\s+ersten|letzte[srnm]?)\b"
)
# The members of a jury, a board or a choir are not those who came.
_MEMBERS = re.compile(
    r"\b\w*(?:[Jj]ury|[Gg]remium|[Aa]usschuss|[Vv]orstand|[Tt]eam|[Ee]nsemble|[Cc]hor|[Bb]and|[Kk]ommission"
    r"|[Bb]eirat|[Oo]rchester|[Ff]achbeirat|[Kk]omitee)\s+(?:aus|mit|von)\s+$"
)
# "Vor 80 Gästen" something was shown; "vor 80 Jahren" is no figure.
_AUDIENCE = re.compile(rf"\b[Vv]or\s+(?:{_APPROXIMATE}\s+)?{NUMBER}\s(?:[a-zäöüß]+en\s)?$")
# Who was asked need not have come.
_ONLY_ASKED = re.compile(
    r"\b(?:eingeladen|angeschrieben|erwartet|beworben|angemeldet|[Bb]ewarben)\b"
)
# ", in der …": what is said there is said of something else.
_ASIDE = re.compile(
    r",\s+(?:in|an|auf|bei|mit|von|für|aus|zu|unter|über|durch)\s+(?:de[rmn]|denen|deren|dessen|die|das)\s+"
    r"[^,.;]*(?:,|$|(?=[.;]))"
)
_WITHOUT_UMLAUT = str.maketrans("ÄÖÜäöü", "AOUaou")
_OF_THE_WORLD = re.compile(
    r"\b(?:gibt\s+es|bundesweit|landesweit|Bundesgebiet|in\s+Deutschland|in\s+Nordrhein-Westfalen"
    r"|in\s+NRW|leben|lebten|vertritt|zählt|zählte|zählen|gehören|gehörten|angehören|Mitglied\w*"
    r"|Dachverband|insgesamt\s+existieren|existieren|bestehen|aktiv|tätig|vereint|bündelt|umfasst)\b"
)


@dataclass(frozen=True)
class Figure:
    """A number with its unit: `unit` is a value of `AttendanceUnit`, `unit_word` as printed."""

    start: int
    end: int
    text: str
    value: int
    unit: str
    unit_word: str
    approximate: bool
    use: Use


@dataclass(frozen=True)
class Amount:
    """A sum in euros, or a share in per cent, with what the sentence says of it."""

    start: int
    end: int
    text: str
    value: int | float
    meaning: str


def find_figures(sentence: str, kind: str) -> list[Figure]:
    """The figures of a sentence in a note of a kind: `report`, `news` or `call`."""
    return [
        Figure(
            match.start(),
            match.end(),
            match.group(),
            value,
            unit := _unit(match.group("noun"), sentence[match.end() :]),
            match.group("noun"),
            match.group("about") is not None,
            _use(sentence, match, unit, kind),
        )
        for match in _FIGURE.finditer(sentence)
        if (value := number_value(match.group("number"))) is not None
        and not _NO_COUNT.fullmatch(match.group("noun"))
        and not _is_no_cardinal(sentence, match)
    ]


def _is_no_cardinal(sentence: str, match: re.Match[str]) -> bool:
    """A year, a number in a name or the second half of a range."""
    before = sentence[max(0, match.start() - 40) : match.start()]
    number = match.group("number")
    # A year before it belongs to a date, any other number is the first half of this one.
    if re.search(r"(?<!\d)(?!(?:19|20)\d\d\s)\d+\s$", before) or _of_a_whole(before):
        return True
    if number.isdigit() and len(number) <= 4 and _names_something(before):
        return True
    if re.search(
        r"(?:\b(?:Nr\.|Nummer|Dezernat|Referat|Artikel|Art\.|Absatz|Abs\.|Raum|§+)|\bbis)\s$",
        before,
    ):
        return True
    is_year = re.fullmatch(r"(?:19|20)\d\d", number) is not None
    return (
        is_year
        and re.search(
            r"\b(?:[Ii]m|[Ss]eit|[Aa]b|[Vv]on|[Jj]ahr|[Aa]nfang|[Ee]nde)\s$|^$"
            # The end of a date, which an adjective and a noun may follow: "2019 gegründete Verein".
            r"|\d\.\s?$|\d\.\s?[A-ZÄÖÜ][a-zäöüß]+\s$",
            before,
        )
        is not None
    )


def _of_a_whole(before: str) -> bool:
    """ "12 der 28 MSO", "zwei Drittel der 28 MSO": the second number counts nobody here."""
    part = re.search(r"(\w+)\s+(?:der|von)\s+(?:den\s+|insgesamt\s+)?$", before)
    if part is None:
        return False
    word = part.group(1)
    return bool(
        re.fullmatch(r"\d+|Drittel|Viertel|Hälfte|[Ee]inzige[rs]?|[Kk]eine?[rs]?|davon", word)
        or word_value(word)
    )


def _names_something(before: str) -> bool:
    """ "Artikel 3", "Platz 3", "Plan 2030": the number belongs to the noun before it."""
    return bool(
        re.search(r"\b(?:\w+ung|Artikel|Platz|Kapitel|Plan|Punkt|Teil|Raum|Haus)\s$", before)
    )


def _unit(noun: str, behind: str) -> str:
    for unit, pattern in _UNITS:
        if re.fullmatch(pattern, noun):
            return unit
    # "30 Köche und Köchinnen": the women tell that the men are people.
    women = re.match(r"\s+(?:und|oder|sowie|bzw\.)\s+([A-ZÄÖÜ]\w+)innen\b", behind)
    stem = noun[:2].translate(_WITHOUT_UMLAUT)
    return (
        "person"
        if women and women.group(1).translate(_WITHOUT_UMLAUT).startswith(stem)
        else "other"
    )


def _use(sentence: str, match: re.Match[str], unit: str, kind: str) -> Use:
    if unit == "other" or _MEMBERS.search(sentence[: match.start()]):
        return "other"
    if kind == "report" and _AUDIENCE.search(sentence[: match.start("noun")]):
        return "attendance"
    if _ONLY_ASKED.search(_part(sentence, match, ",;")):
        return "other"
    sentence = _without_asides(sentence, match)
    if kind == "report" and _ATTENDED.search(sentence):
        return "other" if _NOT_ATTENDED.search(sentence) else "attendance"
    # News that report no event count organisations, towns and people of the world.
    return "statistic" if kind == "news" or _OF_THE_WORLD.search(sentence) else "other"


def _part(sentence: str, match: re.Match[str], ends: str) -> str:
    begin = max(sentence.rfind(sign, 0, match.start()) for sign in ends) + 1
    behind = [place for sign in ends if (place := sentence.find(sign, match.end())) >= 0]
    return sentence[begin : min(behind, default=len(sentence))]


def _without_asides(sentence: str, match: re.Match[str]) -> str:
    """The sentence without the relative clauses in which the figure does not stand."""
    return _ASIDE.sub(
        lambda aside: aside.group() if aside.start() <= match.start() < aside.end() else " ",
        sentence,
    )


def find_money(sentence: str, kind: str) -> list[Amount]:
    """The sums of a sentence, in whole euros; only a call tells what an applicant can get."""
    amounts = []
    for match in _MONEY.finditer(sentence):
        if (value := number_value(match.group("number"))) is not None:
            meaning = _money_meaning(sentence, match) if kind == "call" else "other"
            amounts.append(Amount(match.start(), match.end(), match.group(), value, meaning))
    return amounts


_BUDGET = re.compile(
    r"\b(?:zur\s+Verfügung|bereit|bereitgestellt|Budget|Haushalt\w*|Gesamtvolumen|Fördervolumen"
    r"|Mittel\w*)\b"
)
_AT_MOST = re.compile(r"\b(?:[Bb]is\s+zu|[Hh]öchstens|[Mm]aximal|[Mm]ax\.)\s+(?:je(?:weils)?\s+)?$")
_AT_LEAST = re.compile(r"\b(?:[Mm]indestens|[Aa]b)\s+$")


def _money_meaning(sentence: str, match: re.Match[str]) -> str:
    before = sentence[max(0, match.start() - 40) : match.start()]
    behind = sentence[match.end() : match.end() + 40]
    if re.search(r"\b(?:um|als)\s+$", before) or re.match(r"\s+Spenden", behind):
        return "other"
    if _AT_MOST.search(before) and re.search(r"\bnicht\b", sentence):
        return "other"
    if _AT_MOST.search(before):
        return "max_amount"
    if _AT_LEAST.search(before) or (
        re.search(r"\b[Uu]nter\s$", before) and re.search(r"\bnicht\s+gefördert\b", sentence)
    ):
        return "min_amount"
    return "budget" if _BUDGET.search(sentence) else "other"


def find_percentages(sentence: str, kind: str) -> list[Amount]:
    """The percentages of a sentence; only a call has shares of what it pays."""
    amounts = []
    for match in _PERCENT.finditer(sentence):
        if (value := share_value(match.group("number"))) is not None:
            meaning = _percent_meaning(sentence, match) if kind == "call" else "other"
            amounts.append(Amount(match.start(), match.end(), match.group(), value, meaning))
    return amounts


def _percent_meaning(sentence: str, match: re.Match[str]) -> str:
    clause_begin = max(sentence.rfind(sign, 0, match.start()) for sign in (",", ";", ":"))
    clause_end = min(
        (place for sign in ",;." if (place := sentence.find(sign, match.end())) >= 0),
        default=len(sentence),
    )
    clause = sentence[clause_begin + 1 : clause_end]
    if re.search(r"\b(?:mehr|weniger|stieg|gestiegen|Anträge|nicht)\b", clause):
        return "other"
    if re.search(r"\b(?:Eigenanteil|Eigenmittel\w*|Eigenleistung\w*|selbst)\b", clause):
        return "own_share"
    if re.search(
        r"\b(?:\w*[Ff]örder\w*|gefördert|übernommen|übernimmt|Zuschuss\w*|bezuschusst|Ausgaben|Kosten)\b",
        clause,
    ):
        return "max_rate"
    return "other"
