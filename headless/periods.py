"""Values that change by the clock, not by an edit, such as the status of a call."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple


class Step(NamedTuple):
    """A value that holds until a moment; None: without an end."""

    value: str | None
    until: dt.datetime | None


class Period(NamedTuple):
    """A value that holds from a moment (None: ever since) until another (None: for ever)."""

    value: str
    valid_from: dt.datetime | None
    valid_until: dt.datetime | None


def value_at(steps: Sequence[Step], now: dt.datetime) -> str | None:
    """The value of the first step that is not over; None when all are."""
    for step in steps:
        if step.until is None or now < step.until:
            return step.value
    return None


def periods(steps: Iterable[Step]) -> list[Period]:
    """The same as periods, without those that never come."""
    found: list[Period] = []
    begun: dt.datetime | None = None
    for value, until in steps:
        if begun is not None and until is not None and until <= begun:
            continue
        if value is not None:
            found.append(Period(value, begun, until))
        if until is None:
            break
        begun = until
    return found


def stored(steps: Iterable[Step]) -> list[list[Any]]:
    """Steps as they stand in a ready card."""
    return [[value, until and until.timestamp()] for value, until in steps]


def stored_value_at(steps: Iterable[Sequence[Any]], now: dt.datetime) -> str | None:
    """The value of stored steps at a moment."""
    moment = now.timestamp()
    for value, until in steps:
        if until is None or moment < until:
            return value  # type: ignore[no-any-return]
    return None
