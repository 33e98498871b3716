"""From a path to what stands there."""

from dataclasses import dataclass
from typing import Any

from django.utils.encoding import iri_to_uri
from wagtail.models import Page

from . import selectors
from .reading import SiteReading
from .redirects import absolute

# More redirects in a row are a loop.
MOST_REDIRECTS = 5


@dataclass(frozen=True)
class Target:
    """What a path leads to.

    Attributes:
        page: the public page that answers; None when a redirect leads to `link`.
        locale: the language to read its details in.
        redirects: those that were followed.
    """

    page: Page | None = None
    locale: str = ""
    link: str = ""
    redirects: tuple[Any, ...] = ()


def resolve(address: str, locale: str | None, reading: SiteReading) -> Target | None:
    """What an address of the site leads to; None for what is hidden and what never was.

    Args:
        address: a path or a full address.
        locale: the language to read the page in, by default that of the path.
    """
    path = reading.addresses.site_path(address)
    followed: tuple[Any, ...] = ()
    while path is not None and len(followed) <= MOST_REDIRECTS:
        page = selectors.live_page_at(reading.addresses.url_paths(path))
        if page:
            return _page_target(page.pk, locale, followed, reading)
        redirect = selectors.redirect_at(path, reading)
        if redirect is None:
            return _elsewhere(path, followed, reading)
        followed += (redirect,)
        if redirect.redirect_page_id:
            return _page_target(redirect.redirect_page_id, locale, followed, reading)
        link = redirect.redirect_link
        path = reading.addresses.site_path(link) if link else None
        if link and path is None:
            return Target(link=absolute(link, reading), redirects=followed)
    return None


def resolved_value(target: Target, reading: SiteReading) -> dict[str, Any]:
    """The `Resolved` schema, without details."""
    names = ("resource", "id", "locale", "type", "title", "path", "url", "detail_url")
    link: dict[str, Any] = {**dict.fromkeys(names), "url": target.link}
    if target.page:
        link = reading.link(target.page, target.locale)
    followed = target.redirects
    return {
        **{name: link[name] for name in names},
        "redirected_from": iri_to_uri(followed[0].old_path) if followed else None,
        "is_permanent": all(item.is_permanent for item in followed) if followed else None,
        "detail": None,
    }


def _page_target(
    pk: int, locale: str | None, followed: tuple[Any, ...], reading: SiteReading
) -> Target | None:
    found = selectors.answering_pages([pk], reading, locale).get(pk)
    if found is None:
        return None
    return Target(found, locale or reading.locale_of(found), redirects=followed)


def _elsewhere(path: str, followed: tuple[Any, ...], reading: SiteReading) -> Target | None:
    """Where a redirect leads to something of the site that is no page, such as a document."""
    if not followed or selectors.pages_at(reading.addresses.url_paths(path)):
        return None
    return Target(link=absolute(path, reading), redirects=followed)
