"""The events beside the meeting of 2018: one real one with few facts, and ten invented ones."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Page

from events.choices import ParticipationRole
from events.models import EventOrganiser, EventPage, EventParticipation

from .keys import entries, stream, texts
from .msos import BY_NUMBER
from .municipalities import AGS
from .pictures import scene
from .seed import SERIES
from .writer import Writer

FICTIONAL = "Diese Veranstaltung ist erfunden; sie gehört zu den Beispieldaten."


@dataclass(frozen=True, kw_only=True)
class EventRecord:
    """An event; `values` are fields of its page.

    Attributes:
        host: number of the organisation that invites, 0 where none is known.
        programme: items as kind, title, start and end.
        guests: numbers of the organisations that took part.
    """

    key: str
    title: str
    slug: str
    teaser: str
    town: str = ""
    picture: str
    host: int = 0
    topics: tuple[str, ...] = ()
    body: tuple[str, ...] = (FICTIONAL,)
    programme: tuple[tuple[str, str, str, str], ...] = ()
    guests: tuple[int, ...] = ()
    supporters: tuple[str, ...] = ()
    funding: str = ""
    values: dict[str, Any] = field(default_factory=dict)


EVENTS = (
    EventRecord(
        key="bochum-2024",
        title="Vernetzungstreffen MSO NRW 2024",
        slug="vernetzungstreffen-mso-nrw-2024",
        teaser="Ein weiteres Treffen der MSO in Bochum. Mehr als Tag und Ort ist nicht belegt.",
        body=(),
        town="Bochum",
        picture="table",
        topics=("vernetzung",),
        values={"starts_on": dt.date(2024, 12, 4), "series": SERIES},
    ),
    EventRecord(
        key="hagen-2019",
        title="Zweites Vernetzungstreffen MSO NRW",
        slug="zweites-vernetzungstreffen-mso-nrw",
        teaser="Mentorinnen, Mentoren und neue Gruppen ziehen eine erste Bilanz ihrer Tandems.",
        town="Hagen",
        picture="bridge",
        host=8,
        topics=("vernetzung", "ehrenamt"),
        programme=(
            ("talk", "Ein Jahr Tandem: drei Erfahrungen", "15:00", "15:45"),
            ("workshop", "Was wir voneinander lernen", "16:00", "17:30"),
        ),
        guests=(1, 3, 5, 6, 8, 9, 10, 11, 12, 14, 15, 16),
        funding="partner",
        values={
            "starts_on": dt.date(2019, 3, 20),
            "starts_time": dt.time(15),
            "ends_time": dt.time(18),
            "series": SERIES,
            "edition": 2,
            "place_name": "Haus der Vereine",
        },
    ),
    EventRecord(
        key="koeln-2019",
        title="Drittes Vernetzungstreffen MSO NRW",
        slug="drittes-vernetzungstreffen-mso-nrw",
        teaser="Thema des Nachmittags: Wie finden kleine Vereine neue Aktive?",
        town="Köln",
        picture="rows",
        host=20,
        topics=("vernetzung", "ehrenamt"),
        guests=(2, 4, 18, 19, 20, 21, 22, 23, 24, 26, 27, 28),
        funding="partner",
        values={
            "starts_on": dt.date(2019, 10, 9),
            "starts_time": dt.time(14, 30),
            "ends_time": dt.time(18),
            "series": SERIES,
            "edition": 3,
            "place_name": "Bürgerzentrum am Beispielplatz",
        },
    ),
    EventRecord(
        key="infoabend-2026",
        title="Infoabend: Anschubförderung 2027 (fiktiv)",
        slug="infoabend-anschubfoerderung-2027",
        teaser="Wer kann einen Antrag stellen, und was gehört hinein? Fragen und Antworten online.",
        picture="bubbles",
        host=16,
        topics=("foerderung",),
        guests=(3, 9, 17, 19, 26),
        funding="anschub",
        values={
            "starts_on": dt.date(2026, 10, 20),
            "starts_time": dt.time(18),
            "ends_time": dt.time(19, 30),
            "mode": "online",
            "online_url": "https://treffen.example.org/infoabend",
            "languages": ["de"],
            "interpretation": ["ar", "tr", "gsg"],
        },
    ),
    EventRecord(
        key="antragswerkstatt-2026",
        title="Antragswerkstatt",
        slug="antragswerkstatt-hagen",
        teaser="Mit der eigenen Projektidee kommen, mit einem fertigen Finanzierungsplan gehen.",
        town="Hagen",
        picture="sheets",
        host=8,
        topics=("foerderung", "bildung"),
        programme=(
            ("talk", "Vom Einfall zum Ziel", "10:00", "11:00"),
            ("workshop", "Kosten- und Finanzierungsplan", "11:15", "13:00"),
            ("break", "Mittagessen", "13:00", "14:00"),
            ("workshop", "Den Antrag schreiben", "14:00", "16:00"),
        ),
        guests=(7, 9, 10, 12, 13, 28),
        funding="einzel",
        values={
            "starts_on": dt.date(2026, 11, 7),
            "starts_time": dt.time(10),
            "ends_time": dt.time(16),
            "place_name": "Lernhaus an der Volme",
            "street": "Beispielweg 8",
            "postal_code": "58095",
            "registration_until": dt.date(2026, 11, 2),
            "registration_url": "https://anmeldung.example.org/antragswerkstatt",
            "languages": ["de", "tr"],
            "accessibility": ["step_free", "toilet"],
            "has_childcare": True,
        },
    ),
    EventRecord(
        key="fachtag-2026",
        title="Fachtag Elternarbeit",
        slug="fachtag-elternarbeit",
        teaser="Wie Vereine und Schulen Eltern erreichen, die bisher niemand gefragt hat.",
        town="Dortmund",
        picture="steps",
        host=1,
        topics=("eltern", "schule"),
        programme=(
            ("talk", "Eltern als Expertinnen und Experten", "09:30", "10:30"),
            ("workshop", "Mehrsprachige Elternabende", "11:00", "12:30"),
            ("discussion", "Was die Politik tun kann", "13:30", "15:00"),
        ),
        guests=(1, 8, 14, 20, 23, 24),
        supporters=("elternnetzwerk-nrw",),
        values={
            "starts_on": dt.date(2026, 9, 19),
            "starts_time": dt.time(9, 30),
            "ends_time": dt.time(15),
            "place_name": "Gesamtschule am Beispielring",
            "languages": ["de"],
            "interpretation": ["tr", "kmr", "gsg"],
            "accessibility": ["step_free", "lift", "toilet", "sign_language"],
            "is_free": False,
            "cost_note": "10 Euro mit Mittagessen.",
        },
    ),
    EventRecord(
        key="abgesagt-2026",
        title="Fest der Sprachen",
        slug="fest-der-sprachen",
        teaser="Musik und Geschichten in zwölf Sprachen. Das Fest fällt in diesem Jahr aus.",
        town="Bochum",
        picture="bubbles",
        host=5,
        topics=("kultur", "sprache"),
        values={
            "starts_on": dt.date(2026, 11, 14),
            "starts_time": dt.time(14),
            "ends_time": dt.time(20),
            "status": "cancelled",
            "place_name": "Stadtteilhaus am Beispielplatz",
        },
    ),
    EventRecord(
        key="verschoben-2027",
        title="Gesprächsabend Mehrsprachigkeit",
        slug="gespraechsabend-mehrsprachigkeit",
        teaser="Was bringt Kindern eine zweite Sprache? Der Abend wurde auf Januar verschoben.",
        town="Köln",
        picture="bubbles",
        host=23,
        topics=("mehrsprachigkeit", "eltern"),
        values={
            "starts_on": dt.date(2027, 1, 20),
            "starts_time": dt.time(18, 30),
            "ends_time": dt.time(20, 30),
            "status": "postponed",
            "previous_starts_on": dt.date(2026, 11, 18),
            "previous_starts_time": dt.time(18, 30),
            "place_name": "Grundschule am Beispielpark",
            "languages": ["de", "it"],
        },
    ),
    EventRecord(
        key="klausur-2026",
        title="Klausur der Mentorinnen und Mentoren",
        slug="klausur-der-mentorinnen-und-mentoren",
        teaser="Zwei Tage Zeit für die Frage, wie gute Begleitung gelingt.",
        town="Siegen",
        picture="table",
        host=18,
        topics=("ehrenamt", "vernetzung"),
        guests=(1, 2, 5, 8, 11, 14, 16, 18, 20, 23, 24, 27),
        values={
            "starts_on": dt.date(2026, 6, 12),
            "ends_on": dt.date(2026, 6, 13),
            "place_name": "Tagungshaus Beispielhöhe",
        },
    ),
    EventRecord(
        key="sprechstunde",
        title="Sprechstunde: Verein gründen",
        slug="sprechstunde-verein-gruenden",
        teaser="Jeden Mittwoch: Satzung, Register und Gemeinnützigkeit einfach erklärt.",
        town="Hamm",
        picture="calendar",
        host=11,
        topics=("ehrenamt",),
        supporters=("fachberatung-mso",),
        values={
            "starts_on": dt.date(2026, 9, 2),
            "starts_time": dt.time(16),
            "ends_time": dt.time(18),
            "recurrence": "FREQ=WEEKLY;BYDAY=WE;UNTIL=20270630T215959Z",
            "excluded_dates": ["2026-12-23", "2026-12-30"],
            "mode": "mixed",
            "place_name": "Büro der Lippe-Ukraine-Hilfe",
            "online_url": "https://treffen.example.org/sprechstunde",
            "languages": ["uk", "ru", "de"],
            "registration_note": "Einfach vorbeikommen.",
        },
    ),
    EventRecord(
        key="jahrestreffen-2026",
        title="Jahrestreffen der MSO in Westfalen",
        slug="jahrestreffen-mso-westfalen",
        teaser="Zum Jahresende: Rückblick, Wahl der Themen für 2027 und ein gemeinsames Essen.",
        town="Münster",
        picture="rows",
        host=27,
        topics=("vernetzung",),
        values={
            "starts_on": dt.date(2026, 12, 12),
            "starts_time": dt.time(11),
            "ends_time": dt.time(16),
            "place_name": "Forum am Beispielhafen",
            "registration_until": dt.date(2026, 12, 7),
            "registration_url": "https://anmeldung.example.org/jahrestreffen",
            "languages": ["de", "en", "fr"],
            "accessibility": ["step_free", "induction_loop"],
        },
    ),
)


def create_events(writer: Writer, parent: Page) -> None:
    """Create and publish the events with their participations."""
    for number, record in enumerate(EVENTS, 1):
        page = _page(writer, record, number)
        writer.page(f"event/{record.key}", page, parent)
        EventParticipation.objects.bulk_create(
            EventParticipation(
                event=page,
                mso=writer[f"mso/{BY_NUMBER[guest].slug}"],
                role=ParticipationRole.PARTICIPANT,
            )
            for guest in record.guests
        )


def _page(writer: Writer, record: EventRecord, number: int) -> EventPage:
    name = f"event/{record.key}"
    picture = scene(name, record.title, record.picture, 40 + number)
    page = EventPage(
        title=record.title,
        slug=record.slug,
        teaser=record.teaser,
        body=texts(f"{name}/body", *record.body),
        municipality_id=AGS.get(record.town),
        host_mso=writer[f"mso/{BY_NUMBER[record.host].slug}"] if record.host else None,
        programme=writer[f"programme/{record.funding}"] if record.funding else None,
        programme_items=_programme(name, record),
        image=picture.image,
        image_alt=picture.alt,
        **record.values,
    )
    page.topics.set([writer[f"topic/{slug}"] for slug in record.topics])
    organisers = []
    if record.host:
        organisers.append(EventOrganiser(mso=page.host_mso, role="organiser"))
    for slug in record.supporters:
        organisers.append(EventOrganiser(partner=writer[f"partner/{slug}"], role="supporter"))
    page.organisers.set(organisers)
    return page


def _programme(name: str, record: EventRecord) -> str:
    return stream(
        f"{name}/programme",
        (
            (
                "item",
                {
                    "kind": kind,
                    "title": title,
                    "starts_at": starts,
                    "ends_at": ends,
                    "topics": entries(f"{name}/programme/topics", ()),
                },
            )
            for kind, title, starts, ends in record.programme
        ),
    )
