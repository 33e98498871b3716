"""A site with what people look for in the rows of the table of searches, and with other things."""

import datetime as dt
from decimal import Decimal

from events.models import ReportPartner
from headless import recording
from headless.served import services
from mso_pages.models import FormerName
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.funding import FundingProgrammePageFactory, NewsPageFactory
from tests.factories.locales import locale, translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import MunicipalityFactory, TargetGroupFactory, TopicFactory
from tests.search.search_world import body

REPORT = "MigrantInnenselbstorganisationen intensivieren ihre Zusammenarbeit"
PARTNER_PROJECTS = "Partnerprojektförderung"
GUIDELINE = "Anschubförderung"
NEW_WORDING = "Programm für Organisationen von Menschen mit Einwanderungsgeschichte"
OTHER_PROGRAMME = "Interkulturelle Zentren"
PROGRAMMES = {PARTNER_PROJECTS, GUIDELINE, NEW_WORDING, OTHER_PROGRAMME}
CENTRE = "Kompetenzzentrum für Integration"
MINISTRY = "Ministerium für Kinder, Jugend, Familie, Gleichstellung, Flucht und Integration"
WELFARE = "Fachberatung Migrantenselbstorganisationen"
PARENTS = "Elternnetzwerk NRW"
SPELLED_OUT = "Was eine Migrantenselbstorganisation ist"
HOURS, MAGAZINE = "Öffnungszeiten", "Stadtspiegel"


def make_rows_world():
    """Keys of the organisations to their titles."""
    with recording.paused():
        _programmes()
        _report(_partners())
        titles = _organisations()
        _other_things()
    services.rebuild()
    return titles


def _partners():
    former = {"locale": locale(), "valid_to": dt.date(2022, 6, 28)}
    return [
        PartnerOrganisationFactory(name=CENTRE, abbreviation="KfI"),
        PartnerOrganisationFactory(
            name=MINISTRY,
            abbreviation="MKJFGFI",
            aliases=["Integrationsministerium", "MKJGFI"],
            former_names=[
                FormerName(
                    name="Ministerium für Kinder, Familie, Flüchtlinge und Integration",
                    abbreviation="MKFFI",
                    valid_from=dt.date(2017, 6, 30),
                    **former,
                ),
                FormerName(
                    name="Ministerium für Arbeit, Integration", abbreviation="MAIS", **former
                ),
            ],
        ),
        PartnerOrganisationFactory(
            name=WELFARE,
            abbreviation="",
            aliases=["Paritätischer", "Der Paritätische NRW", "der Paritäter"],
        ),
        PartnerOrganisationFactory(name=PARENTS, abbreviation=""),
    ]


def _programmes():
    FundingProgrammePageFactory(
        title=PARTNER_PROJECTS, alternate_names=["Unterstützungsförderung"], teaser="Für Tandems."
    )
    FundingProgrammePageFactory(
        title=GUIDELINE,
        guideline_title="Förderung der Selbstorganisationen von Migrantinnen und Migranten",
        teaser="Wer beginnt, bekommt Geld.",
    )
    FundingProgrammePageFactory(title=NEW_WORDING, teaser="Seit 2025.")
    FundingProgrammePageFactory(title=OTHER_PROGRAMME, teaser="Räume, die offen stehen.")


def _report(partners):
    centre, ministry, welfare, parents = partners
    EventReportPageFactory(
        title=REPORT,
        teaser="Am 11.07.2018 fand das erste Vernetzungstreffen bei der Bezirksregierung statt.",
        body=body(
            "Angesprochen waren MSO, die sich derzeit in der sogenannten Unterstützungsförderung "
            "befinden. Neue Vereine werden beim ersten Antrag auf Fördermittel unterstützt.",
            "Rund 20.000 MSO gibt es im Bundesgebiet. Die Teilnehmer waren sich einig, dass "
            "derartige Vernetzugnstreffen von nun an regelmäßig stattfinden sollten.",
            "Durch das Kompetenzzentrum für Integration (KfI) und der Paritäter.",
        ),
        publisher=PartnerOrganisationFactory(name="Bezirksregierung Arnsberg", abbreviation="BRA"),
        partners=[
            ReportPartner(partner=centre, role="host"),
            ReportPartner(partner=ministry, role="funder"),
            ReportPartner(partner=welfare, role="co_organiser"),
            ReportPartner(partner=parents, role="co_organiser"),
        ],
    )


