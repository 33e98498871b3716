"""Values that are stored as JSON; their schemas also check what is stored."""

from typing import Literal

from pydantic import Field

from headless.schemas import Base

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
TIME = r"^([01]\d|2[0-3]):[0-5]\d$"


class OpeningHours(Base):
    """One period in which an organisation can be visited or called."""

    weekday: Weekday
    opens: str = Field(pattern=TIME)
    """Local time, HH:MM."""
    closes: str = Field(pattern=TIME)
    note: str = ""


class SocialLink(Base):
    """A profile in a social network."""

    network: str
    """The network's host name without its ending, such as `mastodon`."""
    url: str
