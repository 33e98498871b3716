"""What a list can be filtered by: declared on its resource, typed in the OpenAPI document.

A filter reads its values from the public detail of an object, so it can tell no more than
the detail does.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from pydantic import Field

from .parameter_types import Date, Flag, Text, Time
from .periods import Period, Step, periods
from .served.models import Served, ServedValue

if TYPE_CHECKING:
    from .reading import Reading

MOST_VALUES = 50

Fields = dict[str, Any]


def picked(values: Any, path: str) -> Iterator[Any]:
    """What stands at a path such as `topics.id` in plain values, through lists."""
    name, _dot, rest = path.partition(".")
    if isinstance(values, list):
        for item in values:
            yield from picked(item, path)
    elif isinstance(values, dict):
        found = values.get(name)
        if rest:
            yield from picked(found, rest)
        elif isinstance(found, list):
            yield from found
        elif found is not None:
            yield found


def repeated(kind: Any, description: str) -> tuple[Any, Any]:
    """A parameter that may be given more than once."""
    return list[kind], Field([], max_length=MOST_VALUES, description=description)


@dataclass(frozen=True)
class Filter:
    """One filter with its parameters.

    Attributes:
        name: its parameter, or what its parameters begin with.
        description: what it looks at, for the documentation.
    """

    name: str
    description: str = ""

    can_be_facet: ClassVar[bool] = False

    def fields(self) -> Fields:
        """The parameters, as `create_model()` takes them."""
        raise NotImplementedError

    def values(self, detail: dict[str, Any]) -> Iterable[Period]:
        """What an object is found by."""
        return ()

    def demanded(self, query: Any, reading: "Reading") -> QuerySet[ServedValue] | None:
        """The values of which a row must bear one; None where the filter does not ask for any."""
        return None

    def conditions(self, query: Any, reading: "Reading") -> Iterator[Q]:
        """What the asked parameters demand of a `Served` row."""
        raise NotImplementedError


def bearing(values: QuerySet[ServedValue]) -> Q:
    """Rows that bear one of the values. Each is asked for its own, in the order of the list."""
    own = values.filter(served=OuterRef("pk"), listing=OuterRef("listing"))
    return Q(Exists(own))


def holding(now: dt.datetime) -> Q:
    """Values that hold at a moment."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=now)
    return begun & (Q(valid_until__isnull=True) | Q(valid_until__gt=now))


def picked_from(values: Any, path: str | tuple[str, ...]) -> Iterator[Any]:
    """What stands at one path or several."""
    for one in (path,) if isinstance(path, str) else path:
        yield from picked(values, one)


@dataclass(frozen=True)
class ValueFilter(Filter):
    """Any of several values: `topic=a&topic=b`; all of them `topic__all=`; none `topic__not=`.

    Attributes:
        path: where the values stand in the detail; several where they stand in several places.
        titles: the resource whose titles name the values.
        name_of: what a value is called in a locale, where no object is behind it.
        kind: the type of a value.
        has_many: whether an object may bear several, so that `__all` makes sense.
    """

    path: str | tuple[str, ...] = ""
    kind: Any = Text
    has_many: bool = False
    titles: str = ""
    name_of: Callable[[str, str], str | None] | None = None

    can_be_facet = True

    def fields(self) -> Fields:
        about = self.description or f"By {self.name.replace('_', ' ')}"
        fields = {
            self.name: repeated(self.kind, f"{about}; several values: any of them."),
            f"{self.name}__not": repeated(self.kind, f"{about}: none of the values."),
        }
        if self.has_many:
            fields[f"{self.name}__all"] = repeated(self.kind, f"{about}: all of the values.")
        return fields

    def values(self, detail: dict[str, Any]) -> Iterable[Period]:
        return [Period(str(value), None, None) for value in picked_from(detail, self.path)]

    def stored(self, values: Sequence[Any], reading: "Reading") -> Any:
        """The stored form of asked values, as a list or a subquery."""
        return [str(getattr(value, "value", value)) for value in values]

    def bearers(self, asked: Sequence[Any], reading: "Reading") -> QuerySet[ServedValue]:
        """The values that are meant by those that were asked for."""
        return ServedValue.objects.filter(name=self.name, value__in=self.stored(asked, reading))

    def demanded(self, query: Any, reading: "Reading") -> QuerySet[ServedValue] | None:
        asked = getattr(query, self.name)
        return self.bearers(asked, reading) if asked else None

    def conditions(self, query: Any, reading: "Reading") -> Iterator[Q]:
        if (values := self.demanded(query, reading)) is not None:
            yield bearing(values)
        yield from self.further_conditions(query, reading)

    def further_conditions(self, query: Any, reading: "Reading") -> Iterator[Q]:
        """Those that also count for the facet of the filter itself."""
        for value in getattr(query, f"{self.name}__all", ()):
            yield bearing(self.bearers([value], reading))
        if refused := getattr(query, f"{self.name}__not"):
            yield ~bearing(self.bearers(refused, reading))


@dataclass(frozen=True)
class RelationFilter(ValueFilter):
    """By the key (slug) or id of related objects. What is not public finds nothing.

    Attributes:
        to: names of the resources that deliver the related objects.
    """

    to: tuple[str, ...] = ()

    def stored(self, values: Sequence[Any], reading: "Reading") -> QuerySet[Any]:
        texts = [str(value) for value in values]
        ids = [text.lower() for text in texts]
        targets = Served.objects.filter(listing__in=[reading.listing(name) for name in self.to])
        return targets.filter(Q(slug__in=texts) | Q(object_id__in=ids)).values("object_id")


