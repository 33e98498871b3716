"""The running text of a page as parts: blocks in their order, headings without a gap."""

import re
from collections.abc import Iterable
from typing import Any

from django.template.defaultfilters import filesizeformat

from .page_parts import Heading, Html, Link, Picture, Quote, web_link

_HEADING = re.compile(r"<(/?)h([1-6])>")
# Headings of blocks are those below the title of the page.
_BLOCK_LEVEL = 2


def text_parts(blocks: Iterable[dict[str, Any]]) -> list[Any]:
    """The parts of a delivered `BodyBlock`."""
    levels: list[int] = []
    return [part for block in blocks if (part := _part(block, levels)) is not None]


def html_part(html: str) -> Html:
    """Delivered rich text that stands by itself."""
    return Html(_in_order(html, []))


def _part(block: dict[str, Any], levels: list[int]) -> Any:
    kind, value = block["type"], block["value"]
    if not value:
        return None
    if kind == "heading":
        return Heading(value, _level(_BLOCK_LEVEL, levels))
    if kind == "text":
        return Html(_in_order(value, levels))
    if kind == "picture":
        return value["image"] and Picture(value["image"], value["caption"], block["id"])
    if kind == "quote":
        return Quote(value["text"], value["attribution"]) if value["text"] else None
    if kind == "document":
        size = filesizeformat(value["file_size"]) if value["file_size"] else ""
        note = ", ".join(filter(None, (value["file_type"].upper(), size)))
        return Link(value["title"], href=value["url"], note=note)
    if kind == "link":
        return web_link(value["url"], value["label"]) if value["url"] else None
    return None


def _in_order(html: str, levels: list[int]) -> str:
    """The headings of a text one level below those above them, whatever the editor chose."""

    def rename(tag: re.Match[str]) -> str:
        if tag[1]:
            return f"</h{len(levels) + 1}>"
        return f"<h{_level(int(tag[2]), levels)}>"

    return _HEADING.sub(rename, html)


def _level(chosen: int, levels: list[int]) -> int:
    """The level of the next heading; `levels` are those that are open."""
    while levels and levels[-1] >= chosen:
        levels.pop()
    levels.append(chosen)
    return len(levels) + 1
