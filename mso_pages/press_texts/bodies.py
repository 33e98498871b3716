"""The running text of a page as blocks of a press text."""

from dataclasses import replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.translation import gettext

from headless.richtext import ALLOWED_SCHEMES

from .content import (
    LINE_BREAK,
    Block,
    Heading,
    Item,
    List,
    Paragraph,
    Picture,
    Quote,
    Run,
    Runs,
    line,
    paragraphs,
    piece,
)

_HEADINGS = {"h2": 2, "h3": 3, "h4": 4}
_LISTS = {"ul", "ol"}


def body_blocks(stream: Any, values: list[dict[str, Any]], root: str) -> list[Block]:
    """The blocks of a body.

    Args:
        stream: the stored body.
        values: the same body as the API delivers it, block for block.
        root: address of the site, for what links and pictures leave out.
    """
    blocks: list[Block] = []
    for child, delivered in zip(stream, values, strict=True):
        value = delivered["value"]
        match delivered["type"]:
            case "heading":
                if text := line(value):
                    blocks.append(Heading(2, text))
            case "text":
                blocks.extend(richtext_blocks(value, root))
            case "picture":
                if shown := picture(child.value["image"], value["image"], value["caption"], root):
                    blocks.append(shown)
            case "quote":
                blocks.extend(_quotation(value))
            case "document":
                if value:
                    blocks.append(_link(value["title"], value["url"], root))
            case "link":
                blocks.append(_link(value["label"], value["url"], root))
    return blocks


def picture(image: Any, value: dict[str, Any] | None, caption: str, root: str) -> Picture | None:
    """A picture with its credit, None where its file is gone or broken."""
    if value is None:
        return None
    credit = line(value["credit"])
    if credit and ":" not in credit and "©" not in credit:
        credit = gettext("Picture: %(credit)s") % {"credit": credit}
    alt = line(value["alt"] or "")
    text = line(caption)
    return Picture(
        image=image,
        address=urljoin(root, value["url"]),
        alt=alt,
        caption=f"{text} ({credit})" if text and credit else text or credit,
    )


def richtext_blocks(html: str, root: str) -> list[Block]:
    """The blocks of sanitised rich text."""
    blocks: list[Block] = []
    loose: list[Run] = []

    def end_paragraph() -> None:
        if runs := _trimmed(loose):
            blocks.append(Paragraph(runs))
        loose.clear()

    for node in BeautifulSoup(html, "html.parser").children:
        name = node.name if isinstance(node, Tag) else ""
        if not isinstance(node, Tag) or name not in {*_HEADINGS, *_LISTS, "p", "blockquote", "hr"}:
            loose.extend(_runs(node, root, Run("")))
            continue
        end_paragraph()
        runs = _trimmed(_runs(node, root, Run("")))
        if name in _LISTS:
            if items := _items(node, root):
                blocks.append(List(name == "ol", items))
        elif not runs:
            continue
        elif name in _HEADINGS:
            blocks.append(Heading(_HEADINGS[name], line("".join(run.text for run in runs))))
        elif name == "blockquote":
            blocks.append(Quote(runs))
        else:
            blocks.append(Paragraph(runs))
    end_paragraph()
    return blocks


def web_address(address: str, root: str) -> str:
    """The whole address, empty for a scheme that does not belong in a text."""
    whole = urljoin(root, address.strip())
    return whole if urlsplit(whole).scheme in ALLOWED_SCHEMES else ""


def _link(label: str, address: str, root: str) -> Paragraph:
    return Paragraph((Run(line(label), href=web_address(address, root)),))


def _quotation(value: dict[str, Any]) -> list[Block]:
    attribution = line(value["attribution"])
    found = [block for block in paragraphs(value["text"]) if isinstance(block, Paragraph)]
    return [Quote(block.runs, attribution if block is found[-1] else "") for block in found]


def _items(parent: Tag, root: str) -> tuple[Item, ...]:
    items = []
    for node in parent.find_all("li", recursive=False):
        runs: list[Run] = []
        nested: list[List] = []
        for child in node.children:
            if isinstance(child, Tag) and child.name in _LISTS:
                if inner := _items(child, root):
                    nested.append(List(child.name == "ol", inner))
            else:
                runs.extend(_runs(child, root, Run("")))
        if (trimmed := _trimmed(runs)) or nested:
            items.append(Item(trimmed, tuple(nested)))
    return tuple(items)


def _runs(node: Any, root: str, style: Run) -> list[Run]:
    if isinstance(node, NavigableString):
        text = piece(node)
        return [replace(style, text=text)] if text else []
    if node.name == "br":
        return [Run(LINE_BREAK)]
    style = Run(
        "",
        style.bold or node.name in ("b", "strong"),
        style.italic or node.name in ("i", "em"),
        web_address(node.get("href", ""), root) if node.name == "a" else style.href,
    )
    return [run for child in node.children for run in _runs(child, root, style)]


def _trimmed(runs: list[Run]) -> Runs:
    """Without blanks and line breaks at both ends."""
    found = list(runs)
    while found and not found[0].text.strip():
        found.pop(0)
    while found and not found[-1].text.strip():
        found.pop()
    if not found:
        return ()
    found[0] = replace(found[0], text=found[0].text.lstrip())
    found[-1] = replace(found[-1], text=found[-1].text.rstrip())
    return tuple(found)
