"""The frozen date of the demo site."""

import datetime as dt

import pytest
from django.test import override_settings
from django.utils import timezone

from headless import clock
from tests.factories.funding import FundingCallPageFactory

BERLIN = timezone.get_default_timezone()


@pytest.fixture
def at(monkeypatch):
    """Let the real clock show a moment, given in UTC."""

    def at(*moment):
        fixed = dt.datetime(*moment, tzinfo=dt.UTC)
        monkeypatch.setattr(timezone, "now", lambda: fixed)

    return at


def test_without_a_frozen_date_the_clock_runs(at):
    at(2026, 11, 25, 12, 30)

    assert clock.now().isoformat() == "2026-11-25T13:30:00+01:00"
    assert clock.today() == dt.date(2026, 11, 25)


def test_today_is_that_of_the_local_zone(at):
    at(2026, 11, 25, 23, 30)

    assert clock.today() == dt.date(2026, 11, 26)


@override_settings(DEMO_TODAY="2027-07-10")
def test_a_frozen_date_keeps_the_time_of_day_and_has_its_own_offset(at):
    at(2026, 11, 25, 12, 30)

    assert clock.now().isoformat() == "2027-07-10T13:30:00+02:00"
    assert clock.today() == dt.date(2027, 7, 10)


@override_settings(DEMO_TODAY="2028-02-29")
def test_a_frozen_leap_day(at):
    at(2026, 11, 25, 12, 30)

    assert clock.today() == dt.date(2028, 2, 29)


@override_settings(DEMO_TODAY="2027-03-28")
def test_a_frozen_date_on_which_the_present_hour_is_skipped_is_still_that_date(at):
    at(2026, 11, 25, 1, 30)

    assert clock.now().astimezone(dt.UTC).astimezone(BERLIN).date() == dt.date(2027, 3, 28)


def test_the_frozen_date_decides_what_is_open(site_tree, read, settings):
    call = FundingCallPageFactory(opens_on=dt.date(2027, 1, 15), closes_on=dt.date(2027, 3, 31))

    def status(day):
        settings.DEMO_TODAY = day
        return read(f"calls/{call.translation_key}/")["status"]

    assert status("2027-01-14") == "announced"
    assert status("2027-01-15") == "open"
    assert status("2027-03-17") == "open"
    assert status("2027-03-31") == "closing_soon"
    assert status("2027-04-01") == "closed"
