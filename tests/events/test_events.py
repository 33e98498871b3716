"""Days and moments of events, as the model computes them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError

from events.fields import validate_recurrence_rule
from events.models import EventPage, EventReportPage


def event(starts: str, ends: str = "", **values: object) -> EventPage:
    """An unsaved event; begin and end are written as `2027-06-18 18:00` or a part of it."""
    for name, text in (("starts", starts), ("ends", ends)):
        for part in text.split():
            is_time = ":" in part
            parse = dt.time.fromisoformat if is_time else dt.date.fromisoformat
            values[f"{name}_{'time' if is_time else 'on'}"] = parse(part)
    return EventPage(**values)


@pytest.mark.parametrize(
    ("starts", "ends", "last_day"),
    [
        ("2027-06-18", "", "2027-06-18"),
        ("2027-06-18", "2027-06-20", "2027-06-20"),
        ("2027-06-18 18:00", "20:00", "2027-06-18"),
        ("2027-06-18 18:00", "2027-06-19 00:00", "2027-06-18"),
        ("2027-06-18 18:00", "2027-06-19 00:01", "2027-06-19"),
        ("2027-06-18 18:00", "2027-06-20 00:00", "2027-06-19"),
    ],
)
def test_last_day(starts: str, ends: str, last_day: str) -> None:
    assert event(starts, ends).last_day() == dt.date.fromisoformat(last_day)


def test_event_without_a_date_has_no_days() -> None:
    undated = EventPage()

    assert (undated.last_day(), undated.starts_at(), undated.ends_at()) == (None, None, None)


@pytest.mark.parametrize(
    ("starts", "ends", "begin", "end"),
    [
        ("2027-06-18", "", None, None),
        ("2027-06-18 18:00", "", "2027-06-18T18:00:00+02:00", None),
        ("2027-01-18 18:00", "20:00", "2027-01-18T18:00:00+01:00", "2027-01-18T20:00:00+01:00"),
        (
            "2027-03-27 22:00",
            "2027-03-28 04:00",
            "2027-03-27T22:00:00+01:00",
            "2027-03-28T04:00:00+02:00",
        ),
    ],
)
def test_moments(starts: str, ends: str, begin: str | None, end: str | None) -> None:
    page = event(starts, ends)
    starts_at, ends_at = page.starts_at(), page.ends_at()

    assert (starts_at and starts_at.isoformat(), ends_at and ends_at.isoformat()) == (begin, end)


@pytest.mark.parametrize(("starts", "all_day"), [("2027-06-18", True), ("2027-06-18 00:00", False)])
def test_all_day_is_without_a_time_not_at_midnight(starts: str, all_day: bool) -> None:
    assert event(starts).is_all_day is all_day


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY",
        "freq=weekly;byday=we",
        "FREQ=WEEKLY;BYDAY=WE;UNTIL=20271231",
        "FREQ=MONTHLY;BYDAY=3WE",
        "FREQ=YEARLY;INTERVAL=2;COUNT=5",
        "FREQ=DAILY;UNTIL=20271231T225959Z",
    ],
)
def test_rule_for_repetition(rule: str) -> None:
    validate_recurrence_rule(rule)


@pytest.mark.parametrize(
    "rule",
    [
        "WEEKLY",
        "FREQ=",
        "FREQ=WEEKLY;BYDAY=MI",
        "FREQ=WEEKLY;INTERVAL=x",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=-1",
        "FREQ=HOURLY",
        "FREQ=MINUTELY;COUNT=3",
        "FREQ=WEEKLY;FOO=1",
        "RRULE:FREQ=WEEKLY",
        "DTSTART:20270101\nRRULE:FREQ=WEEKLY",
        "FREQ=WEEKLY\nEXDATE:20270101",
        "FREQ=WEEKLY;DTSTART=20270101",
        "FREQ=WEEKLY;;",
        "COUNT=3",
    ],
)
def test_what_is_no_rule(rule: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_recurrence_rule(rule)

    assert refused.value.code == "recurrence"


def test_report_takes_its_days_from_the_event() -> None:
    linked = EventReportPage(
        event=event("2027-06-18 18:00", "2027-06-20 00:00"), event_date=dt.date(2020, 1, 1)
    )
    own = EventReportPage(event_date=dt.date(2018, 7, 11), event_end_date=dt.date(2018, 7, 12))
    single = EventReportPage(event_date=dt.date(2018, 7, 11))

    assert (linked.first_day(), linked.last_day()) == (dt.date(2027, 6, 18), dt.date(2027, 6, 19))
    assert (own.first_day(), own.last_day()) == (dt.date(2018, 7, 11), dt.date(2018, 7, 12))
    assert (single.first_day(), single.last_day()) == (dt.date(2018, 7, 11),) * 2
