"""What took place where and when, and from when to when a call is open."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .dates import DateFound, find_dates
from .names import Mention

_TOOK_PLACE = re.compile(
    r"\b(?:statt|stattfinde[nt]|stattgefunden|stattfanden|lud(?:en)?|eingeladen|trafen|getroffen"
    r"|kamen|tagten?|veranstaltet(?:e|en)?|ausgerichtet|durchgeführt|eröffnet(?:en?)?|begann|beginnt"
    r"|beraten|berieten|getagt|diskutiert|ausgetauscht|zusammengekommen|gefeiert|besprachen"
    r"|besprochen|vernetzten|informierten|gearbeitet|diskutierten|versammelten|folgt|fortgesetzt|startete|feierten?|richteten?|organisierten?)\b"
)
_AHEAD = re.compile(
    r"\b(?:findet|finden|wird|werden|soll|sollen|folgt|folgen|lädt|laden|beginnt|geplant|startet"
    r"|ist\s+für|treffen\s+sich)\b"
)
# What did not take place, or is told of a law, is no event.
_NO_EVENT = re.compile(
    r"\b(?:nicht|abgesagt|verschoben|ausfallen|entfällt|entfallen|fällt\s+aus|beschlossen|in\s+Kraft"
    r"|veröffentlicht|verabschiedet)\b"
)
# Nor is the day on which something began or ended to exist.
_FOUNDING = re.compile(
    r"\b(?:[Gg]egründet(?:e[nrms]?)?|gründete[nt]?|\w*[Gg]ründung\w*|[Gg]eschlossen|schloss(?:en)?|\w*[Ss]chließung"
    r"|ins\s+Leben|entstand(?:en)?|[Bb]esteht|[Bb]estehen|bestand(?:en)?"
    r"|(?:ihre|seine|(?:ihr|sein)er|(?:ihr|sein)en)\s+(?:Arbeit|Betrieb|Dienst))\b"
)
_CLAUSE_END = re.compile(r"[,;:–]")
_SUBORDINATE = re.compile(
    r"\s*(?:als|nachdem|seit(?:dem)?|bevor|weil|wo|(?:in|an|auf|bei|mit|zu|von)\s+de[rmn]|de[rmn]|die|das)\b"
)
# A press note reports what has just been; what lies further back is its background.
_RECENT = dt.timedelta(days=183)
_ONLINE = re.compile(r"\b(?:online|digital|Zoom|virtuell|Videokonferenz)\b", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?:fand|fanden|kamen|kam|trafen|lud|luden|tagten?|veranstaltete[n]?|begann|wurden?|hatten?"
    r"|waren?|diskutierten|startete|eröffnete|folgten|versammelten)\b"
)
# A date behind these is not the day of an event.
_OTHER_DATE = re.compile(
    r"(?:\b(?:Richtlinien?|\w*[Ee]rlass(?:es)?|Gesetz(?:es)?|Bescheid|Beschluss|Fassung|Stand|Schreiben"
    r"|Verordnung|Bekanntmachung)\s+(?:\w+\s+)?vom"
    r"|\b(?:[Ss]eit|[Bb]is(?:\s+zum)?|[Ss]pätestens(?:\s+(?:am|bis(?:\s+zum)?))?|[Aa]b|[Gg]egründet(?:\s+am)?))"
    r"\s+(?:dem\s+)?(?:\w+tag,?\s+(?:dem\s+|den\s+)?)?$"
)
_VENUE_NOUN = (
    r"[A-ZÄÖÜ][\wäöüß-]*?(?:[Hh]aus|[Hh]alle|[Zz]entrum|[Ss]aal|[Mm]useum|[Ff]orum|[Hh]ochschule"
    r"|[Uu]niversität|[Bb]ibliothek|[Bb]ücherei|[Aa]kademie|[Ss]chule|[Hh]otel|[Kk]irche|[Hh]of"
    r"|[Tt]heater|[Bb]ahnhof|[Ww]erkstatt|[Tt]reff|[Ss]chloss|[Zz]eche|[Ff]abrik|[Pp]avillon)(?:e?s)?"
)
_VENUE = re.compile(
    rf"\b(?:[Ii]m|[Ii]n\s+(?:der|den)|[Aa]n\s+der|[Aa]uf\s+(?:dem|der))\s+(?:[a-zäöüß]+en\s+)?"
    rf"(?P<venue>{_VENUE_NOUN}(?![\w-])(?:\s(?:[„“\"»]?[A-ZÄÖÜ0-9][\w.-]*[“”\"«]?|am|an|der|im|zur|zum|St\.))*)"
)
_ABOUT_CALL = re.compile(
    r"\b(?:\w{0,30}[Aa]ntr[aä]g\w*|[Bb]ewerb\w*|[Ee]inreich\w*|einzureichen|eingereicht"
    r"|\w{0,30}[Ff]rist\w*|[Aa]ufruf\w*|\w{0,30}[Ff]örderphase|Skizzen?|einsenden)"
)
_UNTIL = re.compile(
    r"\b(?:[Bb]is(?:\s+(?:zum|einschließlich(?:\s+zum)?|spätestens))?|[Ss]pätestens(?:\s+(?:am|bis(?:\s+zum)?))?"
    r"|(?:endet|läuft|schließt|Fristende|Antragsfrist|Bewerbungsfrist|\w*[Ss]chluss|Stichtag|Frist)"
    r"(?:\s+(?:ist|ist\s+der|am|bis\s+zum|endet\s+am|läuft\s+bis\s+zum))?:?(?:\s+(?:der|am))?)"
    r"\s+(?:\w+tag,?\s+(?:dem\s+|den\s+)?)?$"
)
_FROM = re.compile(
    r"\b(?:[Aa]b(?:\s+dem)?|[Ss]eit(?:\s+dem)?|[Vv]om|[Bb]eginnt\s+am|[Ss]tartet\s+am|[Öö]ffnet\s+am)"
    r"\s+(?:\w+tag,?\s+(?:dem\s+|den\s+)?)?$"
)


@dataclass
class Happening:
    """An event by its days; place and town where the same sentence names them."""

    start: int
    end: int
    text: str
    first_day: dt.date
    last_day: dt.date
    place_name: str | None = None
    municipality: Mention | None = None
    is_announced: bool = False


def find_happenings(
    sentence: str, towns: Sequence[Mention], published_on: dt.date | None
) -> list[Happening]:
    """The events a sentence dates; towns are those of the sentence."""
    found = []
    for date in find_dates(sentence):
        if date.first is None or date.last is None or not _TOOK_PLACE.search(sentence):
            continue
        if _NO_EVENT.search(sentence):
            continue
        before = sentence[: date.start]
        if _OTHER_DATE.search(before) or _UNTIL.search(before) or _is_founding(sentence, date):
            continue
        if published_on and date.last < published_on - _RECENT:
            continue
        happening = Happening(date.start, date.end, date.text, date.first, date.last)
        happening.is_announced = _is_ahead(sentence, date, published_on)
        _find_place(happening, sentence, towns)
        found.append(happening)
    return found


def _is_founding(sentence: str, date: DateFound) -> bool:
    """Whether the sentence tells of a founding and the date is not clearly of something else."""
    if not _FOUNDING.search(sentence):
        return False
    begin = max((end.end() for end in _CLAUSE_END.finditer(sentence, 0, date.start)), default=0)
    end = _CLAUSE_END.search(sentence, date.end)
    clause = sentence[begin : end.start() if end else len(sentence)]
    return (
        _FOUNDING.search(clause) is not None
        or _TOOK_PLACE.search(clause) is None
        or _SUBORDINATE.match(clause) is not None
    )


def _is_ahead(sentence: str, date: DateFound, published_on: dt.date | None) -> bool:
    if published_on and date.first:
        return date.first > published_on
    return bool(_AHEAD.search(sentence)) and not _PAST.search(sentence)


def _find_place(happening: Happening, sentence: str, towns: Sequence[Mention]) -> None:
    if _ONLINE.search(sentence):
        return
    venues = [match.group("venue") for match in _VENUE.finditer(sentence)]
    if len(venues) == 1:
        happening.place_name = _trimmed(venues[0])
    inside = [
        town for town in towns if re.search(r"\b(?:in|nach)\s+$", sentence[: town.start], re.I)
    ]
    if len({mention.text for mention in inside}) == 1 and inside[0].is_certain:
        happening.municipality = inside[0]


def _trimmed(venue: str) -> str:
    return re.sub(r"(?:\s(?:am|an|der|im|zur|zum|In|Im))+$", "", venue)


@dataclass
class CallDates:
    """From when to when applications are accepted; `without_year` is a deadline that lacks it."""

    opens_on: DateFound | None = None
    closes_on: DateFound | None = None
    without_year: DateFound | None = None


def find_call_dates(sentence: str) -> CallDates:
    """The dates of a sentence on applications; both None where it is about something else."""
    dates = CallDates()
    if not _ABOUT_CALL.search(sentence):
        return dates
    for date in find_dates(sentence):
        before = sentence[: date.start]
        if date.is_range and re.match(r"vom\b", date.text):
            return CallDates(date, date)
        if date.last is None and not date.is_range and _UNTIL.search(before):
            dates.without_year = date
        if date.last is None or date.is_range:
            continue
        if _UNTIL.search(before):
            dates.closes_on = dates.closes_on or date
        elif _FROM.search(before):
            dates.opens_on = dates.opens_on or date
    return dates
