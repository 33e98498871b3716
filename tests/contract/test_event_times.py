"""D24 and D25: an event's days and times arrive as they were entered, wherever one reads."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.users.models import UserProfile

from events.models import EventPage
from tests.admin.posting import edit, edit_address, errors
from tests.factories.events import EventPageFactory


def when(read, event):
    """The days and times of an event, in its detail and in its one occurrence."""
    detail = read(f"events/{event.translation_key}/")["when"]
    occurrences = read("occurrences/")["items"]
    assert [item["when"] for item in occurrences] == [detail]
    return detail


CASES = {
    "one whole day": (
        {"starts_on": dt.date(2027, 6, 18), "starts_time": None},
        {"all_day": True, "first_day": "2027-06-18", "last_day": "2027-06-18"},
    ),
    "three whole days": (
        {
            "starts_on": dt.date(2027, 6, 18),
            "starts_time": None,
            "ends_on": dt.date(2027, 6, 20),
        },
        {"all_day": True, "first_day": "2027-06-18", "last_day": "2027-06-20"},
    ),
    "until midnight": (
        {
            "starts_on": dt.date(2027, 6, 18),
            "starts_time": dt.time(18),
            "ends_on": dt.date(2027, 6, 19),
            "ends_time": dt.time(0),
        },
        {
            "all_day": False,
            "first_day": "2027-06-18",
            "last_day": "2027-06-18",
            "starts_at": "2027-06-18T18:00:00+02:00",
            "ends_at": "2027-06-19T00:00:00+02:00",
        },
    ),
    "without an end": (
        {"starts_on": dt.date(2027, 6, 18), "starts_time": dt.time(18)},
        {
            "all_day": False,
            "first_day": "2027-06-18",
            "last_day": "2027-06-18",
            "starts_at": "2027-06-18T18:00:00+02:00",
        },
    ),
    "into the night": (
        {
            "starts_on": dt.date(2027, 6, 18),
            "starts_time": dt.time(18),
            "ends_on": dt.date(2027, 6, 19),
            "ends_time": dt.time(1, 30),
        },
        {
            "all_day": False,
            "first_day": "2027-06-18",
            "last_day": "2027-06-19",
            "starts_at": "2027-06-18T18:00:00+02:00",
            "ends_at": "2027-06-19T01:30:00+02:00",
        },
    ),
    "several days to a midnight": (
        {
            "starts_on": dt.date(2027, 6, 18),
            "starts_time": dt.time(18),
            "ends_on": dt.date(2027, 6, 21),
            "ends_time": dt.time(0),
        },
        {
            "all_day": False,
            "first_day": "2027-06-18",
            "last_day": "2027-06-20",
            "starts_at": "2027-06-18T18:00:00+02:00",
            "ends_at": "2027-06-21T00:00:00+02:00",
        },
    ),
    "winter time": (
        {
            "starts_on": dt.date(2027, 3, 24),
            "starts_time": dt.time(18),
            "ends_time": dt.time(20),
        },
        {
            "all_day": False,
            "first_day": "2027-03-24",
            "last_day": "2027-03-24",
            "starts_at": "2027-03-24T18:00:00+01:00",
            "ends_at": "2027-03-24T20:00:00+01:00",
        },
    ),
    "summer time": (
        {
            "starts_on": dt.date(2027, 3, 31),
            "starts_time": dt.time(18),
            "ends_time": dt.time(20),
        },
        {
            "all_day": False,
            "first_day": "2027-03-31",
            "last_day": "2027-03-31",
            "starts_at": "2027-03-31T18:00:00+02:00",
            "ends_at": "2027-03-31T20:00:00+02:00",
        },
    ),
    "over the change to summer time": (
        {
            "starts_on": dt.date(2027, 3, 27),
            "starts_time": dt.time(22),
            "ends_on": dt.date(2027, 3, 28),
            "ends_time": dt.time(4),
        },
        {
            "all_day": False,
            "first_day": "2027-03-27",
            "last_day": "2027-03-28",
            "starts_at": "2027-03-27T22:00:00+01:00",
            "ends_at": "2027-03-28T04:00:00+02:00",
        },
    ),
    # This time happens twice; it is the first.
    "in the doubled hour": (
        {"starts_on": dt.date(2027, 10, 31), "starts_time": dt.time(2, 30)},
        {
            "all_day": False,
            "first_day": "2027-10-31",
            "last_day": "2027-10-31",
            "starts_at": "2027-10-31T02:30:00+02:00",
        },
    ),
    "in another zone": (
        {
            "starts_on": dt.date(2027, 6, 18),
            "starts_time": dt.time(18),
            "time_zone": "Europe/Kyiv",
        },
        {
            "all_day": False,
            "first_day": "2027-06-18",
            "last_day": "2027-06-18",
            "starts_at": "2027-06-18T18:00:00+03:00",
            "time_zone": "Europe/Kyiv",
        },
    ),
    # Its day is that of its own zone, though it is the 19th in Berlin.
    "late far in the west": (
        {
            "starts_on": dt.date(2027, 6, 18),
            "starts_time": dt.time(22),
            "time_zone": "America/New_York",
        },
        {
            "all_day": False,
            "first_day": "2027-06-18",
            "last_day": "2027-06-18",
            "starts_at": "2027-06-18T22:00:00-04:00",
            "time_zone": "America/New_York",
        },
    ),
}


NOTHING = {"starts_at": None, "ends_at": None, "time_zone": "Europe/Berlin"}


@pytest.mark.parametrize("server_zone", ["Europe/Berlin", "UTC"])
def test_d24_d25_days_and_times(site_tree, read, settings, server_zone):
    settings.TIME_ZONE = server_zone
    for name, (values, _expected) in CASES.items():
        EventPageFactory(title=name, **values)
    expected = {name: {**NOTHING, **told} for name, (_values, told) in CASES.items()}

    events = {item["title"]: item["when"] for item in read("events/")["items"]}
    occurrences = [(item["event"]["title"], item["when"]) for item in read("occurrences/")["items"]]

    assert events == expected
    assert sorted(occurrences, key=str) == sorted(expected.items(), key=str)


def test_d25_a_series_keeps_its_hour_over_the_change_of_the_clocks(site_tree, read):
    event = EventPageFactory(
        starts_on=dt.date(2027, 3, 24),
        starts_time=dt.time(18),
        ends_time=dt.time(20),
        recurrence="FREQ=WEEKLY;BYDAY=WE;COUNT=2",
    )

    assert [
        (item["when"]["starts_at"], item["when"]["ends_at"], item["event"]["id"])
        for item in read("occurrences/")["items"]
    ] == [
        (
            "2027-03-24T18:00:00+01:00",
            "2027-03-24T20:00:00+01:00",
            str(event.translation_key),
        ),
        (
            "2027-03-31T18:00:00+02:00",
            "2027-03-31T20:00:00+02:00",
            str(event.translation_key),
        ),
    ]


def test_d25_a_time_that_the_clocks_skip_is_refused(site_tree):
    event = EventPageFactory(live=False)
    event.starts_on, event.starts_time = dt.date(2027, 3, 28), dt.time(2, 30)

    with pytest.raises(ValidationError) as refused:
        event.full_clean()

    assert list(refused.value.error_dict) == ["starts_time"]


def test_d25_reading_in_another_zone_changes_nothing(site_tree, read):
    event = EventPageFactory(starts_on=dt.date(2027, 3, 24), starts_time=dt.time(18))
    here = when(read, event)

    with timezone.override("Europe/Kyiv"):
        assert when(read, event) == here


@pytest.mark.parametrize("server_zone", ["Europe/Berlin", "UTC"])
def test_d25_an_editor_in_kyiv_saves_without_touching_the_times(
    site_tree, client, read, settings, server_zone
):
    settings.TIME_ZONE = server_zone
    editor = get_user_model().objects.create_superuser("kyiv", password="x")
    UserProfile.objects.create(user=editor, current_time_zone="Europe/Kyiv")
    client.force_login(editor)
    event = EventPageFactory(
        starts_on=dt.date(2027, 3, 24), starts_time=dt.time(18), ends_time=dt.time(20)
    )
    before = when(read, event)

    response = edit(client, event, {"title": "Am Abend"}, action_publish="1")

    assert errors(response) == {}
    assert read(f"events/{event.translation_key}/")["title"] == "Am Abend"
    assert when(read, event) == before
    row = EventPage.objects.get(pk=event.pk)
    assert (row.starts_on, row.starts_time, row.time_zone) == (
        dt.date(2027, 3, 24),
        dt.time(18),
        "Europe/Berlin",
    )


def test_d25_the_form_names_the_zone(site_tree, client):
    editor = get_user_model().objects.create_superuser("kyiv", password="x")
    client.force_login(editor)
    event = EventPageFactory()

    html = client.get(edit_address(event)).content.decode()

    assert 'name="time_zone" value="Europe/Berlin"' in html
