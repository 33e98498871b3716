"""Opening hours are a row for each weekday."""

import pytest

from mso_pages.models import Membership, Submission
from mso_pages.moderation.selectors import proposed
from tests.factories.msos import MSOProfilePageFactory

from .visiting import address, send, words

pytestmark = pytest.mark.django_db


def test_hours_are_a_row_for_each_day(profile, phone):
    send(
        phone,
        address(profile, "hours"),
        **{
            f"{day}-{n}-{k}": ""
            for day in ("monday", "thursday")
            for n in (0, 1)
            for k in ("opens", "closes", "note")
        },
        **{
            "tuesday-0-opens": "10:00",
            "tuesday-0-closes": "12:30",
            "tuesday-1-opens": "14:00",
            "tuesday-1-closes": "16:00",
            "tuesday-0-note": "nach Absprache",
        },
    )

    hours = [item for item in proposed(profile).opening_hours if item["weekday"] == "tuesday"]
    assert hours == [
        {"weekday": "tuesday", "opens": "10:00", "closes": "12:30", "note": "nach Absprache"},
        {"weekday": "tuesday", "opens": "14:00", "closes": "16:00", "note": ""},
    ]


def test_a_day_is_the_same_as_monday(site_tree, phone, member):
    page = MSOProfilePageFactory()
    Membership.objects.create(organisation=page.translation_key, user=member)

    send(
        phone,
        address(page, "hours"),
        **{"monday-0-opens": "10:00", "monday-0-closes": "12:00", "friday-same": "on"},
    )

    found = [(item["weekday"], item["opens"]) for item in proposed(page).opening_hours]
    assert found == [("monday", "10:00"), ("friday", "10:00")]


@pytest.mark.parametrize(
    ("times", "message"),
    [
        ({"sunday-0-opens": "10:00"}, "Sunday: Give both times, or leave both empty."),
        (
            {"sunday-0-opens": "12:00", "sunday-0-closes": "10:00"},
            "Sunday: The closing time lies before the opening time.",
        ),
        ({"sunday-0-opens": "25:00", "sunday-0-closes": "12:00"}, "Sunday: Enter a valid time."),
        (
            {
                "sunday-0-opens": "14:00",
                "sunday-0-closes": "16:00",
                "sunday-1-opens": "10:00",
                "sunday-1-closes": "14:01",
            },
            "Sunday: These times overlap.",
        ),
        ({"sunday-0-note": "nach Absprache"}, "Sunday: A note needs times."),
        (
            {"sunday-0-opens": "10:00", "sunday-0-closes": "11:00", "sunday-0-note": "a" * 101},
            "Sunday: Ensure this value has at most 100 characters",
        ),
    ],
)
def test_wrong_times_are_refused_with_the_name_of_the_day(profile, phone, times, message):
    response = send(phone, address(profile, "hours"), **times)

    # Above the form and beside the field.
    assert words(response).count(message) == 2
    assert not Submission.objects.exists()


def test_times_that_meet_do_not_overlap(profile, phone):
    times = {"sunday-0-opens": "10:00", "sunday-0-closes": "12:00"}
    after = {"sunday-1-opens": "12:00", "sunday-1-closes": "13:00"}

    send(phone, address(profile, "hours"), **times, **after)

    assert [row["opens"] for row in proposed(profile).opening_hours][-2:] == ["10:00", "12:00"]


def test_no_day_is_the_same_as_an_empty_monday(profile, phone):
    """It would lose its own times unseen."""
    nothing = {f"monday-{n}-{k}": "" for n in (0, 1) for k in ("opens", "closes", "note")}

    response = send(phone, address(profile, "hours"), **nothing, **{"friday-same": "on"})

    assert words(response).count("Friday: Monday has no times.") == 2
    assert not Submission.objects.exists()
