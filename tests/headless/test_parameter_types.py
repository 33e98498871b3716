"""What a query parameter may look like, and what the document says of it."""

import datetime as dt
import re

import pytest
from django.utils import timezone
from pydantic import TypeAdapter, ValidationError

from headless import parameter_types as types
from headless.nearby import Radius

BROKEN = ["", " ", "x", "1_0", "1e3", "nan", "inf", "-inf", "0x1", "١٢", "\x00", "1\n", "9" * 30]
ACCEPTED = {
    "Digits": {"0": 0, "7": 7, "007": 7, "999999999": 999_999_999},
    "Year": {"0": 0, "1998": 1998, "9999": 9999},
    "Number": {"1": 1.0, "-1": -1.0, "51.5": 51.5, "0.0": 0.0, "999999999": 999_999_999.0},
    "Date": {"2027-03-20": dt.date(2027, 3, 20), "0001-01-01": dt.date(1, 1, 1)},
    "Time": {"00:00": "00:00", "23:59": "23:59"},
    "Flag": {"true": True, "false": False},
    "Point": {"51.5,7.25": (51.5, 7.25), "-90,180": (-90.0, 180.0), "0,-0.5": (0.0, -0.5)},
    "Box": {
        "7,51,8,52": (7.0, 51.0, 8.0, 52.0),
        "170,-20,-170,-10": (170.0, -20.0, -170.0, -10.0),
        "7,51,7,51": (7.0, 51.0, 7.0, 51.0),
    },
    "Ags": {"05913000": "05913000"},
    "Region": {value: value for value in ("DE", "05", "059", "05913", "05913000")},
    "LanguageTag": {value: value for value in ("de", "gsg", "zh-Hant", "nan", "inf")},
    "Text": {value: value for value in BROKEN if value.isprintable() and value},
}
REFUSED = {
    "Digits": ["-1", "1.0", "+1", "1 ", "1000000000"],
    "Year": ["-1", "10000", "1998.0"],
    "Number": [".5", "5.", "+5", "1,5", "1000000000", "1" * 10],
    "Date": ["2027-02-30", "2027-3-1", "20270301", "1700000000", "2027-03-20T00:00", "0000-01-01"],
    "Time": ["24:00", "9:00", "09:60", "09:00:00", "0900"],
    "Flag": ["1", "0", "True", "yes", "on", "null"],
    "Point": ["51.5", "91,7", "51,181", "51,7,8", "51;7", "51, 7", "51.,7", "-90.1,0"],
    "Box": ["7,51,8", "8,52,7,51", "7,51,8,91", "-181,51,8,52", "7,52,8,51"],
    "Ags": ["5913000", "059130000", "0591300a", "05913000 "],
    "Region": ["de", "0", "0591", "059130", "NRW"],
    "LanguageTag": ["d", "deutsch", "de_DE", "de-", "-de", "de-x"],
    "Text": ["a\x00b", "a\nb", "\x7f", "\ud800", "x" * 201, ""],
}


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_value_of_its_form_is_read(name):
    adapter = TypeAdapter(getattr(types, name))

    assert {text: adapter.validate_python(text) for text in ACCEPTED[name]} == ACCEPTED[name]


@pytest.mark.parametrize("name", ACCEPTED)
def test_a_value_of_another_form_is_refused(name):
    adapter = TypeAdapter(getattr(types, name))
    for text in {*BROKEN, *REFUSED[name]} - set(ACCEPTED[name]):
        with pytest.raises(ValidationError):
            read = adapter.validate_python(text)
            pytest.fail(f"{name} read {text!r} as {read!r}")


@pytest.mark.parametrize("name", ACCEPTED)
def test_the_document_knows_the_form(name):
    """Where it gives a pattern, it fits what is read; limits bear their proper names."""
    schema = TypeAdapter(getattr(types, name)).json_schema()

    assert {"ge", "le", "gt", "lt"} & set(schema) == set()
    if pattern := schema.get("pattern"):
        assert pattern.startswith("^") and pattern.endswith("$")
        for text in ACCEPTED[name]:
            assert re.search(pattern, text, re.ASCII), text


def test_limits_are_documented():
    def limits(kind):
        schema = TypeAdapter(kind).json_schema()
        return {name: schema[name] for name in schema if "imum" in name.lower()}

    assert limits(types.Year) == {"minimum": 0, "maximum": 9999}
    assert limits(Radius) == {"exclusiveMinimum": 0, "maximum": 1000}


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2027-01-15", "2027-01-15T00:00:00+01:00"),
        ("2027-07-15", "2027-07-15T00:00:00+02:00"),
        ("2027-07-15T08:30", "2027-07-15T08:30:00+02:00"),
        ("2027-07-15T08:30:15.5Z", "2027-07-15T08:30:15.500000+00:00"),
        ("2027-07-15T08:30-05:00", "2027-07-15T08:30:00-05:00"),
        # A plus sign that was not escaped.
        ("2027-07-15T08:30 05:00", "2027-07-15T08:30:00+05:00"),
    ],
)
def test_a_moment_without_offset_is_in_the_zone_of_the_site(text, moment):
    read = TypeAdapter(types.Moment).validate_python(text)

    assert read == dt.datetime.fromisoformat(moment)
    assert timezone.is_aware(read)


@pytest.mark.parametrize(
    "text",
    [
        *BROKEN,
        *("2027-02-30", "2027-13-01", "2027-07-15T24:00", "2027-07-15T08:30+25:00"),
        *("0999-01-01", "9999-12-31"),
        *("2027-07-15 08:30", "1700000000", "2027-07-15T08", "2027-W10-1"),
    ],
)
def test_what_is_no_moment_is_refused(text):
    with pytest.raises(ValidationError):
        TypeAdapter(types.Moment).validate_python(text)


def test_values_between_commas_and_repeated_ones_are_one_list():
    assert types.commas(["a,b", "c"]) == ["a", "b", "c"]
    # Nothing is no value, and refused as such.
    assert types.commas([""]) == [""]
    assert types.commas(["a,,b"]) == ["a", "", "b"]
