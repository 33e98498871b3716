"""Types of query parameters: strict, so that the databases only see what they can compare."""

import datetime as dt
import re
import uuid
from typing import Annotated, Any

from django.utils import timezone
from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII)
_DECIMAL = re.compile(r"-?\d{1,9}(\.\d{1,10})?", re.ASCII)
# A plus sign that was not escaped in an address arrives as a blank.
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+ -]\d{2}:\d{2})?)?", re.ASCII
)
# Degrees, as the document writes them.
_DECIMALS = r"(\.\d{1,10})?"
_LATITUDE = rf"-?(90(\.0{{1,10}})?|[0-8]?\d{_DECIMALS})"
_LONGITUDE = rf"-?(180(\.0{{1,10}})?|(1[0-7]\d|\d{{1,2}}){_DECIMALS})"
# Older ones, and those of the last year, leave the range of moments in another zone.
_FIRST_YEAR = 1000
_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")
PLACE = re.compile(r"[0-9]{1,18}")
_MOST_DIGITS = 9
LONGEST_TEXT = 200


def _refuse(kind: str, message: str) -> PydanticCustomError:
    return PydanticCustomError(kind, message)


def only_digits(value: Any) -> Any:
    """Refuse what pydantic would also read as a whole number, such as `1.0`, ` 1` or `1_0`."""
    if isinstance(value, str) and not (value.isascii() and value.isdecimal()):
        raise _refuse("digits", "Input should be a whole number in digits")
    if isinstance(value, str) and len(value) > _MOST_DIGITS:
        raise _refuse("digits", "Input should be a whole number of at most nine digits")
    return value


def place_digits(value: Any) -> Any:
    """The same for a number that grows with each change."""
    if isinstance(value, str) and not PLACE.fullmatch(value):
        raise _refuse("digits", "Input should be a whole number of at most eighteen digits")
    return value


def plain_decimal(value: Any) -> Any:
    """Refuse exponents, `nan`, `inf` and blanks."""
    if isinstance(value, str) and not _DECIMAL.fullmatch(value):
        raise _refuse("decimal", "Input should be a number such as 51.5")
    return value


def iso_date(value: Any) -> Any:
    """Refuse what pydantic would also read as a date, such as a number of seconds."""
    if isinstance(value, str) and not _DATE.fullmatch(value):
        raise _refuse("date", "Input should be a date as YYYY-MM-DD")
    return value


def iso_moment(value: str) -> dt.datetime:
    """A date or a moment; what says no offset is in the zone of the site."""
    if _MOMENT.fullmatch(value):
        try:
            moment = dt.datetime.fromisoformat(value.replace(" ", "+"))
        except ValueError:
            moment = dt.datetime.min
        if _FIRST_YEAR <= moment.year < dt.MAXYEAR:
            return moment if moment.tzinfo else timezone.make_aware(moment)
    raise _refuse("moment", "Input should be a date or a moment as ISO 8601")


def clock_time(value: Any) -> Any:
    """HH:MM."""
    if isinstance(value, str) and not _TIME.fullmatch(value):
        raise _refuse("time", "Input should be a time as HH:MM")
    return value


def true_or_false(value: Any) -> Any:
    """Refuse the many other words that pydantic reads as a truth value."""
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise _refuse("boolean", "Input should be true or false")
        return value == "true"
    return value


def plain_text(value: str) -> str:
    """Refuse control characters, which no key has and PostgreSQL cannot store."""
    if _CONTROL.search(value):
        raise _refuse("text", "Input should have no control characters")
    return value


def searched_text(value: str) -> str:
    """Refuse what has nothing to look for, and control characters."""
    if not plain_text(value).strip():
        raise _refuse("text", "Input should have something to look for")
    return value


def commas(value: Any) -> Any:
    """The parts of a list that is written with commas, once or repeatedly."""
    if isinstance(value, list):
        return [part for item in value for part in (item.split(",") if item else [item])]
    return value


def point(value: str) -> tuple[float, float]:
    """`latitude,longitude` in degrees (WGS 84)."""
    numbers = _numbers(value, 2)
    if not _on_earth(*numbers):
        raise _refuse("point", "Input should be a latitude up to 90 and a longitude up to 180")
    return numbers[0], numbers[1]


def box(value: str) -> tuple[float, float, float, float]:
    """`west,south,east,north` in degrees, as in GeoJSON (RFC 7946, 5)."""
    west, south, east, north = _numbers(value, 4)
    if not (_on_earth(south, west) and _on_earth(north, east)) or south > north:
        raise _refuse("box", "Input should be west,south,east,north in degrees")
    return west, south, east, north


def _numbers(value: str, count: int) -> list[float]:
    parts = value.split(",")
    if len(parts) != count or not all(_DECIMAL.fullmatch(part) for part in parts):
        raise _refuse("numbers", f"Input should be {count} numbers with commas between them")
    return [float(part) for part in parts]


def _on_earth(latitude: float, longitude: float) -> bool:
    return abs(latitude) <= 90 and abs(longitude) <= 180


def _written(pattern: str, **more: Any) -> WithJsonSchema:
    """What the document says of a text; its patterns are searched for, so they need both ends."""
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", **more})


# Limits stand next to the number: behind the check of its form they would not be documented.
Digits = Annotated[int, BeforeValidator(only_digits)]
# A place in the change log.
Place = Annotated[int, Field(ge=0, le=10**18 - 1), BeforeValidator(place_digits)]
Number = Annotated[
    float, Field(gt=-1_000_000_000, lt=1_000_000_000), BeforeValidator(plain_decimal)
]
Date = Annotated[dt.date, BeforeValidator(iso_date)]
Moment = Annotated[
    str, AfterValidator(iso_moment), _written(_MOMENT.pattern, examples=["2027-03-20"])
]
Time = Annotated[str, BeforeValidator(clock_time), _written(_TIME.pattern)]
Point = Annotated[
    str,
    AfterValidator(point),
    _written(f"{_LATITUDE},{_LONGITUDE}", examples=["51.514,7.468"]),
]
Box = Annotated[
    str,
    AfterValidator(box),
    _written(",".join([_LONGITUDE, _LATITUDE] * 2), examples=["7.3,51.4,7.6,51.6"]),
]
Flag = Annotated[bool, BeforeValidator(true_or_false)]
Text = Annotated[
    str,
    Field(
        min_length=1,
        max_length=LONGEST_TEXT,
        json_schema_extra={"pattern": r"^[^\u0000-\u001f\u007f]*$"},
    ),
    AfterValidator(plain_text),
]
# What visitors type: any text, of which what is no text is passed over.
SearchedText = Annotated[
    str,
    Field(
        max_length=LONGEST_TEXT,
        json_schema_extra={
            "pattern": r"^[^\u0000-\u001f\u007f]*[^\s\u0000-\u001f\u007f][^\u0000-\u001f\u007f]*$"
        },
    ),
    AfterValidator(searched_text),
]
Id = Annotated[uuid.UUID, Field()]
Ags = Annotated[str, Field(pattern=r"^[0-9]{8}$")]
Region = Annotated[str, Field(pattern=r"^(DE|[0-9]{2}|[0-9]{3}|[0-9]{5}|[0-9]{8})$")]
LanguageTag = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
Year = Annotated[int, Field(ge=0, le=9999), BeforeValidator(only_digits)]
