"""Long words: where a hyphen helps to read them.

German joins words without end, and no rule tells where one part ends. So the words that stand in
texts of associations and public bodies are known here, and what stands between two of them.
"""

import re
from functools import lru_cache
from itertools import pairwise

from .sentences import DIVIDERS

# From this length a word with a known hyphen is worth one; without, only longer ones are told.
LONG, VERY_LONG = 14, 16
# What is longer is no word.
LONGEST = 80

_WORDS = """
    abend abrechnung abschluss abteilung aktion alltag altern amt anerkennung anfang angabe
    angaben angebot angehörigkeit ansprech antrag anträge antwort arbeit arbeiter arbeitgeber
    arbeitnehmer arbeitsmarkt arzt aufenthalt aufgabe aufgaben aufruf ausbildung ausgabe
    ausgaben auskunft ausländer ausschuss austausch ausweis auszahlung auszeichnung bahnhof
    barriere beauftragte bedarf begleitung behandlung behinderung behörde beirat beitrag
    bekämpfung beleg belege beratung bereich bericht beruf bescheid bescheinigung beschluss
    bestimmung beteiligung betreuung betrieb bewegung bewerbung bewilligung bewusstsein bezirk
    bibliothek bildung blatt bogen brief brücke bundes bundesamt bundesland bühne bürger büro
    daten datenschutz demokratie deutsch dialog dienst diskriminierung diskussion dokument
    dolmetscher druck ehren ehrenamt eigen eigenanteil einbürgerung einführung eingliederung
    einkommen einladung einnahmen einrichtung einsatz einwanderer einwanderung eltern empfang
    engagement entscheidung entwicklung erfahrung ergebnis erklärung erlaubnis ermäßigung
    erstattung erwachsene erziehung essen europa fach fachkraft fachkräfte fahrt familie
    familien feier ferien fest finanz finanzen finanzierung flucht flüchtling flüchtlinge
    formular forschung fortbildung forum frage fragen frau frauen freiwillige freizeit frist
    förder förderer fördermittel förderung geburt gebäude gebühr gemeinde gemeinschaft
    generation gericht geschichte geschlecht geschäft gesellschaft gesetz gespräch gesundheit
    gewalt gewerk gleichstellung gremium grund gruppe gründung gutachten haltestelle haltung
    handel haupt hauptamt haus haushalt heimat herkunft hilf hilfe hilfs hintergrund hochschule
    information informationen initiative integration interesse internet jahr jahres job jugend
    jugendamt jugendliche kalender kammer kampagne kennen kinder kindergarten kirche klasse
    kommission kommunal kommune kompetenz konferenz konflikt kontakt kontrolle konzept kost
    kosten kranken krankenkasse kreis kultur kunden kunst kurs kurse land landes landesregierung
    landschaft leben lebens lehrer lehrgang leistung leiter leitfaden leitung lern liste lohn
    mann markt material maßnahme maßnahmen medien mehrheit mehrsprachigkeit meldung menschen
    menschenrechte miete mieter migrant migranten migrantin migrantinnen migration minderheit
    minister ministerium mitarbeiter mitglied mitglieder mittel mitteilung mitwirkung musik mutter
    möglichkeit nachbar nachbarschaft nachhilfe nachmittag nachweis name natur netz netzwerk
    nothilfe nummer nutzer nutzung ordnung organisation ort papier partei partner partnerin
    partnerschaft person personal pflege plan planung platz pläne plätze politik polizei post
    praktikum praxis preis presse probe problem programm projekt projekte prozess prüfung psycho
    publikation qualifizierung qualität quartier rassismus rat rathaus raum rechnung recht
    rechts rede referat regel regierung region register religion rente richtlinie richtlinien
    runde rundfunk räume rückzahlung sammlung satzung schnell schul schule schulung schutz
    schwerpunkt schüler selbst selbsthilfe senioren sicherheit siedlung sitzung sommer sonder
    sozial sozialamt spende spenden spiel sport sprach sprache sprachen sprecher staat staats
    stadt stadtteil standort statistik stelle stellen stellungnahme steuer stiftung strategie
    straße struktur studien studium stunde städte symbol system tafel tag tage tagung teil
    teilhabe teilnahme teilnehmer teilnehmerin telefon termin theater thema themen therapie
    training treff treffen träger turnier umfrage umwelt unterhalt unterkunft unterlagen
    unternehmen unternehmer unternehmerin unterricht unterschrift unterstützung unterzeichnung
    urkunde vater veranstalter veranstaltung verantwortung verband verbindung verbot verbände
    verein vereinbarung verfahren vergabe verhandlung verkehr vermittlung vermögen versammlung
    versicherung versorgung vertrag vertreter vertretung verwaltung verwendung verzeichnis
    vielfalt volk vorbereitung vorhaben vorschlag vorschläge vorschrift vorsitz vorstand vortrag
    wahl weihnacht weiterbildung welt werk werkstatt wettbewerb wirtschaft wissen wissenschaft
    wissenschaftler wissenschaftlerin woche wochenende wohl wohlfahrt wohn wohnung wort worte
    zahl zahlung zeit zeitung zentrum zertifikat zeugnis ziel zivil zugang zukunft zusammen
    zusammenarbeit zusammenhalt zuschuss zuständigkeit zuwanderer zuwanderung zuwendung zweck
    öffentlichkeit öffnung überblick übersetzung übung
"""
PARTS = frozenset(_WORDS.split())
_LINKS = ("", "s", "es", "n", "en", "e", "er")
_ENDINGS = ("", "s", "es", "e", "en", "n", "er", "ern", "in", "innen")
# A known word that long at the end of another one stands there on its own.
_SURE_TAIL = 6
_SHORTEST_HEAD = 4
# What stands before a word without making two of it.
_PARTICLES = {
    "durch",
    "heraus",
    "hervor",
    "hinaus",
    "hinter",
    "nieder",
    "unter",
    "voraus",
    "weiter",
}
_PARTICLES |= {"wider", "wieder", "zurück", "über", "gegen", "unver", "miss", "herbei", "vorher"}


