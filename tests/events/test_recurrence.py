"""Rules for repetition: which are accepted, and the dates that they give."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from dateutil.rrule import rrulestr
from django.core.exceptions import ValidationError

from events import recurrence
from events.fields import validate_recurrence_rule

TODAY = dt.date(2027, 1, 1)
BERLIN = ZoneInfo("Europe/Berlin")


def days(rule: str, start: str) -> list[str]:
    """The dates of a rule on 1 January 2027, of which the time of day does not matter."""
    found = recurrence.starts(rule, dt.datetime.fromisoformat(start), BERLIN, TODAY)
    return [f"{wall:%Y-%m-%d}" for wall in found]


# Accepted ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FREQ=DAILY", ["2027-01-29", "2027-01-30"]),
        ("FREQ=DAILY;INTERVAL=99;COUNT=999", ["2027-01-29", "2027-05-08"]),
        ("FREQ=DAILY;UNTIL=20271231T225959Z", ["2027-01-29", "2027-01-30"]),
        ("FREQ=WEEKLY", ["2027-01-29", "2027-02-05"]),
        ("freq=weekly;byday=fr", ["2027-01-29", "2027-02-05"]),
        ("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,FR", ["2027-01-29", "2027-02-07"]),
        ("FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231", ["2027-01-29", "2027-02-05"]),
        ("FREQ=MONTHLY;BYDAY=3WE", ["2027-02-17", "2027-03-17"]),
        ("FREQ=MONTHLY;BYDAY=-1FR", ["2027-01-29", "2027-02-26"]),
        ("FREQ=MONTHLY;BYDAY=+1MO,-1MO", ["2027-02-01", "2027-02-22"]),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ["2027-01-29", "2027-02-26"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31", ["2027-01-31", "2027-03-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=-1;INTERVAL=11", ["2027-01-31", "2027-12-31"]),
        ("FREQ=YEARLY;INTERVAL=2;COUNT=5", ["2027-01-29", "2029-01-29"]),
        ("FREQ=YEARLY;BYMONTH=06;BYDAY=3WE,1MO", ["2027-06-07", "2027-06-16"]),
        ("FREQ=YEARLY;BYMONTH=2,3;BYMONTHDAY=30", ["2027-03-30", "2028-03-30"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-28", ["2027-02-01", "2028-02-02"]),
    ],
)
def test_rule(rule: str, first: list[str]) -> None:
    validate_recurrence_rule(rule)

    assert days(rule, "2027-01-29")[:2] == first


@pytest.mark.parametrize(
    "rule",
    [
        # No rule at all
        "WEEKLY",
        "FREQ=",
        "COUNT=3",
        "FREQ=WEEKLY;;",
        "FREQ=WEEKLY;FOO=1",
        "FREQ=WEEKLY;FREQ=DAILY",
        "FREQ=WEEKLY;BYDAY=MO;BYDAY=TU",
        "RRULE:FREQ=WEEKLY",
        "DTSTART:20270101\nRRULE:FREQ=WEEKLY",
        "FREQ=WEEKLY\nEXDATE:20270101",
        "FREQ=WEEKLY\n",
        "FREQ=WEEKLY; BYDAY=MO",
        "FREQ=WEEKLY;DTSTART=20270101",
        # Several a day
        "FREQ=HOURLY",
        "FREQ=MINUTELY;COUNT=3",
        "FREQ=DAILY;BYHOUR=9,17",
        "FREQ=DAILY;BYMINUTE=0,30",
        "FREQ=DAILY;BYSECOND=0,30",
        # Wrong values
        "FREQ=WEEKLY;BYDAY=MI",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=3WE",
        "FREQ=MONTHLY;BYDAY=5WE",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=١",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=5",
        "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
        "FREQ=WEEKLY;INTERVAL=x",
        "FREQ=WEEKLY;INTERVAL=0",
        "FREQ=WEEKLY;INTERVAL=-1",
        "FREQ=WEEKLY;INTERVAL=100",
        "FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=31",
        "FREQ=WEEKLY;COUNT=0",
        "FREQ=WEEKLY;COUNT=1000",
        "FREQ=WEEKLY;UNTIL=2027-12-31",
        "FREQ=WEEKLY;UNTIL=31.12.2027",
        "FREQ=WEEKLY;UNTIL=20271301",
        "FREQ=WEEKLY;UNTIL=20271231T250000",
        "FREQ=WEEKLY;UNTIL=20271231Z",
        "FREQ=WEEKLY;UNTIL=99991231T235959Z",
        # What does not go together
        "FREQ=WEEKLY;COUNT=3;UNTIL=20271231",
        "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
        "FREQ=MONTHLY;BYSETPOS=1",
        "FREQ=MONTHLY;BYDAY=2MO;BYSETPOS=2",
        "FREQ=YEARLY;BYMONTH=2",
        "FREQ=YEARLY;BYDAY=MO",
        # What never comes, or hardly ever
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYSETPOS=2",
        "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
        "FREQ=MONTHLY;INTERVAL=6;BYMONTH=2",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
        "FREQ=YEARLY;BYMONTH=4,6;BYMONTHDAY=31,-31",
        "FREQ=YEARLY;BYWEEKNO=53",
        "FREQ=YEARLY;BYYEARDAY=366",
        "FREQ=YEARLY;BYEASTER=0",
    ],
)
def test_what_is_no_rule(rule: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_recurrence_rule(rule)

    assert refused.value.code == "recurrence"


@pytest.mark.parametrize(
    ("rule", "named"),
    [
        ("jeden Mittwoch", "FREQ=WEEKLY;BYDAY=WE"),
        ("FREQ=DAILY;BYHOUR=9,17", "FREQ=DAILY;INTERVAL=3"),
        ("FREQ=WEEKLY;UNTIL=2027-12-31", "UNTIL=20271231"),
        ("FREQ=MONTHLY;BYDAY=5WE", "FREQ=MONTHLY;BYDAY=3WE"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"),
    ],
)
def test_refusal_names_what_is_possible_and_is_accepted(rule: str, named: str) -> None:
    with pytest.raises(ValidationError) as refused:
        validate_recurrence_rule(rule)

    (message,) = refused.value.messages
    assert rule in message
    assert named in message
    validate_recurrence_rule(named if "FREQ" in named else f"FREQ=WEEKLY;{named}")


# Followed ----------------------------------------------------------------------------


def test_rule_without_an_end_is_followed_for_two_years_from_today() -> None:
    found = days("FREQ=WEEKLY", "2026-01-07")

    assert (found[0], found[-1]) == ("2026-01-07", "2028-12-27")
    assert len(found) == 156


def test_event_of_years_ahead_is_followed_for_two_years_from_its_begin() -> None:
    found = days("FREQ=WEEKLY", "2031-01-01")

    assert (found[0], found[-1]) == ("2031-01-01", "2032-12-29")


@pytest.mark.parametrize("end", ["COUNT=8", "UNTIL=20341231"])
def test_rule_with_an_end_is_followed_to_it(end: str) -> None:
    assert days(f"FREQ=YEARLY;{end}", "2027-06-18")[-1] == "2034-06-18"


def test_rule_with_a_far_end_is_followed_for_ten_years() -> None:
    assert days("FREQ=YEARLY;COUNT=50", "2027-06-18")[-1] == "2036-06-18"


@pytest.mark.parametrize("start", ["2020-01-01", "1900-01-01"])
@pytest.mark.parametrize("rule", ["FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"])
def test_old_repetition_keeps_the_last_thousand_dates_and_all_that_come(
    rule: str, start: str
) -> None:
    found = days(rule, start)

    past = [day for day in found if day < "2027-01-01"]
    assert (len(past), past[0], past[-1]) == (1000, "2024-04-06", "2026-12-31")
    assert (found[1000], found[-1]) == ("2027-01-01", "2028-12-31")


def test_of_what_comes_a_thousand_dates_are_kept() -> None:
    found = days("FREQ=DAILY;UNTIL=20991231", "2027-01-01")

    assert (len(found), found[0]) == (1000, "2027-01-01")


def test_counted_dates_are_counted_from_the_begin() -> None:
    assert days("FREQ=DAILY;COUNT=999", "2020-01-01")[-1] == "2022-09-25"


@pytest.mark.parametrize(
    ("rule", "start"),
    [
        ("FREQ=DAILY;INTERVAL=5", "1999-12-31"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,FR;WKST=FR", "1950-02-03"),
    ],
)
def test_years_are_skipped_in_the_rhythm_of_the_rule(rule: str, start: str) -> None:
    begin = dt.datetime.fromisoformat(start)
    every = [f"{wall:%Y-%m-%d}" for wall in rrulestr(rule, dtstart=begin).xafter(begin, 5000)]

    found = days(rule, start)

    assert len(found) > 1000
    last = every.index(found[-1])
    assert every[last - len(found) + 1 : last + 1] == found
