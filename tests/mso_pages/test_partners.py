"""The name that a partner organisation bore on a day."""

import datetime as dt

import pytest

from mso_pages.models import FormerName, PartnerOrganisation


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def partner(
    valid_from: str | None, *former: tuple[str, str | None, str | None]
) -> PartnerOrganisation:
    """An unsaved partner that is called C now; former names with begin and end."""
    return PartnerOrganisation(
        name="C",
        abbreviation="c",
        name_valid_from=day(valid_from),
        former_names=[
            FormerName(
                name=name, abbreviation=name.lower(), valid_from=day(begin), valid_to=day(end)
            )
            for name, begin, end in former
        ],
    )


FULL = ("2022-06-29", ("B", "2017-06-30", "2022-06-28"), ("A", "2010-07-15", "2017-06-29"))
OPEN = ("2022-06-29", ("B", "2017-06-30", None), ("A", None, "2017-06-29"))
GAP = ("2022-06-29", ("A", "2010-07-15", "2017-06-29"))


@pytest.mark.parametrize(
    ("names", "on", "expected"),
    [
        (FULL, None, "C"),
        (FULL, "2026-11-25", "C"),
        (FULL, "2022-06-29", "C"),
        (FULL, "2022-06-28", "B"),
        (FULL, "2018-07-11", "B"),
        (FULL, "2017-06-30", "B"),
        (FULL, "2017-06-29", "A"),
        (FULL, "2010-07-15", "A"),
        # Before every known name stands the oldest one.
        (FULL, "1999-01-01", "A"),
        (OPEN, "2022-06-28", "B"),
        (OPEN, "1999-01-01", "A"),
        # In a gap nobody knows better than the present name.
        (GAP, "2020-01-01", "C"),
        ((None,), "1999-01-01", "C"),
        ((None, ("B", None, "2022-06-28")), "2018-07-11", "B"),
        ((None, ("B", None, "2022-06-28")), "2022-06-29", "C"),
    ],
)
def test_name_on_a_day(names: tuple, on: str | None, expected: str) -> None:
    assert partner(*names).name_on(day(on)) == (expected, expected.lower())


def test_name_is_written_with_its_abbreviation() -> None:
    assert (
        str(PartnerOrganisation(name="Ministerium", abbreviation="MKFFI")) == "Ministerium (MKFFI)"
    )
    assert str(PartnerOrganisation(name="Ministerium")) == "Ministerium"
