"""Made-up texts whose words are as unevenly frequent as those of a language."""

import itertools
import random
from collections.abc import Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


def _words(text: str) -> list[str]:
    return text.split()


TEXTS = {
    "de": (
        "und die der in für wir mit den das ist von auf sich ein unsere eine zu alle uns Verein "
        "Beratung bei im Menschen nicht aus auch Kinder Familien seit oder bieten Sprache Kultur "
        "gemeinsam Jugendliche Frauen Stadt sind werden Begegnung mehr Hilfe Projekte Eltern "
        "Schule einander Deutsch lernen Ehrenamt Austausch Treffen jede Woche offen Integration "
        "Bildung Arbeit Kurse Sport Musik Feste Nachbarn Gesundheit Recht Wohnung Anträge Behörden "
        "Geflüchtete Ältere Senioren Mädchen Männer Theater Küche Garten Vorträge Ausflüge "
        "Hausaufgaben Nachhilfe Übersetzung Begleitung Ausbildung Beruf Netzwerk Stadtteil "
        "Teilhabe Vielfalt Respekt Heimat Erinnerung Tanz Bücher Lesen Spiele Ferien"
    ),
    "en": (
        "and the of to in for we with a our people are is all from on us who advice children "
        "families language culture together association women young city meet more help since "
        "offer learn open every week support parents school exchange volunteers education work "
        "courses sports music festivals neighbours health law housing forms offices refugees "
        "older girls men theatre kitchen garden talks trips homework tutoring translation "
        "training jobs network district participation diversity respect home memory dance books"
    ),
    "ar": (
        "في من على مع إلى نحن كل عن الناس الأطفال العائلات اللغة الثقافة معا الجمعية النساء "
        "الشباب المدينة اللقاء المساعدة منذ نقدم التعلم مفتوح أسبوع الدعم الآباء المدرسة التبادل "
        "المتطوعون التعليم العمل دورات الرياضة الموسيقى الأعياد الجيران الصحة القانون السكن "
        "الطلبات اللاجئون الكبار البنات الرجال المسرح المطبخ الحديقة محاضرات رحلات الواجبات "
        "الترجمة التدريب المهنة"
    ),
}
COMMON = {code: text.split() for code, text in TEXTS.items()}
# What compounds are made of: most words of a German text occur once.
FIRST = _words(
    "Sprach Eltern Frauen Jugend Kultur Bildungs Stadtteil Familien Integrations Lern Begegnungs "
    "Nachbarschafts Gesundheits Kinder Senioren Sport Musik Garten Koch Theater Lese Schul Berufs "
    "Wohn Rechts Flucht Migrations Förder Vereins Projekt Ehrenamts Teilhabe Medien Werk Ferien "
    "Abend Wochen Sommer Winter Markt"
)
LAST = _words(
    "kurs treff gruppe beratung arbeit haus fest projekt verein hilfe abend tag woche netzwerk "
    "begleitung stunde raum förderung schule café markt werkstatt bühne chor runde frühstück "
    "sprechstunde ausflug garten küche reihe turnier fahrt lotsen paten börse wanderung messe"
)
# What is searched for, and seldom written: far behind the common words.
SEARCHED = _words(
    "Migrantenselbstorganisationen Vernetzungstreffen Einwanderungsgeschichte Elternarbeit "
    "Integrationsrat Sprachmittlerinnen Mentorinnen Mentoren Flüchtlinge Asyl Rassismus "
    "Antidiskriminierung Barrierefreiheit Hausaufgabenhilfe Fördermittel Zuschuss Antrag "
    "Sprachkurse Deutschkurs Hebammen Feuerwehr Bewerbungen Zeugnisse Anerkennung Festival "
    "Werkstätten Lernstube Kulturhaus Frauentreff Mütter Rentner Pflege Trauer Film"
)

ADJECTIVES = _words(
    "Türkischer Kurdischer Arabischer Syrischer Ukrainischer Polnischer Russischsprachiger "
    "Griechischer Italienischer Spanischer Portugiesischer Bosnischer Albanischer Afghanischer "
    "Iranischer Irakischer Marokkanischer Tunesischer Eritreischer Somalischer Ghanaischer "
    "Kamerunischer Togoischer Nigerianischer Tamilischer Vietnamesischer Chinesischer Koreanischer "
    "Lateinamerikanischer Brasilianischer Rumänischer Bulgarischer Serbischer Kroatischer "
    "Armenischer Georgischer Alevitischer Jesidischer Aramäischer Interkultureller"
)
NOUNS = _words(
    "Elternverein Kulturverein Frauenverein Jugendverein Sportverein Bildungsverein Hilfsverein "
    "Freundeskreis Verband Arbeitskreis Mütterkreis Musikverein Theaterverein Akademikerbund "
    "Studierendenverein Unternehmerverein Familienbund Begegnungskreis Förderverein Lesekreis "
    "Nachbarschaftskreis Gesundheitsverein Seniorenkreis Tanzverein Chor Kunstverein Medienverein "
    "Sprachverein Väterkreis Dachverband"
)

# Most words of a language are seldom: so many compounds of three parts stand behind the others.
SELDOM = 20_000

# The rank of a word to its frequency: Zipf's law, flattened at the beginning as in real texts.
ZIPF_OFFSET = 2.7


class Zipf(Generic[T]):
    """Draws from a sequence whose first items are the most frequent."""

    def __init__(self, items: Sequence[T]) -> None:
        self.items = items
        weights = (1 / (rank + ZIPF_OFFSET) for rank in range(len(items)))
        self.cumulated = list(itertools.accumulate(weights))

    def draw(self, source: random.Random, count: int) -> list[T]:
        """Some items, the same one perhaps several times."""
        return source.choices(self.items, cum_weights=self.cumulated, k=count)

    def several(self, source: random.Random, most: int) -> list[T]:
        """One to `most` different items."""
        return list(dict.fromkeys(self.draw(source, source.randint(1, most))))


def vocabulary(language: str) -> list[str]:
    """All words of a language, the most frequent first."""
    source = random.Random(language)  # noqa: S311
    rare = [first + last for first in FIRST for last in LAST]
    if language != "de":
        return [*COMMON[language], *source.sample(rare, 200)]
    rare += SEARCHED
    source.shuffle(rare)
    longer = [first + then.lower() + last for first in FIRST for then in FIRST for last in LAST]
    return [*COMMON[language], *rare, *source.sample(longer, SELDOM)]


class Texts:
    """Texts in one language."""

    def __init__(self, language: str) -> None:
        self.words = Zipf(vocabulary(language))

    def sentence(self, source: random.Random) -> str:
        """A sentence of 6 to 16 words."""
        words = self.words.draw(source, source.randint(6, 16))
        return f"{words[0].capitalize()} {' '.join(words[1:])}."

    def paragraph(self, source: random.Random, sentences: int) -> str:
        """Some sentences."""
        return " ".join(self.sentence(source) for _ in range(sentences))

    def heading(self, source: random.Random) -> str:
        """Two to four words."""
        return " ".join(self.words.draw(source, source.randint(2, 4))).capitalize()
