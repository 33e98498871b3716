"""Reports on invented events, so that there is more than one to read."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page

from events.models import EventReportPage, ReportPartner

from .keys import entries, stream, texts
from .pictures import scene
from .writer import Writer

FICTIONAL = "Veranstaltung und Bericht sind erfunden; sie gehören zu den Beispieldaten."


@dataclass(frozen=True, kw_only=True)
class ReportRecord:
    """A report; `event` is the key of its event.

    Attributes:
        figures: unit, value and note; organisations are those whose participation is stored.
        outcomes: kind and text.
        follow_up: what is to follow and the day until which.
    """

    event: str
    title: str
    slug: str
    category: str
    teaser: str
    published_on: dt.date
    picture: str
    body: tuple[str, ...]
    topics: tuple[str, ...]
    partners: tuple[tuple[str, str], ...] = ()
    figures: tuple[tuple[str, int, str], ...]
    outcomes: tuple[tuple[str, str], ...]
    follow_up: tuple[str, str] = ("", "")


REPORTS = (
    ReportRecord(
        event="hagen-2019",
        title="Ein Jahr Tandem: Was Vereine voneinander lernen",
        slug="ein-jahr-tandem",
        category="networking",
        teaser="Zwölf Vereine zogen in Hagen Bilanz: Was hat die Begleitung durch erfahrene "
        "Organisationen gebracht?",
        published_on=dt.date(2019, 3, 27),
        picture="bridge",
        body=(
            "Drei Tandems berichteten von ihrem ersten Jahr. Am meisten half den neuen Gruppen, "
            "dass jemand ihre Fragen schnell und ohne Formular beantwortete.",
            "# Was noch fehlt",
            "Gewünscht wurden Muster für Satzungen und eine Liste von Räumen, die Vereine "
            "kostenlos nutzen können.",
        ),
        topics=("vernetzung", "ehrenamt"),
        partners=(
            ("kfi", "guest"),
            ("integrationsministerium-nrw", "funder"),
            ("fachberatung-mso", "co_organiser"),
        ),
        figures=(("organisation", 12, ""), ("person", 31, "Nach der Anwesenheitsliste")),
        outcomes=(
            ("commitment", "Zwei Vereine teilen sich künftig einen Raum."),
            ("recommendation", "Muster für Satzungen sammeln und bereitstellen."),
        ),
        follow_up=("Liste kostenloser Räume veröffentlichen.", "2019-09-30"),
    ),
    ReportRecord(
        event="koeln-2019",
        title="Neue Aktive finden: Ideen aus zwölf Vereinen",
        slug="neue-aktive-finden",
        category="networking",
        teaser="Beim dritten Treffen in Köln ging es um Nachwuchs in Vorständen und Projekten.",
        published_on=dt.date(2019, 10, 16),
        picture="steps",
        body=(
            "Kleine Aufgaben mit klarem Ende, ein offener Probeabend, eine Patenschaft für Neue: "
            "Diese drei Ideen nahmen die meisten mit nach Hause.",
        ),
        topics=("ehrenamt",),
        partners=(("integrationsministerium-nrw", "funder"), ("elternnetzwerk-nrw", "guest")),
        figures=(("organisation", 12, ""),),
        outcomes=(("networking", "Vier Vereine planen gemeinsame Probeabende."),),
    ),
    ReportRecord(
        event="klausur-2026",
        title="Zwei Tage, zwölf Vereine, eine Frage: Wie gelingt Begleitung?",
        slug="wie-gelingt-begleitung",
        category="training",
        teaser="In Siegen haben Mentorinnen und Mentoren Regeln für gute Begleitung gefunden.",
        published_on=dt.date(2026, 6, 22),
        picture="table",
        body=(
            "Am ersten Tag stand das Zuhören im Mittelpunkt, am zweiten die Grenze zwischen Hilfe "
            "und Übernahme. Daraus entstand ein Blatt mit sieben Regeln.",
        ),
        topics=("ehrenamt", "vernetzung"),
        partners=(("fachberatung-mso", "guest"),),
        figures=(("organisation", 12, ""), ("person", 24, "")),
        outcomes=(("resolution", "Die sieben Regeln gelten ab Herbst für alle Tandems."),),
        follow_up=("Regeln in einfacher Sprache veröffentlichen.", "2026-12-31"),
    ),
    ReportRecord(
        event="fachtag-2026",
        title="Fachtag Elternarbeit: Fragen statt einladen",
        slug="fachtag-elternarbeit-bericht",
        category="conference",
        teaser="Sechs Vereine und viele Lehrkräfte sprachen in Dortmund über Elternabende, zu "
        "denen Eltern gern kommen.",
        published_on=dt.date(2026, 9, 28),
        picture="bubbles",
        body=(
            "Wer Eltern nach ihren Themen fragt, bevor er sie einlädt, bekommt volle Räume. So "
            "lautete das Fazit des Vormittags.",
            "Nachmittags wurde es politisch: Die Vereine wünschen sich feste Ansprechpersonen an "
            "jeder Schule.",
        ),
        topics=("eltern", "schule"),
        partners=(
            ("elternnetzwerk-nrw", "co_organiser"),
            ("integrationsministerium-nrw", "funder"),
        ),
        figures=(("organisation", 6, ""), ("person", 85, "Geschätzt")),
        outcomes=(
            ("commitment", "Zwei Schulen erproben mehrsprachige Elternabende."),
            ("recommendation", "An jeder Schule eine Ansprechperson für Elternvereine benennen."),
        ),
    ),
    ReportRecord(
        event="antragswerkstatt-2026",
        title="Sechs Ideen, sechs Finanzierungspläne",
        slug="sechs-ideen-sechs-finanzierungsplaene",
        category="funding",
        teaser="In der Antragswerkstatt in Hagen rechneten Vereine ihre Vorhaben durch.",
        published_on=dt.date(2026, 11, 12),
        picture="sheets",
        body=(
            "Am Vormittag standen Ziele auf bunten Karten, am Nachmittag Zahlen in Tabellen. Vier "
            "Gruppen wollen ihren Antrag noch in diesem Jahr abgeben.",
        ),
        topics=("foerderung",),
        partners=(("kfi", "guest"),),
        figures=(("organisation", 6, ""), ("person", 14, "")),
        outcomes=(("other", "Alle sechs Gruppen haben einen Finanzierungsplan."),),
    ),
)


def create_reports(writer: Writer, parent: Page) -> None:
    """Create and publish the reports."""
    for number, record in enumerate(REPORTS, 1):
        name = f"report/{record.event}"
        picture = scene(name, record.title, record.picture, 60 + number)
        page = EventReportPage(
            title=record.title,
            slug=record.slug,
            category=record.category,
            teaser=record.teaser,
            body=texts(f"{name}/body", *record.body, FICTIONAL),
            published_on=record.published_on,
            publisher=writer["partner/kfi"],
            event=writer[f"event/{record.event}"],
            programme=writer[f"event/{record.event}"].programme,
            attendance=_attendance(name, record),
            outcomes=_outcomes(name, record, writer),
            image=picture.image,
            image_alt=picture.alt,
        )
        page.topics.set([writer[f"topic/{slug}"] for slug in record.topics])
        page.partners.set(
            [
                ReportPartner(partner=writer[f"partner/{slug}"], role=role)
                for slug, role in record.partners
            ]
        )
        writer.page(name, page, parent)


def _attendance(name: str, record: ReportRecord) -> str:
    return stream(
        f"{name}/attendance",
        (
            (
                "figure",
                {
                    "unit": unit,
                    "role": "",
                    "value": value,
                    "is_approximate": note == "Geschätzt",
                    "note": note,
                },
            )
            for unit, value, note in record.figures
        ),
    )


def _outcomes(name: str, record: ReportRecord, writer: Writer) -> str:
    blocks: list[tuple[str, Any]] = [
        ("outcome", {"kind": kind, "text": text}) for kind, text in record.outcomes
    ]
    text, due_on = record.follow_up
    if text:
        owners = entries(f"{name}/owners", [writer["partner/fachberatung-mso"].pk])
        follow_up = {
            "text": text,
            "owners": owners,
            "due_on": due_on,
            "resolved_by": "",
            "resolved_url": "",
        }
        blocks.append(("follow_up", follow_up))
    return stream(f"{name}/outcomes", blocks)
