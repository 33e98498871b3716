"""What does not depend on the address that is asked for: the site, and which files are private."""

from typing import Any, NamedTuple

from django.db import connection
from wagtail.models import Site

from .selectors import private_collections

MOST_KEPT = 100


class Host(NamedTuple):
    """What an answer is made in.

    Attributes:
        site: the one that Wagtail chooses by host and port.
        private_collections: primary keys of those whose files the public does not see.
    """

    site: Site | None
    private_collections: set[int]


# Each change of it is another version.
_kept: dict[tuple[int, str, str], Host] = {}


def host_of(request: Any) -> Host:
    """Read once for each version of the public content.

    Args:
        request: with that version as `content_version`.
    """
    place = (request.content_version, request.get_host(), request.get_port())
    found = _kept.get(place)
    if found is None:
        # Wagtail keeps where sites begin for an hour, and forgets it in one process only.
        Site.clear_site_root_paths_cache()
        found = Host(_find_site(request), private_collections())
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[place] = found
    return found


def site_of(request: Any) -> Site | None:
    """The site that a request is for."""
    return host_of(request).site


# Wagtail's question for a site takes a third of the first answer of a version, and most
# versions leave the sites as they are.
_sites: dict[tuple[str, str], tuple[list[Any], Site | None]] = {}


def _find_site(request: Any) -> Site | None:
    """The site by host and port, asked for when anything of a site or its first page changed."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT * FROM wagtailcore_site AS site "
            "JOIN wagtailcore_page AS page ON page.id = site.root_page_id ORDER BY site.id"
        )
        rows = cursor.fetchall()
    place = (request.get_host(), request.get_port())
    known, site = _sites.get(place, (None, None))
    if known != rows:
        site = Site.find_for_request(request)
        if len(_sites) >= MOST_KEPT:
            _sites.clear()
        _sites[place] = rows, site
    return site
