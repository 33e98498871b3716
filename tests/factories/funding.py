import datetime as dt
from decimal import Decimal

import factory

from mso_pages.choices import Eligible, FinancingForm, FundingArea
from mso_pages.models import (
    FundingCallPage,
    FundingProgrammeIndexPage,
    FundingProgrammePage,
    NewsIndexPage,
    NewsPage,
    NewsPartner,
)

from .base import PageFactory
from .images import image_with_facts
from .partners import PartnerOrganisationFactory
from .streams import body
from .terms import TopicFactory
from .tree import section

POINTS = [("item", {"text": "Austausch fördern", "source": "Richtlinie, Nr. 4.2"})]


class FundingProgrammePageFactory(PageFactory):
    class Meta:
        model = FundingProgrammePage

    class Params:
        filled = factory.Trait(
            body=factory.LazyFunction(lambda: body(filled=True)),
            image=factory.LazyFunction(image_with_facts),
            image_alt="Zwei Hände",
            alternate_names=["Partnerprojekte"],
            predecessor=factory.SubFactory("tests.factories.funding.FundingProgrammePageFactory"),
            granting_authority=factory.SubFactory(PartnerOrganisationFactory),
            contact_point=factory.SubFactory(PartnerOrganisationFactory),
            financing_form=FinancingForm.SHARE,
            funding_areas=[FundingArea.INTEGRATION, FundingArea.CULTURE],
            territory=["05"],
            eligible=[Eligible.ASSOCIATION],
            purposes=POINTS,
            conditions=POINTS,
            exclusions=POINTS,
            required_documents=[
                (
                    "document",
                    {
                        "title": "Finanzplan",
                        "note": "Unterschrieben",
                        "template_url": "https://land.example/finanzplan",
                    },
                )
            ],
            legal_basis="§§ 23, 44 LHO",
            guideline_title="Richtlinie über die Förderung",
            guideline_date=dt.date(2018, 11, 1),
            guideline_reference="MBl. NRW. 2018 Nr. 29",
        )

    parent = factory.LazyFunction(lambda: section(FundingProgrammeIndexPage))
    title = factory.Sequence("Programm {}".format)
    slug = factory.Sequence("programm-{}".format)
    teaser = "Das Land fördert Projekte."
    funder = factory.SubFactory(PartnerOrganisationFactory)
    guideline_url = "https://land.example/richtlinie"


class FundingCallPageFactory(PageFactory):
    """A call; it stands below a programme of its own unless `parent` names one."""

    class Meta:
        model = FundingCallPage

    class Params:
        filled = factory.Trait(
            body=factory.LazyFunction(lambda: body(filled=True)),
            focus_topics=factory.LazyFunction(lambda: [TopicFactory(), TopicFactory()]),
            opens_on=dt.date(2027, 1, 15),
            closes_time=dt.time(12),
            project_starts_on=dt.date(2027, 7, 1),
            project_ends_on=dt.date(2028, 6, 30),
            budget=Decimal("1500000.50"),
            min_amount=Decimal(5000),
            max_amount=Decimal(20000),
            amount_per=FundingCallPage.AmountPer.YEAR,
            financing_form=FinancingForm.SHARE,
            max_rate_percent=Decimal(80),
            own_share_percent=Decimal(20),
            volunteer_share_percent=Decimal("10.5"),
            eligibility=[
                (
                    "rule",
                    {
                        "text": "Sitz in Nordrhein-Westfalen",
                        "kind": "seat_in",
                        "value": "05",
                        "source": "Nr. 3",
                    },
                )
            ],
            application_channel=FundingCallPage.Channel.ONLINE,
            application_url="https://land.example/antrag",
            guideline_title="Richtlinie über die Förderung",
            guideline_date=dt.date(2018, 11, 1),
            guideline_reference="MBl. NRW. 2018 Nr. 29",
            guideline_url="https://land.example/richtlinie",
        )

    parent = factory.LazyFunction(FundingProgrammePageFactory)
    title = factory.Sequence("Aufruf {}".format)
    slug = factory.Sequence("aufruf-{}".format)
    teaser = "Anträge sind bis März möglich."
    closes_on = dt.date(2027, 3, 31)


class NewsPageFactory(PageFactory):
    class Meta:
        model = NewsPage

    class Params:
        filled = factory.Trait(
            kicker="Förderung",
            body=factory.LazyFunction(lambda: body(filled=True)),
            image=factory.LazyFunction(image_with_facts),
            image_alt="Ein Rednerpult",
            publisher=factory.SubFactory(PartnerOrganisationFactory),
            programme=factory.SubFactory(FundingProgrammePageFactory),
            call=factory.SubFactory(FundingCallPageFactory),
            topics=factory.LazyFunction(lambda: [TopicFactory(), TopicFactory()]),
            partners=factory.LazyFunction(
                lambda: [NewsPartner(partner=PartnerOrganisationFactory())]
            ),
        )

    parent = factory.LazyFunction(lambda: section(NewsIndexPage))
    title = factory.Sequence("Nachricht {}".format)
    slug = factory.Sequence("nachricht-{}".format)
    teaser = "Es gibt Neues."
    published_on = dt.date(2026, 11, 2)
