"""Rules for repetition (RFC 5545, 3.3.10), followed by the wall clock.

Only what is sure to give a date is accepted: dateutil looks for one that never comes,
such as 30 February, until the year 9999.
"""

import datetime as dt
import re
from collections import deque
from collections.abc import Iterator
from itertools import takewhile
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

# How far a rule is followed from today on, and how many dates of the past and of the future
# are kept. Publishing follows it anew.
HORIZON = dt.timedelta(days=2 * 365)
HORIZON_OF_A_RULE_WITH_AN_END = dt.timedelta(days=10 * 365)
KEPT_DATES = 1000

_WEEKDAY = "(MO|TU|WE|TH|FR|SA|SU)"
# Every month has a fourth Wednesday; not every one has a fifth.
_NUMBERED_WEEKDAY = rf"([+-]?[1-4])?{_WEEKDAY}"
_DAY_OF_MONTH = "-?(0?[1-9]|[12][0-9]|3[01])"
_MONTH = "(0?[1-9]|1[0-2])"

_ANY_PARTS = {
    "INTERVAL": "[1-9][0-9]?",
    "COUNT": "[1-9][0-9]{0,2}",
    "UNTIL": "20[0-9]{6}(T[0-9]{6}Z?)?",
    "WKST": _WEEKDAY,
}
# Frequency to the parts that it takes and their values.
_PARTS = {
    "DAILY": _ANY_PARTS,
    "WEEKLY": {**_ANY_PARTS, "BYDAY": f"{_WEEKDAY}(,{_WEEKDAY})*"},
    "MONTHLY": {
        **_ANY_PARTS,
        # Every 12 months may be every February, which has no 31st.
        "INTERVAL": "[1-9]|1[01]",
        "BYDAY": f"{_NUMBERED_WEEKDAY}(,{_NUMBERED_WEEKDAY})*",
        "BYMONTHDAY": f"{_DAY_OF_MONTH}(,{_DAY_OF_MONTH})*",
        "BYSETPOS": "-?[1-4]",
    },
    "YEARLY": {
        **_ANY_PARTS,
        "BYDAY": f"{_NUMBERED_WEEKDAY}(,{_NUMBERED_WEEKDAY})*",
        "BYMONTHDAY": f"{_DAY_OF_MONTH}(,{_DAY_OF_MONTH})*",
        "BYMONTH": f"{_MONTH}(,{_MONTH})*",
    },
}
_DAYS_IN_EVERY_MONTH = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def parts_of(rule: str) -> dict[str, str]:
    """Names and values of a rule. Raises `ValueError` for text that is none."""
    pairs = [part.split("=") for part in rule.upper().split(";")]
    parts = dict(pairs)
    if len(parts) < len(pairs):
        raise ValueError("A part stands twice.")
    return parts


def is_rule(parts: dict[str, str]) -> bool:
    """Whether the parts make a rule that is sure to give dates, at most one a day."""
    possible = _PARTS.get(parts.get("FREQ", ""))
    if possible is None:
        return False
    fit = all(
        name in possible and re.fullmatch(possible[name], value)
        for name, value in parts.items()
        if name != "FREQ"
    )
    return fit and _parts_go_together(parts) and _comes_every_year(parts) and _ends(parts)


def _parts_go_together(parts: dict[str, str]) -> bool:
    names = parts.keys()
    if names >= {"COUNT", "UNTIL"} or names >= {"BYDAY", "BYMONTHDAY"}:
        return False
    if "BYSETPOS" in names:
        return "BYDAY" in names and not re.search("[0-9]", parts["BYDAY"])
    if parts["FREQ"] == "YEARLY":
        return ("BYMONTH" in names) == bool(names & {"BYDAY", "BYMONTHDAY"})
    return True


def _comes_every_year(parts: dict[str, str]) -> bool:
    if parts.keys() >= {"BYMONTH", "BYMONTHDAY"}:
        longest = max(_DAYS_IN_EVERY_MONTH[int(month) - 1] for month in parts["BYMONTH"].split(","))
        return any(abs(int(day)) <= longest for day in parts["BYMONTHDAY"].split(","))
    return True


def _ends(parts: dict[str, str]) -> bool:
    until = parts.get("UNTIL")
    try:
        return until is None or bool(_moment(until))
    except ValueError:
        return False


def _moment(until: str) -> dt.datetime:
    """The end of a rule as it is written; one without a time is a whole day."""
    if len(until) == len("20271231"):
        return dt.datetime.strptime(f"{until}T235959", "%Y%m%dT%H%M%S")
    return dt.datetime.strptime(until.removesuffix("Z"), "%Y%m%dT%H%M%S")


def starts(rule: str, start: dt.datetime, zone: ZoneInfo, today: dt.date) -> list[dt.datetime]:
    """The local times at which something begins that repeats from `start` on.

    Of the past the last thousand dates. From today or the start on, whichever is later, what
    two years bring, or ten with an end, which somebody planned; never more than a thousand.
    """
    parts = parts_of(rule)
    has_end = "COUNT" in parts or "UNTIL" in parts
    reach = HORIZON_OF_A_RULE_WITH_AN_END if has_end else HORIZON
    last_day = max(today, start.date()) + reach
    past: deque[dt.datetime] = deque(maxlen=KEPT_DATES)
    coming: list[dt.datetime] = []
    dates = _follow(parts, _late_start(parts, start, today), zone)
    for wall in takewhile(lambda wall: wall.date() <= last_day, dates):
        if wall.date() < today:
            past.append(wall)
        elif len(coming) < KEPT_DATES:
            coming.append(wall)
        else:
            break
    return [*past, *coming]


def first_start(rule: str, start: dt.datetime, zone: ZoneInfo) -> dt.datetime | None:
    """The first date of a rule, None when it ends before."""
    return next(_follow(parts_of(rule), start, zone), None)


def _follow(parts: dict[str, str], start: dt.datetime, zone: ZoneInfo) -> Iterator[dt.datetime]:
    if until := parts.get("UNTIL"):
        end = _moment(until)
        if until.endswith("Z"):
            end = end.replace(tzinfo=dt.UTC).astimezone(zone)
        parts = {**parts, "UNTIL": f"{end:%Y%m%dT%H%M%S}"}
    return iter(rrulestr(";".join(map("=".join, parts.items())), dtstart=start))


def _late_start(parts: dict[str, str], start: dt.datetime, today: dt.date) -> dt.datetime:
    """Skip whole steps of many days or weeks, of which no date would be kept anyway."""
    days = {"DAILY": 1, "WEEKLY": 7}.get(parts["FREQ"])
    if days is None or "COUNT" in parts:
        return start
    days *= int(parts.get("INTERVAL", 1))
    skipped = (today - start.date()).days // days - KEPT_DATES
    return start + max(0, skipped) * dt.timedelta(days=days)