def hyphenated(word: str) -> str | None:
    """The word with a hyphen between its parts; None for one of which they are not known.

    What has hyphens already is looked at between them.
    """
    pieces = re.split(rf"([{DIVIDERS}])", word)
    found = [_hyphenated(piece) if len(piece) >= LONG else piece for piece in pieces]
    joined = "".join(new or old for new, old in zip(found, pieces, strict=True))
    return joined if joined != word else None


def is_known(word: str) -> bool:
    """Whether people read the word as one, such as "Mitarbeiterinnen"."""
    return _is_last(word.lower())


def longest_part(word: str) -> int:
    """The letters of the longest part between hyphens."""
    return max(len(piece) for piece in re.split(rf"[{DIVIDERS}]", word))


def _hyphenated(word: str) -> str | None:
    # Verbs and adjectives have no hyphen.
    if not word[:1].isupper() or not word.isalpha() or len(word) > LONGEST:
        return None
    lower = word.lower()
    cuts = _cuts(lower) or (() if _is_last(lower) else _tail(lower))
    if not cuts:
        return None
    places = [0, *cuts, len(word)]
    parts = [word[start:end] for start, end in pairwise(places)]
    return "-".join(part[0].upper() + part[1:] for part in parts)


@lru_cache(maxsize=4096)
def _cuts(word: str) -> tuple[int, ...] | None:
    """Where the parts begin if all of the word is known: as few and as long ones as there are."""
    best: tuple[int, ...] | None = None
    for end in range(len(word) - 2, 2, -1):
        if word[:end] not in PARTS:
            continue
        for link in _LINKS:
            begin = end + len(link)
            if not word.startswith(link, end) or begin >= len(word):
                continue
            rest = word[begin:]
            more = () if _is_last(rest) else _cuts(rest)
            if more is None:
                continue
            found = (begin, *(begin + place for place in more))
            if best is None or len(found) < len(best):
                best = found
    return best


def _tail(word: str) -> tuple[int, ...]:
    """Where a long known part begins at the end of a word that is not known."""
    for begin in range(_SHORTEST_HEAD, len(word) - _SURE_TAIL + 1):
        if _is_last(word[begin:]) and word[:begin] not in _PARTICLES:
            return (begin,)
    return ()


def _is_last(rest: str) -> bool:
    return any(
        rest.endswith(ending) and rest[: len(rest) - len(ending)] in PARTS for ending in _ENDINGS
    )
