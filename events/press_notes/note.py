"""What a press note consists of: its facts, each with its place in the text, and its doubts."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from .figures import Amount, Figure
from .happenings import Happening
from .layout import Layout
from .names import Named, NameIndex
from .people import Person

Kind = Literal["report", "news", "call"]
T = TypeVar("T")


@dataclass(frozen=True)
class Register:
    """What the site knows by name: the things a note can mention."""

    partners: NameIndex
    programmes: NameIndex
    municipalities: NameIndex


@dataclass(frozen=True)
class Place:
    """Where in the note: 0 is the lead, 1 the first paragraph behind it."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True)
class Doubt:
    """Something the rules do not decide, for the editor; `place` is None for the whole note."""

    message: str
    place: Place | None = None


@dataclass
class Found(Generic[T]):
    """A fact and where it stands."""

    value: T
    place: Place


@dataclass
class PartnerFound:
    """A partner with the first role that the note gives it, None where it gives none."""

    named: Named
    text: str
    place: Place
    role: str | None


@dataclass
class RecognisedNote:
    """What was recognised in a note."""

    text: str
    layout: Layout
    kind: Kind = "news"
    publisher: Named | None = None
    kicker: str | None = None
    headline: str = ""
    happenings: list[Found[Happening]] = field(default_factory=list)
    figures: list[Found[Figure]] = field(default_factory=list)
    money: list[Found[Amount]] = field(default_factory=list)
    percentages: list[Found[Amount]] = field(default_factory=list)
    opens_on: Found[dt.date] | None = None
    closes_on: Found[dt.date] | None = None
    partners: list[PartnerFound] = field(default_factory=list)
    people: list[Found[Person]] = field(default_factory=list)
    programme: Found[Named] | None = None
    claims: list[Found[str]] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def published_on(self) -> dt.date | None:
        return self.layout.published_on

    @property
    def event(self) -> Happening | None:
        """The event that the note reports; None for one that only announces or has none."""
        held = [found.value for found in self.happenings if not found.value.is_announced]
        return held[0] if held else None

    def doubt(self, message: str, place: Place | None = None) -> None:
        self.doubts.append(Doubt(message, place))
