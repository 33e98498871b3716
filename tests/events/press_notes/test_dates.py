"""Dates as press notes write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.press_notes.dates import MONTHS, find_dates


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("am 11.07.2018", "2018-07-11", "2018-07-11"),
        ("am 1.7.18", "2018-07-01", "2018-07-01"),
        ("Mittwoch, 11. Juli 2018", "2018-07-11", "2018-07-11"),
        ("11. Juli 2018", "2018-07-11", "2018-07-11"),
        ("2018-07-11", "2018-07-11", "2018-07-11"),
        ("vom 14. bis 15. März 2024", "2024-03-14", "2024-03-15"),
        ("vom 30. April bis 2. Mai 2024", "2024-04-30", "2024-05-02"),
        ("vom 1. Oktober bis zum 15. Januar 2026", "2025-10-01", "2026-01-15"),
        ("14./15. März 2024", "2024-03-14", "2024-03-15"),
        ("14. und 15. März 2024", "2024-03-14", "2024-03-15"),
        ("14.–15.03.2024", "2024-03-14", "2024-03-15"),
        ("vom 30.12.2024 bis zum 2.1.2025", "2024-12-30", "2025-01-02"),
        ("von Donnerstag, 14. März, bis Freitag, 15. März 2024", "2024-03-14", "2024-03-15"),
    ],
)
def test_dates(text: str, first: str, last: str) -> None:
    (found,) = find_dates(f"Das Treffen fand {text} statt.")
    assert (str(found.first), str(found.last)) == (first, last)


@pytest.mark.parametrize("text", ["am 31.02.2024", "am 12. September", "vom 5. bis 3. Mai 2024"])
def test_what_is_no_full_date_is_found_without_a_day(text: str) -> None:
    (found,) = find_dates(f"Es beginnt {text} im Rathaus.")
    assert found.first is None or found.last is None


@pytest.mark.parametrize("text", ["Version 1.2.3", "20.000 Euro", "Kapitel 3.", "seit 2018"])
def test_what_is_no_date(text: str) -> None:
    assert not [found for found in find_dates(text) if found.first]


@given(st.dates(dt.date(1970, 1, 1), dt.date(2069, 12, 31)))
def test_every_day_is_found_in_every_spelling(day: dt.date) -> None:
    for text in (
        f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}.{day.month}.{day.year % 100:02}",
        f"{day.day}. {MONTHS[day.month - 1]} {day.year}",
        day.isoformat(),
    ):
        (found,) = find_dates(f"Am {text} trafen sich alle.")
        assert (found.first, found.last) == (day, day)