@dataclass(frozen=True)
class AreaFilter(ValueFilter):
    """By a regional key: finds what covers it, by its district, state or the country too, and
    what lies in it.

    Keys are those of the official municipality register: `DE`, 2 digits for a Land, 3 for a
    Regierungsbezirk, 5 for a Kreis, 8 for a municipality (AGS).

    Attributes:
        path: where the keys of an object stand.
    """

    can_be_facet = False

    def bearers(self, asked: Sequence[Any], reading: "Reading") -> QuerySet[ServedValue]:
        values = ServedValue.objects.filter(name=self.name)
        if "DE" in asked:
            return values
        found = Q(value__in=self.stored(asked, reading))
        for key in asked:
            found |= _inside(key)
        return values.filter(found)

    def stored(self, values: Sequence[Any], reading: "Reading") -> Any:
        return sorted({"DE", *(key[:digits] for key in values for digits in (2, 3, 5, 8))})


def _inside(key: str) -> Q:
    """Keys that begin with one: a range, which an index finds in any collation."""
    following = str(int(key) + 1).zfill(len(key))
    if len(following) > len(key):
        return Q(value__gte=key, value__lt="DE")
    return Q(value__gte=key, value__lt=following)


@dataclass(frozen=True)
class HasFilter(Filter):
    """Whether something is there: `true` or `false`."""

    path: str = ""

    def fields(self) -> Fields:
        about = self.description or f"Whether it {self.name.replace('_', ' ')}"
        return {self.name: (Flag | None, Field(None, description=f"{about}."))}

    def values(self, detail: dict[str, Any]) -> Iterable[Period]:
        return [Period("1", None, None)] if any(picked(detail, self.path)) else []

    def demanded(self, query: Any, reading: "Reading") -> QuerySet[ServedValue] | None:
        return self._bearers() if getattr(query, self.name) else None

    def conditions(self, query: Any, reading: "Reading") -> Iterator[Q]:
        asked = getattr(query, self.name)
        if asked is not None:
            has = bearing(self._bearers())
            yield has if asked else ~has

    def _bearers(self) -> QuerySet[ServedValue]:
        return ServedValue.objects.filter(name=self.name, value="1")


@dataclass(frozen=True)
class RangeFilter(Filter):
    """From and to, both included, on a column of `Served`."""

    column: str = ""
    kind: Any = Date
    ends: tuple[str, ...] = ("from", "to")

    _LOOKUPS: ClassVar[dict[str, str]] = {"from": "gte", "to": "lte"}

    def fields(self) -> Fields:
        about = self.description or self.name.replace("_", " ").capitalize()
        words = {"from": "not before or below", "to": "not after or above"}
        return {
            f"{self.name}_{end}": (
                self.kind | None,
                Field(None, description=f"{about}: {words[end]} this."),
            )
            for end in self.ends
        }

    def conditions(self, query: Any, reading: "Reading") -> Iterator[Q]:
        for end in self.ends:
            asked = getattr(query, f"{self.name}_{end}")
            if asked is not None:
                yield Q(**{f"{self.column}__{self._LOOKUPS[end]}": asked})


@dataclass(frozen=True)
class TimeOfDayFilter(RangeFilter):
    """From and to as HH:MM on a column that holds minutes of the day."""

    kind: Any = Time

    def conditions(self, query: Any, reading: "Reading") -> Iterator[Q]:
        for end in self.ends:
            if asked := getattr(query, f"{self.name}_{end}"):
                minutes = int(asked[:2]) * 60 + int(asked[3:])
                yield Q(**{f"{self.column}__{self._LOOKUPS[end]}": minutes})


@dataclass(frozen=True)
class OverlapFilter(Filter):
    """What takes place on some day between `from` and `to`, both included."""

    name: str = "from"

    def fields(self) -> Fields:
        return {
            "from": (Date | None, Field(None, description="Ends on this day or later.")),
            "to": (Date | None, Field(None, description="Begins on this day or earlier.")),
        }

    def conditions(self, query: Any, reading: "Reading") -> Iterator[Q]:
        if begin := getattr(query, "from"):
            yield Q(ends_on__gte=begin)
        if end := query.to:
            yield Q(starts_on__lte=end)


@dataclass(frozen=True)
class StatusFilter(ValueFilter):
    """A value that changes by the clock, whose steps `Resource.steps` makes."""

    def values_over_time(self, steps: Iterable[Step]) -> list[Period]:
        """What an object is found by, with the time for which."""
        return periods(steps)

    def values(self, detail: dict[str, Any]) -> Iterable[Period]:
        return ()

    def bearers(self, asked: Sequence[Any], reading: "Reading") -> QuerySet[ServedValue]:
        return super().bearers(asked, reading).filter(holding(reading.now))


@dataclass(frozen=True)
class FilterThrough(ValueFilter):
    """By a value of other objects that name this one: programmes by the status of their calls.

    Attributes:
        resource: delivers the other objects.
        relation: the filter of theirs that holds the id of this one.
        value_name: the filter of theirs whose values are asked for.
    """

    resource: str = ""
    relation: str = ""
    value_name: str = ""

    can_be_facet = False

    def fields(self) -> Fields:
        return {self.name: repeated(self.kind, f"{self.description}; several values: any.")}

    def values(self, detail: dict[str, Any]) -> Iterable[Period]:
        return ()

    def demanded(self, query: Any, reading: "Reading") -> QuerySet[ServedValue] | None:
        return None

    def conditions(self, query: Any, reading: "Reading") -> Iterator[Q]:
        if asked := getattr(query, self.name):
            others = ServedValue.objects.filter(
                listing=reading.listing(self.resource),
                name=self.value_name,
                value__in=self.stored(asked, reading),
            )
            bearers = others.filter(holding(reading.now)).values("served")
            naming = ServedValue.objects.filter(name=self.relation, served__in=bearers)
            yield Q(object_id__in=naming.values("value"))
