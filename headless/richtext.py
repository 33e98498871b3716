"""Rich text as the API delivers it: sanitised, with links that lead to what is public.

Every form is made from the same tokens, so they agree about links and marks.
"""

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

import nh3

from .richtext_tree import BLANKS, Link, Token, plain_text, tree

if TYPE_CHECKING:
    from .reading import Reading

RichTextForm = Literal["html", "tree", "text"]

ALLOWED_TAGS = {
    *("p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "blockquote"),
    *("a", "strong", "b", "em", "i", "sub", "sup", "code"),
}
ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}
# What stored links carry. None of it is delivered but an address of the editor's own.
STORED_ATTRIBUTES = {"a": {"href", "linktype", "id"}}

_LINK = re.compile(r"""<a\b[^>]*\blinktype=\\?["'](\w+)\\?["'][^>]*>""")
_ID = re.compile(r"""\bid=\\?["'](\d{1,18})\\?["']""")
_KEY = re.compile(r"\d{1,18}", re.ASCII)
# Sound only for what the sanitiser wrote: tags closed in order, values quoted, "<" escaped.
_TOKEN = re.compile(r"""<(/?)(\w+)((?:[^>"]|"[^"]*")*)>|([^<]+)""")
_ATTRIBUTE = re.compile(r"""(\w+)="([^"]*)\"""")
# What pasting from a word processor leaves behind. A single no-break space is meant.
_FILLER = re.compile(r"\u00a0\s+|[^\S\u00a0]+\u00a0\s*")
_SOFT_HYPHEN = "\u00ad"
_BLOCKS = {"p", "li", "h2", "h3", "h4", "blockquote", "ul", "ol"}
_NOTHING: Token = ("", "", None)


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


def rich_text(source: str, reading: "Reading", form: RichTextForm) -> Any:
    """Stored rich text as clean HTML, as a list of nodes or as plain text.

    A link to a page says in HTML by `data-` attributes and in the tree by `target` what
    it leads to; a link to something that is not public becomes plain text.
    """
    tokens = _tokens(source, reading) if source else []
    if form == "tree":
        return tree(tokens)
    if form == "text":
        return plain_text(tree(tokens))
    return "".join(html for html, _tag, _link in tokens)


def richtext_html(source: str, reading: "Reading") -> str:
    """Stored rich text as clean HTML."""
    html: str = rich_text(source, reading, "html")
    return html


def _tokens(source: str, reading: "Reading") -> list[Token]:
    """Sanitised rich text in parts, without blocks and links that hold no word."""
    clean = nh3.clean(
        source,
        tags=ALLOWED_TAGS,
        attributes=STORED_ATTRIBUTES,
        url_schemes=ALLOWED_SCHEMES,
        link_rel=None,
    )
    tokens: list[Token] = []
    # Of each open block and link where it begins, and whether a word came since.
    open_elements: list[tuple[int, bool]] = []
    has_words = False
    for slash, tag, attributes, text in _TOKEN.findall(clean):
        if text:
            text = _tidy(text)
            has_words = has_words or bool(unescape(text).strip(BLANKS))
            tokens.append((text, "", None))
        elif tag not in _BLOCKS and tag != "a":
            tokens.append((f"<{slash}{tag}>", slash + tag, None))
        elif not slash:
            token: Token = (f"<{tag}>", tag, None)
            if tag == "a":
                # In a broken table a link can stand in a link: browsers would end the outer one.
                is_inside = any(tokens[start][1] == "a" for start, _words in open_elements)
                token = _NOTHING if is_inside else _link_token(attributes, reading)
            open_elements.append((len(tokens), has_words))
            has_words = False
            tokens.append(token)
        else:
            start, had_words = open_elements.pop()
            if not has_words and tag == "a":
                tokens[start] = _NOTHING
            elif not has_words:
                del tokens[start:]
            elif tokens[start] is not _NOTHING:
                tokens.append((f"</{tag}>", slash + tag, None))
            has_words = has_words or had_words
    return tokens


def _tidy(text: str) -> str:
    """The text without filling blanks and soft hyphens."""
    text = text.replace(_SOFT_HYPHEN, "")
    if "&nbsp;" not in text:
        return text
    return _FILLER.sub(" ", text.replace("&nbsp;", "\u00a0")).replace("\u00a0", "&nbsp;")


def _link_token(attributes: str, reading: "Reading") -> Token:
    """How a link begins; nothing when it leads nowhere public."""
    link = _link({name: unescape(value) for name, value in _ATTRIBUTE.findall(attributes)}, reading)
    if link is None:
        return _NOTHING
    delivered = {}
    if target := link["target"]:
        delivered = {f"data-{name}": target[name] for name in ("id", "locale", "path", "type")}
    delivered["href"] = link["href"]
    written = "".join(f' {name}="{escape(str(value))}"' for name, value in delivered.items())
    return f"<a{written}>", "a", link


def _link(stored: dict[str, str], reading: "Reading") -> Link | None:
    """Where a stored link leads; None when that is nowhere or not public."""
    kind, identifier = stored.get("linktype"), stored.get("id", "")
    if kind == "page":
        page = reading.page_link(int(identifier)) if _KEY.fullmatch(identifier) else None
        if page is None:
            return None
        # A frontend's address has another path than the site: what the reading knows wins.
        return {"href": page["url"], "target": {"path": urlsplit(page["url"]).path, **page}}
    if kind == "document":
        document = reading.document(int(identifier)) if _KEY.fullmatch(identifier) else None
        return {"href": document.url, "target": None} if document else None
    href = stored.get("href", "")
    return {"href": href, "target": None} if href else None
