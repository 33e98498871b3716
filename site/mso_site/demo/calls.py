"""The calls of the programmes: history, one that never closes, and three invented ones.

Amounts, rates, deadlines and rules are those of public sources for that very call; what they
do not tell stays empty or “not known”. The calls marked “(fiktiv)” exist so that on the demo
day one call is open, one closes soon and one is announced.
"""

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from mso_pages.models import FundingCallPage

from .eligibility import BASIC, EXPERIENCE, FIVE_YEARS, THREE_PARTNERS, TWO_YEARS, Rule, rules
from .keys import texts
from .programmes import CENTRES_CONCEPT
from .writer import Writer

Kind = FundingCallPage.DeadlineKind
Channel = FundingCallPage.Channel

FIRST_GUIDELINE: dict[str, Any] = {"guideline_title": "Erste Richtlinie zur Förderung von MSO"}
GUIDELINE_2015: dict[str, Any] = {
    "guideline_title": "Runderlass vom 13. August 2015",
    "guideline_date": dt.date(2015, 8, 13),
    "guideline_reference": "MBl. NRW. 2015 Nr. 23",
    "guideline_url": "https://recht.nrw.example/mbl-2015-23",
}
GUIDELINE_2018: dict[str, Any] = {
    "guideline_title": "Runderlass vom 7. November 2018",
    "guideline_date": dt.date(2018, 11, 7),
    "guideline_reference": "MBl. NRW. 2018 Nr. 29",
    "guideline_url": "https://recht.nrw.example/mbl-2018-29",
}
GUIDELINE_2022: dict[str, Any] = {
    "guideline_title": "Runderlass vom 25. November 2022",
    "guideline_date": dt.date(2022, 11, 25),
    "guideline_reference": "MBl. NRW. 2022 Nr. 42",
    "guideline_url": "https://recht.nrw.example/mbl-2022-42",
}
SHARED_COSTS: dict[str, Any] = {
    "financing_form": "share",
    "max_rate_percent": Decimal(80),
    "own_share_percent": Decimal(20),
    "volunteer_share_percent": Decimal(15),
}

PHASE_2014: dict[str, Any] = {
    **FIRST_GUIDELINE,
    "closes_on": dt.date(2014, 3, 12),
    "deadline_kind": Kind.UNKNOWN,
}
PHASE_2017: dict[str, Any] = {
    **GUIDELINE_2015,
    "deadline_kind": Kind.UNKNOWN,
    "project_starts_on": dt.date(2017, 1, 1),
    "project_ends_on": dt.date(2018, 12, 31),
}
PHASE_2019: dict[str, Any] = {
    **GUIDELINE_2018,
    "opens_on": dt.date(2018, 12, 7),
    "closes_on": dt.date(2019, 1, 4),
    "deadline_kind": Kind.ADMINISTRATIVE,
    "project_starts_on": dt.date(2019, 1, 1),
    "project_ends_on": dt.date(2020, 12, 31),
}
PHASE_2021: dict[str, Any] = {
    "deadline_kind": Kind.UNKNOWN,
    "project_starts_on": dt.date(2021, 1, 1),
    "project_ends_on": dt.date(2022, 12, 31),
}
PHASE_2023: dict[str, Any] = {
    **GUIDELINE_2022,
    "closes_on": dt.date(2022, 11, 2),
    "deadline_kind": Kind.UNKNOWN,
    "project_starts_on": dt.date(2023, 1, 1),
    "project_ends_on": dt.date(2024, 12, 31),
    "application_channel": Channel.ONLINE_AND_POST,
}
CALL_26: dict[str, Any] = {
    "closes_on": dt.date(2025, 10, 21),
    "deadline_kind": Kind.UNKNOWN,
}
# Two kinds of grants under one concept, which names no date.
CENTRES: dict[str, Any] = {
    "guideline_title": CENTRES_CONCEPT,
    "guideline_url": "https://recht.nrw.example/interkulturelle-zentren",
    "deadline_kind": Kind.UNKNOWN,
    "min_amount": Decimal(2000),
}
FICTIONAL: dict[str, Any] = {
    "deadline_kind": Kind.CUT_OFF,
    "project_starts_on": dt.date(2027, 4, 1),
    "project_ends_on": dt.date(2027, 12, 31),
    "application_channel": Channel.ONLINE,
    "application_url": "https://antrag.example.org",
}

