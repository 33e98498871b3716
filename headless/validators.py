"""Rules for single values, each raising `ValidationError` with a message for people."""

import re

import langcodes
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, URLValidator
from django.utils.translation import gettext_lazy as _

validate_web_address = URLValidator(
    schemes=["http", "https"],
    message=_("Enter a web address that begins with http:// or https://."),
    # Django's form field has a message of its own for the usual code.
    code="web_address",
)

PERCENT = [
    MinValueValidator(0, message=_("A percentage lies between 0 and 100.")),
    MaxValueValidator(100, message=_("A percentage lies between 0 and 100.")),
]


def validate_language_tag(tag: str) -> None:
    """Accept a valid BCP 47 tag: well-formed and made of registered subtags (RFC 5646)."""
    if "_" in tag or not langcodes.tag_is_valid(tag):
        raise ValidationError(
            _("“%(tag)s” is not a valid language tag (BCP 47). Examples: de, kmr, sr-Latn."),
            code="language_tag",
            params={"tag": tag},
        )


_ORIGIN = re.compile(r"https?://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")


def validate_origin(origin: str) -> None:
    """Accept an origin as browsers send it: scheme, host and port (RFC 6454)."""
    if not _ORIGIN.fullmatch(origin):
        raise ValidationError(
            _("“%(origin)s” is no origin. Example: https://portal.example.org, without a path."),
            code="origin",
            params={"origin": origin},
        )