def _organisations():
    """Each has one thing that it is looked for by."""
    towns = {
        "elsewhere": MunicipalityFactory(name="Siegen"),
        "cologne": MunicipalityFactory(name="Köln"),
        "luedenscheid": MunicipalityFactory(name="Lüdenscheid"),
    }
    parents = TopicFactory(title="Eltern", alternative_labels=["Mütter und Väter"])
    refugees = TargetGroupFactory(title="Geflüchtete", alternative_labels=["Asylsuchende"])
    old = TargetGroupFactory(title="Ältere", alternative_labels=["Senioren"])
    offers = [OfferFactory(title=title) for title in ("Sprachkurs A1", "Deutschkurs am Abend")]
    made = {
        "women": {"title": "Frauenverein Lotos"},
        "migrant women": {"title": "Migrantinnenverein Siegerland"},
        "all genders": {"title": "Migrant*innenverein Sauerland"},
        "cologne": {"title": "Rheinischer Treff", "municipality": towns["cologne"]},
        "luedenscheid": {"title": "Märkischer Treff", "municipality": towns["luedenscheid"]},
        "kurdish": {"title": "Haus Mesopotamien", "languages": ["kmr", "de"]},
        "arabic": {"title": "Haus der Farben", "languages": ["ar"]},
        "ukrainian": {"title": "Haus am Dnipro", "languages": ["uk", "de"]},
        "bridge": {"title": "Brücke e. V."},
        "gate": {"title": "Tor zur Welt e. V."},
        "özgür": {"title": "Özgür Gençlik"},
        "ışık": {"title": "Işık Evi"},
        "families": {"title": "Offene Tür", "topics": [parents]},
        "arriving": {"title": "Ankommen", "target_groups": [refugees]},
        "elderly": {"title": "Lebensabend", "target_groups": [old]},
        "street": {
            "title": "Kellerkinder",
            "street": "Lange Straße 5",
            "postal_code": "57072",
            "latitude": Decimal("50.87"),
            "longitude": Decimal("8.02"),
        },
        "courses": {"title": "Lernhaus", "offers": [*offers, OfferFactory(title="Trommeln")]},
        "more courses": {"title": "Werkraum", "offers": [OfferFactory(title="Sprachkurse")]},
    }
    topic = TopicFactory(title="Begegnung")
    plain = {"municipality": towns["elsewhere"], "languages": ["tr"], "topics": [topic]}
    for values in made.values():
        MSOProfilePageFactory(self_description="Wir sind da.", **{**plain, **values})
    return {key: values["title"] for key, values in made.items()}


def _other_things():
    ContentPageFactory(title=SPELLED_OUT, body=body("Sie gründen sich selbst."))
    ContentPageFactory(title=HOURS, body=body("Mo bis Fr geöffnet."))
    ContentPageFactory(title=MAGAZINE, body=body("Das Organ der Stadt erscheint jeden Monat."))
    ContentPageFactory(title="Gespräche", body=body("Menschen mit Einwanderungsgeschichte reden."))
    rtl = ContentPageFactory(title="Willkommen", body=body("Hier ist der Hafen."))
    translate(rtl, "ar", title="أهلا وسهلا", body=body("الميناء الكبير هنا"))
    EventPageFactory(title="Lesung", street="Rheinische Straße 1", place_name="Bücherei")
    NewsPageFactory(title="Neue Buslinie")
    for title in ("Abfallkalender", "Freibad", "Gartenordnung", "Impressum", "Wochenmarkt"):
        ContentPageFactory(title=title, body=body("Ein Absatz über ganz anderes."))
