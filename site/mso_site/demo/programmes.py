"""The six funding programmes. Facts from public sources, sentences our own.

Amounts and deadlines belong to the calls (`calls.py`). Addresses of guidelines are
placeholders; the official gazette is named in the reference.
"""

import datetime as dt
from typing import Any

from wagtail.models import Page

from mso_pages.models import FundingProgrammePage, PartnerOrganisation

from .keys import stream, texts
from .pictures import scene
from .words.de import WORDS
from .writer import Writer

MSO_GUIDELINE: dict[str, Any] = {
    "guideline_title": "Richtlinie zur Förderung der Selbstorganisation von Migrantinnen und "
    "Migranten (Runderlass vom 25. November 2022)",
    "guideline_date": dt.date(2022, 11, 25),
    "guideline_reference": "MBl. NRW. 2022 Nr. 42",
    "guideline_url": "https://recht.nrw.example/mbl-2022-42",
}
CENTRES_CONCEPT = "Förderkonzept Interkulturelle Zentren und niedrigschwellige Integrationsvorhaben"
NO_CLAIM = (
    "Ein Anspruch auf Förderung besteht nicht; die Behörde entscheidet nach Ermessen.",
    "Richtlinie vom 25. November 2022",
)
MSO_CONDITIONS = (
    (
        "Mindestens die Hälfte der Mitglieder, des Vorstands oder der Aktiven hat eine "
        "Einwanderungsgeschichte.",
        "FAQ zur Antragstellung, bra.nrw.de",
    ),
    (
        "Der Verein steht im Vereinsregister, ist gemeinnützig und von Staaten und Parteien "
        "unabhängig.",
        "FAQ zur Antragstellung, bra.nrw.de",
    ),
    ("Die Arbeit gilt dem Leben in Deutschland.", ""),
    NO_CLAIM,
)
MSO_DOCUMENTS = (
    ("Satzung", ""),
    ("Auszug aus dem Vereinsregister", "Nicht älter als einige Monate."),
    ("Bescheid des Finanzamts über die Gemeinnützigkeit", "Freistellung oder § 60a AO."),
    ("Kosten- und Finanzierungsplan", ""),
    ("Projektkonzept", ""),
    ("Nachweis, wer den Verein vertritt", "§ 26 BGB."),
)


def points(name: str, items: Any) -> str:
    """A stream of points from texts or pairs of text and source."""
    pairs = ((item, "") if isinstance(item, str) else item for item in items)
    return stream(name, (("item", {"text": text, "source": source}) for text, source in pairs))


def documents(name: str, items: Any) -> str:
    """A stream of required documents from pairs of title and note."""
    return stream(
        name,
        (("document", {"title": title, "note": note, "template_url": ""}) for title, note in items),
    )


def partner_words(words: dict[str, str]) -> dict[str, Any]:
    """The translated fields of the programme Partnerprojektförderung."""
    name = "programme/partner"
    conditions = [
        (words["programme.condition.1"], "Förderphase 2021/22, kfi.nrw.de"),
        (words["programme.condition.2"], "engagiert-in-nrw.de"),
        (words["programme.condition.3"], NO_CLAIM[1]),
    ]
    return {
        "title": words["programme.title"],
        "teaser": words["programme.teaser"],
        "body": texts(f"{name}/body", words["programme.body.1"], words["programme.body.2"]),
        "purposes": points(
            f"{name}/purposes", [words[f"programme.purpose.{number}"] for number in (1, 2, 3)]
        ),
        "conditions": points(f"{name}/conditions", conditions),
        "exclusions": points(f"{name}/exclusions", [words["programme.exclusion.1"]]),
        "required_documents": documents(
            f"{name}/documents",
            [(words[f"programme.document.{number}"], "") for number in (1, 2, 3)],
        ),
        "image_alt": words["programme.image"],
    }


