"""Addresses that were given up, and where they lead now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.encoding import iri_to_uri

from . import selectors
from .reading import SiteReading


@dataclass(frozen=True)
class ActiveRedirect:
    """A redirect with a public target.

    Attributes:
        page_id: the target page, else `link` is the target.
    """

    old_path: str
    page_id: int | None
    link: str
    is_permanent: bool


def active_redirects(reading: SiteReading) -> list[ActiveRedirect]:
    """The redirects that a visitor would follow, ordered by the address that was given up.

    As in Wagtail one of the site itself goes before one of all sites, and a page that is live
    at the address before both.
    """
    redirects = selectors.redirects(reading.site)
    if redirects is None:
        return []
    rows = _without_overruled(redirects)
    given_up = {row["old_path"]: reading.addresses.url_paths(row["old_path"]) for row in rows}
    linked = {row["redirect_link"]: _own_paths(reading, row["redirect_link"]) for row in rows}
    pages = selectors.pages_at({path for found in given_up.values() for path in found})
    targets = selectors.pages_at({path for found in linked.values() for path in found})
    active = []
    for row in rows:
        # A page that is private takes its address, too: it asks for a login.
        if any(pages[path][1] for path in given_up[row["old_path"]] if path in pages):
            continue
        page_id = row["redirect_page_id"] or next(
            (targets[path][0] for path in linked[row["redirect_link"]] if path in targets), None
        )
        if page_id or row["redirect_link"]:
            active.append(
                ActiveRedirect(row["old_path"], page_id, row["redirect_link"], row["is_permanent"])
            )
    public = selectors.public_ids({item.page_id for item in active if item.page_id}, reading)
    active = [item for item in active if item.page_id is None or item.page_id in public]
    return sorted(active, key=lambda item: item.old_path)


def redirect_values(
    redirects: Sequence[ActiveRedirect], reading: SiteReading
) -> list[dict[str, Any]]:
    """`Redirect` values."""
    ids = {item.page_id for item in redirects if item.page_id}
    pages = selectors.answering_pages(ids, reading)
    return [
        {
            "from_path": iri_to_uri(item.old_path),
            "to": _target(pages[item.page_id], reading)
            if item.page_id
            else {"url": absolute(item.link, reading)},
            "is_permanent": item.is_permanent,
        }
        for item in redirects
        if item.page_id is None or item.page_id in pages
    ]


def absolute(link: str, reading: SiteReading) -> str:
    """The address of a link that may be a path of the site."""
    if link.startswith("/") and not link.startswith("//") and reading.site:
        link = reading.site.root_url + link
    return str(iri_to_uri(link))


def _without_overruled(redirects: Any) -> list[dict[str, Any]]:
    rows = list(
        redirects.values("old_path", "site_id", "redirect_page_id", "redirect_link", "is_permanent")
    )
    own = {row["old_path"] for row in rows if row["site_id"]}
    return [row for row in rows if row["site_id"] or row["old_path"] not in own]


def _own_paths(reading: SiteReading, link: str) -> set[str]:
    path = reading.addresses.site_path(link) if link else None
    return reading.addresses.url_paths(path) if path else set()


def _target(page: Any, reading: SiteReading) -> dict[str, Any]:
    value = reading.link(page)
    return {name: value[name] for name in ("path", "url", "id", "type", "locale")}
