"""An event that repeats, a report whose text has a block of every type, and a piece of news."""

import datetime as dt
from typing import Any

from events.models import (
    Contribution,
    EventOrganiser,
    EventPage,
    EventReportPage,
    ReportPartner,
)
from mso_pages.models import NewsPage
from mso_site.demo.keys import demo_key, entries, stream, texts
from mso_site.demo.writer import Writer
from tests.contract.example.files import document, picture

REPORT = "report/erntefest"


def create_event(writer: Writer) -> None:
    event = EventPage(
        title="Abend der Sprachen",
        slug="abend-der-sprachen",
        teaser="Drei Abende, an denen jede Sprache zählt.",
        starts_on=dt.date(2027, 1, 14),
        starts_time=dt.time(18),
        ends_time=dt.time(20),
        recurrence="FREQ=WEEKLY;COUNT=3",
        place_name="Vereinshaus",
        street="Beispielweg 1",
        postal_code="44135",
        municipality_id="05913000",
        host_mso=writer["mso/bruecke"],
        languages=["de", "ar"],
        is_free=True,
        body=texts("event/abend/body", "Bringen Sie ein Wort mit."),
        programme_items=stream(
            "event/abend/programme",
            [
                (
                    "item",
                    {
                        "kind": "talk",
                        "title": "Begrüßung",
                        "starts_at": "18:00",
                        "ends_at": "18:15",
                        "topics": entries("event/abend/topics", ["Sprache"]),
                    },
                )
            ],
        ),
    )
    event.topics.set([writer["topic/sprache"]])
    event.organisers.set([EventOrganiser(mso=writer["mso/bruecke"], role="organiser")])
    writer.page("event/abend", event, writer["section/events"])


def report_body(writer: Writer) -> str:
    """A block of every type, and rich text with every kind of node."""
    return stream(
        f"{REPORT}/body",
        [
            ("heading", "Was geschah"),
            (
                "text",
                "<p>Über 100 Menschen kamen zur "
                f'<a linktype="page" id="{writer["mso/bruecke"].pk}">Brücke der Kulturen</a>, '
                "<b>mehr</b> als <i>je</i> zuvor &amp; bei Regen.<br/>Alle blieben.</p>"
                "<h3>Auf dem Tisch</h3><ul><li>Brot</li><li>Salz</li></ul>"
                "<ol><li>Essen</li><li>Singen</li></ol>",
            ),
            (
                "picture",
                {
                    "image": {
                        "image": picture("fest", "Erntefest").pk,
                        "alt_text": "Zeichnung: ein gedeckter Tisch",
                        "decorative": False,
                    },
                    "caption": "Der Tisch um sechs",
                },
            ),
            ("quote", {"text": "Das machen wir wieder.", "attribution": "Der Vorstand"}),
            ("document", document("Lieder des Abends").pk),
            ("link", {"label": "Alle Bilder", "url": "https://verein.example/bilder"}),
        ],
    )


def create_report(writer: Writer) -> None:
    agency = writer["partner/beispielagentur"]
    report = EventReportPage(
        title="Ein Tisch für hundert",
        slug="ein-tisch-fuer-hundert",
        category="networking",
        teaser="Das Erntefest war so voll wie nie.",
        published_on=dt.date(2020, 10, 12),
        event_date=dt.date(2020, 10, 4),
        place_name="Vereinshaus",
        municipality_id="05913000",
        publisher=agency,
        programme=writer["programme/starke-vereine"],
        body=report_body(writer),
        attendance=stream(
            f"{REPORT}/attendance",
            [
                (
                    "figure",
                    {
                        "unit": "person",
                        "role": "",
                        "value": 100,
                        "is_approximate": True,
                        "note": "gezählt am Eingang",
                    },
                )
            ],
        ),
        outcomes=stream(
            f"{REPORT}/outcomes",
            [
                ("outcome", {"kind": "networking", "text": "Zwei Vereine tun sich zusammen."}),
                (
                    "follow_up",
                    {
                        "text": "Das nächste Fest planen.",
                        "owners": entries(f"{REPORT}/owners", [agency.pk]),
                        "due_on": "2021-03-31",
                        "resolved_by": "",
                        "resolved_url": "",
                    },
                ),
            ],
        ),
        sources=stream(
            f"{REPORT}/sources",
            [
                (
                    "source",
                    {
                        "kind": "press_note",
                        "title": "Ein Tisch für hundert",
                        "publisher": "Beispielstelle für Vereine",
                        "published_on": "2020-10-12",
                        "url": "https://agentur.example/presse",
                        "verbatim_text": "",
                    },
                )
            ],
        ),
    )
    report.topics.set([writer["topic/ehrenamt"]])
    report.statistics.set([writer["statistic/vereine-im-land"]])
    report.partners.set([ReportPartner(partner=agency, role="funder")])
    report.contributions.set(
        [
            Contribution(
                translation_key=demo_key("example/contribution"),
                locale=writer.german,
                kind="speech",
                person="Erika Beispiel",
                role="Leitung",
                organisation=agency,
                statement="Vereine machen die Stadt aus.",
                statement_kind="paraphrase",
            )
        ]
    )
    writer.page(REPORT, report, writer["section/reports"])
    writer.translate(REPORT, "en", _english)


def _english(copy: Any) -> None:
    copy.title = "A table for a hundred"
    copy.teaser = "The harvest festival was never so full."


def create_news(writer: Writer) -> None:
    news = NewsPage(
        title="Neuer Aufruf",
        slug="neuer-aufruf",
        kicker="Förderung",
        teaser="Ab sofort können Vereine Geld beantragen.",
        published_on=dt.date(2026, 11, 2),
        publisher=writer["partner/beispielagentur"],
        call=writer["call/starke-vereine-2027"],
        body=texts("news/aufruf/body", "Die Frist endet im Januar."),
    )
    news.topics.set([writer["topic/ehrenamt"]])
    writer.page("news/aufruf", news, writer["section/news"])
