"""D01: pages of a list show every entry once, also where entries are equal in what is sorted."""

import datetime as dt

import pytest

from events.services import rebuild_occurrences
from tests.factories.copies import multiply
from tests.factories.events import EventPageFactory, EventReportPageFactory
from tests.factories.funding import (
    FundingCallPageFactory,
    FundingProgrammePageFactory,
    NewsPageFactory,
)
from tests.factories.msos import MSOProfilePageFactory, OfferFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.partners import PartnerOrganisationFactory
from tests.factories.terms import (
    MunicipalityFactory,
    StatisticFactory,
    TargetGroupFactory,
    TopicFactory,
)


def test_empty_values_come_last(site_tree, read):
    """Whatever the database thinks of them."""
    for title, day in (("offen", None), ("alt", dt.date(2020, 1, 1)), ("neu", dt.date(2027, 1, 1))):
        FundingCallPageFactory(title=title, closes_on=day, deadline_kind="rolling")
    for title, time in (("ganztags", None), ("abends", dt.time(18)), ("morgens", dt.time(9))):
        EventPageFactory(title=title, starts_time=time)

    calls, events = (read(name)["items"] for name in ("calls/", "events/"))

    assert [item["title"] for item in calls] == ["neu", "alt", "offen"]
    assert [item["title"] for item in events] == ["abends", "morgens", "ganztags"]


EQUAL = {
    "pages": lambda: multiply([ContentPageFactory()], 59),  # The root page is one, too.
    "msos": lambda: multiply([MSOProfilePageFactory(title="Kulturverein")], 60),
    "offers": lambda: multiply([MSOProfilePageFactory(offers=[OfferFactory()])], 60),
    "programmes": lambda: multiply([FundingProgrammePageFactory()], 60),
    "calls": lambda: multiply([FundingCallPageFactory()], 60),
    "news": lambda: multiply([NewsPageFactory()], 60),
    "partners": lambda: multiply([PartnerOrganisationFactory()], 60),
    "topics": lambda: multiply([TopicFactory()], 60),
    "target-groups": lambda: multiply([TargetGroupFactory()], 60),
    "statistics": lambda: multiply([StatisticFactory()], 60),
    "municipalities": lambda: MunicipalityFactory.create_batch(60, name="Neustadt"),
    "events": lambda: multiply([EventPageFactory()], 60),
    "occurrences": lambda: equal_occurrences(60),
    "reports": lambda: multiply([EventReportPageFactory()], 60),
}


def equal_occurrences(count):
    event = EventPageFactory()
    multiply([event], count)
    for key in type(event).objects.values_list("translation_key", flat=True):
        rebuild_occurrences(key)


def walk(read, name):
    """The ids of every page of a list, in their order, and the counts it stated."""
    pages = [read(f"{name}/", limit=20, offset=offset) for offset in (0, 20, 40, 60)]
    return [item["id"] for page in pages for item in page["items"]], [
        page["count"] for page in pages
    ]


@pytest.mark.parametrize("name", EQUAL)
def test_d01_pages_of_equal_entries_hold_each_of_them_once(site_tree, read, name):
    EQUAL[name]()

    ids, counts = walk(read, name)

    whole = read(f"{name}/", limit=100)
    assert len(set(ids)) == 60
    assert ids == [item["id"] for item in whole["items"]]
    assert counts == [60, 60, 60, 60]


def test_d01_offset_past_the_end_gives_an_empty_page_and_the_true_count(site_tree, read):
    TopicFactory()

    assert read("topics/", limit=5, offset=100_000) == {
        "count": 1,
        "limit": 5,
        "offset": 100_000,
        "items": [],
    }
