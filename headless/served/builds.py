"""Which code and settings a ready card was made by."""

import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from django.conf import settings

from headless.addresses import frontend_urls

# Grows when a card changes its shape between two versions of the package.
CARD_FORMAT = 1


def build_id() -> str:
    """Changes with the version and with what a card shows of the settings."""
    return _build_id(str(settings.MEDIA_URL), str(sorted(frontend_urls().items())))


@cache
def _build_id(*parts: str) -> str:
    try:
        release = version("mso-headless")
    except PackageNotFoundError:
        release = ""
    text = "\n".join([release, str(CARD_FORMAT), *parts])
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
