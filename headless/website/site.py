"""The site itself: its languages, who publishes it, and the texts that it must have."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from wagtail.models import Site

from headless.localization import fallback_chain, language_name, text_direction
from headless.models import ContentPage, Imprint
from headless.wording import own_name

from . import selectors
from .reading import SiteReading


def locale_values() -> list[dict[str, Any]]:
    """`ContentLocale` values."""
    codes = selectors.content_locales()
    return [
        {
            "code": code,
            "name": own_name(code),
            "names": {reader: _name(code, reader) for reader in ("de", "en")},
            "lang": code,
            "dir": text_direction(code),
            "is_default": code == settings.LANGUAGE_CODE,
            "fallback": [other for other in fallback_chain(code)[1:] if other in codes],
        }
        for code in codes
    ]


def site_value(site: Site, reading: SiteReading) -> dict[str, Any]:
    """The `Website` schema."""
    home = selectors.home(site, reading)
    pages = selectors.standing_pages(reading)
    imprint = selectors.imprint(site)
    kinds = ContentPage.Kind
    return {
        "name": site.site_name or (home.title if home else ""),
        "base_url": site.root_url,
        "default_locale": settings.LANGUAGE_CODE,
        "home": home and reading.link(home),
        **_imprint_values(imprint),
        "pages": {
            kind.value: reading.link(pages[kind]) if kind in pages else None
            for kind in (kinds.IMPRINT, kinds.PRIVACY, kinds.ACCESSIBILITY)
        },
    }


def _imprint_values(imprint: Imprint) -> dict[str, Any]:
    return {
        "publisher": {
            "name": imprint.publisher,
            "street": imprint.street,
            "postal_code": imprint.postal_code,
            "town": imprint.town,
            "represented_by": imprint.represented_by,
            "responsible_for_content": imprint.responsible_for_content,
            "supervisory_authority": imprint.supervisory_authority,
            "register_entry": imprint.register_entry,
        },
        "contact": {
            "email": imprint.email,
            "phone": imprint.phone.as_e164 if imprint.phone else None,
            "phone_display": imprint.phone.as_national if imprint.phone else None,
        },
        "social": [{"network": _network(url), "url": url} for url in imprint.social_links],
    }


def _name(code: str, reader: str) -> str:
    """The name of a language, for a variant that has none of its own the one of the settings."""
    base = code.split("-")[0]
    name = language_name(code, reader)
    if base != code and name == language_name(base, reader):
        with translation.override(reader):
            return str(dict(settings.WAGTAIL_CONTENT_LANGUAGES)[code])
    return name


def _network(url: str) -> str:
    host = urlsplit(url).hostname or ""
    return host.removeprefix("www.").rsplit(".", 1)[0]
