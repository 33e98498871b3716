"""What lies near a point or in a box."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from django.db.models import ExpressionWrapper, F, FloatField, Q, QuerySet, Value
from django.db.models.functions import ACos, Cos, Greatest, Least, Radians, Sin
from pydantic import BeforeValidator, Field

from .filters import Fields, Filter
from .parameter_types import Box, Point, plain_decimal
from .problems import ParameterRefused
from .served.models import Served

if TYPE_CHECKING:
    from .reading import Reading

EARTH_RADIUS = 6371.0088
KILOMETRES_PER_DEGREE = EARTH_RADIUS * math.pi / 180
LARGEST_RADIUS = 1000

Radius = Annotated[float, Field(gt=0, le=LARGEST_RADIUS), BeforeValidator(plain_decimal)]


@dataclass(frozen=True)
class NearFilter(Filter):
    """`near=lat,lon&radius=km` and `bbox=west,south,east,north` (WGS 84)."""

    name: str = "near"

    def fields(self) -> Fields:
        return {
            "near": (
                Point | None,
                Field(
                    None,
                    description="Distances are measured from this point, `latitude,longitude` in "
                    "degrees; `sort=distance` orders by them.",
                ),
            ),
            "radius": (
                Radius | None,
                Field(None, description="Kilometres around `near`; only together with it."),
            ),
            "bbox": (
                Box | None,
                Field(None, description="Inside this box: `west,south,east,north` in degrees."),
            ),
        }

    def conditions(self, query: Any, reading: "Reading") -> Iterator[Q]:
        if query.radius is not None and query.near is None:
            raise ParameterRefused("radius", "A radius needs the point around which it is: `near`.")
        if query.near is not None:
            yield Q(latitude__isnull=False, longitude__isnull=False)
        if query.radius is not None:
            latitude, longitude = query.near
            yield _around(latitude, longitude, query.radius)
            yield Q(distance__lte=query.radius)
        if query.bbox is not None:
            yield _inside(*query.bbox)


def with_distance(rows: QuerySet[Served], latitude: float, longitude: float) -> QuerySet[Served]:
    """Rows with `distance`, the great-circle distance to a point in kilometres."""
    here = math.radians(latitude)
    there = Radians(F("latitude"))
    cosine = Value(math.sin(here)) * Sin(there) + Value(math.cos(here)) * Cos(there) * Cos(
        Radians(F("longitude") - Value(longitude))
    )
    # Rounding may leave the range of an arc cosine.
    limited = Greatest(Value(-1.0), Least(Value(1.0), cosine))
    distance = ExpressionWrapper(Value(EARTH_RADIUS) * ACos(limited), output_field=FloatField())
    return rows.annotate(distance=distance)


def _around(latitude: float, longitude: float, radius: float) -> Q:
    """A box that holds the circle: the columns are compared before distances are computed."""
    height = radius / KILOMETRES_PER_DEGREE
    south, north = latitude - height, latitude + height
    rows = Q(latitude__gte=south, latitude__lte=north)
    # At a pole the circle touches every meridian.
    if south <= -90 or north >= 90:
        return rows
    width = math.degrees(
        math.asin(min(1.0, math.sin(radius / EARTH_RADIUS) / math.cos(math.radians(latitude))))
    )
    west, east = longitude - width, longitude + width
    if west < -180 or east > 180:
        return rows
    return rows & Q(longitude__gte=west, longitude__lte=east)


def _inside(west: float, south: float, east: float, north: float) -> Q:
    """Rows in a box, which may cross the antimeridian (RFC 7946, 5.2)."""
    rows = Q(latitude__gte=south, latitude__lte=north)
    if west <= east:
        return rows & Q(longitude__gte=west, longitude__lte=east)
    return rows & (Q(longitude__gte=west) | Q(longitude__lte=east))
