"""Places, topics, partners, a figure and the money: what the other objects refer to."""

import datetime as dt
from decimal import Decimal

from mso_pages.models import (
    FormerName,
    FundingCallPage,
    FundingProgrammePage,
    Municipality,
    PartnerOrganisation,
    Statistic,
    TargetGroup,
    Topic,
)
from mso_site.demo.keys import demo_key, stream, texts
from mso_site.demo.writer import Writer
from tests.contract.example.files import picture

MUNICIPALITIES = (
    ("05913000", "Dortmund", "51.51494", "7.46600"),
    ("05914000", "Hagen", "51.36081", "7.47168"),
    ("05915000", "Hamm", "51.68033", "7.82089"),
)
TOPICS = {
    "bildung": {"de": "Bildung", "en": "Education", "ar": "التعليم"},
    "ehrenamt": {"de": "Ehrenamt", "en": "Volunteering", "ar": "العمل التطوعي"},
    "sprache": {"de": "Sprache", "en": "Language"},
}


def create_terms(writer: Writer) -> None:
    for ags, name, latitude, longitude in MUNICIPALITIES:
        Municipality.objects.create(
            ags=ags, name=name, latitude=Decimal(latitude), longitude=Decimal(longitude)
        )
    for slug, titles in TOPICS.items():
        name = f"topic/{slug}"
        writer.snippet(name, Topic(title=titles["de"], slug=slug))
        for code in titles.keys() - {"de"}:
            writer.translate(name, code, lambda copy, to=titles[code]: setattr(copy, "title", to))
    group = TargetGroup(title="Eltern", slug="eltern", alternative_labels=["Mütter", "Väter"])
    writer.snippet("target-group/eltern", group)
    figure = Statistic(
        title="Vereine im Land",
        slug="vereine-im-land",
        value=Decimal(20000),
        unit="Vereine",
        is_approximate=True,
        as_of=dt.date(2026, 1, 1),
        as_of_precision=Statistic.Precision.YEAR,
        territory=["05"],
        source_title="Jahresbericht der Beispielagentur",
        source_url="https://agentur.example/jahresbericht",
    )
    writer.snippet("statistic/vereine-im-land", figure)


def create_partners(writer: Writer) -> None:
    agency = PartnerOrganisation(
        name="Beispielagentur für Vereine",
        slug="beispielagentur",
        abbreviation="BAV",
        kind=PartnerOrganisation.Kind.AUTHORITY,
        name_valid_from=dt.date(2022, 6, 29),
        competence="Berät Vereine und bewilligt die Förderung.",
        website="https://agentur.example/",
        territory=["05"],
        municipality_id="05913000",
        image=picture("agentur", "Zeichen der Agentur"),
        image_alt="Zeichen der Agentur: drei Ringe",
    )
    agency.former_names.set(
        [
            FormerName(
                translation_key=demo_key("example/former-name"),
                locale=writer.german,
                name="Beispielstelle für Vereine",
                abbreviation="BSV",
                valid_from=dt.date(2010, 1, 1),
                valid_to=dt.date(2022, 6, 28),
            )
        ]
    )
    writer.snippet("partner/beispielagentur", agency)


def create_funding(writer: Writer) -> None:
    programme = FundingProgrammePage(
        title="Starke Vereine",
        slug="starke-vereine",
        teaser="Geld für Vereine, die einander helfen.",
        body=texts("programme/starke-vereine/body", "Die Beträge stehen bei den Aufrufen."),
        funder=writer["partner/beispielagentur"],
        purposes=stream(
            "programme/starke-vereine/purposes",
            [("item", {"text": "Vereine aufbauen", "source": "Richtlinie, Nr. 2"})],
        ),
        guideline_title="Richtlinie Starke Vereine",
        guideline_date=dt.date(2025, 3, 1),
        guideline_url="https://agentur.example/richtlinie",
    )
    writer.page("programme/starke-vereine", programme, writer["section/programmes"])
    call = FundingCallPage(
        title="Starke Vereine 2027",
        slug="starke-vereine-2027",
        teaser="Anträge sind bis Ende Januar möglich.",
        body=texts("call/starke-vereine-2027/body", "Der Antrag wird online gestellt."),
        opens_on=dt.date(2026, 11, 2),
        closes_on=dt.date(2027, 1, 31),
        closes_time=dt.time(12),
        project_starts_on=dt.date(2027, 5, 1),
        project_ends_on=dt.date(2027, 12, 31),
        budget=Decimal(500_000),
        max_amount=Decimal(15_000),
        amount_per=FundingCallPage.AmountPer.PROJECT,
        max_rate_percent=Decimal(80),
        own_share_percent=Decimal(20),
        eligibility=stream(
            "call/starke-vereine-2027/eligibility",
            [
                (
                    "rule",
                    {"text": "Sitz im Land", "kind": "seat_in", "value": "05", "source": "Nr. 3"},
                )
            ],
        ),
        application_channel=FundingCallPage.Channel.ONLINE,
        application_url="https://agentur.example/antrag",
    )
    call.focus_topics.set([writer["topic/ehrenamt"]])
    writer.page("call/starke-vereine-2027", call, writer["programme/starke-vereine"])
