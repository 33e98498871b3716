"""The home page of the admin says what to do next."""

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import (
    GroupApprovalTask,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail.users.models import UserProfile

from events.choices import EventStatus
from events.models import EventPage, EventReportPage
from mso_pages.models import FundingCallPage, NewsPage
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.locales import translate
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import TopicFactory
from tests.factories.tree import SiteTree

from .posting import add_address, create, edit, edit_address
from .test_gate_workflow import group_with, member_of

HOME = reverse("wagtailadmin_home")
FIRST = dt.date(2026, 10, 1)


@pytest.fixture(autouse=True)
def frozen(settings: Any) -> None:
    settings.DEMO_TODAY = "2026-10-10"


@pytest.fixture
def writer(site_tree: SiteTree) -> Client:
    """Writes and submits, but publishes nothing."""
    return english(member_of(group_with("Redaktion", "add", "change"), "redaktion"))


def english(client: Client) -> Client:
    """The client of a user whose admin speaks English."""
    UserProfile.objects.filter(user=get_user(client)).update(preferred_language="en")  # type: ignore[arg-type]
    return client


def shown(client: Client) -> BeautifulSoup:
    response = client.get(HOME)
    assert response.status_code == 200
    found = BeautifulSoup(response.content, "html.parser").select_one("#next-steps-section")
    assert found is not None
    return found


def buttons(client: Client) -> list[str]:
    """Where the buttons lead that add a page."""
    addresses = [str(link["href"]) for link in shown(client).select(".home-actions a")]
    return [address for address in addresses if "/pages/add/" in address]


def entries(client: Client, name: str) -> dict[str, str]:
    """Title and the rest of each line in a list of the home page."""
    found = {}
    for line in shown(client).select(f"section[aria-labelledby=home-{name}] > ul > li"):
        title = line.a.extract().get_text(strip=True)  # type: ignore[union-attr]
        found[title] = line.get_text(" ", strip=True)
    return found


def test_site_without_sections_says_how_to_begin(admin: Client, site_tree: SiteTree) -> None:
    panel = shown(admin)

    assert panel.select(".home-actions") == []
    add = reverse("wagtailadmin_pages:add_subpage", args=[site_tree.root.pk])
    assert [link["href"] for link in panel.select("p a")] == [add]


def test_writer_without_rights_is_told_whom_to_ask(site_tree: SiteTree) -> None:
    reader = english(member_of(group_with("Leser"), "leser"))

    assert "Begin with a section" not in str(shown(reader))
    assert "Ask whoever looks after this site" in str(shown(reader))


def test_buttons_add_what_the_user_may_add(writer: Client, site_tree: SiteTree) -> None:
    reports, news = site_tree.reports, site_tree.news
    expected = [add_address(EventReportPage, reports), add_address(NewsPage, news)]

    assert buttons(writer) == expected
    assert writer.get(expected[0]).status_code == 200
    # One whose rights end at the news has no other button.
    own = group_with("Nachrichten")
    add = Permission.objects.get(codename="add_page")
    own.page_permissions.create(page=news, permission=add)
    assert buttons(member_of(own, "nachrichten")) == expected[1:]


def test_buttons_lead_to_the_section_of_the_default_language(
    admin: Client, site_tree: SiteTree
) -> None:
    # Made first, so that it stands first in the tree.
    german = site_tree.news
    translate(german, "en")
    Page.objects.filter(pk=german.pk).update(path="000100019999")

    assert buttons(admin) == [add_address(NewsPage, german)]


def test_own_draft_names_what_is_missing(writer: Client, site_tree: SiteTree) -> None:
    create(writer, NewsPage, {"title": "Halb fertig"}, parent=site_tree.news)
    create(
        writer,
        NewsPage,
        {"title": "Fertig", "teaser": "Da.", "published_on": FIRST},
        parent=site_tree.news,
    )

    drafts = entries(writer, "drafts")

    assert set(drafts) == {"Fertig", "Halb fertig"}
    assert drafts["Fertig"] == "Complete: it can be submitted or published."
    assert "2 things are missing" in drafts["Halb fertig"]
    assert "lead: This field is needed" in drafts["Halb fertig"]


def test_drafts_of_others_are_for_those_who_publish(writer: Client, site_tree: SiteTree) -> None:
    leader = member_of(group_with("Redaktionsleitung", "add", "change", "publish"), "leitung")
    colleague = member_of(group_with("Kollegen", "add", "change"), "kollegin")
    create(writer, NewsPage, {"title": "Halb fertig"}, parent=site_tree.news)

    assert list(entries(leader, "drafts_of_others")) == ["Halb fertig"]
    assert "redaktion" in entries(leader, "drafts_of_others")["Halb fertig"]
    assert entries(leader, "drafts") == {}
    assert entries(colleague, "drafts_of_others") == {}
    assert entries(writer, "drafts_of_others") == {}


def test_what_was_submitted_waits_for_others(writer: Client, site_tree: SiteTree) -> None:
    task = GroupApprovalTask.objects.create(name="Freigabe")
    workflow = Workflow.objects.create(name="Freigabe")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.create(workflow=workflow, page=site_tree.root)
    page = NewsPageFactory(title="Fertig", teaser="Da.", published_on=FIRST, live=False)
    edit(writer, page, {})
    assert list(entries(writer, "drafts")) == ["Fertig"]

    edit(writer, page, {}, action_submit="1")

    assert entries(writer, "drafts") == {}


def test_short_lists_lead_to_the_whole_one(writer: Client, site_tree: SiteTree) -> None:
    for number in range(6):
        create(writer, NewsPage, {"title": f"Entwurf {number}"}, parent=site_tree.news)
    panel = shown(writer)

    assert len(entries(writer, "drafts")) == 5
    everything = panel.select_one("section[aria-labelledby=home-drafts] > a")
    assert everything is not None
    listing = writer.get(str(everything["href"]))
    assert [page.title for page in listing.context["object_list"]] == [
        f"Entwurf {number}" for number in reversed(range(6))
    ]
    assert "2 things are missing" in listing.content.decode()


def test_events_without_report(admin: Client, site_tree: SiteTree) -> None:
    for title, day, more in (
        ("Vorbei", dt.date(2026, 10, 9), {}),
        ("Heute", dt.date(2026, 10, 10), {}),
        ("Abgesagt", FIRST, {"status": EventStatus.CANCELLED}),
        ("Sprechstunde", FIRST, {"recurrence": "FREQ=WEEKLY;COUNT=2"}),
        ("Entwurf", FIRST, {"live": False}),
    ):
        EventPageFactory(title=title, starts_on=day, ends_time=None, **more)
    told = EventPageFactory(title="Berichtet", starts_on=FIRST)
    english = translate(told, "en", title="Reported")
    EventReportPageFactory(event=english, live=False)

    assert list(entries(admin, "unreported_events")) == ["Vorbei"]
    listing = admin.get(reverse("events:index"), {"without_report": "true"})
    assert "Vorbei" in [page.title for page in listing.context["object_list"]]
    assert "Berichtet" not in [page.title for page in listing.context["object_list"]]


def test_report_begins_with_what_the_event_tells(writer: Client, site_tree: SiteTree) -> None:
    section = site_tree.reports
    topic, host = TopicFactory(), PartnerOrganisationFactory()
    event = EventPageFactory(title="Fachtag", starts_on=FIRST, topics=[topic], host_partner=host)
    button = shown(writer).select_one("section[aria-labelledby=home-unreported_events] form")
    assert button is not None

    answer = writer.post(str(button["action"]))

    report = EventReportPage.objects.get()
    assert answer["Location"] == edit_address(report)
    assert (report.title, report.event, report.live) == ("Fachtag", event, False)
    assert report.get_parent() == Page.objects.get(pk=section.pk)
    assert list(report.topics.all()) == [topic]
    assert [(row.partner, row.role) for row in report.partners.all()] == [(host, "host")]
    assert report.first_day() == FIRST
    assert writer.get(edit_address(report)).status_code == 200
    assert entries(writer, "unreported_events") == {}


def test_report_is_begun_once(writer: Client, site_tree: SiteTree) -> None:
    assert site_tree.reports
    event = EventPageFactory(starts_on=FIRST)
    translation = translate(event, "en")

    answers = [
        writer.post(reverse("begin_report", args=[pk]))
        for pk in (event.pk, event.pk, translation.pk)
    ]

    [report] = EventReportPage.objects.all()
    assert {answer["Location"] for answer in answers} == {edit_address(report)}


def test_a_new_call_asks_for_its_programme(admin: Client, site_tree: SiteTree) -> None:
    _first, second = FundingProgrammePageFactory(), FundingProgrammePageFactory()
    address = reverse("calls:choose_parent")
    assert shown(admin).find("a", href=address)
    assert admin.get(address).status_code == 200

    answer = admin.post(address, {"parent_page": second.pk})

    assert answer["Location"] == add_address(FundingCallPage, second)


def test_begun_report_is_published_like_any_other(admin: Client, site_tree: SiteTree) -> None:
    assert site_tree.reports
    event = EventPageFactory(title="Fachtag", starts_on=FIRST)
    admin.post(reverse("begin_report", args=[event.pk]))
    report = EventReportPage.objects.get()
    publisher = PartnerOrganisationFactory()

    edit(
        admin,
        report,
        {
            "teaser": "Es war gut.",
            "published_on": dt.date(2026, 10, 10),
            "publisher": publisher,
            "category": "conference",
        },
        action_publish="1",
    )

    report.refresh_from_db()
    assert report.live


def test_report_is_begun_by_those_who_may(writer: Client, site_tree: SiteTree) -> None:
    event = EventPageFactory(starts_on=FIRST)
    address = reverse("begin_report", args=[event.pk])
    # No section for reports yet.
    assert shown(writer).select("form") == []
    assert writer.post(address).status_code == 302
    assert site_tree.reports
    assert writer.get(address).status_code == 405
    stranger = member_of(group_with("Leser"), "leser")

    stranger.post(address)
    Client().post(address)
    assert writer.post(reverse("begin_report", args=[10**30])).status_code == 404

    assert not EventReportPage.objects.exists()


def test_calls_that_close_soon(admin: Client, site_tree: SiteTree) -> None:
    for title, day in (
        ("Gestern", dt.date(2026, 10, 9)),
        ("Heute", dt.date(2026, 10, 10)),
        ("In zwei Wochen", dt.date(2026, 10, 24)),
        ("Später", dt.date(2026, 10, 25)),
    ):
        call = FundingCallPageFactory(title=title, opens_on=None, closes_on=day)
        translate(call, "en", title=f"{title} (en)", live=True)

    closing = entries(admin, "closing_calls")

    assert list(closing) == ["Heute", "In zwei Wochen"]
    assert "24.10.2026" in closing["In zwei Wochen"]


def test_number_of_queries_does_not_grow(admin: Client, site_tree: SiteTree) -> None:
    def fill() -> None:
        for number in range(5):
            EventPageFactory(starts_on=FIRST)
            FundingCallPageFactory(opens_on=None, closes_on=dt.date(2026, 10, 12))
            page = NewsPageFactory(live=False)
            edit(admin, page, {"title": f"Entwurf {number}"})

    assert site_tree.reports
    fill()
    admin.get(HOME)
    with CaptureQueriesContext(
        connection,
    ) as few:
        admin.get(HOME)
    fill()
    with CaptureQueriesContext(connection) as many:
        admin.get(HOME)

    assert len(many) == len(few)
    assert len(few) < 150


def test_counts_of_everything_are_left_out(admin: Client, site_tree: SiteTree) -> None:
    assert "w-summary" not in admin.get(HOME).content.decode()


def test_event_of_the_list_opens_its_form(admin: Client, site_tree: SiteTree) -> None:
    event = EventPageFactory(title="Fachtag", starts_on=FIRST)
    line = shown(admin).select_one("section[aria-labelledby=home-unreported_events] a")

    assert line is not None
    assert line["href"] == edit_address(EventPage.objects.get(pk=event.pk))
