"""The status of a call is computed at the moment of reading."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from mso_pages.models import FundingCallPage
from tests.factories.funding import FundingCallPageFactory

BERLIN = ZoneInfo("Europe/Berlin")
OLD_PROJECTS = {"project_ends_on": "2018-12-31"}
ANNOUNCED, OPEN, CLOSING_SOON, CLOSED, ROLLING = FundingCallPage.Status


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def call(**dates: Any) -> FundingCallPage:
    """An unsaved call; dates are written as text."""
    values = {
        name: dt.date.fromisoformat(value) if name.endswith("_on") else value
        for name, value in dates.items()
    }
    return FundingCallPage(**values)


@pytest.mark.parametrize(
    ("now", "status"),
    [
        ("2025-08-31T23:59", ANNOUNCED),
        ("2025-09-01T00:00", OPEN),
        ("2025-10-07T23:59", OPEN),
        # Fourteen days are left until the end of the last day.
        ("2025-10-08T00:00", CLOSING_SOON),
        ("2025-10-10T12:00", CLOSING_SOON),
        ("2025-10-21T23:59", CLOSING_SOON),
        ("2025-10-22T00:00", CLOSED),
    ],
)
def test_call_until_the_end_of_its_last_day(now: str, status: FundingCallPage.Status) -> None:
    assert call(opens_on="2025-09-01", closes_on="2025-10-21").status_at(at(now)) == status


@pytest.mark.parametrize(
    ("now", "status"),
    [
        ("2025-10-07T11:59", OPEN),
        ("2025-10-07T12:00", CLOSING_SOON),
        ("2025-10-21T11:59", CLOSING_SOON),
        ("2025-10-21T12:00", CLOSED),
    ],
)
def test_call_that_closes_at_noon(now: str, status: FundingCallPage.Status) -> None:
    noon = call(opens_on="2025-09-01", closes_on="2025-10-21", closes_time=dt.time(12))

    assert noon.status_at(at(now)) == status


def test_fourteen_days_are_days_of_the_calendar_when_the_clocks_change() -> None:
    november = call(opens_on="2025-09-01", closes_on="2025-11-01")

    assert november.status_at(at("2025-10-18T23:59")) == OPEN
    assert november.status_at(at("2025-10-19T00:00")) == CLOSING_SOON


def test_moment_of_another_zone_is_compared_as_a_moment() -> None:
    october = call(opens_on="2025-09-01", closes_on="2025-10-21")

    assert october.status_at(dt.datetime(2025, 10, 21, 21, 59, tzinfo=dt.UTC)) == CLOSING_SOON
    assert october.status_at(dt.datetime(2025, 10, 21, 22, 0, tzinfo=dt.UTC)) == CLOSED


@pytest.mark.parametrize(
    ("values", "now", "status"),
    [
        ({"deadline_kind": "rolling", "opens_on": "2025-01-01"}, "2024-12-31T12:00", ANNOUNCED),
        ({"deadline_kind": "rolling", "opens_on": "2025-01-01"}, "2025-01-01T12:00", ROLLING),
        ({"deadline_kind": "rolling"}, "2025-01-01T12:00", ROLLING),
        ({"deadline_kind": "annual", "opens_on": "2025-01-01"}, "2025-06-01T12:00", OPEN),
        ({"deadline_kind": "annual"}, "2025-06-01T12:00", ANNOUNCED),
        ({"deadline_kind": "unknown", "opens_on": "2025-01-01"}, "2025-06-01T12:00", OPEN),
        ({"deadline_kind": "unknown"}, "2025-06-01T12:00", None),
        ({"deadline_kind": "unknown", "project_ends_on": "2018-12-31"}, "2018-12-31T12:00", None),
        ({"deadline_kind": "unknown", "project_ends_on": "2018-12-31"}, "2019-01-01T12:00", CLOSED),
        ({"deadline_kind": "rolling", "project_ends_on": "2018-12-31"}, "2019-01-01T12:00", CLOSED),
    ],
)
def test_call_without_a_deadline(
    values: dict[str, str], now: str, status: FundingCallPage.Status | None
) -> None:
    assert call(**values).status_at(at(now)) == status


def test_deadline_counts_more_than_the_project_period() -> None:
    late = call(opens_on="2025-01-01", closes_on="2025-12-31", project_ends_on="2025-06-30")

    assert late.status_at(at("2025-09-01T12:00")) == OPEN


@pytest.mark.parametrize(
    ("values", "moment"),
    [
        ({"closes_on": "2025-10-21"}, "2025-10-22T00:00:00+02:00"),
        ({"closes_on": "2025-10-25"}, "2025-10-26T00:00:00+02:00"),
        ({"closes_on": "2025-10-26"}, "2025-10-27T00:00:00+01:00"),
        ({"closes_on": "2025-10-21", "closes_time": dt.time(23, 59)}, "2025-10-21T23:59:00+02:00"),
    ],
)
def test_moment_from_which_a_call_is_closed(values: dict[str, Any], moment: str) -> None:
    closes = call(**values).closes_at()

    assert closes is not None
    assert closes.isoformat() == moment


def test_call_without_a_date_never_closes() -> None:
    assert call().closes_at() is None


def test_api_tells_the_status_of_today(site_tree: Any, read: Any, settings: Any) -> None:
    page = FundingCallPageFactory(opens_on=dt.date(2025, 9, 1), closes_on=dt.date(2025, 10, 21))
    programme = page.get_parent().specific

    def told(today: str) -> list[str]:
        """In the list of calls, below the programme, and alone."""
        settings.DEMO_TODAY = today
        (listed,) = read("calls/")["items"]
        (below,) = read(f"programmes/{programme.translation_key}/")["calls"]
        return [listed["status"], below["status"], read(f"calls/{page.translation_key}/")["status"]]

    assert told("2025-08-01") == ["announced"] * 3
    assert told("2025-10-10") == ["closing_soon"] * 3
    assert told("2025-10-22") == ["closed"] * 3
