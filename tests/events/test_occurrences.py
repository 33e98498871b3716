"""The single dates of events: derived when an event is published, by the clock of its zone."""

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from events.models import EventOccurrence, EventPage
from events.resources.events import EventResource
from events.services import rebuild_occurrences
from headless.changes.models import ContentVersion
from tests.factories.events import EventPageFactory
from tests.factories.locales import translate


@pytest.fixture(autouse=True)
def today(settings: Any) -> dt.date:
    settings.DEMO_TODAY = "2027-01-01"
    return dt.date(2027, 1, 1)


def event(starts_on: str, starts_time: str = "", **values: Any) -> EventPage:
    """A published event; dates and times are written as text."""
    typed = {"starts_on": starts_on, "starts_time": starts_time, **values}
    for name, value in typed.items():
        if name.endswith("_on"):
            typed[name] = dt.date.fromisoformat(value)
        elif name.endswith("_time"):
            typed[name] = dt.time.fromisoformat(value) if value else None
    page: EventPage = EventPageFactory(**typed)
    return page


def days(page: EventPage) -> list[tuple[str, str]]:
    """First and last day of each occurrence."""
    rows = EventOccurrence.objects.filter(event_key=page.translation_key)
    return [(row.first_day.isoformat(), row.last_day.isoformat()) for row in rows]


def moments(page: EventPage) -> list[tuple[str, str | None]]:
    """Begin and end of each occurrence in UTC."""

    def utc(moment: dt.datetime | None) -> str | None:
        return moment and moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%MZ")

    rows = EventOccurrence.objects.filter(event_key=page.translation_key)
    return [(utc(row.starts_at) or "", utc(row.ends_at)) for row in rows]


def ids(page: EventPage) -> dict[str, Any]:
    """Recurrence id to id of each occurrence."""
    rows = EventOccurrence.objects.filter(event_key=page.translation_key)
    return dict(rows.values_list("recurrence_id", "id"))


def publish(page: EventPage, **values: Any) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


# Derived -----------------------------------------------------------------------------


def test_single_event(site_tree: Any) -> None:
    page = event("2027-06-18", "18:00", ends_time="20:00")

    assert moments(page) == [("2027-06-18T16:00Z", "2027-06-18T18:00Z")]
    assert days(page) == [("2027-06-18", "2027-06-18")]
    assert list(ids(page)) == [""]


def test_event_without_an_end(site_tree: Any) -> None:
    assert moments(event("2027-06-18", "18:00")) == [("2027-06-18T16:00Z", None)]


def test_event_until_midnight_has_one_day(site_tree: Any) -> None:
    page = event("2027-06-18", "18:00", ends_on="2027-06-19", ends_time="00:00")

    assert days(page) == [("2027-06-18", "2027-06-18")]
    assert moments(page) == [("2027-06-18T16:00Z", "2027-06-18T22:00Z")]


def test_event_past_midnight_has_two_days(site_tree: Any) -> None:
    page = event("2027-06-18", "18:00", ends_on="2027-06-19", ends_time="01:00")

    assert days(page) == [("2027-06-18", "2027-06-19")]


def test_event_of_several_whole_days(site_tree: Any) -> None:
    page = event("2027-06-18", ends_on="2027-06-20")

    (occurrence,) = EventOccurrence.objects.all()
    assert (occurrence.is_all_day, occurrence.ends_at) == (True, None)
    assert days(page) == [("2027-06-18", "2027-06-20")]


def test_weekly_event_keeps_its_hour_when_the_clocks_change(site_tree: Any) -> None:
    page = event(
        "2027-03-24", "18:00", ends_time="20:00", recurrence="FREQ=WEEKLY;BYDAY=WE;COUNT=3"
    )

    assert moments(page) == [
        ("2027-03-24T17:00Z", "2027-03-24T19:00Z"),
        ("2027-03-31T16:00Z", "2027-03-31T18:00Z"),
        ("2027-04-07T16:00Z", "2027-04-07T18:00Z"),
    ]


def test_event_in_another_zone(site_tree: Any) -> None:
    page = event("2027-06-18", "18:00", time_zone="Europe/Kyiv")

    assert moments(page) == [("2027-06-18T15:00Z", None)]


