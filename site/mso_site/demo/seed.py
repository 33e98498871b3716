"""The meeting of 11 July 2018 and the report on it: the one real event told in full.

The facts come from a press note and from a brochure on the same meeting. Where both
disagree, the report holds both values and says which one it uses.
"""

import datetime as dt
from typing import Any

from wagtail.models import Page

from events.choices import OrganiserRole, ParticipationRole
from events.models import (
    Contribution,
    EventOrganiser,
    EventPage,
    EventParticipation,
    EventReportPage,
    ReportPartner,
)

from .keys import demo_key, entries, stream, texts
from .msos import ORGANISATIONS
from .municipalities import AGS
from .pictures import scene
from .words.de import WORDS
from .writer import Writer

SERIES = "Vernetzungstreffen MSO NRW"
EVENT = "event/seed"
REPORT = "report/seed"
PRESS_NOTE = "Pressemitteilung der Bezirksregierung Arnsberg vom 19. Juli 2018"
# The press note itself names no day of the week.
CALENDAR = "Kalender, zum Datum in der Pressemitteilung"
BROCHURE = "Dokumentation der Bezirksregierung Arnsberg zum Vernetzungstreffen"


def event_words(words: dict[str, str]) -> dict[str, Any]:
    """The translated fields of the event."""
    workshop = {
        "kind": "workshop",
        "title": words["event.item.title"],
        "starts_at": None,
        "ends_at": None,
        "topics": entries(
            f"{EVENT}/topics", [words[f"event.item.topic.{number}"] for number in (1, 2, 3)]
        ),
    }
    return {
        "title": words["event.title"],
        "teaser": words["event.teaser"],
        "body": texts(f"{EVENT}/body", words["event.body.1"]),
        "invited_group": words["event.invited"],
        "programme_items": stream(f"{EVENT}/programme", [("item", workshop)]),
        "image_alt": words["event.image"],
    }


def report_words(words: dict[str, str], writer: Writer) -> dict[str, Any]:
    """The translated fields of the report."""
    body = [words[f"report.body.{number}"] for number in range(1, 6)]
    return {
        "title": words["report.title"],
        "teaser": words["report.teaser"],
        "body": texts(f"{REPORT}/body", *body),
        "attendance": _attendance(words),
        "claims": stream(
            f"{REPORT}/claims",
            [
                (
                    "claim",
                    {
                        "kind": "comparison",
                        "text": words["report.claim"],
                        # The press note does not tell who says so.
                        "attributed_to": "",
                        "source": "",
                    },
                )
            ],
        ),
        "outcomes": _outcomes(words, writer),
        "conflicts": _conflicts(words),
        "image_alt": words["report.image"],
    }


def _attendance(words: dict[str, str]) -> str:
    figures = (
        ("organisation", "", 28, "report.figure.organisations"),
        ("city", "", 10, "report.figure.cities"),
        ("organisation", "mentor", 12, "report.figure.mentors"),
        ("organisation", "mentee", 16, "report.figure.mentees"),
    )
    return stream(
        f"{REPORT}/attendance",
        (
            (
                "figure",
                {
                    "unit": unit,
                    "role": role,
                    "value": value,
                    "is_approximate": False,
                    "note": words[note],
                },
            )
            for unit, role, value, note in figures
        ),
    )


def _outcomes(words: dict[str, str], writer: Writer) -> str:
    kinds = ("networking", "commitment", "resolution")
    outcomes: list[tuple[str, Any]] = [
        ("outcome", {"kind": kind, "text": words[f"report.outcome.{number}"]})
        for number, kind in enumerate(kinds, 1)
    ]
    owners = (("kfi",), ("integrationsministerium-nrw", "kfi"))
    addresses = ("", "https://recht.nrw.example/mbl-2018-29")
    follow_ups = [
        (
            "follow_up",
            {
                "text": words[f"report.follow.{number}"],
                "owners": entries(
                    f"{REPORT}/owners/{number}", [writer[f"partner/{slug}"].pk for slug in slugs]
                ),
                "due_on": None,
                "resolved_by": words[f"report.follow.{number}.resolved"],
                "resolved_url": address,
            },
        )
        for number, (slugs, address) in enumerate(zip(owners, addresses, strict=True), 1)
    ]
    return stream(f"{REPORT}/outcomes", [*outcomes, *follow_ups])


