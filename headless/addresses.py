"""Addresses for people: where a page is read, in the site's frontend or in the built-in view."""

import unicodedata
from functools import cached_property
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import iri_to_uri
from wagtail.models import Page, Site

EVERY_OTHER = "*"


def frontend_urls() -> dict[str, str]:
    """`HEADLESS_FRONTEND_URLS`: for a locale, or `*` for every other, the pattern of addresses.

    A pattern ends with `{path}`, the path of a page below the site's root without a language,
    and may name `{locale}` and the `{hostname}` of the site. Where none fits a locale its pages
    are read in the built-in view.
    """
    patterns: dict[str, str] = getattr(settings, "HEADLESS_FRONTEND_URLS", {})
    return patterns


def frontend_base(locale_code: str, hostname: str) -> str | None:
    """What stands before the path in the addresses of a locale."""
    patterns = frontend_urls()
    pattern = patterns.get(locale_code, patterns.get(EVERY_OTHER))
    if pattern is None:
        return None
    base = pattern.removesuffix("{path}")
    return base.replace("{locale}", locale_code).replace("{hostname}", hostname)


class Addresses:
    """The addresses of a site's pages, for any number of them with at most one query.

    Args:
        site: None where no site answers a request; then no page has an address.
    """

    def __init__(self, site: Site | None) -> None:
        self.site = site
        # Wagtail asks a request for the site, and keeps the sites' root paths at it.
        self._request = HttpRequest()
        self._request._wagtail_site = site  # type: ignore[attr-defined]

    def url(self, page: Page) -> str:
        """The absolute address for people; empty for a page of no site."""
        root = self._root(page.url_path)
        base = root and self._base(root)
        if root and base is not None:
            return base + str(iri_to_uri(page.url_path[len(root.root_path) - 1 :]))
        return str(page.get_full_url(self._request) or "")

    def path(self, page: Page) -> str:
        """The path at which the site itself serves a page, with the language where it has one."""
        parts = page.get_url_parts(self._request)
        if parts and parts[2]:
            return str(parts[2])
        # The project does not serve pages itself: the same form as if it did.
        root = self._root(page.url_path)
        if root is None:
            return ""
        language = root.language_code
        prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
        return prefix + str(iri_to_uri(page.url_path[len(root.root_path) - 1 :]))

    def site_path(self, address: str) -> str | None:
        """Path and query on the site of an address that leads to it, else None.

        Args:
            address: a path, or a full address of the site or of its frontend.
        """
        try:
            parts = urlsplit(address)
            hostname, _port = parts.hostname, parts.port
        except ValueError:
            return None
        # A host that is no host: `http://site//other/` or `///other/`.
        if parts.path.startswith("//") or address.startswith("///"):
            return None
        if not parts.scheme and not parts.netloc:
            return address if address.startswith("/") else f"/{address}"
        if parts.scheme not in ("", "http", "https") or self.site is None:
            return None
        path = self._path_in_frontend(parts)
        if path is None and hostname == self.site.hostname.lower():
            path = parts.path or "/"
        if path is None:
            return None
        return f"{path}?{parts.query}" if parts.query else path

    def url_paths(self, path: str) -> set[str]:
        """What `Page.url_path` may be for the page at a path of the site.

        Args:
            path: as shown or percent-encoded, in any form of Unicode, with or without the
                slash at its end.
        """
        plain = decoded(path)
        if plain is None:
            return set()
        plain = plain.removesuffix("/") + "/"
        for prefix, root in self._prefixes:
            if plain.startswith(prefix):
                below = plain[len(prefix) :]
                return {root.root_path + form for form in unicode_forms(below)}
        return set()

    @cached_property
    def _roots(self) -> list[Any]:
        """Wagtail's root paths of this site, one for each language."""
        paths = Page()._get_site_root_paths(self._request)
        return [root for root in paths if self.site and root.site_id == self.site.pk]

    def _root(self, url_path: str) -> Any:
        return next((root for root in self._roots if url_path.startswith(root.root_path)), None)

    @cached_property
    def _prefixes(self) -> list[tuple[str, Any]]:
        """How the paths of each language begin, the longest first, since one may be only `/`."""
        found = [(unquote(self._root_path(root)), root) for root in self._roots]
        return sorted(found, key=lambda item: len(item[0]), reverse=True)

    def _root_path(self, root: Any) -> str:
        """How the paths of a language begin, with a slash at the end."""
        return self.path(Page(url_path=root.root_path)).removesuffix("/") + "/"

    def _base(self, root: Any) -> str | None:
        return frontend_base(root.language_code, self.site.hostname if self.site else "")

    def _path_in_frontend(self, parts: SplitResult) -> str | None:
        """The site's path for an address of the frontend."""
        longest, found = -1, None
        for root in self._roots:
            base = urlsplit(self._base(root) or "")
            begin = base.path.removesuffix("/") + "/"
            path = parts.path.removesuffix("/") + "/"
            if (
                base.hostname
                and (base.hostname, base.port) == (parts.hostname, parts.port)
                and path.startswith(begin)
                and len(begin) > longest
            ):
                longest = len(begin)
                found = self._root_path(root) + path[len(begin) :]
        return found


def page_address(page: Page, site: Site) -> str:
    """The absolute address for people of one page. For more than one keep an `Addresses`."""
    return Addresses(site).url(page)


def decoded(path: str) -> str | None:
    """A path without query and percent-encoding; None where it cannot be one."""
    try:
        plain = unquote(path.partition("?")[0].partition("#")[0], errors="strict")
        plain.encode()
    except ValueError:
        return None
    return None if "\0" in plain else plain


def unicode_forms(text: str) -> set[str]:
    """A text as it is, composed and decomposed: a link may have been typed on any keyboard."""
    return {text, *(unicodedata.normalize(form, text) for form in ("NFC", "NFD"))}