def test_hour_that_exists_twice_is_the_first_one(site_tree: Any) -> None:
    assert moments(event("2027-10-31", "02:30")) == [("2027-10-31T00:30Z", None)]


def test_repeated_event_leaves_out_its_exceptions(site_tree: Any) -> None:
    page = event(
        "2027-06-02",
        "18:00",
        recurrence="FREQ=WEEKLY;COUNT=4",
        excluded_dates=["2027-06-09", "2027-12-24"],
    )

    assert [first for first, _last in days(page)] == ["2027-06-02", "2027-06-16", "2027-06-23"]


@pytest.mark.parametrize(
    ("until", "last"),
    [
        ("20270616", "2027-06-16"),
        ("20270615", "2027-06-09"),
        ("20270616T180000", "2027-06-16"),
        ("20270616T175959", "2027-06-09"),
        # In June Berlin is two hours ahead of UTC.
        ("20270616T160000Z", "2027-06-16"),
        ("20270616T155959Z", "2027-06-09"),
    ],
)
def test_repetition_ends_with_its_last_day(site_tree: Any, until: str, last: str) -> None:
    page = event("2027-06-02", "18:00", recurrence=f"FREQ=WEEKLY;UNTIL={until}")

    assert days(page)[-1] == (last, last)


def test_repetition_of_whole_days_ends_with_its_last_day(site_tree: Any) -> None:
    page = event("2027-06-02", recurrence="freq=weekly;until=20270616")

    assert [first for first, _last in days(page)] == ["2027-06-02", "2027-06-09", "2027-06-16"]


def test_third_wednesday_of_the_month(site_tree: Any) -> None:
    page = event("2027-01-20", "18:00", recurrence="FREQ=MONTHLY;BYDAY=3WE;COUNT=3")

    assert [first for first, _last in days(page)] == ["2027-01-20", "2027-02-17", "2027-03-17"]


def test_repeated_event_of_several_whole_days(site_tree: Any) -> None:
    page = event("2027-06-18", ends_on="2027-06-20", recurrence="FREQ=YEARLY;COUNT=2")

    assert days(page) == [("2027-06-18", "2027-06-20"), ("2028-06-18", "2028-06-20")]


def test_daily_event_since_years_still_has_the_dates_of_today(site_tree: Any) -> None:
    page = event("2020-01-01", "18:00", recurrence="FREQ=DAILY")

    assert ("2027-01-01", "2027-01-01") in days(page)


# Kept in step ------------------------------------------------------------------------


def test_draft_has_no_occurrences(site_tree: Any) -> None:
    event("2027-06-18", "18:00", live=False)

    assert EventOccurrence.objects.count() == 0


def test_draft_of_a_move_moves_nothing(site_tree: Any) -> None:
    page = event("2027-06-18", "18:00")
    page.starts_on = dt.date(2027, 6, 25)
    page.save_revision()

    assert days(page) == [("2027-06-18", "2027-06-18")]


def test_moved_event_keeps_its_id(site_tree: Any) -> None:
    page = event("2027-06-18", "18:00")
    before = ids(page)

    publish(page, starts_on=dt.date(2027, 6, 25))

    assert days(page) == [("2027-06-25", "2027-06-25")]
    assert ids(page) == before


def test_dates_that_stay_keep_their_ids(site_tree: Any) -> None:
    page = event("2027-06-02", "18:00", recurrence="FREQ=WEEKLY;COUNT=3")
    before = ids(page)

    publish(page, recurrence="FREQ=WEEKLY;COUNT=2", place_name="Anderswo")
    assert ids(page) == {key: before[key] for key in list(before)[:2]}

    publish(page, recurrence="FREQ=WEEKLY;COUNT=3")
    assert ids(page) == before


def test_two_events_share_no_id(site_tree: Any) -> None:
    first, second = event("2027-06-18", "18:00"), event("2027-06-18", "18:00")

    assert ids(first)[""] != ids(second)[""]


def test_unpublished_event_has_none(site_tree: Any) -> None:
    page, other = event("2027-06-18", "18:00"), event("2027-06-19", "18:00")

    page.unpublish()

    assert list(EventOccurrence.objects.values_list("event_key", flat=True)) == [
        other.translation_key
    ]
    page.get_latest_revision().publish()
    assert days(page) == [("2027-06-18", "2027-06-18")]


