"""The present moment; a demo site may freeze its date."""

import datetime as dt

from django.utils import timezone

from .conf import conf


def now() -> dt.datetime:
    """The present moment, aware, in the current time zone.

    With `DEMO_TODAY` the date stands still while the time of day goes on.
    """
    moment = timezone.localtime()
    if frozen := conf.frozen_today:
        day = dt.date.fromisoformat(frozen)
        moment = moment.replace(year=day.year, month=day.month, day=day.day)
    return moment


def today() -> dt.date:
    """Today's date in the current time zone."""
    return now().date()
