"""News without an event."""

import datetime as dt
from typing import Any

from wagtail.models import Page

from mso_pages.models import NewsPage, NewsPartner

from .keys import texts
from .pictures import scene
from .writer import Writer

FICTIONAL = "Diese Meldung ist erfunden; sie gehört zu den Beispieldaten."

NEWS: tuple[dict[str, Any], ...] = (
    {
        "key": "aufruf-2027",
        "kicker": "Förderung",
        "title": "Anschubförderung 2027: Der Aufruf ist offen (fiktiv)",
        "slug": "anschubfoerderung-2027-aufruf-offen",
        "teaser": "Junge Vereine können bis zum 31. Januar 2027 Startgeld beantragen.",
        "body": ("Anträge gehen online ein. Wer Fragen hat, wendet sich an die Fachberatung.",),
        "published_on": dt.date(2026, 10, 1),
        "picture": "steps",
        "programme": "anschub",
        "call": "anschub-fiktiv",
        "partners": ("kfi", "fachberatung-mso"),
        "topics": ("foerderung",),
    },
    {
        "key": "raum-gesucht",
        "kicker": "Service",
        "title": "Raum gesucht? Diese Fragen helfen bei der Suche",
        "slug": "raum-gesucht",
        "teaser": "Fünf Fragen, die ein Verein klären sollte, bevor er einen Raum mietet.",
        "body": (
            "# Die fünf Fragen",
            "Wie viele kommen? Wann? Ist der Raum ohne Stufen zu erreichen? Wer hat den Schlüssel? "
            "Was geschieht, wenn etwas kaputtgeht?",
        ),
        "published_on": dt.date(2026, 8, 17),
        "picture": "sheets",
        "partners": ("fachberatung-mso",),
        "topics": ("ehrenamt", "barrierefreiheit"),
    },
    {
        "key": "sechs-sprachen",
        "kicker": "In eigener Sache",
        "title": "Dieses Portal spricht jetzt sechs Sprachen",
        "slug": "portal-spricht-sechs-sprachen",
        "teaser": "Neben Deutsch gibt es Inhalte auf Englisch, Türkisch, Arabisch, Ukrainisch "
        "und in Leichter Sprache.",
        "body": (
            "Noch ist nicht alles übersetzt. Was fehlt, erscheint auf Deutsch und ist so "
            "gekennzeichnet.",
        ),
        "published_on": dt.date(2026, 5, 11),
        "picture": "bubbles",
        "topics": ("mehrsprachigkeit",),
    },
    {
        "key": "daten-bestaetigen",
        "kicker": "Service",
        "title": "Stimmt Ihr Eintrag noch?",
        "slug": "stimmt-ihr-eintrag-noch",
        "teaser": "Einmal im Jahr bitten wir alle Organisationen, ihre Angaben zu prüfen.",
        "body": (
            "Ein Blick auf Telefon, Adresse und Angebote genügt. Einträge, die lange niemand "
            "bestätigt hat, sind gekennzeichnet.",
        ),
        "published_on": dt.date(2026, 2, 2),
        "picture": "calendar",
        "topics": ("vernetzung",),
    },
)


def create_news(writer: Writer, parent: Page) -> None:
    """Create and publish the news."""
    for number, record in enumerate(NEWS, 1):
        name = f"news/{record['key']}"
        picture = scene(name, record["title"], record["picture"], 70 + number)
        page = NewsPage(
            title=record["title"],
            slug=record["slug"],
            kicker=record["kicker"],
            teaser=record["teaser"],
            body=texts(f"{name}/body", *record["body"], FICTIONAL),
            published_on=record["published_on"],
            programme=writer[f"programme/{record['programme']}"] if "programme" in record else None,
            call=writer[f"call/{record['call']}"] if "call" in record else None,
            image=picture.image,
            image_alt=picture.alt,
        )
        page.partners.set(
            [NewsPartner(partner=writer[f"partner/{slug}"]) for slug in record.get("partners", ())]
        )
        page.topics.set([writer[f"topic/{slug}"] for slug in record["topics"]])
        writer.page(name, page, parent)
