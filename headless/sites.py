"""What does not depend on the address that is asked for: the site, and which files are private."""

from typing import Any, NamedTuple

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


# Asking for the site takes a third of the time of a list. Each change of it is another version.
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
        found = Host(Site.find_for_request(request), private_collections())
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[place] = found
    return found


def site_of(request: Any) -> Site | None:
    """The site that a request is for."""
    return host_of(request).site
