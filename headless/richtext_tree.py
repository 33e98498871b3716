"""Rich text as a tree: paragraphs, lists and the like that hold texts, links and line breaks."""

import re
import string
import uuid
from collections.abc import Iterable
from html import unescape
from typing import Annotated, Any, Literal, TypedDict, get_args

from pydantic import Field
from typing_extensions import TypeAliasType

from .schemas import Base

Mark = Literal["bold", "italic", "code", "sub", "sup"]


class TextNode(Base):
    type: Literal["text"]
    text: str
    marks: list[Mark]


class LineBreakNode(Base):
    type: Literal["line_break"]


class LinkTarget(Base):
    """The page that a link leads to, in the best translation for the request."""

    id: uuid.UUID
    type: str
    """The kind of content, as `app_label.ModelName`."""
    locale: str
    path: str
    """The path of `url`."""
    url: str


class LinkNode(Base):
    type: Literal["link"]
    href: str
    target: LinkTarget | None
    """Null for an address of the web, an e-mail address, a telephone number and a document."""
    children: list[Annotated[TextNode | LineBreakNode, Field(discriminator="type")]]


# Named, so that the document defines them once.
RichTextInline = TypeAliasType(
    "RichTextInline",
    Annotated[TextNode | LinkNode | LineBreakNode, Field(discriminator="type")],
)


class ParagraphNode(Base):
    type: Literal["paragraph"]
    children: list[RichTextInline]


class HeadingNode(Base):
    type: Literal["heading"]
    level: Literal[2, 3, 4]
    children: list[RichTextInline]


class ListItemNode(Base):
    type: Literal["list_item"]
    children: list["RichTextNode"]


class ListNode(Base):
    type: Literal["list"]
    ordered: bool
    children: list[ListItemNode]


class BlockquoteNode(Base):
    type: Literal["blockquote"]
    children: list["RichTextNode"]


class RuleNode(Base):
    """A line between two parts of the text."""

    type: Literal["rule"]


RichTextNode = TypeAliasType(
    "RichTextNode",
    Annotated[
        ParagraphNode | HeadingNode | ListNode | BlockquoteNode | RuleNode,
        Field(discriminator="type"),
    ],
)

RichText = Annotated[
    str | list[RichTextNode],
    Field(description="As `richtext` asks: HTML or plain text as a string, the tree as a list."),
]


class Link(TypedDict):
    """Where a link leads; `target` as in `LinkTarget`."""

    href: str
    target: dict[str, Any] | None


# A part of sanitised HTML: the HTML itself; the tag, with a slash in front where it closes,
# empty for a text; of the beginning of a link where it leads.
Token = tuple[str, str, Link | None]
Nodes = list[dict[str, Any]]

# What does not make a word.
BLANKS = f"{string.whitespace}\u00a0\u200b\ufeff"
MARKS: dict[str, Mark] = {
    **{"b": "bold", "strong": "bold", "i": "italic", "em": "italic"},
    **{"code": "code", "sub": "sub", "sup": "sup"},
}
# Deeper lists and quotations join the one around them: JSON writers and apps have limits.
MOST_LEVELS = 10

_LEAVES: dict[str, dict[str, Any]] = {
    "p": {"type": "paragraph"},
    **{f"h{level}": {"type": "heading", "level": level} for level in (2, 3, 4)},
}
_CONTAINERS: dict[str, dict[str, Any]] = {
    "ul": {"type": "list", "ordered": False},
    "ol": {"type": "list", "ordered": True},
    "li": {"type": "list_item"},
    "blockquote": {"type": "blockquote"},
}
_COLLAPSING = re.compile(r"[ \t\n\r\f]+")


def tree(tokens: Iterable[Token]) -> Nodes:
    """The nodes of a rich text, as `RichTextNode`."""
    return _Builder().build(tokens)


def plain_text(nodes: Nodes, gap: str = "\n\n") -> str:
    """The words of a tree: a blank line between paragraphs, an item a line with a dash."""
    return gap.join(filter(None, map(_plain, nodes)))


