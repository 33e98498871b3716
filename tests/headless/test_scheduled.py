"""What is planned happens once, and one that fails stops no other."""

import datetime as dt

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from events.models import EventOccurrence
from headless.changes.models import ContentChange
from tests.factories.events import EventPageFactory
from tests.factories.pages import ContentPageFactory
from tests.factories.plans import plan_to_expire, plan_to_go_live

pytestmark = pytest.mark.django_db


def expiring(**values):
    return plan_to_expire(ContentPageFactory(**values))


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def test_planned_pages_go_live_and_offline(site_tree):
    coming, going = ContentPageFactory(live=False), expiring()
    plan_to_go_live(coming)
    seen = ContentChange.objects.count()

    call_command("publish_scheduled")

    assert (is_live(coming), is_live(going)) == (True, False)
    causes = ContentChange.objects.values_list("cause", flat=True)[seen:]
    assert list(causes) == ["expiry", "schedule"]


def test_again_it_does_nothing(site_tree):
    plan_to_go_live(ContentPageFactory(live=False))
    expiring()
    call_command("publish_scheduled")
    seen = ContentChange.objects.count()

    call_command("publish_scheduled")

    assert ContentChange.objects.count() == seen


def test_a_fault_in_one_page_stops_no_other(site_tree, monkeypatch, caplog):
    pages = [expiring(slug=f"seite-{number}") for number in range(3)]
    broken = pages[1].pk
    unpublish = Page.unpublish

    def fail(self, *args, **kwargs):
        if self.pk == broken:
            raise RuntimeError("broken")
        return unpublish(self, *args, **kwargs)

    monkeypatch.setattr(Page, "unpublish", fail)
    with pytest.raises(CommandError, match="1 could not be changed"):
        call_command("publish_scheduled")

    assert [is_live(page) for page in pages] == [False, True, False]
    assert "broken" in caplog.text


def test_each_day_rules_are_followed_further(site_tree, settings):
    settings.DEMO_TODAY = "2027-01-01"
    EventPageFactory(
        starts_on=dt.date(2027, 1, 4), recurrence="FREQ=MONTHLY;BYMONTHDAY=4", excluded_dates=[]
    )
    last = EventOccurrence.objects.latest("starts_at").first_day

    settings.DEMO_TODAY = "2027-03-01"
    call_command("begin_day")

    assert last == dt.date(2028, 12, 4)
    assert EventOccurrence.objects.latest("starts_at").first_day == dt.date(2029, 2, 4)


def test_a_day_that_began_already_changes_nothing(site_tree):
    EventPageFactory(
        starts_on=dt.date(2027, 1, 4), recurrence="FREQ=MONTHLY;BYMONTHDAY=4", excluded_dates=[]
    )
    seen = ContentChange.objects.count()
    call_command("begin_day")
    assert ContentChange.objects.count() == seen
