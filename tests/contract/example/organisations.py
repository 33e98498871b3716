"""Four organisations in three towns, one without a place on the map, one in three languages."""

import datetime as dt
from decimal import Decimal
from typing import Any

from mso_pages.choices import LegalForm
from mso_pages.models import MSOProfilePage, Offer, OrganisationState
from mso_site.demo.keys import demo_key, texts
from mso_site.demo.writer import Writer
from tests.contract.example.files import picture


def create_organisations(writer: Writer) -> None:
    _create(
        writer,
        "bruecke",
        {
            "title": "Brücke der Kulturen e. V.",
            "original_name": "جسر الثقافات",
            "original_name_language": "ar",
            "self_description": "Wir lernen zusammen Deutsch und Arabisch.",
            "municipality_id": "05913000",
            "street": "Beispielweg 1",
            "postal_code": "44135",
            "latitude": Decimal("51.51700"),
            "longitude": Decimal("7.45900"),
            "languages": ["de", "ar"],
            "opening_hours": [
                {"weekday": "monday", "opens": "10:00", "closes": "12:30", "note": "Beratung"}
            ],
            "body": texts("mso/bruecke/body", "# Wer wir sind", "Seit 1998 im Stadtteil."),
            "image": picture("bruecke", "Vereinshaus"),
            "image_alt": "Zeichnung: ein Haus mit offener Tür",
        },
        topics=("bildung", "sprache"),
        offers=[
            Offer(
                title="Sprachcafé",
                description="Offen für alle, ohne Anmeldung.",
                languages=["de", "ar"],
                weekdays=["monday"],
                starts_at=dt.time(17),
                ends_at=dt.time(19),
                cost=Offer.Cost.FREE,
                mode="on_site",
                place="Vereinshaus",
            )
        ],
    )
    _create(
        writer,
        "fluss",
        {
            "title": "Haus am Fluss e. V.",
            "self_description": "Ein Haus für Familien.",
            "municipality_id": "05915000",
            "latitude": Decimal("51.68200"),
            "longitude": Decimal("7.81500"),
            "languages": ["de", "uk"],
        },
        topics=("bildung",),
        groups=("eltern",),
    )
    _create(
        writer,
        "saiten",
        {
            "title": "Sieben Saiten",
            "self_description": "Musik aus vielen Ländern.",
            "municipality_id": "05914000",
            "latitude": Decimal("51.36300"),
            "longitude": Decimal("7.47900"),
            "languages": ["de", "tr"],
            "legal_form": LegalForm.INITIATIVE,
        },
        topics=("ehrenamt",),
    )
    _create(
        writer,
        "wanderer",
        {
            "title": "Wanderer ohne Haus",
            "self_description": "Wir treffen uns jedes Mal woanders.",
            "municipality_id": "05913000",
            "address_visibility": MSOProfilePage.AddressVisibility.HIDDEN,
            "languages": ["de"],
            "legal_form": LegalForm.INITIATIVE,
        },
        topics=("ehrenamt",),
    )
    writer.translate("mso/bruecke", "en", _words("We learn German and Arabic together.", "Café"))
    writer.translate("mso/bruecke", "ar", _words("نتعلم الألمانية والعربية معًا.", "مقهى اللغة"))


def _create(
    writer: Writer,
    key: str,
    values: dict[str, Any],
    topics: tuple[str, ...] = (),
    groups: tuple[str, ...] = (),
    offers: list[Offer] | None = None,
) -> None:
    page = MSOProfilePage(
        slug=key,
        email=f"{key}@verein.example",
        phone="+492214710001",
        **{"legal_form": LegalForm.REGISTERED, "founded_year": 1998, **values},
    )
    page.topics.set([writer[f"topic/{slug}"] for slug in topics])
    page.target_groups.set([writer[f"target-group/{slug}"] for slug in groups])
    for number, offer in enumerate(offers or (), 1):
        offer.translation_key = demo_key(f"example/offer/{key}/{number}")
        offer.locale = writer.german
        offer.topic = writer["topic/sprache"]
        page.offers.add(offer)
    OrganisationState.objects.create(
        organisation=demo_key(f"mso/{key}"),
        last_confirmed_at=dt.datetime(2026, 9, 1, 8, tzinfo=dt.UTC),
        confirmed_by_role=OrganisationState.Role.ORGANISATION,
    )
    writer.page(f"mso/{key}", page, writer["section/msos"])


def _words(description: str, offer_title: str) -> Any:
    def change(copy: Any) -> None:
        copy.self_description = description
        for offer in copy.offers.all():
            offer.title = offer_title

    return change
