"""How often somebody may try what needs no password. Passwords are counted by django-axes."""

import hashlib

from django.http import HttpRequest

from headless.delivery.throttling import Quota, client_address

QUARTER = 15 * 60
HOUR = 60 * 60

# From one address, in a quarter of an hour. A whole association may sit behind it.
MAILS = 20
MAILS_TO_ONE = 5
WRONG_PROOFS = 20
WRONG_TOKENS = 20
# To one mailbox in an hour, whoever asks: a person cannot be drowned in messages.
MAILS_TO_MAILBOX = 20


def mails_asked_for(request: HttpRequest, email: str) -> list[Quota]:
    """Messages that an address asks for, to one mailbox and to any, and those that everybody asks
    for to that mailbox.
    """
    address = client_address(request)
    return [
        Quota("mails", f"mails:{address}:{_mark(email)}", MAILS_TO_ONE, QUARTER),
        Quota("mails", f"mails:{address}", MAILS, QUARTER),
        Quota("mailbox", f"mailbox:{_mark(email)}", MAILS_TO_MAILBOX, HOUR),
    ]


def wrong_proofs(request: HttpRequest) -> Quota:
    """Codes and links that do not count, from an address."""
    return Quota("proofs", f"proofs:{client_address(request)}", WRONG_PROOFS, QUARTER)


def wrong_tokens(request: HttpRequest) -> Quota:
    """Tokens of the API for writing that do not exist, from an address."""
    return Quota("tokens", f"tokens:{client_address(request)}", WRONG_TOKENS, QUARTER)


def _mark(email: str) -> str:
    """Stands for a mailbox in a cache, which others may read."""
    return hashlib.sha256(email.strip().casefold().encode()).hexdigest()