def create_programmes(writer: Writer, parent: Page) -> None:
    """Create and publish all programmes."""
    funder = writer["partner/integrationsministerium-nrw"]
    kfi = writer["partner/kfi"]
    state: dict[str, Any] = {
        "funder": funder,
        "granting_authority": kfi,
        "contact_point": kfi,
        "territory": ["05"],
        "legal_basis": "§ 44 LHO und die Verwaltungsvorschriften dazu; Teilhabe- und "
        "Integrationsgesetz NRW, § 3 Absatz 2 und § 4.",
    }
    mso: dict[str, Any] = {
        **state,
        **MSO_GUIDELINE,
        "funding_areas": ["integration", "volunteering"],
        "eligible": ["association"],
    }
    programmes: dict[str, dict[str, Any]] = {
        "anschub": {
            **mso,
            "title": "Anschubförderung",
            "slug": "anschubfoerderung",
            "teaser": "Startgeld für junge Vereine: für Räume, Ausstattung, Fortbildung und die "
            "ersten eigenen Vorhaben.",
            "body": texts(
                "programme/anschub/body",
                "Die Anschubförderung hilft Vereinen in ihren ersten Jahren. Höhe und "
                "Altersgrenze haben sich von Aufruf zu Aufruf geändert; sie stehen deshalb "
                "dort.",
            ),
            "financing_form": "full",
            "purposes": points(
                "programme/anschub/purposes",
                ["Eine Organisation aufbauen", "Mitglieder und Vorstand fortbilden"],
            ),
            "conditions": points("programme/anschub/conditions", MSO_CONDITIONS),
            "required_documents": documents("programme/anschub/documents", MSO_DOCUMENTS),
        },
        "einzel": {
            **mso,
            "title": "Einzelprojektförderung",
            "slug": "einzelprojektfoerderung",
            "teaser": "Zuschuss für ein abgegrenztes Vorhaben einer MSO, die schon Erfahrung mit "
            "Projekten hat.",
            "body": texts(
                "programme/einzel/body",
                "Gefördert werden Projekte mit klarem Ziel und festem Zeitraum. Einen Teil der "
                "Kosten trägt der Verein selbst; ehrenamtliche Arbeit zählt dabei bis zu einer "
                "Grenze mit.",
            ),
            "financing_form": "share",
            "purposes": points(
                "programme/einzel/purposes", ["Ein Projekt für die Integration vor Ort umsetzen"]
            ),
            "conditions": points("programme/einzel/conditions", MSO_CONDITIONS),
            "required_documents": documents("programme/einzel/documents", MSO_DOCUMENTS),
        },
        "partner": {
            **mso,
            **partner_words(WORDS),
            "slug": WORDS["programme.slug"],
            "alternate_names": [
                "Unterstützungsförderung",
                "Maßnahmen zur Unterstützung, Qualifizierung und Vernetzung von MSO",
            ],
            "financing_form": "share",
        },
        "komm-an": {
            **state,
            "title": "KOMM-AN NRW II",
            "slug": "komm-an-nrw-ii",
            "teaser": "Landesprogramm für das Ankommen vor Ort in vier Bausteinen. Anträge stellen "
            "Kommunen mit einem Kommunalen Integrationszentrum (KI).",
            "body": texts(
                "programme/komm-an/body",
                "Vereine stellen keinen eigenen Antrag: Sie wenden sich an das Kommunale "
                "Integrationszentrum ihrer Stadt oder ihres Kreises.",
            ),
            "funding_areas": ["integration", "volunteering"],
            "eligible": ["municipality"],
            "conditions": points(
                "programme/komm-an/conditions",
                [("Die Kommune unterhält ein Kommunales Integrationszentrum.", "bra.nrw.de")],
            ),
            "guideline_title": "Förderkonzept KOMM-AN NRW II",
            "guideline_url": "https://recht.nrw.example/komm-an-ii",
        },
        "zentren": {
            **state,
            "title": "Interkulturelle Zentren und niedrigschwellige Integrationsvorhaben",
            "slug": "interkulturelle-zentren",
            "teaser": "Zuschüsse für Begegnungszentren und für kleine Vorhaben in der "
            "Nachbarschaft.",
            "body": texts(
                "programme/zentren/body",
                "Gefördert werden zwei Dinge: der Betrieb von Zentren, in denen sich Menschen "
                "unterschiedlicher Herkunft treffen, und kleine Vorhaben, die ihre Lage "
                "verbessern. Beträge und Eigenanteile stehen bei den Aufrufen.",
            ),
            "financing_form": "share",
            "funding_areas": ["integration", "culture"],
            "eligible": ["umbrella"],
            "conditions": points(
                "programme/zentren/conditions",
                [
                    (
                        "Anträge stellen die Spitzenverbände der Freien Wohlfahrtspflege.",
                        "bra.nrw.de",
                    )
                ],
            ),
            "guideline_title": CENTRES_CONCEPT,
            "guideline_url": "https://recht.nrw.example/interkulturelle-zentren",
        },
        "barrierefreiheit": {
            "title": "Aktion Mensch: Mikroförderung Barrierefreiheit",
            "slug": "mikrofoerderung-barrierefreiheit",
            "teaser": "Zuschuss für kleine Schritte zu mehr Barrierefreiheit.",
            "body": texts(
                "programme/barrierefreiheit/body",
                "Anträge sind jederzeit möglich. Passend zum Beispiel für eine Rampe, eine "
                "zugängliche Website oder Texte in Leichter Sprache.",
            ),
            "funder": _aktion_mensch(writer),
            "funding_areas": ["accessibility"],
            "territory": ["DE"],
            "eligible": ["association", "non_profit_company"],
            "financing_form": "full",
            "guideline_title": "Förderbedingungen der Mikroförderung",
            "guideline_url": "https://foerderung.example.org/mikrofoerderung",
        },
    }
    kinds = ("steps", "sheets", "bridge", "table", "bubbles", "steps")
    for number, (key, values) in enumerate(programmes.items(), 1):
        name = f"programme/{key}"
        picture = scene(name, values["title"], kinds[number - 1], 10 + number)
        page = FundingProgrammePage(image=picture.image, **{"image_alt": picture.alt, **values})
        writer.page(name, page, parent)


def _aktion_mensch(writer: Writer) -> PartnerOrganisation:
    """The funder that is none of the eight partners: a draft, so that it is not delivered."""
    partner = PartnerOrganisation(
        slug="aktion-mensch",
        name="Aktion Mensch e.V.",
        kind=PartnerOrganisation.Kind.FOUNDATION,
        territory=["DE"],
    )
    return writer.draft("partner/aktion-mensch", partner)