BUDGET_2014 = "Für alle Förderarten zusammen standen 1,2 Millionen Euro im Jahr bereit."
BUDGET_2023 = "Für alle Förderarten zusammen standen in zwei Jahren rund 4,4 Millionen Euro bereit."
EXCLUDED_2014 = "Religiöse und folkloristische Vorhaben waren ausgeschlossen."
PROVISIONAL = "Die Frist am 12. März 2014 war als voraussichtlich angekündigt."
SMALLEST_GRANT = "Unter 2.000 Euro für den gesamten Antrag wird nicht gefördert."
FICTIONAL_NOTE = (
    "Dieser Aufruf ist erfunden. Er gehört zu den Beispieldaten; niemand kann sich darauf bewerben."
)
FOCUS_2023 = ("antidiskriminierung", "demokratie", "mehrsprachigkeit")


@dataclass(frozen=True)
class CallRecord:
    """A call; `values` are fields of its page."""

    key: str
    programme: str
    title: str
    slug: str
    teaser: str
    body: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    focus: tuple[str, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)


CALLS = (
    CallRecord(
        "anschub-2014",
        "anschub",
        "Anschubförderung 2014",
        "anschubfoerderung-2014",
        "Bis zu 5.000 Euro für neue Vereine.",
        (PROVISIONAL, BUDGET_2014, EXCLUDED_2014),
        values={**PHASE_2014, "max_amount": Decimal(5000)},
    ),
    CallRecord(
        "anschub-2017",
        "anschub",
        "Anschubförderung 2017/18",
        "anschubfoerderung-2017-18",
        "Startgeld vor allem für neue Gruppen, deren Mitglieder aus Syrien, Afghanistan, dem Irak "
        "oder Südosteuropa kommen.",
        values=PHASE_2017,
    ),
    CallRecord(
        "anschub-2019",
        "anschub",
        "Anschubförderung 2019/20",
        "anschubfoerderung-2019-20",
        "Startgeld für Vereine, die höchstens zwei Jahre alt sind.",
        rules=(TWO_YEARS,),
        values=PHASE_2019,
    ),
    CallRecord(
        "anschub-2021",
        "anschub",
        "Anschubförderung 2021/22",
        "anschubfoerderung-2021-22",
        "Startgeld für Vereine, die höchstens fünf Jahre im Register stehen.",
        rules=(FIVE_YEARS,),
        values=PHASE_2021,
    ),
    CallRecord(
        "anschub-2023",
        "anschub",
        "Anschubförderung 2023/24",
        "anschubfoerderung-2023-24",
        "Bis zu 6.000 Euro im Jahr, voll finanziert.",
        (BUDGET_2023,),
        (*BASIC, FIVE_YEARS),
        FOCUS_2023,
        {
            **PHASE_2023,
            "max_amount": Decimal(6000),
            "amount_per": "year",
            "financing_form": "full",
            "max_rate_percent": Decimal(100),
        },
    ),
    CallRecord(
        "anschub-2025",
        "anschub",
        "Anschubförderung 2025",
        "anschubfoerderung-2025",
        "Anträge nur online, vom 12. November bis zum 22. Dezember 2024.",
        rules=(*BASIC, FIVE_YEARS),
        values={
            **GUIDELINE_2022,
            "opens_on": dt.date(2024, 11, 12),
            "closes_on": dt.date(2024, 12, 22),
            "deadline_kind": Kind.UNKNOWN,
            "project_starts_on": dt.date(2025, 1, 1),
            "project_ends_on": dt.date(2025, 12, 31),
            "application_channel": Channel.ONLINE,
        },
    ),
    CallRecord(
        "anschub-26",
        "anschub",
        "Anschubförderung, Aufruf 26",
        "anschubfoerderung-aufruf-26",
        "Bis zu 8.000 Euro für junge Vereine.",
        rules=(*BASIC, FIVE_YEARS),
        values={**CALL_26, "max_amount": Decimal(8000)},
    ),
    CallRecord(
        "anschub-fiktiv",
        "anschub",
        "Anschubförderung 2027 (fiktiv)",
        "anschubfoerderung-2027-fiktiv",
        "Erfundener Aufruf der Beispieldaten: offen bis zum 31. Januar 2027.",
        (FICTIONAL_NOTE,),
        (*BASIC, FIVE_YEARS),
        ("ankommen", "ehrenamt"),
        {
            **FICTIONAL,
            "opens_on": dt.date(2026, 10, 1),
            "closes_on": dt.date(2027, 1, 31),
            "max_amount": Decimal(8000),
            "amount_per": "year",
            "financing_form": "full",
            "max_rate_percent": Decimal(100),
        },
    ),
    CallRecord(
        "einzel-2014",
        "einzel",
        "Einzelprojektförderung 2014",
        "einzelprojektfoerderung-2014",
        "Bis zu 15.000 Euro als Teilfinanzierung.",
        (PROVISIONAL, BUDGET_2014, EXCLUDED_2014),
        values={**PHASE_2014, "max_amount": Decimal(15000), "financing_form": "share"},
    ),
    CallRecord(
        "einzel-2021",
        "einzel",
        "Einzelprojektförderung 2021/22",
        "einzelprojektfoerderung-2021-22",
        "Zuschuss für Vereine, die schon Projekte durchgeführt haben.",
        rules=(EXPERIENCE,),
        values=PHASE_2021,
    ),
    CallRecord(
        "einzel-2023",
        "einzel",
        "Einzelprojektförderung 2023/24",
        "einzelprojektfoerderung-2023-24",
        "Bis zu 80 Prozent der Kosten, höchstens 15.000 Euro.",
        (BUDGET_2023,),
        BASIC,
        FOCUS_2023,
        {**PHASE_2023, **SHARED_COSTS, "max_amount": Decimal(15000)},
    ),
    CallRecord(
        "einzel-26",
        "einzel",
        "Einzelprojektförderung, Aufruf 26",
        "einzelprojektfoerderung-aufruf-26",
        "Bis zu 80 Prozent der Kosten, in der Regel höchstens 15.000 Euro.",
        ("In besonderen Fällen sind bis zu 50.000 Euro möglich.",),
        BASIC,
        values={**CALL_26, "max_amount": Decimal(15000), "max_rate_percent": Decimal(80)},
    ),
    CallRecord(
        "einzel-fiktiv",
        "einzel",
        "Einzelprojektförderung 2027 (fiktiv)",
        "einzelprojektfoerderung-2027-fiktiv",
        "Erfundener Aufruf der Beispieldaten: endet am 4. Dezember 2026.",
        (FICTIONAL_NOTE,),
        (*BASIC, EXPERIENCE),
        ("demokratie", "mehrsprachigkeit"),
        {
            **FICTIONAL,
            **SHARED_COSTS,
            "opens_on": dt.date(2026, 10, 15),
            "closes_on": dt.date(2026, 12, 4),
            "max_amount": Decimal(15000),
            "amount_per": "project",
        },
    ),
    CallRecord(
        "partner-2014",
        "partner",
        "Unterstützung von MSO 2014",
        "unterstuetzung-2014",
        "Bis zu 15.000 Euro für erfahrene Vereine, die andere unterstützen.",
        (PROVISIONAL, BUDGET_2014, EXCLUDED_2014),
        values={**PHASE_2014, "max_amount": Decimal(15000)},
    ),
    CallRecord(
        "partner-2017",
        "partner",
        "Unterstützungsförderung 2017/18",
        "unterstuetzungsfoerderung-2017-18",
        "Für Vorhaben, die andere MSO unterstützen, sie qualifizieren und vernetzen.",
        (
            "Den Namen Unterstützungsförderung verwendet die Pressemitteilung vom 19. Juli 2018. "
            "In der Richtlinie von 2015 steht als Zweck „Unterstützung, Qualifizierung und "
            "Vernetzung“.",
        ),
        values=PHASE_2017,
    ),
    CallRecord(
        "partner-2019",
        "partner",
        "Partnerprojektförderung 2019/20",
        "partnerprojektfoerderung-2019-20",
        "Die erste Förderphase unter dem neuen Namen.",
        values=PHASE_2019,
    ),
    CallRecord(
        "partner-2021",
        "partner",
        "Partnerprojektförderung 2021/22",
        "partnerprojektfoerderung-2021-22",
        "Eine erfahrene MSO und mindestens drei unerfahrene arbeiten zusammen.",
        rules=(EXPERIENCE, THREE_PARTNERS),
        values=PHASE_2021,
    ),
    CallRecord(
        "partner-2023",
        "partner",
        "Partnerprojektförderung 2023/24",
        "partnerprojektfoerderung-2023-24",
        "Bis zu 80 Prozent der Kosten, höchstens 15.000 Euro.",
        (BUDGET_2023,),
        BASIC,
        FOCUS_2023,
        {**PHASE_2023, **SHARED_COSTS, "max_amount": Decimal(15000)},
    ),
    CallRecord(
        "partner-26",
        "partner",
        "Partnerprojektförderung, Aufruf 26",
        "partnerprojektfoerderung-aufruf-26",
        "Höchstens 15.000 Euro; bei besonderem Landesinteresse mehr.",
        ("Bei besonderem Interesse des Landes sind bis zu 100.000 Euro im Jahr möglich.",),
        BASIC,
        values={**CALL_26, "max_amount": Decimal(15000)},
    ),
    CallRecord(
        "partner-fiktiv",
        "partner",
        "Partnerprojektförderung 2027 (fiktiv)",
        "partnerprojektfoerderung-2027-fiktiv",
        "Erfundener Aufruf der Beispieldaten: angekündigt für Februar 2027.",
        (FICTIONAL_NOTE,),
        (*BASIC, EXPERIENCE, THREE_PARTNERS),
        ("vernetzung",),
        {
            **FICTIONAL,
            **SHARED_COSTS,
            "opens_on": dt.date(2027, 2, 1),
            "closes_on": dt.date(2027, 3, 31),
            "project_starts_on": dt.date(2027, 7, 1),
            "project_ends_on": dt.date(2028, 6, 30),
            "max_amount": Decimal(15000),
            "amount_per": "project",
        },
    ),
    CallRecord(
        "zentren",
        "zentren",
        "Betrieb interkultureller Zentren",
        "interkulturelle-zentren",
        "Bis zu 20.000 Euro für jedes Zentrum; mindestens 20 Prozent trägt der Verband selbst.",
        (SMALLEST_GRANT,),
        values={**CENTRES, "max_amount": Decimal(20000), "own_share_percent": Decimal(20)},
    ),
    CallRecord(
        "vorhaben",
        "zentren",
        "Niedrigschwellige Integrationsvorhaben",
        "niedrigschwellige-integrationsvorhaben",
        "Bis zu 5.000 Euro für ein kleines Vorhaben.",
        (SMALLEST_GRANT,),
        values={**CENTRES, "max_amount": Decimal(5000)},
    ),
    CallRecord(
        "barrierefreiheit",
        "barrierefreiheit",
        "Mikroförderung Barrierefreiheit (laufend)",
        "laufend",
        "Bis zu 5.000 Euro, bis zu 100 Prozent der Kosten, kein Eigenanteil, keine Frist.",
        focus=("barrierefreiheit",),
        values={
            "deadline_kind": Kind.ROLLING,
            "max_amount": Decimal(5000),
            "max_rate_percent": Decimal(100),
            "own_share_percent": Decimal(0),
            "application_channel": Channel.ONLINE,
        },
    ),
)


def create_calls(writer: Writer) -> None:
    """Create and publish all calls below their programmes."""
    for record in CALLS:
        name = f"call/{record.key}"
        page = FundingCallPage(
            title=record.title,
            slug=record.slug,
            teaser=record.teaser,
            body=texts(f"{name}/body", *record.body),
            eligibility=rules(f"{name}/eligibility", record.rules),
            **record.values,
        )
        page.focus_topics.set([writer[f"topic/{slug}"] for slug in record.focus])
        writer.page(name, page, writer[f"programme/{record.programme}"])
