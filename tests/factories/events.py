import datetime as dt

import factory
from factory.django import DjangoModelFactory

from events.models import (
    Contribution,
    EventIndexPage,
    EventOrganiser,
    EventPage,
    EventParticipation,
    EventReportIndexPage,
    EventReportPage,
    ReportPartner,
)
from mso_pages.choices import Accessibility

from .base import PageFactory
from .funding import FundingProgrammePageFactory
from .images import image_with_facts
from .msos import MSOProfilePageFactory
from .partners import PartnerOrganisationFactory
from .streams import body
from .terms import MunicipalityFactory, StatisticFactory, TopicFactory
from .tree import section


class EventPageFactory(PageFactory):
    class Meta:
        model = EventPage

    class Params:
        filled = factory.Trait(
            body=factory.LazyFunction(lambda: body(filled=True)),
            image=factory.LazyFunction(image_with_facts),
            image_alt="Ein voller Saal",
            topics=factory.LazyFunction(lambda: [TopicFactory() for _ in range(3)]),
            ends_time=dt.time(20),
            recurrence="FREQ=WEEKLY;COUNT=3",
            excluded_dates=["2027-06-25"],
            status="postponed",
            previous_starts_on=dt.date(2027, 6, 11),
            previous_starts_time=dt.time(18),
            mode="mixed",
            street="Rheinische Straße 1",
            postal_code="44137",
            municipality=factory.SubFactory(MunicipalityFactory),
            online_url="https://treffen.example/",
            host_partner=factory.SubFactory(PartnerOrganisationFactory),
            organisers=factory.LazyFunction(
                lambda: [
                    EventOrganiser(partner=PartnerOrganisationFactory(), role="organiser"),
                    EventOrganiser(mso=MSOProfilePageFactory(), role="co_organiser"),
                ]
            ),
            invited_group="Vorstände von Vereinen",
            programme=factory.SubFactory(FundingProgrammePageFactory),
            series="Vernetzungstreffen",
            edition=3,
            programme_items=[
                (
                    "item",
                    {
                        "kind": "talk",
                        "title": "Begrüßung",
                        "starts_at": dt.time(18),
                        "ends_at": dt.time(18, 15),
                        "topics": ["Förderung"],
                    },
                )
            ],
            registration_url="https://anmeldung.example/",
            registration_until=dt.date(2027, 6, 10),
            registration_note="Mit Namen des Vereins",
            languages=["de", "tr"],
            interpretation=["gsg"],
            accessibility=[Accessibility.LIFT],
            is_free=False,
            cost_note="5 Euro",
            has_childcare=True,
        )

    parent = factory.LazyFunction(lambda: section(EventIndexPage))
    title = factory.Sequence("Veranstaltung {}".format)
    slug = factory.Sequence("veranstaltung-{}".format)
    teaser = "Alle sind willkommen."
    starts_on = dt.date(2027, 6, 18)
    starts_time = dt.time(18)
    place_name = "Dietrich-Keuning-Haus"


class EventParticipationFactory(DjangoModelFactory):
    class Meta:
        model = EventParticipation

    event = factory.SubFactory(EventPageFactory)
    mso = factory.SubFactory(MSOProfilePageFactory)


def contribution(**values):
    """What somebody said at an event; it is saved with its report."""
    return Contribution(
        locale_id=section(EventReportIndexPage).locale_id,
        **{
            "person": "Dr. Erika Beispiel",
            "role": "Staatssekretärin",
            "organisation": PartnerOrganisationFactory(),
            "statement": "Ohne Ehrenamt geht es nicht.",
            **values,
        },
    )


class EventReportPageFactory(PageFactory):
    """A report with a date of its own; `event=` takes date and place from an event."""

    class Meta:
        model = EventReportPage

    class Params:
        filled = factory.Trait(
            body=factory.LazyFunction(lambda: body(filled=True)),
            image=factory.LazyFunction(image_with_facts),
            image_alt="Gruppenbild",
            topics=factory.LazyFunction(lambda: [TopicFactory(), TopicFactory()]),
            event=factory.LazyFunction(
                lambda: EventPageFactory(
                    starts_on=dt.date(2018, 7, 11),
                    street="Rheinische Straße 1",
                    postal_code="44137",
                    municipality=MunicipalityFactory(),
                )
            ),
            programme=factory.SubFactory(FundingProgrammePageFactory),
            partners=factory.LazyFunction(
                lambda: [
                    ReportPartner(partner=PartnerOrganisationFactory(filled=True), role="host"),
                    ReportPartner(partner=PartnerOrganisationFactory(), role="funder"),
                ]
            ),
            contributions=factory.LazyFunction(lambda: [contribution()]),
            attendance=[
                (
                    "figure",
                    {
                        "unit": "organisation",
                        "role": "mentor",
                        "value": 28,
                        "is_approximate": True,
                        "note": "laut Bericht",
                    },
                )
            ],
            statistics=factory.LazyFunction(lambda: [StatisticFactory(filled=True)]),
            claims=[
                (
                    "claim",
                    {
                        "kind": "comparison",
                        "text": "Mehr als im Vorjahr.",
                        "attributed_to": "Die Moderation",
                        "source": "Bericht",
                    },
                )
            ],
            outcomes=factory.LazyFunction(
                lambda: [
                    ("outcome", {"kind": "networking", "text": "Neue Kontakte"}),
                    (
                        "follow_up",
                        {
                            "text": "Zweites Treffen",
                            "owners": [PartnerOrganisationFactory()],
                            "due_on": dt.date(2018, 12, 31),
                            "resolved_by": "Treffen im Dezember",
                            "resolved_url": "https://land.example/treffen",
                        },
                    ),
                ]
            ),
            sources=[
                (
                    "source",
                    {
                        "kind": "press_note",
                        "title": "Pressemitteilung",
                        "publisher": "Das Ministerium",
                        "published_on": dt.date(2018, 7, 19),
                        "url": "https://land.example/presse",
                        "verbatim_text": "Das Vernetzugnstreffen war gut besucht.",
                    },
                )
            ],
            conflicts=[
                (
                    "conflict",
                    {
                        "fact": "place",
                        "values": [
                            {"value": "Dortmund", "source": "Pressemitteilung"},
                            {"value": "Bochum", "source": "Broschüre"},
                        ],
                        "chosen": "Dortmund",
                        "note": "Ältere Quelle",
                    },
                )
            ],
            corrections=[
                ("correction", {"corrected_on": dt.date(2018, 7, 20), "text": "Zahl berichtigt"})
            ],
        )

    parent = factory.LazyFunction(lambda: section(EventReportIndexPage))
    title = factory.Sequence("Bericht {}".format)
    slug = factory.Sequence("bericht-{}".format)
    category = "networking"
    teaser = "Viele kamen."
    published_on = dt.date(2018, 7, 19)
    publisher = factory.SubFactory(PartnerOrganisationFactory)
    event_date = factory.Maybe("event", None, dt.date(2018, 7, 11))
    event = None
