"""Distances on the globe, against another formula."""

import math

import pytest

from headless.nearby import EARTH_RADIUS, _around, _inside, with_distance
from headless.served.models import Served

# Around the corners of the map, and in Germany.
CENTRES = [(0, 0), (0, 180), (0, -180), (90, 0), (-90, 12), (89.5, 170), (-60, -179.9), (51.5, 7.5)]
# Spread evenly around each of them, a few kilometres and a few hundred away.
STEPS = [(number * 0.618 % 1 - 0.5, number * 0.382 % 1 - 0.5) for number in range(25)]
POINTS = [
    (max(-90.0, min(90.0, latitude + 8 * up)), (longitude + 18 * right + 540) % 360 - 180)
    for latitude, longitude in CENTRES
    for up, right in STEPS
] + [(float(latitude), float(longitude)) for latitude, longitude in CENTRES]


def haversine(one, other):
    """Kilometres between two points."""
    (a, b), (c, d) = (map(math.radians, point) for point in (one, other))
    square = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(square)))


@pytest.fixture
def rows(site_tree):
    Served.objects.all().delete()
    Served.objects.bulk_create(
        Served(
            listing="places",
            object_id=str(number),
            latitude=latitude,
            longitude=longitude,
            title_key=b"",
            date_modified="2027-01-01T00:00:00Z",
        )
        for number, (latitude, longitude) in enumerate(POINTS)
    )
    return Served.objects.all()


@pytest.mark.parametrize("centre", CENTRES)
def test_a_distance_is_that_on_a_great_circle(rows, centre):
    for row in with_distance(rows, *centre):
        expected = haversine(centre, (row.latitude, row.longitude))

        assert row.distance == pytest.approx(expected, abs=0.001), (row.latitude, row.longitude)


@pytest.mark.parametrize("centre", CENTRES)
@pytest.mark.parametrize("radius", [0.5, 50, 400, 1000])
def test_no_point_in_the_circle_is_outside_of_its_box(rows, centre, radius):
    boxed = set(rows.filter(_around(*centre, radius)).values_list("object_id", flat=True))
    within = {
        str(number) for number, point in enumerate(POINTS) if haversine(centre, point) <= radius
    }

    assert within <= boxed
    assert within != set()


def test_a_box_may_cross_the_antimeridian(rows):
    def inside(*box):
        return {(row.latitude, row.longitude) for row in rows.filter(_inside(*box))}

    crossing = inside(175, -10, -175, 10)

    assert crossing == {point for point in POINTS if abs(point[0]) <= 10 and abs(point[1]) >= 175}
    assert {longitude > 0 for _latitude, longitude in crossing} == {True, False}
    assert inside(-10, -10, 10, 10) == {
        point for point in POINTS if abs(point[0]) <= 10 and abs(point[1]) <= 10
    }
