"""A few entries that differ in what a search is narrowed, ordered and marked by."""

import datetime as dt
from decimal import Decimal

from headless import recording
from headless.served import services
from tests.factories.events import EventPageFactory
from tests.factories.funding import NewsPageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.terms import MunicipalityFactory, TopicFactory

DORTMUND, KOELN = "05913000", "05315000"


def body(*paragraphs):
    return [("text", "".join(f"<p>{text}</p>" for text in paragraphs))]


def make_search_world():
    """Key to object. `Leuchtturm` stands in something of every type."""
    with recording.paused():
        world = _terms()
        _organisations(world)
        _texts(world)
    services.rebuild()
    return world


def _terms():
    world = {
        "dortmund": MunicipalityFactory(
            ags=DORTMUND, name="Dortmund", latitude=Decimal("51.51494"), longitude=Decimal("7.466")
        ),
        "koeln": MunicipalityFactory(
            ags=KOELN, name="Köln", latitude=Decimal("50.93833"), longitude=Decimal("6.95972")
        ),
        "musik": TopicFactory(slug="musik", title="Musik", description="Leuchtturm"),
        "sport": TopicFactory(slug="sport", title="Sport"),
    }
    translate(world["musik"], "tr", title="Müzik")
    return world


def _organisations(world):
    world["chor"] = MSOProfilePageFactory(
        title="Chor am Leuchtturm",
        slug="chor",
        topics=[world["musik"]],
        municipality=world["dortmund"],
        languages=["de", "ar"],
        latitude=Decimal("51.51494"),
        longitude=Decimal("7.466"),
        offers=[OfferFactory(title="Singen", description="Leuchtturm", topic=world["musik"])],
    )
    world["turnen"] = MSOProfilePageFactory(
        title="Turnverein",
        slug="turnen",
        self_description="Wir turnen am Leuchtturm.",
        topics=[world["sport"], world["musik"]],
        municipality=world["koeln"],
        languages=["kmr"],
        latitude=Decimal("50.93833"),
        longitude=Decimal("6.95972"),
    )
    translate(world["chor"], "tr", title="Leuchtturm korosu")


def _texts(world):
    world["lang"] = ContentPageFactory(
        title="Lange Rede",
        slug="lang",
        body=body("Vorwort. " * 60 + "Der Leuchtturm. " + "x " * 300),
    )
    world["fest"] = EventPageFactory(
        title="Fest",
        slug="fest",
        teaser="Am Leuchtturm.",
        starts_on=dt.date(2027, 6, 1),
        topics=[world["sport"]],
        municipality=world["dortmund"],
        languages=["de"],
    )
    world["alt"] = NewsPageFactory(
        title="Meldung vom Hafen",
        slug="alt",
        published_on=dt.date(2020, 1, 1),
        topics=[world["musik"]],
    )
    world["neu"] = NewsPageFactory(
        title="Meldung vom Hafen", slug="neu", published_on=dt.date(2027, 1, 1)
    )
    world["kurz"] = ContentPageFactory(title="Hafen", slug="kurz")
    world["text"] = ContentPageFactory(
        title="Reise", slug="text", body=body("Im Hafen liegt das Schiff, im großen Hafen.")
    )
    for number in range(25):
        ContentPageFactory(
            title=f"Blatt {number:02}", slug=f"blatt-{number:02}", body=body("Gemeinsam")
        )
    translate(world["text"], "ar", title="رحلة", body=body("السفينة في المرفأ الكبير"))