def _plain(node: dict[str, Any]) -> str:
    kind = node["type"]
    if kind == "text":
        return str(node["text"])
    if kind == "line_break":
        return "\n"
    if kind == "list":
        items = (plain_text(item["children"], "\n") for item in node["children"])
        # What else stands in an item is indented below its dash.
        return "\n".join("– " + item.replace("\n", "\n  ") for item in items)
    if kind == "blockquote":
        return plain_text(node["children"])
    return "".join(map(_plain, node.get("children", ())))


class _Builder:
    """Builds the tree token by token.

    HTML allows much that the tree does not: text without a paragraph gets one, and what
    no node has room for goes into the node around it. No node is empty.
    """

    def __init__(self) -> None:
        self.root: dict[str, Any] = {"type": "", "children": []}
        self.open = [self.root]
        self.marks: list[Mark] = []
        self.link: Link | None = None
        self.link_node: dict[str, Any] = {}
        # The paragraph or heading that the next word begins, and what it holds so far.
        self.leaf = _LEAVES["p"]
        self.inline: Nodes = []
        self.is_after_blank = True

    def build(self, tokens: Iterable[Token]) -> Nodes:
        for html, tag, link in tokens:
            if not tag:
                self.add_text(_COLLAPSING.sub(" ", unescape(html)))
            elif (name := tag.removeprefix("/")) in MARKS:
                if tag == name:
                    self.marks.append(MARKS[name])
                else:
                    self.marks.remove(MARKS[name])
            elif name == "a":
                self.link, self.link_node = link, {}
            elif name == "br":
                if self.inline:
                    self._place().append({"type": "line_break"})
                    self.is_after_blank = True
            else:
                self.end_leaf()
                self._block(tag, name)
        self.end_leaf()
        nodes: Nodes = self.root["children"]
        return nodes

    def add_text(self, text: str) -> None:
        if self.is_after_blank:
            text = text.lstrip(" ")
        if not text or not (self.inline or text.strip(BLANKS)):
            return
        self.is_after_blank = text.endswith(" ")
        place = self._place()
        marks = [mark for mark in get_args(Mark) if mark in self.marks]
        if place and place[-1].get("marks") == marks:
            place[-1]["text"] += text
        else:
            place.append({"type": "text", "text": text, "marks": marks})

    def end_leaf(self) -> None:
        _trim(self.inline)
        self.inline = []
        self.is_after_blank = True

    def _place(self) -> Nodes:
        """Where the next text or line break goes."""
        if not self.inline:
            leaf = {**self.leaf, "children": self.inline}
            self._blocks().append(leaf)
        if self.link is None:
            return self.inline
        if not self.inline or self.inline[-1] is not self.link_node:
            self.link_node = {"type": "link", **self.link, "children": []}
            self.inline.append(self.link_node)
        children: Nodes = self.link_node["children"]
        return children

    def _block(self, tag: str, name: str) -> None:
        self.leaf = _LEAVES.get(tag, _LEAVES["p"])
        if name == "hr":
            self._blocks().append({"type": "rule"})
        elif name in _CONTAINERS and tag == name:
            self.open.append(self._container(name))
        elif name in _CONTAINERS:
            self.open.pop()

    def _container(self, name: str) -> dict[str, Any]:
        """A new container in the innermost open one, or that one where the new has no place."""
        around = self.open[-1]
        if name == "li":
            if around["type"] != "list":
                return around
            siblings: Nodes = around["children"]
        elif len(self.open) > 2 * MOST_LEVELS:
            return around
        else:
            siblings = self._blocks()
        siblings.append({**_CONTAINERS[name], "children": []})
        return siblings[-1]

    def _blocks(self) -> Nodes:
        """Where the next block goes; a list has no room for one outside its items."""
        children: Nodes = self.open[-1]["children"]
        if self.open[-1]["type"] != "list":
            return children
        if not children:
            children.append({**_CONTAINERS["li"], "children": []})
        inside: Nodes = children[-1]["children"]
        return inside


def _trim(nodes: Nodes) -> None:
    """Take out line breaks and blanks at the end of a paragraph."""
    while nodes:
        last = nodes[-1]
        if last["type"] == "link":
            _trim(last["children"])
            rest = last["children"]
        elif last["type"] == "text":
            rest = last["text"] = last["text"].rstrip(" ")
        else:
            rest = None
        if rest:
            return
        nodes.pop()
