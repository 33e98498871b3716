"""Dates as German press notes write them."""

import datetime as dt
import re
from dataclasses import dataclass

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_MONTH_NUMBERS = {
    **{name: number for number, name in enumerate(MONTHS, 1)},
    **{name[:3]: number for number, name in enumerate(MONTHS, 1)},
    "Jänner": 1,
    "Maerz": 3,
    "Sept": 9,
}
_MONTH = "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True))
_GAP = r"[\s\u00a0]*"
_DAY = rf"(?P<day>\d{{1,2}})\.{_GAP}(?:(?P<month>\d{{1,2}})\.|(?P<name>{_MONTH})\b\.?)"
_DATE = rf"{_DAY}{_GAP}(?P<year>\d{{4}}|\d{{2}}(?!\d))?"
_WEEKDAY = r"(?:(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag),?\s+)?"
_FIRST = (
    r"(?P<first_day>\d{1,2})\."
    + rf"(?:{_GAP}(?:(?P<first_month>\d{{1,2}})\.|(?P<first_name>{_MONTH})))?"
)
_BETWEEN = rf"{_GAP}(?:bis|und|–|—|-|/|\+)(?:{_GAP}(?:zum|einschließlich|dem|{_WEEKDAY}))?{_GAP}"

_RANGE_PATTERN = re.compile(
    rf"(?<![\d.])(?P<from>vom{_GAP}(?:{_WEEKDAY})?)?{_FIRST}(?:{_GAP}(?P<first_year>\d{{4}}))?"
    rf",?{_BETWEEN}{_WEEKDAY}{_DATE}"
)
_SINGLE_PATTERN = re.compile(rf"(?<![\d.]){_DATE}")
_ISO_PATTERN = re.compile(r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)")


@dataclass(frozen=True)
class DateFound:
    """A date or a range of days in a text; `first` is None where no day is clear."""

    start: int
    end: int
    text: str
    first: dt.date | None
    last: dt.date | None
    is_range: bool = False


def find_dates(text: str) -> list[DateFound]:
    """Every date and range of days, in the order of the text."""
    found: list[DateFound] = []
    for pattern in (_RANGE_PATTERN, _ISO_PATTERN, _SINGLE_PATTERN):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other.end and other.start < end for other in found):
                continue
            last = _date(match.group("day"), _month(match), match.group("year"))
            first = _first(match) if pattern is _RANGE_PATTERN else last
            if first and last and first > last:
                first = last = None
            found.append(
                DateFound(start, end, match.group(), first, last, pattern is _RANGE_PATTERN)
            )
    return sorted(found, key=lambda date: date.start)


def next_such_day(date: DateFound, after: dt.date) -> dt.date | None:
    """The first day after another that a date without its year can mean."""
    match = _SINGLE_PATTERN.fullmatch(date.text)
    if match is None or match.group("year"):
        return None
    for year in range(after.year, after.year + 2):
        day = _date(match.group("day"), _month(match), str(year))
        if day and day > after:
            return day
    return None


def _month(match: re.Match[str]) -> int:
    groups = match.groupdict()
    return _MONTH_NUMBERS[groups["name"]] if groups.get("name") else int(groups["month"])


def _first(match: re.Match[str]) -> dt.date | None:
    if match.group("first_name"):
        month = _MONTH_NUMBERS[match.group("first_name")]
    else:
        month = int(match.group("first_month") or _month(match))
    year = match.group("first_year") or match.group("year")
    first = _date(match.group("first_day"), month, year)
    if first and not match.group("first_year") and month > _month(match):
        # "vom 1. Oktober bis 15. Januar 2026" began in the year before.
        return _date(match.group("first_day"), month, str(first.year - 1))
    return first


def _date(day: str, month: int, year: str | None) -> dt.date | None:
    if year is None:
        return None
    # Press notes of an office with two digits for the year are younger than 1970.
    full = int(year) if len(year) == 4 else 1900 + int(year) + (100 if int(year) < 70 else 0)
    try:
        return dt.date(full, month, int(day))
    except ValueError:
        return None
