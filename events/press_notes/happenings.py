"""What took place where and when, and from when to when a call is open."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from .dates import DateFound, find_dates
from .names import Mention

# What stands between the parts of a verb; the full stop of a date ends no sentence.
_ON = r"(?:[^.,;]|(?<=\d)\.){0,200}"
# The verbs of what is held, by tense; a participle tells of both times.
_HELD = re.compile(
    r"\b(?:statt|stattfinden|eingeladen|getroffen|zusammengekommen|zusammenzukommen|getagt|veranstaltet|ausgerichtet"
    r"|organisiert|durchgeführt|beraten|diskutiert|gesprochen|ausgetauscht|besprochen|gearbeitet|versammelt"
    r"|gefeiert|feiern|begangen|eingeweiht|geehrt|ausgezeichnet|verliehen|überreicht|übergeben|gewürdigt"
    r"|prämiert|gekürt|empfangen|fortgebildet|weitergebildet|geschult|geprobt|teilgenommen|eröffnet"
    r"|zu\s+Gast|vernetzen)\b"
)
_WAS_HELD = re.compile(
    r"\b(?:stattgefunden|stattfand(?:en)?|lud(?:en)?|trafen|traf\s+sich|kamen|zusammenk[ao]m(?:en)?"
    rf"|kam\s+{_ON}\bzusammen|tagten?|veranstalteten?|richteten?|organisierten?|berieten|diskutierten"
    r"|sprachen(?!\s+sich)|tauschten|austauschten|besprachen|vernetzten|informierten|versammelten|feierten?"
    rf"|beging(?:en)?|weihten?\s+{_ON}\bein|ehrten?|zeichneten?\s+{_ON}\baus|verlieh(?:en)?|überreichten?"
    rf"|übergab(?:en)?|empfing(?:en)?|schulten|bildeten\s+{_ON}\b(?:fort|weiter)|lernten|übten|teilnahmen"
    rf"|nahmen\s+{_ON}\bteil|besuchten?|eröffneten?|begrüßten?\s+{_ON}\b(?:Gästen?|Teilnehm\w+|Besuch\w+))\b"
)
_IS_HELD = re.compile(
    rf"\b(?:stattfindet|lädt|laden|treffen\s+sich|trifft\s+sich|kommen\s+{_ON}\bzusammen|zusammenkommen|tagt"
    rf"|tagen|anbiete[nt]|biete[nt]\s+{_ON}\ban|berät|diskutieren|tauschen|informier(?:t|en)|feiert|begeh(?:t|en)|ehrt|ehren"
    rf"|zeichne[nt]\s+{_ON}\baus|verleiht|verleihen|überreichen|nehmen\s+{_ON}\bteil|eröffnen|ausrichten"
    rf"|richte[nt]\s+{_ON}\baus|veranstalten|organisieren|empfängt|weih(?:t|en)\s+{_ON}\bein|besuchen)\b"
)
# What begins may also be a period or an office.
_BEGUN = re.compile(r"\b(?:fortgesetzt|startet)\b")
_BEGAN = re.compile(r"\b(?:begann(?:en)?|starteten?)\b")
_BEGINS = re.compile(r"\b(?:beginn(?:t|en)|starten|folgt|folgen)\b")
# "Geehrt wurden am …": a participle that begins the sentence is the verb of it.
_PARTICIPLE_FIRST = re.compile(
    r"(?:Ge|Aus|Ver|Über|Ein|Er|Prä|Zusammen|Fort|Teil)\w+(?:t|en)\s+(?:w[iu]rden?|w[ie]rd|werden|ha(?:t|ben|tten?)"
    r"|sind|ist|waren?)\b"
)
# Clauses that say something of another noun or of another time.
_CLAUSE_BESIDE = re.compile(
    r",\s+(?:(?:in|an|auf|bei|mit|von|für|aus|zu|über|unter|durch)\s+)?(?:der|die|das|dem|den|dessen|deren"
    r"|denen|weil|da|obwohl|während|nachdem|bevor|damit|wenn|wie|dass|ob|wo|um|als)\s[^,;]*"
)
_LIFE = re.compile(
    r"\b(?:gestorben|verstorben|verstarb|starb|geboren|umgezogen|zog|bewilligt|verlängert|erhöht|gekündigt"
    r"|in\s+Betrieb)\b"
)
_OPENED = re.compile(r"\beröffne\w+")
_PERIOD = re.compile(
    r"\b\w*(?:[Pp]ortal|[Ff]rist|[Vv]erfahren|[Pp]hase|[Ll]aufzeit|[Aa]mtszeit|[Aa]nmeldung|[Bb]ewerbung"
    r"|[Pp]rojekt|[Pp]rogramm|[Ff]örderung|[Bb]eratung|[Vv]ertrag|[Ss]chuljahr|[Ss]emester|[Bb]au"
    r"|[Bb]auarbeiten|[Uu]mbau|[Ss]anierung|[Ee]rhebung|[Bb]efragung|[Kk]ampagne|[Aa]ntragstellung)"
    r"(?:e?s|en)?(?!\w)"
)
# What is conferred, handed over or marked here is a right or an office.
_NO_CEREMONY = re.compile(
    r"\b(?:Gemeinnützigkeit|Rechtsfähigkeit|Status|Anerkennung|Staatsangehörigkeit|Befugnis\w*|Amt|Leitung"
    r"|Vorsitz|Geschäfte|Geschäftsführung|kennen|Kritik|Aufträge|Auftrag|\w*[Vv]ertrag\w*|\w*[Gg]esetz\w*|\w*[Hh]aushalt\w*)\b"
)
_HONOUR = re.compile(
    r"\b\w*(?:[Pp]reise?|[Uu]rkunden?|[Aa]uszeichnung(?:en)?|[Mm]edaillen?|[Oo]rden|[Ss]iegel|[Bb]escheide?"
    r"|[Zz]ertifikate?|[Pp]lakette)[ns]?\b"
)
_CEREMONY = re.compile(
    r"\b(?:verliehen|verlieh(?:en)?|verleiht|überreich\w+|übergab(?:en)?|übergeben|lernten|übten|beraten|berieten|diskutiert\w*|eingebracht)\b"
)
# "Bei der Preisverleihung am …": what is told then took place at the event.
_AT_EVENT = re.compile(
    r"\b(?:[Bb]eim|[Bb]ei\s+(?:de[rmn]|(?:ein|ihr|sein|unser)e[rmn])|[Aa]uf\s+(?:de[rm]|(?:ein|ihr|sein)e[rm])"
    r"|(?:^|,\s|;\s|\bund\s)(?:[Dd](?:er|as|ie)|[Ee]ine?)"
    r"|(?:Veranstalter|Gastgeber|Ausrichter|Organisator)(?:in(?:nen)?|en)?\sde[rs]|[Zz]u[mr]|[Zz]u\s+eine[rm]|[Mm]it\s+eine[rm]|[Ww]ährend\s+(?:de[rs]|eine[rs]))\s+"
    r"(?!(?:erst|letzt|vorig|vergangen|früher|vorherig|jüngst)e[nrm]\b)(?:[a-zäöüß-]+e[nrm]\s+|\d+\.\s+){0,2}"
    r"(?!(?:Fort|Weiter)setzung)\w*(?:[Ff]est|[Ff]estakt|[Ff]eier|[Ff]estival|[Tt]agung|[Ff]achtag|[Kk]onferenz|[Kk]ongress"
    r"|[Tt]reffen|[Ee]mpfang|[Vv]erleihung|[Ee]röffnung|[Ee]inweihung|[Ss]eminar|[Ww]orkshop|[Ss]chulung"
    r"|[Ff]ortbildung|[Gg]ala|[Ll]esung|[Kk]undgebung|[Tt]urnier|[Vv]ersammlung|[Ff]achtagung|[Mm]esse"
    r"|[Ee]hrung|[Ff]achgespräch|[Kk]onzert|[Aa]ktionstag|[Pp]odium|[Üü]bergabe)(?:e?s)?"
    r"(?:\s(?:der|des|für|von|in|im)(?:\s[\wäöüß*-]+){1,4})?,?\s+(?:am|vom)\s+(?:\w+tag,?\s+(?:dem\s+|den\s+)?)?$"
)
# "Der am 3. Mai 2025 ausgezeichnete Verein": the date belongs to the noun. What was held is an
# event all the same.
_ATTRIBUTE_BEFORE = re.compile(
    r"\b(?:[Dd](?:er|ie|as|em|en|es)|[Ee]ine[rnms]?|[Ee]in|[Ii]m|[Zz]u[mr]|[Bb]eim|[Vv]om)\s+(?:\w+\s+)?"
    r"(?:am|für\s+den)\s+(?:\w+tag,?\s+(?:dem\s+|den\s+)?)?$"
)
_ATTRIBUTE_BEHIND = re.compile(
    r"\s+(?:(?!statt)[^\s.,;]+\s+){0,5}?(?!statt|veranstalt|durchgeführ|ausgericht|abgehalt)"
    r"[a-zäöüß]+(?:t|en)e[rnms]?\s+[A-ZÄÖÜ]"
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
    r"|ins\s+Leben|entstand(?:en)?|[Bb]esteht|bestehen|bestand(?:en)?"
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
_PERFECT = re.compile(r"\b(?:hat|haben|sind|ist)\b")
_TO_COME = re.compile(rf"\bfinde[nt]\s{_ON}\bstatt\b|\bsoll(?:en)?\b")
_HAS_BEEN = re.compile(
    rf"\bfand(?:en)?\s{_ON}\bstatt\b|\bstattgefunden\b|\btraf(?:en)?\s+sich\b"
    rf"|\bkam(?:en)?\s{_ON}\bzusammen\b|\btagten?\b"
)
# A date behind these is not the day of an event.
_OTHER_DATE = re.compile(
    r"(?:\b[A-ZÄÖÜ][\w*-]+\s+vom|\b(?:Stand|Richtlinien?|Gesetz(?:es)?)\s+(?:\w+\s+)?vom"
    r"|\b(?:[Ss]eit|[Bb]is(?:\s+zum)?|[Ss]pätestens(?:\s+(?:am|bis(?:\s+zum)?))?|[Aa]b|[Gg]egründet(?:\s+am)?))"
    r"\s+(?:dem\s+)?(?:\w+tag,?\s+(?:dem\s+|den\s+)?)?$"
)
_VENUE_KIND = (
    r"(?:[Hh]aus|[Hh]alle|[Zz]entrum|[Ss]aal|[Mm]useum|[Ff]orum|[Hh]ochschule"
    r"|[Uu]niversität|[Bb]ibliothek|[Bb]ücherei|[Aa]kademie|[Ss]chule|[Hh]otel|[Kk]irche|[Hh]of"
    r"|[Tt]heater|[Bb]ahnhof|[Ww]erkstatt|[Tt]reff|[Ss]chloss|[Zz]eche|[Ff]abrik|[Pp]avillon|[Ss]tätte|[Hh]eim"
    r"|[Gg]ebäude|[Gg]ymnasium|[Ss]cheune|[Gg]arten|[Pp]ark|[Bb]urg|[Vv]illa|[Mm]ühle|[Kk]loster"
    r"|[Ss]tadion|[Ff]oyer|[Ss]tudio|[Kk]ino|[Gg]alerie|[Aa]telier|[Cc]afé|[Mm]ensa|[Aa]ula|[Mm]oschee"
    r"|[Ss]ynagoge|[Tt]empel|[Ss]tube|[Kk]antine|[Ll]ounge|[Kk]aserne|[Gg]arage)(?:e?s)?"
)
# "Im Zentrum der Gespräche" is no place, "im Forum am Stadtgarten" is.
_VENUE_ALONE = (
    rf"(?=[A-ZÄÖÜ]){_VENUE_KIND}(?![\w-])(?=\s(?:(?:am|an\sder|im|zur|zum)\s)?[„“\"»]?[A-ZÄÖÜ])"
)
_VENUE = re.compile(
    rf"\b(?:[Ii]m|[Ii]ns|[Ii]n\s+(?:der|den|die|das)|[Aa]n\s+der|[Aa]uf\s+(?:dem|der))\s+(?:[a-zäöüß]+en\s+)?"
    rf"(?P<venue>(?:[A-ZÄÖÜ][\wäöüß-]*?{_VENUE_KIND}(?![\w-])|{_VENUE_ALONE})(?:\s(?:[„“\"»]?[A-ZÄÖÜ0-9][\w.-]*[“”\"«]?|am|an|der|im|zur|zum|St\.))*)"
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
        if (
            date.first is None
            or date.last is None
            or not _tells_of_event(sentence, date, published_on)
        ):
            continue
        if _NO_EVENT.search(sentence):
            continue
        before = sentence[: date.start]
        if _OTHER_DATE.search(before) or _UNTIL.search(before) or _is_founding(sentence, date):
            continue
        if published_on and (
            date.last < published_on - _RECENT or _contradicts(sentence, date, published_on)
        ):
            continue
        happening = Happening(date.start, date.end, date.text, date.first, date.last)
        happening.is_announced = _is_ahead(sentence, date, published_on)
        _find_place(happening, sentence, towns)
        found.append(happening)
    return found


def _tells_of_event(sentence: str, date: DateFound, published_on: dt.date | None) -> bool:
    before = sentence[: date.start]
    if _AT_EVENT.search(before + ("vom " if date.text.startswith("vom") else "")):
        return True
    if _ATTRIBUTE_BEFORE.search(before) and _ATTRIBUTE_BEHIND.match(sentence, date.end):
        return False
    clause = _clause_of(sentence, date)
    if _LIFE.search(clause):
        return False
    if _PARTICIPLE_FIRST.match(clause):
        clause = clause[0].lower() + clause[1:]
    if _NO_CEREMONY.search(clause) and not _HONOUR.search(clause):
        clause = _CEREMONY.sub("", clause)
    begins_period = _PERIOD.search(clause) is not None
    if begins_period:
        # A portal, a period or a project is opened as an event is.
        clause = _OPENED.sub("", clause)
    held = [_HELD] if begins_period else [_HELD, _BEGUN]
    if published_on is None or date.last is None or date.last <= published_on:
        held += [_WAS_HELD] if begins_period else [_WAS_HELD, _BEGAN]
    if published_on is None or date.last is None or date.last >= published_on:
        held += [_IS_HELD] if begins_period else [_IS_HELD, _BEGINS]
    return any(verbs.search(clause) for verbs in held)


def _clause_of(sentence: str, date: DateFound) -> str:
    """What is said together with a date: its own clause, without those beside it."""
    begin = sentence.rfind(";", 0, date.start) + 1
    end = sentence.find(";", date.end)
    part = sentence[begin : end if end >= 0 else len(sentence)]
    start = date.start - begin
    for beside in _CLAUSE_BESIDE.finditer(part):
        if beside.start() <= start < beside.end():
            return beside.group()
    return _CLAUSE_BESIDE.sub(" ", part).strip()


def _contradicts(sentence: str, date: DateFound, published_on: dt.date) -> bool:
    """Whether the tense and the date of a sentence do not agree: one of them is wrong."""
    if date.last is None or date.first is None:
        return False
    if date.last < published_on:
        return bool(_TO_COME.search(sentence)) and not (
            _PAST.search(sentence) or _PERFECT.search(sentence)
        )
    return date.first > published_on and _HAS_BEEN.search(sentence) is not None


def _is_founding(sentence: str, date: DateFound) -> bool:
    """Whether the sentence tells of a founding and the date is not clearly of something else."""
    if not _FOUNDING.search(sentence):
        return False
    begin = max((end.end() for end in _CLAUSE_END.finditer(sentence, 0, date.start)), default=0)
    end = _CLAUSE_END.search(sentence, date.end)
    clause = sentence[begin : end.start() if end else len(sentence)]
    return (
        _FOUNDING.search(clause) is not None
        or not any(verbs.search(clause) for verbs in (_HELD, _WAS_HELD, _IS_HELD, _BEGAN, _BEGINS))
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
