"""Which key a request brings, and what the admin shows of its use."""

import hmac
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from headless.models import APIKey, APIKeyUse

from .services import PREFIX_LENGTH, digest_of

SCHEME = "bearer "
MOST_DAYS = 90


class KeyRefused(Exception):
    """A key that does not count.

    Attributes:
        status: 401 for one that is none, 403 for one that is used elsewhere than it may.
    """

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def key_of(request: HttpRequest) -> APIKey | None:
    """The key of a request, None without one. Raises `KeyRefused` for one that does not count."""
    header = request.headers.get("Authorization", "")
    if not header:
        return None
    text = header[len(SCHEME) :].strip()
    if not header.lower().startswith(SCHEME) or not text:
        raise KeyRefused(401, "Keys are sent as `Authorization: Bearer …`.")
    key = APIKey.objects.filter(prefix=text[:PREFIX_LENGTH]).first() if "\0" not in text else None
    if key is None or not hmac.compare_digest(key.digest, digest_of(text)):
        raise KeyRefused(401, "This key does not exist.")
    if not key.is_valid_on(timezone.localdate()):
        raise KeyRefused(401, "This key was revoked or has expired.")
    origin = request.headers.get("Origin", "").lower()
    if key.kind == APIKey.Kind.PUBLISHABLE and origin not in key.origins:
        raise KeyRefused(403, "This key is bound to other sites than the one that sent it.")
    return key


def uses(key: APIKey) -> QuerySet[Any]:
    """The use of a key on each day, the last one first."""
    return APIKeyUse.objects.filter(key=key).order_by("-day")[:MOST_DAYS]
