"""Rich text as the API delivers it: sanitised, with links that lead to what is public."""

import re
import string
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

_LINK = re.compile(r"""<a\b[^>]*\blinktype=\\?["'](\w+)\\?["'][^>]*>""")
_ID = re.compile(r"""\bid=\\?["'](\d{1,18})\\?["']""")
_KEY = re.compile(r"\d{1,18}", re.ASCII)
# What pasting from a word processor leaves behind. A single no-break space is meant.
_FILLER = re.compile(r"\u00a0\s+|[^\S\u00a0]+\u00a0\s*")
_SOFT_HYPHEN = "\u00ad"
_BLANKS = f"{string.whitespace}\u00a0\u200b\ufeff"
_BLOCKS = ["p", "li", "h2", "h3", "h4", "blockquote", "ul", "ol"]


def linked_ids(source: str, link_type: str) -> set[int]:
    """Primary keys of what stored rich text, also inside JSON, links to.

    Args:
        link_type: `page` or `document`.
    """
    return {
        int(match.group(1))
        for link in _LINK.finditer(source)
        if link.group(1) == link_type and (match := _ID.search(link.group())) is not None
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
    _tidy(soup)
    return nh3.clean(
        str(soup),
        tags=ALLOWED_TAGS,
        attributes=ALLOWED_ATTRIBUTES,
        url_schemes=ALLOWED_SCHEMES,
        link_rel=None,
    )


def _tidy(soup: BeautifulSoup) -> None:
    """Take out filling blanks, soft hyphens and blocks without a word."""
    for text in soup.find_all(string=True):
        tidy = _FILLER.sub(" ", text.replace(_SOFT_HYPHEN, ""))
        if tidy != text:
            text.replace_with(tidy)
    # From the inside out: a list is empty once its items are gone.
    for block in reversed(soup.find_all(_BLOCKS)):
        if not any(text.strip(_BLANKS) for text in block.strings):
            block.decompose()


def _link_attributes(anchor: Any, reading: "Reading") -> dict[str, Any]:
    """What the link carries when it is delivered; nothing when it leads nowhere public."""
    kind, identifier = anchor.get("linktype"), anchor.get("id", "")
    if kind == "page":
        link = reading.page_link(int(identifier)) if _KEY.fullmatch(identifier) else None
        if link is None:
            return {}
        return {
            "href": link["url"],
            "data-type": link["type"],
            "data-id": str(link["id"]),
            "data-locale": link["locale"],
        }
    if kind == "document":
        document = reading.document(int(identifier)) if _KEY.fullmatch(identifier) else None
        return {"href": document.url} if document else {}
    href = anchor.get("href", "")
    return {"href": href} if href else {}