def test_deleted_event_has_none(site_tree: Any) -> None:
    page = event("2027-06-18", "18:00")

    page.delete()

    assert EventOccurrence.objects.count() == 0


def test_event_deleted_with_its_section_has_none(site_tree: Any) -> None:
    event("2027-06-18", "18:00").get_parent().delete()

    assert EventOccurrence.objects.count() == 0


def test_translations_share_one_occurrence(site_tree: Any, read: Any) -> None:
    page = event("2027-06-18", "18:00", title="Fest")
    translate(page, "tr", title="Şenlik")

    assert EventOccurrence.objects.count() == 1
    german, turkish = (read("occurrences/", locale=code)["items"] for code in ("de", "tr"))
    assert [item["event"]["title"] for item in (*german, *turkish)] == ["Fest", "Şenlik"]
    assert german[0]["id"] == turkish[0]["id"] == str(ids(page)[""])


def test_translation_alone_keeps_the_occurrence(site_tree: Any) -> None:
    page = event("2027-06-18", "18:00")
    turkish = translate(page, "tr", title="Şenlik")

    page.unpublish()
    assert days(page) == [("2027-06-18", "2027-06-18")]

    turkish.unpublish()
    assert days(page) == []


def test_deleted_original_leaves_the_occurrence_to_its_translation(site_tree: Any) -> None:
    page = event("2027-06-18", "18:00")
    translate(page, "tr", title="Şenlik")
    before = ids(page)

    page.delete()

    assert ids(page) == before


@pytest.mark.skipif(not connection.features.has_select_for_update, reason="One writer anyway.")
def test_publishing_waits_for_that_of_another_translation(site_tree: Any) -> None:
    """Whoever comes second reads what the first one has written."""
    page = event("2027-06-18", "18:00")
    translate(page, "tr", title="Şenlik")

    with CaptureQueriesContext(connection) as queries:
        rebuild_occurrences(page.translation_key)

    reads = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    assert reads[0].endswith("FOR UPDATE")
    assert ContentVersion._meta.db_table in reads[0]


# Delivered ---------------------------------------------------------------------------


def test_occurrences_stand_in_the_order_of_their_begin(site_tree: Any, read: Any) -> None:
    event("2027-06-18", "18:00", title="Abend")
    event("2027-06-18", "09:00", title="Morgen")
    event("2027-06-18", title="Ganzer Tag")

    titles = [item["event"]["title"] for item in read("occurrences/")["items"]]

    assert titles == ["Ganzer Tag", "Morgen", "Abend"]


def test_event_names_its_next_dates_with_the_running_one(site_tree: Any, read: Any) -> None:
    page = event("2026-12-30", ends_on="2027-01-01", recurrence="FREQ=WEEKLY;COUNT=3")

    upcoming = read(f"events/{page.translation_key}/")["upcoming_occurrences"]

    assert [item["when"]["first_day"] for item in upcoming] == [
        "2026-12-30",
        "2027-01-06",
        "2027-01-13",
    ]
    assert upcoming[0]["when"] == {
        "all_day": True,
        "first_day": "2026-12-30",
        "last_day": "2027-01-01",
        "starts_at": None,
        "ends_at": None,
        "time_zone": "Europe/Berlin",
    }


def test_occurrence_of_a_private_event_is_hidden(site_tree: Any, read: Any) -> None:
    page = event("2027-06-18", "18:00")
    PageViewRestriction.objects.create(page=page, restriction_type="login")

    assert read("occurrences/")["items"] == []


@pytest.mark.parametrize("is_list", [True, False], ids=["list", "detail"])
def test_occurrence_whose_event_goes_offline_while_it_is_read_is_left_out(
    site_tree: Any, client: Client, monkeypatch: pytest.MonkeyPatch, is_list: bool
) -> None:
    """Its occurrences are read before the event itself."""
    page = event("2027-06-18", "18:00")
    address = "/api/v1/occurrences/" if is_list else f"/api/v1/occurrences/{ids(page)['']}/"
    # Between the two reads.
    monkeypatch.setattr(EventResource, "rows", lambda *args: [])

    answer = client.get(address)

    assert answer.status_code == (200 if is_list else 404)
    assert answer.json().get("items", []) == []
