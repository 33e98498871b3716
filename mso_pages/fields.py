"""Model fields for regional keys, opening hours and social links."""

import re
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pydantic import ValidationError as SchemaError

from headless.fields import ListField
from headless.validators import validate_web_address

from .schemas.contact import WEEKDAYS, OpeningHours, SocialLink

GERMANY = "DE"
# The two-digit keys of the sixteen Länder; other keys begin known municipalities.
_LAND_KEYS = {f"{number:02}" for number in range(1, 17)}

_WEEKDAY_NAMES: dict[str, str] = dict(
    zip(WEEKDAYS, ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"), strict=True)
)
_WEEKDAY_CODES = {
    **{name.casefold(): code for code, name in _WEEKDAY_NAMES.items()},
    **dict(zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), WEEKDAYS, strict=True)),
}
_HOURS = re.compile(
    r"(?P<day>\w+)\.?\s+(?P<opens>\d{1,2}[:.]\d{2})\s*[-–—]\s*(?P<closes>\d{1,2}[:.]\d{2})"
    r"(?:\s*\((?P<note>.*)\))?"
)


class RegionalKeysField(ListField):
    """Keys of the official municipality register: `DE`, Land (2 digits), Regierungsbezirk (3),
    Kreis (5) or municipality (8, AGS).
    """

    def check_item(self, item: Any) -> None:
        super().check_item(item)
        if not is_regional_key(item):
            raise ValidationError(
                _(
                    "“%(key)s” is not a known regional key. Use DE, or the 2 digits of a Land, "
                    "3 of a Regierungsbezirk, 5 of a Kreis or 8 of a municipality (AGS)."
                ),
                code="regional_key",
                params={"key": item},
            )


def is_regional_key(key: str) -> bool:
    """Whether a key names Germany, one of its Länder or a part with known municipalities."""
    return key == GERMANY or key in _LAND_KEYS or _begins_municipality(key)


def _begins_municipality(key: str) -> bool:
    if len(key) not in (3, 5, 8) or not (key.isascii() and key.isdecimal()):
        return False
    municipalities = apps.get_model("mso_pages", "Municipality").objects
    return bool(municipalities.filter(ags__startswith=key).exists())


class OpeningHoursField(ListField):
    """Opening hours as `OpeningHours`, written one period a line: `Mo 10:00–12:30 (note)`."""

    separator = "\n"

    def text_to_item(self, text: str) -> dict[str, str]:
        match = _HOURS.fullmatch(text)
        day = match and _WEEKDAY_CODES.get(match["day"].casefold())
        if not match or not day:
            raise ValidationError(
                _(
                    "“%(line)s” cannot be read. Write one line for each period, "
                    "for example: Mo 10:00–12:30"
                ),
                code="opening_hours",
                params={"line": text},
            )
        return {
            "weekday": day,
            "opens": match["opens"].replace(".", ":").zfill(5),
            "closes": match["closes"].replace(".", ":").zfill(5),
            "note": match["note"] or "",
        }

    def item_to_text(self, item: dict[str, str]) -> str:
        note = f" ({item['note']})" if item.get("note") else ""
        return f"{_WEEKDAY_NAMES[item['weekday']]} {item['opens']}–{item['closes']}{note}"

    def check_item(self, item: Any) -> None:
        try:
            hours = OpeningHours.model_validate(item)
        except SchemaError as error:
            raise ValidationError(
                _("“%(item)s” is not a period of opening hours."), params={"item": item}
            ) from error
        if hours.closes <= hours.opens:
            raise ValidationError(
                _("%(line)s: the closing time lies before the opening time."),
                code="closes_before_opens",
                params={"line": self.item_to_text(item)},
            )


class SocialLinksField(ListField):
    """Profiles in social networks as `SocialLink`, written one web address a line."""

    separator = "\n"

    def text_to_item(self, text: str) -> dict[str, str]:
        validate_web_address(text)
        host = urlsplit(text).hostname or ""
        network = host.removeprefix("www.").rsplit(".", 1)[0]
        return {"network": network, "url": text}

    def item_to_text(self, item: dict[str, str]) -> str:
        return item["url"]

    def check_item(self, item: Any) -> None:
        try:
            link = SocialLink.model_validate(item)
        except SchemaError as error:
            raise ValidationError(
                _("“%(item)s” is not a link to a profile."), params={"item": item}
            ) from error
        validate_web_address(link.url)
