"""Days and moments of events, as the model computes them."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from events.models import EventPage

# Pages ask for their content type and locale.
pytestmark = pytest.mark.django_db


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


def refused(page: EventPage) -> dict[str, list[str]]:
    """Field name to messages of what is wrong with the event, drafts included."""
    with pytest.raises(ValidationError) as error, translation.override("de"):
        page.clean()
    return error.value.message_dict


@pytest.mark.parametrize("starts", ["0027-06-18 18:00", "1899-12-31", "2101-01-01", "9999-12-31"])
def test_year_is_one_of_our_time(starts: str) -> None:
    message = "Das Jahr liegt zwischen 1900 und 2100."

    assert refused(event(starts)) == {"starts_on": [message]}
    assert refused(event("2027-06-18 18:00", "9999-12-31 23:00")) == {"ends_on": [message]}


def test_repeated_event_begins_with_a_date_of_its_rule() -> None:
    """Calendars that follow the rule show the first day of the event in any case."""
    friday = event("2027-06-18 18:00", recurrence="FREQ=WEEKLY;BYDAY=WE")

    assert refused(friday) == {
        "starts_on": [
            "Dieser Tag passt nicht zur Wiederholung, deren erster Termin der 23. Juni 2027 ist."
        ]
    }
    event("2027-06-18 18:00", recurrence="FREQ=WEEKLY;BYDAY=WE,FR").clean()


def test_repetition_ends_after_the_event_begins() -> None:
    page = event("2027-06-18 18:00", recurrence="FREQ=WEEKLY;UNTIL=20270617")

    assert refused(page) == {
        "recurrence": ["Die Wiederholung endet, bevor die Veranstaltung beginnt."]
    }
    event("2027-06-18 18:00", recurrence="FREQ=WEEKLY;UNTIL=20270618").clean()


def test_wrong_rule_is_left_to_its_field() -> None:
    event("2027-06-18 18:00", recurrence="jeden Freitag").clean()


@pytest.mark.parametrize("item", ["24.12.2027", "2027-6-1", "20271224", "2027-12-24 ", 20271224])
def test_stored_dates_are_iso_dates(item: object) -> None:
    field = EventPage._meta.get_field("excluded_dates")

    field.validate(["2027-12-24"], None)
    with pytest.raises(ValidationError):
        field.validate([item], None)


def test_form_takes_german_and_iso_dates() -> None:
    form_field = EventPage._meta.get_field("excluded_dates").formfield()

    assert form_field.clean("24.12.2027, 2027-12-31") == ["2027-12-24", "2027-12-31"]
