"""A few entries of every kind that differ in what lists are filtered by."""

import datetime as dt
from decimal import Decimal

from events.models import EventOrganiser, ReportPartner
from headless import recording
from headless.served import services
from mso_pages.choices import Accessibility, Eligible, FundingArea, FundingType, LegalForm
from mso_pages.models import (
    FundingCallPage,
    FundingReceived,
    Mentoring,
    MSOProfilePage,
    NewsPartner,
    Offer,
    OrganisationState,
    UmbrellaMembership,
)
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.images import ImageFactory
from tests.factories.locales import translate
from tests.factories.msos import MSOProfilePageFactory, OfferFactory, OrganisationStateFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import (
    MunicipalityFactory,
    StatisticFactory,
    TargetGroupFactory,
    TopicFactory,
)

DORTMUND, ESSEN, KOELN, LEIPZIG = "05913000", "05113000", "05315000", "14713000"


def make_filter_world():
    """Slug to object; slugs are short, since expectations name them."""
    with recording.paused():
        world = _terms()
        _organisations(world)
        _funding(world)
        _events(world)
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
        "leipzig": MunicipalityFactory(
            ags=LEIPZIG, name="Leipzig", latitude=Decimal("51.34063"), longitude=Decimal("12.37473")
        ),
        "essen": MunicipalityFactory(ags=ESSEN, name="Essen", latitude=None, longitude=None),
        "musik": TopicFactory(slug="musik", title="Musik"),
        "sprache": TopicFactory(slug="sprache", title="Sprache"),
        "sport": TopicFactory(slug="sport", title="Sport"),
        "eltern": TargetGroupFactory(slug="eltern", title="Eltern"),
        "land": PartnerOrganisationFactory(
            slug="land",
            name="Land",
            kind="ministry",
            territory=["05"],
            image=_image(),
            image_alt="Wappen",
        ),
    }
    world["amt"] = PartnerOrganisationFactory(
        slug="amt",
        name="Amt",
        kind="authority",
        parent=world["land"],
        territory=["05913"],
        municipality=world["dortmund"],
    )
    world["alt"] = StatisticFactory(slug="alt", as_of=dt.date(2010, 1, 1), territory=["DE"])
    world["neu"] = StatisticFactory(slug="neu", as_of=dt.date(2020, 1, 1), territory=["05"])
    translate(world["sprache"], "tr", title="Dil")
    return world


def _image():
    return ImageFactory()


def _organisations(world):
    topics = {name: world[name] for name in ("sprache", "sport")}
    world["b"] = MSOProfilePageFactory(
        slug="b",
        title="B",
        municipality=world["koeln"],
        service_area=["147"],
        topics=[topics["sprache"]],
        languages=["tr"],
        kind=MSOProfilePage.Kind.UMBRELLA,
        founded_year=2010,
    )
    world["a"] = MSOProfilePageFactory(
        slug="a",
        title="A",
        municipality=world["dortmund"],
        service_area=[],
        topics=list(topics.values()),
        target_groups=[world["eltern"]],
        languages=["de", "ar"],
        accessibility=[Accessibility.LIFT, Accessibility.STEP_FREE],
        kind=MSOProfilePage.Kind.MSO,
        legal_form=LegalForm.REGISTERED,
        founded_year=1998,
        umbrella_memberships=[UmbrellaMembership(umbrella=world["land"])],
        mentorings=[Mentoring(mentee=world["b"])],
        image=_image(),
        image_alt="Haus",
        offers=[
            OfferFactory(
                title="Kurs",
                topic=topics["sprache"],
                languages=["tr", "de"],
                weekdays=["monday", "thursday"],
                starts_at=dt.time(9),
                ends_at=dt.time(10),
                cost=Offer.Cost.FREE,
                mode="on_site",
                accessibility=[Accessibility.LIFT, Accessibility.TOILET],
            ),
            OfferFactory(
                title="Turnen",
                topic=topics["sport"],
                languages=["de"],
                weekdays=["thursday"],
                starts_at=dt.time(17),
                ends_at=dt.time(19),
                cost=Offer.Cost.FEE,
                mode="online",
            ),
        ],
    )
    world["c"] = MSOProfilePageFactory(
        slug="c",
        title="C",
        municipality=world["essen"],
        service_area=["05"],
        topics=[world["musik"]],
        languages=["de"],
        address_visibility="hidden",
        kind=MSOProfilePage.Kind.INTERCULTURAL,
        offers=[OfferFactory(title="Treff", languages=["ar"])],
    )
    world["a-tr"] = translate(world["a"], "tr", slug="a-tr")
    states = {
        "a": {"last_confirmed_at": dt.datetime(2027, 3, 1, 10, tzinfo=dt.UTC)},
        "b": {"status": OrganisationState.Status.DORMANT, "last_confirmed_at": None},
        "c": {"last_confirmed_at": dt.datetime(2025, 3, 1, 10, tzinfo=dt.UTC)},
    }
    for name, values in states.items():
        OrganisationStateFactory(organisation=world[name].translation_key, **values)


