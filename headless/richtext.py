"""Rich text as the API delivers it: sanitised, with links that lead to what is public."""

import re
from typing import TYPE_CHECKING, Any

import nh3
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from .reading import Reading

ALLOWED_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "blockquote"),
    *("a", "strong", "b", "em", "i", "sub", "sup", "code"),
}
ALLOWED_ATTRIBUTES = {"a": {"href", "data-type", "data-id", "data-locale"}}
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}

_PAGE_LINK = re.compile(r"""<a\b[^>]*\blinktype=\\?["']page\\?["'][^>]*>""")
_ID = re.compile(r"""\bid=\\?["'](\d{1,18})\\?["']""")


def linked_page_ids(source: str) -> set[int]:
    """Primary keys of the pages that stored rich text, also inside JSON, links to."""
    return {
        int(match.group(1))
        for tag in _PAGE_LINK.findall(source)
        if (match := _ID.search(tag)) is not None
    }


def richtext_html(source: str, reading: "Reading") -> str:
    """Stored rich text as clean HTML.

    A link to a page carries `data-type`, `data-id` and `data-locale` beside its
    address; a link to something that is not public becomes plain text.
    """
    if not source:
        return ""
    soup = BeautifulSoup(source, "html.parser")
    for anchor in soup.find_all("a"):
        if attributes := _link_attributes(anchor, reading):
            anchor.attrs = attributes
        else:
            anchor.unwrap()
    return nh3.clean(
        str(soup),
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=ALLOWED_SCHEMES,
        link_rel=None,
    )


def _link_attributes(anchor: Any, reading: "Reading") -> dict[str, Any]:
    """What the link carries when it is delivered; nothing when it leads nowhere public."""
    kind, identifier = anchor.get("linktype"), anchor.get("id", "")
    if kind == "page":
        link = reading.page_link(int(identifier)) if identifier.isdecimal() else None
        if link is None:
            return {}
        return {
            "href": link["url"],
            "data-type": link["type"],
            "data-id": str(link["id"]),
            "data-locale": link["locale"],
        }
    if kind == "document":
        url = reading.document_url(int(identifier)) if identifier.isdecimal() else None
        return {"href": url} if url else {}
    href = anchor.get("href", "")
    return {"href": href} if href else {}
