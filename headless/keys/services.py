"""Every write of the keys and of their use."""

import atexit
import datetime as dt
import hashlib
import logging
import secrets
from collections import defaultdict
from threading import Lock
from time import monotonic

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from headless.models import APIKey, APIKeyUse

LETTERS = {APIKey.Kind.SECRET: "mso_sk_", APIKey.Kind.PUBLISHABLE: "mso_pk_"}
logger = logging.getLogger(__name__)

# So much of a key tells it from others.
PREFIX_LENGTH = len("mso_sk_") + 8
# Uses are counted in memory for so long: a request is no reason to write.
SECONDS_BETWEEN_WRITES = 10


def create_key(key: APIKey) -> str:
    """Save a new key. The key itself is returned once and kept nowhere."""
    text = LETTERS[APIKey.Kind(key.kind)] + secrets.token_hex(4) + secrets.token_urlsafe(32)
    key.prefix = text[:PREFIX_LENGTH]
    key.digest = digest_of(text)
    key.save(force_insert=True)
    return text


def digest_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def revoke_key(key: APIKey) -> None:
    """Refuse the key from now on; what it was used for stays known."""
    APIKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now())


# Use ------------------------------------------------------------------------------------


_uses: dict[tuple[int, dt.date], list[int]] = defaultdict(lambda: [0, 0, 0])
_guard = Lock()
_written_at = monotonic()


def note_use(key: APIKey, *, made: bool, refused: bool) -> None:
    """Count a request; written now and then."""
    global _written_at
    with _guard:
        counts = _uses[key.pk, timezone.localdate()]
        for place, counted in enumerate((True, made, refused)):
            counts[place] += counted
        is_due = monotonic() - _written_at >= SECONDS_BETWEEN_WRITES
        if is_due:
            _written_at = monotonic()
    if is_due:
        write_uses()


def write_uses() -> None:
    """Write what was counted, at the latest when the process ends in an orderly way.

    A database that does not take it now gets it the next time: no answer fails for it.
    """
    with _guard:
        counted = dict(_uses)
        _uses.clear()
    if not counted:
        return
    try:
        with transaction.atomic():
            for (pk, day), counts in sorted(counted.items()):
                _write_use(pk, day, counts)
    except DatabaseError as error:
        logger.warning("The use of API keys could not be written: %s", error)
        with _guard:
            for place, counts in counted.items():
                _uses[place] = [a + b for a, b in zip(_uses[place], counts, strict=True)]


def _write_use(pk: int, day: dt.date, counts: list[int]) -> None:
    if not APIKey.objects.filter(pk=pk).update(last_used_at=timezone.now()):
        return
    requests, made, refused = counts
    APIKeyUse.objects.get_or_create(key_id=pk, day=day)
    APIKeyUse.objects.filter(key_id=pk, day=day).update(
        requests=F("requests") + requests, made=F("made") + made, refused=F("refused") + refused
    )


atexit.register(write_uses)
