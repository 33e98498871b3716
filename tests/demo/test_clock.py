"""A month goes by over the demo data: what is kept is never older than what would be made anew."""

import datetime as dt
from bisect import bisect
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone

from headless.delivery import caching
from headless.delivery.moments import _next_day
from headless.served.models import Served, ServedValue
from headless.served.services import store_cards

BERLIN = ZoneInfo("Europe/Berlin")
# With the night in which the clocks go forward.
BEGIN = dt.datetime(2027, 3, 5, tzinfo=BERLIN)
HOURS = 31 * 24
PATHS = [
    "calls/?limit=100&facets=status",
    "calls/?status=open&status=closing_soon",
    "events/?view=detail&slug=sprechstunde-verein-gruenden",
    "msos/?limit=100&locale=tr",
]


def ages(answer):
    """For how long an answer may be kept, and be given out while another is fetched."""
    _who, fresh, stale = answer.headers["Cache-Control"].split(", ")
    return int(fresh.partition("=")[2]) + int(stale.partition("=")[2])


def every_moment():
    """All at which something changes by the clock, in their order: of rows, and each midnight."""
    found = {
        moment
        for moments in ServedValue.objects.values_list("valid_from", "valid_until")
        for moment in moments
        if moment
    }
    days = (BEGIN.date() + dt.timedelta(days=number) for number in range(HOURS // 24 + 3))
    found |= {dt.datetime.combine(day, dt.time(), BERLIN) for day in days}
    return sorted(moment.astimezone(dt.UTC) for moment in found)


def without_cards(client, path):
    """What is answered where no card stands ready."""
    with transaction.atomic():
        Served.objects.update(card="")
        content = client.get(f"/api/v1/{path}").content
        transaction.set_rollback(True)
    caching._cache().clear()
    return content


def checked_moments(moments):
    """Every third hour of the month, and before and after whatever changes in it."""
    end = BEGIN.astimezone(dt.UTC) + dt.timedelta(hours=HOURS)
    hours = {BEGIN.astimezone(dt.UTC) + dt.timedelta(hours=hour) for hour in range(0, HOURS, 3)}
    edges = {moment for moment in moments if BEGIN <= moment < end}
    before = {moment - dt.timedelta(seconds=1) for moment in edges}
    return [moment.astimezone(BERLIN) for moment in sorted(hours | edges | before)]


def test_a_month_goes_by(loaded, db, client, settings, monkeypatch):
    settings.DEMO_TODAY = None
    settings.HEADLESS_MAX_AGE = settings.HEADLESS_STALE_WHILE_REVALIDATE = 3 * 3600
    # Lists are made of ready cards, as they are where the task runs that makes them.
    store_cards()
    moments = every_moment()
    before, changes = {}, dict.fromkeys(PATHS, 0)
    for number, moment in enumerate(checked_moments(moments)):
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        answers = {path: client.get(f"/api/v1/{path}") for path in PATHS}
        caching._cache().clear()
        caching._moments.clear()
        if number % 5 == 0:
            # No card is older than the clock either.
            for path, kept in answers.items():
                assert kept.content == without_cards(client, path), (path, moment)
        until = moments[bisect(moments, moment)]
        for path, kept in answers.items():
            made = client.get(f"/api/v1/{path}")
            assert kept.content == made.content, (path, moment)
            assert kept.headers["ETag"] == made.headers["ETag"]
            assert ages(kept) == ages(made) == min(6 * 3600, int((until - moment).total_seconds()))
            if path in before:
                content, etag, may_be_kept, then = before[path]
                if content != kept.content:
                    changes[path] += 1
                    assert etag != kept.headers["ETag"], (path, moment)
                    assert may_be_kept <= (moment - then).total_seconds(), (path, moment)
            before[path] = kept.content, kept.headers["ETag"], ages(kept), moment

    assert changes["calls/?status=open&status=closing_soon"] > 0
    assert changes["events/?view=detail&slug=sprechstunde-verein-gruenden"] > 0


@pytest.mark.parametrize("month", [3, 10])
def test_a_day_ends_at_midnight_also_when_the_clocks_change(month):
    day = dt.date(2027, month, 28 if month == 3 else 31)
    noon = dt.datetime.combine(day, dt.time(0, 30), BERLIN)
    left = _next_day(noon).astimezone(dt.UTC) - noon.astimezone(dt.UTC)
    assert left == dt.timedelta(hours=22.5 if month == 3 else 24.5)
