"""D08: what is not public appears in no answer, and no number tells of it."""

import datetime as dt
import uuid

import pytest
from django.test import Client

from events.models import EventOrganiser, ReportPartner
from headless.resources import registry
from mso_pages.models import FundingReceived, Mentoring, NewsPartner, UmbrellaMembership
from tests.contract import hiding
from tests.contract.crawling import counts, mentions, read_everything
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
from tests.factories.locales import locale, translate
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


def hide(way, factory, name):
    values = {"slug": f"verborgen-{name}"}
    values["name" if name == "partner" else "title"] = f"Verborgen {name}"
    if name == "mso":
        values["offers"] = [OfferFactory(title="Verborgenes Angebot")]
    if name == "call":
        # Hidden by itself, not by its programme.
        values["parent"] = FundingProgrammePageFactory(title="Offenes Programm")
    return way(factory, **values)


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


@pytest.mark.parametrize(
    "way", [hiding.draft, hiding.private, hiding.below_private, hiding.on_another_site]
)
def test_d08_what_is_hidden_is_nowhere(site_tree, way):
    hidden = {name: hide(way, factory, name) for name, factory in PAGES.items()}
    hidden |= {name: hide(hiding.draft, factory, name) for name, factory in SNIPPETS.items()}
    refer_to(hidden)
    keys = [str(thing.translation_key) for thing in hidden.values()]

    answers = read_everything()

    assert mentions(["verborgen", *keys], answers) == []
    assert "ihnen" in "".join(answers.values())
    found = counts(answers)
    assert {name: found[name] for name in VISIBLE} == VISIBLE


@pytest.mark.parametrize("way", [hiding.unpublished, hiding.scheduled, hiding.expired])
def test_d08_what_was_or_will_be_live_is_hidden_now(site_tree, way):
    organisation, topic, event = (
        hide(way, factory, name)
        for name, factory in [
            ("mso", MSOProfilePageFactory),
            ("topic", TopicFactory),
            ("event", EventPageFactory),
        ]
    )
    day = dt.date(2027, 7, 1)
    EventReportPageFactory(event=event, published_on=day, topics=[topic])
    EventPageFactory(host_mso=organisation)

    answers = read_everything()

    assert mentions(["verborgen", str(organisation.translation_key)], answers) == []
    found = counts(answers)
    names = ("msos", "offers", "events", "occurrences", "reports", "topics")
    assert [found[name] for name in names] == [0, 0, 1, 1, 1, 1]


def test_d08_a_hidden_id_is_answered_like_one_that_never_was(site_tree):
    hidden = [hide(hiding.draft, factory, name) for name, factory in {**PAGES, **SNIPPETS}.items()]
    hidden.append(hidden[0].offers.get())
    client = Client()
    for thing in hidden:
        name = registry.by_model(type(thing)).name
        answers = [
            client.get(f"/api/v1/{name}/{key}/", {"locale": code, "fallback": fallback})
            for key in (thing.translation_key, uuid.uuid4())
            for code in ("de", "tr")
            for fallback in ("auto", "none")
        ]

        assert {answer.status_code for answer in answers} == {404}
        assert len({answer.content for answer in answers}) == 1
        assert len({str(answer.headers) for answer in answers}) == 1


def test_d08_a_newer_draft_of_something_live_is_not_read(site_tree):
    words = {"title", "name", "teaser", "self_description", "note", "description"}
    for factory in (*PAGES.values(), *SNIPPETS.values()):
        thing = factory()
        for name in words & {field.name for field in thing._meta.concrete_fields}:
            setattr(thing, name, "Verborgen")
        thing.save_revision()

    assert mentions(["verborgen"], read_everything()) == []


def test_d08_a_draft_translation_is_not_read(site_tree):
    for name, factory in {**PAGES, **SNIPPETS}.items():
        word = "name" if name == "partner" else "title"
        translate(factory(), "tr", live=False, **{word: "Verborgen"})

    answers = read_everything(("de", "tr"))

    assert mentions(["verborgen", '{"locale":"tr","detail_url"'], answers) == []


def test_d08_a_private_original_hides_its_aliases_too(site_tree):
    event = EventPageFactory(title="Verborgen")
    event.copy_for_translation(locale("tr"), copy_parents=True, alias=True)
    hiding.restrict(event)

    assert mentions(["verborgen"], read_everything()) == []


def test_d08_a_password_hides_as_a_login_does(site_tree):
    hiding.restrict(EventPageFactory(title="Verborgen"), "password", password="geheim")

    assert mentions(["verborgen", "geheim"], read_everything()) == []


def test_d08_a_user_who_is_logged_in_sees_no_more(site_tree, admin_client):
    hide(hiding.draft, EventPageFactory, "event")
    hiding.restrict(EventPageFactory(title="Verborgen"))

    assert admin_client.get("/api/v1/events/").json()["count"] == 0
