"""Opening hours, social links and regional keys, as text and as stored."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from mso_pages.fields import OpeningHoursField, RegionalKeysField, SocialLinksField
from tests.factories.terms import MunicipalityFactory


def hours(weekday: str, opens: str, closes: str, note: str = "") -> dict[str, str]:
    return {"weekday": weekday, "opens": opens, "closes": closes, "note": note}


@pytest.mark.parametrize(
    ("line", "period"),
    [
        ("Mo 10:00–12:30", hours("monday", "10:00", "12:30")),
        ("di 9:00-12:00", hours("tuesday", "09:00", "12:00")),
        ("MI. 10.00 — 12.30", hours("wednesday", "10:00", "12:30")),
        (
            "Do  14:00 - 18:00 (nach Absprache)",
            hours("thursday", "14:00", "18:00", "nach Absprache"),
        ),
        (
            "Fr 10:00–12:00 (nur (junge) Eltern)",
            hours("friday", "10:00", "12:00", "nur (junge) Eltern"),
        ),
        ("Sat 10:00-12:00", hours("saturday", "10:00", "12:00")),
        ("So 00:00–23:59", hours("sunday", "00:00", "23:59")),
    ],
)
def test_line_of_opening_hours(line: str, period: dict[str, str]) -> None:
    field = OpeningHoursField().formfield()

    assert field.clean(line) == [period]


@pytest.mark.parametrize(
    "line",
    ["Mo", "Montag 10:00–12:30", "Mo 10–12", "Mo–Fr 10:00–12:00", "10:00–12:00", "Mo ab 10:00"],
)
def test_line_that_cannot_be_read(line: str) -> None:
    with pytest.raises(ValidationError) as refused:
        OpeningHoursField().formfield().clean(line)

    assert [error.code for error in refused.value.error_list] == ["opening_hours"]


@pytest.mark.parametrize(
    ("period", "code"),
    [
        (hours("monday", "12:00", "10:00"), "closes_before_opens"),
        (hours("monday", "12:00", "12:00"), "closes_before_opens"),
        (hours("monday", "25:00", "26:00"), None),
        (hours("monday", "10:00", "12:60"), None),
        (hours("montag", "10:00", "12:00"), None),
        ("Mo 10:00–12:00", None),
        ({"weekday": "monday"}, None),
    ],
)
def test_stored_period_that_is_none(period: Any, code: str | None) -> None:
    with pytest.raises(ValidationError) as refused:
        OpeningHoursField().clean([period], None)

    assert [error.code for error in refused.value.error_list] == [code]


def test_opening_hours_are_shown_as_they_are_typed() -> None:
    field = OpeningHoursField().formfield()
    text = "Mo 10:00–12:30\nDo 14:00–18:00 (nach Absprache)"

    assert field.prepare_value(field.clean(text)) == text


def test_every_unreadable_line_is_named() -> None:
    with pytest.raises(ValidationError) as refused:
        OpeningHoursField().formfield().clean("Mo früh\nDi 10:00–12:00\nDo spät")

    assert [error.params["line"] for error in refused.value.error_list] == ["Mo früh", "Do spät"]


@pytest.mark.parametrize(
    ("line", "network"),
    [
        ("https://www.facebook.com/verein", "facebook"),
        ("https://mastodon.social/@verein", "mastodon"),
        ("https://sub.verein.example/", "sub.verein"),
        ("HTTPS://Instagram.com/verein", "instagram"),
    ],
)
def test_network_of_a_link(line: str, network: str) -> None:
    assert SocialLinksField().formfield().clean(line) == [{"network": network, "url": line}]


@pytest.mark.parametrize(
    "line", ["facebook.com/verein", "mailto:a@b.example", "javascript:alert(1)"]
)
def test_line_that_is_no_web_address(line: str) -> None:
    with pytest.raises(ValidationError):
        SocialLinksField().formfield().clean(line)


def test_stored_link_is_checked_too() -> None:
    with pytest.raises(ValidationError):
        SocialLinksField().clean([{"network": "x", "url": "javascript:alert(1)"}], None)
    with pytest.raises(ValidationError):
        SocialLinksField().clean(["https://verein.example/"], None)


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("DE", True),
        ("01", True),
        ("16", True),
        ("059", True),
        ("05913", True),
        ("05913000", True),
        ("00", False),
        ("17", False),
        ("de", False),
        ("5", False),
        ("051", False),
        ("0591", False),
        ("5913000", False),
        ("05913001", False),
        ("059130000000", False),
        ("٠٥", False),
        ("", False),
    ],
)
def test_regional_key(db: None, key: str, known: bool) -> None:
    MunicipalityFactory(ags="05913000")
    field = RegionalKeysField()

    if known:
        assert field.clean([key], None) == [key]
    else:
        with pytest.raises(ValidationError):
            field.clean([key], None)
