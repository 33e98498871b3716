"""Things of every kind that are to be hidden, and live ones that name them wherever they can."""

import datetime as dt

from events.models import EventOrganiser, ReportPartner
from mso_pages.models import FundingReceived, Mentoring, NewsPartner, UmbrellaMembership
from tests.contract.crawling import mentions
from tests.factories.events import (
    EventPageFactory,
    EventParticipationFactory,
    EventReportPageFactory,
    contribution,
)
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import StatisticFactory, TargetGroupFactory, TopicFactory

PAGES = {
    "mso": MSOProfilePageFactory,
    "programme": FundingProgrammePageFactory,
    "call": FundingCallPageFactory,
    "news": NewsPageFactory,
    "event": EventPageFactory,
    "report": EventReportPageFactory,
    "page": ContentPageFactory,
}
SNIPPETS = {
    "topic": TopicFactory,
    "group": TargetGroupFactory,
    "statistic": StatisticFactory,
    "partner": PartnerOrganisationFactory,
}


def make_things(**values):
    """One of every kind, by name."""
    return {name: _make(factory, name, **values) for name, factory in {**PAGES, **SNIPPETS}.items()}


def _make(factory, name, **values):
    values["slug"] = f"verborgen-{name}"
    values["name" if name == "partner" else "title"] = f"Verborgen {name}"
    if name == "mso":
        values["offers"] = [OfferFactory(title="Verborgenes Angebot")]
    if name == "call":
        # Hidden by itself, not by its programme.
        values["parent"] = FundingProgrammePageFactory(title="Offenes Programm")
    return factory(**values)


def refer_to(hidden):
    """Live objects of every kind that name hidden ones wherever they can."""
    topics, partner, programme = [hidden["topic"]], hidden["partner"], hidden["programme"]
    mentee = MSOProfilePageFactory(
        topics=topics,
        target_groups=[hidden["group"]],
        offers=[OfferFactory(topic=hidden["topic"])],
        umbrella_memberships=[UmbrellaMembership(umbrella=partner)],
        mentorings=[Mentoring(mentee=hidden["mso"])],
        funding_received=[
            FundingReceived(call=hidden["call"], project="Fest", year=2020, is_public=True)
        ],
    )
    hidden["mso"].mentorings.add(Mentoring(mentee=mentee))
    hidden["mso"].mentorings.commit()
    event = EventPageFactory(
        topics=topics,
        host_mso=hidden["mso"],
        organisers=[EventOrganiser(partner=partner), EventOrganiser(mso=hidden["mso"])],
        programme=programme,
        body=[("text", f'<p>Mit <a linktype="page" id="{hidden["mso"].pk}">ihnen</a></p>')],
    )
    EventParticipationFactory(event=event, mso=hidden["mso"])
    EventPageFactory(host_partner=partner)
    EventReportPageFactory(
        topics=topics,
        published_on=dt.date(2027, 7, 1),
        event=hidden["event"],
        event_date=dt.date(2018, 7, 11),
        publisher=partner,
        programme=programme,
        partners=[ReportPartner(partner=partner)],
        contributions=[contribution(organisation=partner)],
        statistics=[hidden["statistic"]],
        outcomes=[("follow_up", {"text": "Neues Treffen", "owners": [partner]})],
    )
    EventReportPageFactory(event=event, published_on=dt.date(2027, 7, 1))
    NewsPageFactory(
        topics=topics,
        publisher=partner,
        programme=programme,
        call=hidden["call"],
        partners=[NewsPartner(partner=partner)],
    )
    FundingProgrammePageFactory(
        funder=partner,
        granting_authority=partner,
        contact_point=partner,
        predecessor=programme,
    )
    PartnerOrganisationFactory(parent=partner)
    StatisticFactory(supersedes=hidden["statistic"])


# How many of each `refer_to` makes, with the programme of the hidden call, the topic of the
# hidden organisation, and the root page.
VISIBLE = {
    "pages": 1,
    "msos": 1,
    "offers": 1,
    "programmes": 2,
    "calls": 0,
    "news": 1,
    "events": 2,
    "occurrences": 2,
    "reports": 2,
    "statistics": 1,
    "topics": 1,
    "target-groups": 0,
}


def traces(things, answers):
    """The names of those things that stand in any answer, by title or by key."""
    return {
        name
        for name, thing in things.items()
        if mentions([f"verborgen {name}", str(thing.translation_key)], answers)
    }
