"""The site that a request is for."""

from time import monotonic

from django.http import HttpRequest
from wagtail.models import Site

# A site changes about never, and asking for it takes a third of the time of a list. Other
# processes than the one that saved it go on with it as it was for so long.
SECONDS_KEPT = 10
MOST_KEPT = 100

_kept: dict[tuple[str, str], tuple[float, Site | None]] = {}


def site_of(request: HttpRequest) -> Site | None:
    """The site that Wagtail chooses by host and port."""
    place = (request.get_host(), request.get_port())
    until, site = _kept.get(place, (0.0, None))
    if until < monotonic():
        site = Site.find_for_request(request)
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        _kept[place] = (monotonic() + SECONDS_KEPT, site)
    return site


def forget_sites() -> None:
    """Ask again: a site was saved."""
    _kept.clear()
