"""Notes what the endpoints around the content answer, to log when it changes."""

import hashlib
from collections.abc import Callable, Collection, Iterator
from typing import Any

import orjson
from django.conf import settings
from wagtail.models import Site

from headless.changes.models import Surface
from headless.changes.services import append_endpoint

from .menu import menu
from .reading import SiteReading
from .redirects import active_redirects, redirect_values
from .selectors import content_locales
from .site import locale_values, site_value

NAVIGATION = ("navigation", "site", "locales")
REDIRECTS = ("redirects",)


def update_surfaces(names: Collection[str]) -> set[str]:
    """Log those of the endpoints that answer something else than before; their names."""
    noted = {(row.site_id, row.name): row for row in Surface.objects.all()}
    sites = list(Site.objects.select_related("root_page"))
    # A site that was deleted answers no more.
    gone = Surface.objects.filter(name__in=names).exclude(site_id__in=[site.pk for site in sites])
    logged = set(gone.values_list("name", flat=True))
    gone.delete()
    for site in sites:
        for name in names:
            digest = _digest(ANSWERS[name](site))
            row = noted.get((site.pk, name)) or Surface(site_id=site.pk, name=name, digest=NOTHING)
            if row.digest != digest:
                row.digest = digest
                row.save()
                logged.add(name)
    for name in sorted(logged):
        append_endpoint(name)
    return logged


def _menus(site: Site) -> Any:
    return [menu(reading, None) for reading in _in_every_language(site)]


def _sites(site: Site) -> Any:
    return [site_value(site, reading) for reading in _in_every_language(site)]


def _in_every_language(site: Site) -> Iterator[SiteReading]:
    return SiteReading(site, settings.LANGUAGE_CODE).in_locales(content_locales())


def _locales(site: Site) -> Any:
    # Which host is the default one decides what others are answered.
    return [locale_values(), site.is_default_site, site.port]


def _redirects(site: Site) -> Any:
    """From where to where; what the page there is called changes without it."""
    reading = SiteReading(site, settings.LANGUAGE_CODE)
    values = redirect_values(active_redirects(reading), reading)
    return [[value["from_path"], value["to"]["url"], value["is_permanent"]] for value in values]


# Endpoint to what is noted of it, in every language.
ANSWERS: dict[str, Callable[[Site], Any]] = {
    "navigation": _menus,
    "site": _sites,
    "locales": _locales,
    "redirects": _redirects,
}


def _digest(value: Any) -> str:
    written = orjson.dumps(value, default=str, option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(written, digest_size=16).hexdigest()


# Nobody has to be told that there are no redirects.
NOTHING = _digest([])
