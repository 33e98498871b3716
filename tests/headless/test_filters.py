"""What filters read of an object, and how areas hold each other."""

import pytest

from headless.filters import AreaFilter, HasFilter, ValueFilter, picked
from headless.parameter_types import Region
from headless.served.models import Served, ServedValue

DETAIL = {
    "topics": [{"id": "a"}, {"id": "b"}],
    "place": {"municipality": {"id": "05913000"}},
    "hosts": [{"organisation": None}, {"organisation": {"id": "c"}}, {"organisation": {}}],
    "languages": ["de", "tr"],
    "nothing": None,
    "empty": [],
    "zero": 0,
    "no": False,
}


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("topics.id", ["a", "b"]),
        ("place.municipality.id", ["05913000"]),
        ("hosts.organisation.id", ["c"]),
        ("languages", ["de", "tr"]),
        ("zero", [0]),
        ("nothing", []),
        ("nothing.id", []),
        ("empty", []),
        ("languages.tag", []),
        ("missing", []),
        ("missing.id", []),
        ("zero.id", []),
    ],
)
def test_values_stand_at_a_path_through_lists(path, values):
    assert list(picked(DETAIL, path)) == values


def test_a_filter_reads_all_of_its_places():
    both = ValueFilter("both", path=("topics.id", "hosts.organisation.id"))

    assert [period.value for period in both.values(DETAIL)] == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("path", "is_there"),
    [("languages", True), ("place", True), ("nothing", False), ("empty", False), ("no", False)],
)
def test_something_is_there_or_not(path, is_there):
    assert [period.value for period in HasFilter("has", path=path).values(DETAIL)] == (
        ["1"] if is_there else []
    )


AREAS = ["DE", "05", "09", "059", "053", "05913", "05911", "05913000", "05315000", "10041100"]


@pytest.fixture
def areas(site_tree):
    served = Served.objects.create(
        listing="areas", object_id="x", title_key=b"", date_modified="2027-01-01T00:00:00Z"
    )
    for key in AREAS:
        ServedValue.objects.create(served=served, listing="areas", name="in", value=key)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("05913000", "DE 05 059 05913 05913000"),
        ("05913", "DE 05 059 05913 05913000"),
        ("059", "DE 05 059 05913 05911 05913000"),
        ("05", "DE 05 059 053 05913 05911 05913000 05315000"),
        ("09", "DE 09"),
        ("10", "DE 10041100"),
        ("99", "DE"),
        ("99999999", "DE"),
        ("DE", " ".join(AREAS)),
    ],
)
def test_an_area_finds_what_covers_it_and_what_lies_in_it(areas, asked, found):
    values = AreaFilter("in", path="x", kind=Region).bearers([asked], None)

    keys = set(values.filter(listing="areas").values_list("value", flat=True))
    assert keys == set(found.split())