def _funding(world):
    world["p1"] = FundingProgrammePageFactory(
        slug="p1",
        title="P1",
        funder=world["land"],
        funding_areas=[FundingArea.CULTURE, FundingArea.EDUCATION],
        territory=["05"],
        eligible=[Eligible.ASSOCIATION],
        funding_type=FundingType.GRANT,
        image=_image(),
        image_alt="Hände",
    )
    world["p2"] = FundingProgrammePageFactory(
        slug="p2",
        title="P2",
        funder=world["amt"],
        predecessor=world["p1"],
        funding_areas=[FundingArea.CULTURE],
        territory=["14"],
        funding_type=FundingType.IN_KIND,
    )
    kinds = FundingCallPage.DeadlineKind
    calls = {
        "announced": {"opens_on": dt.date(2027, 5, 1), "closes_on": dt.date(2027, 8, 1)},
        "open": {"opens_on": dt.date(2027, 1, 1), "closes_on": dt.date(2027, 7, 1)},
        "soon": {"closes_on": dt.date(2027, 3, 25)},
        "closed": {"closes_on": dt.date(2026, 12, 31)},
        "rolling": {"closes_on": None, "deadline_kind": kinds.ROLLING},
    }
    for slug, values in calls.items():
        world[slug] = FundingCallPageFactory(
            slug=slug,
            title=slug.title(),
            parent=world["p1"] if slug != "rolling" else world["p2"],
            max_amount=Decimal(5000) if slug == "open" else None,
            focus_topics=[world["sprache"]] if slug == "open" else [],
            **values,
        )
    FundingReceived.objects.create(
        page=world["a"], call=world["closed"], project="Fest", year=2026, is_public=True
    )


def _events(world):
    world["fest"] = EventPageFactory(
        slug="fest",
        title="Fest",
        starts_on=dt.date(2027, 6, 18),
        starts_time=None,
        ends_on=dt.date(2027, 6, 20),
        municipality=world["dortmund"],
        mode="on_site",
        host_mso=world["a"],
        organisers=[EventOrganiser(partner=world["amt"])],
        series="Sommerfest",
        languages=["de", "tr"],
        accessibility=[Accessibility.LIFT, Accessibility.TOILET],
        topics=[world["sprache"], world["sport"]],
        programme=world["p1"],
        is_free=True,
        has_childcare=True,
        image=_image(),
        image_alt="Saal",
    )
    world["kurs"] = EventPageFactory(
        slug="kurs",
        title="Kurs",
        starts_on=dt.date(2027, 7, 1),
        municipality=world["leipzig"],
        mode="online",
        online_url="https://treffen.example/",
        status="cancelled",
        host_partner=world["land"],
        languages=["de"],
        topics=[world["sprache"]],
        is_free=False,
    )


def _texts(world):
    world["bericht"] = EventReportPageFactory(
        slug="bericht",
        title="Bericht",
        published_on=dt.date(2027, 7, 5),
        event=world["fest"],
        partners=[ReportPartner(partner=world["amt"]), ReportPartner(partner=world["land"])],
        programme=world["p1"],
        topics=[world["sprache"], world["sport"]],
        category="networking",
        publisher=world["land"],
        image=_image(),
        image_alt="Gruppe",
    )
    world["rueckblick"] = EventReportPageFactory(
        slug="rueckblick",
        title="Rückblick",
        published_on=dt.date(2018, 7, 19),
        event_date=dt.date(2018, 7, 11),
        municipality=world["leipzig"],
        partners=[ReportPartner(partner=world["land"])],
        topics=[world["sprache"]],
        category="funding",
        publisher=world["land"],
    )
    world["meldung"] = NewsPageFactory(
        slug="meldung",
        title="Meldung",
        published_on=dt.date(2027, 3, 1),
        topics=[world["sprache"], world["sport"]],
        publisher=world["land"],
        partners=[NewsPartner(partner=world["amt"]), NewsPartner(partner=world["land"])],
        programme=world["p1"],
        call=world["open"],
        image=_image(),
        image_alt="Pult",
    )
    world["notiz"] = NewsPageFactory(
        slug="notiz",
        title="Notiz",
        published_on=dt.date(2026, 3, 1),
        topics=[world["sport"]],
        publisher=world["amt"],
        partners=[NewsPartner(partner=world["land"])],
    )
    world["impressum"] = ContentPageFactory(
        slug="impressum", title="Impressum", kind="imprint", image=_image(), image_alt="Haus"
    )
