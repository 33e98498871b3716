"""Which code and settings an answer or a ready card was made by."""

import hashlib
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

from headless.addresses import frontend_urls
from headless.conf import conf
from headless.resources import registry
from headless.searching import engine


def build_id() -> str:
    """Changes with the code that makes answers, and with what they show of the settings."""
    return _build_id(
        str(settings.MEDIA_URL),
        str(sorted(frontend_urls().items())),
        str(sorted(conf.fallback_chains.items())),
        str(conf.image_avif),
        str([code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]),
        settings.LANGUAGE_CODE,
        settings.TIME_ZONE,
    )


@cache
def _build_id(*parts: str) -> str:
    return hashlib.blake2b("\n".join([_code(), *parts]).encode(), digest_size=8).hexdigest()


@cache
def _code() -> str:
    """A digest of the packages that make answers: of this one, of those with resources and of the
    search.

    A version would be forgotten where the code comes from a repository.
    """
    labels = {"mso_headless", *(resource.model._meta.app_label for resource in registry)}
    labels |= {found.app_label for found in [engine()] if found}
    digest = hashlib.blake2b(digest_size=16)
    for label in sorted(labels):
        folder = Path(apps.get_app_config(label).path)
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
