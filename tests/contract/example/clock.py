"""A clock that stands still, and moves on by a minute when it is told to."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch


class Clock:
    """What Django and the API take for the present."""

    def __init__(self) -> None:
        self.moment = dt.datetime(2026, 11, 25, 9, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.moment

    def tick(self) -> None:
        self.moment += dt.timedelta(minutes=1)


@contextmanager
def standing_clock() -> Iterator[Clock]:
    clock = Clock()
    with patch("django.utils.timezone.now", clock):
        yield clock