def _conflicts(words: dict[str, str]) -> str:
    wednesday = words["report.conflict.weekday.wednesday"]
    friday = words["report.conflict.weekday.friday"]
    conflicts = (
        ("place", PRESS_NOTE, "Arnsberg", "Dortmund", "Dortmund"),
        ("weekday", CALENDAR, wednesday, friday, wednesday),
    )
    return stream(
        f"{REPORT}/conflicts",
        (
            (
                "conflict",
                {
                    "fact": fact,
                    "values": entries(
                        f"{REPORT}/conflicts/{fact}",
                        [
                            {"value": value, "source": source},
                            {"value": in_brochure, "source": BROCHURE},
                        ],
                    ),
                    "chosen": chosen,
                    "note": words[f"report.conflict.{fact}.note"],
                },
            )
            for fact, source, value, in_brochure, chosen in conflicts
        ),
    )


def _sources() -> str:
    sources = (
        {
            "kind": "press_note",
            "title": WORDS["report.title"],
            "publisher": "Bezirksregierung Arnsberg",
            "published_on": "2018-07-19",
            "url": "https://www.bra.nrw.de/-1464",
            # The misspelt word of the press note, inside a sentence of our own.
            "verbatim_text": "In der Vorlage steht einmal „Vernetzugnstreffen“; hier bleibt der "
            "Tippfehler als Beleg erhalten, der Bericht selbst schreibt Vernetzungstreffen.",
        },
        {
            "kind": "brochure",
            "title": "Dokumentation zum MSO-Vernetzungstreffen (24 Seiten)",
            "publisher": "Bezirksregierung Arnsberg",
            "published_on": None,
            "url": "https://www.scribd.com/document/401162018",
            "verbatim_text": "",
        },
    )
    return stream(f"{REPORT}/sources", (("source", source) for source in sources))


def create_seed_event(writer: Writer, parent: Page) -> None:
    """Create and publish the event with the participation of all 28 organisations."""
    picture = scene(EVENT, WORDS["event.title"], "rows", 31)
    event = EventPage(
        **event_words(WORDS),
        slug=WORDS["event.slug"],
        starts_on=dt.date(2018, 7, 11),
        starts_time=dt.time(14),
        ends_time=dt.time(18),
        time_zone="Europe/Berlin",
        # The host is not the venue, and no source names the venue in full.
        municipality_id=AGS["Dortmund"],
        host_partner=writer["partner/bezirksregierung-arnsberg"],
        programme=writer["programme/partner"],
        series=SERIES,
        edition=1,
        languages=["de"],
        image=picture.image,
    )
    event.topics.set([writer["topic/foerderung"], writer["topic/vernetzung"]])
    event.organisers.set(
        [
            EventOrganiser(partner=writer[f"partner/{slug}"], role=role)
            for slug, role in (
                ("bezirksregierung-arnsberg", OrganiserRole.ORGANISER),
                ("integrationsministerium-nrw", OrganiserRole.CO_ORGANISER),
                ("elternnetzwerk-nrw", OrganiserRole.CO_ORGANISER),
                ("fachberatung-mso", OrganiserRole.CO_ORGANISER),
            )
        ]
    )
    writer.page(EVENT, event, parent)
    EventParticipation.objects.bulk_create(
        EventParticipation(
            event=event,
            mso=writer[f"mso/{record.slug}"],
            role=ParticipationRole.MENTEE if record.mentor else ParticipationRole.MENTOR,
        )
        for record in ORGANISATIONS
    )


def create_seed_report(writer: Writer, parent: Page) -> None:
    """Create and publish the report."""
    picture = scene(REPORT, WORDS["report.title"], "table", 32)
    report = EventReportPage(
        **report_words(WORDS, writer),
        slug=WORDS["report.slug"],
        category="networking",
        published_on=dt.date(2018, 7, 19),
        publisher=writer["partner/bezirksregierung-arnsberg"],
        event=writer[EVENT],
        programme=writer["programme/partner"],
        sources=_sources(),
        image=picture.image,
    )
    report.topics.set([writer["topic/foerderung"], writer["topic/vernetzung"]])
    report.statistics.set([writer["statistic/mso-deutschland-2018"]])
    report.partners.set(
        [
            ReportPartner(partner=writer[f"partner/{slug}"], role=role)
            for slug, role in (
                ("bezirksregierung-arnsberg", "host"),
                ("integrationsministerium-nrw", "co_organiser"),
                ("elternnetzwerk-nrw", "co_organiser"),
                ("fachberatung-mso", "co_organiser"),
            )
        ]
    )
    report.contributions.set(
        [
            Contribution(
                translation_key=demo_key("contribution/seed/1"),
                locale=writer.german,
                kind="speech",
                person="Prof. Aladin El-Mafaalani",
                role=WORDS["report.person.role"],
                organisation=writer["partner/integrationsministerium-nrw"],
                statement=WORDS["report.person.statement"],
                statement_kind="paraphrase",
            )
        ]
    )
    writer.page(REPORT, report, parent)
