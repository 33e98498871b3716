"""A press text as HTML: semantic elements only, no classes, nothing that a website would load."""

import nh3
from django.utils.html import escape

from .content import (
    LINE_BREAK,
    Block,
    Facts,
    Heading,
    List,
    Paragraph,
    Picture,
    PressText,
    Quote,
    Role,
    Runs,
)

_TAGS = {
    *("article", "h1", "h2", "h3", "h4", "p", "br", "strong", "em", "a", "ul", "ol", "li"),
    *("blockquote", "cite", "figure", "img", "figcaption", "dl", "dt", "dd"),
}
_ATTRIBUTES = {
    "article": {"lang", "dir"},
    "h2": {"lang"},
    "dt": {"lang"},
    "a": {"href", "dir"},
    "img": {"src", "alt"},
}


def html_article(text: PressText) -> str:
    """The text as one `article`, for pasting into another page."""
    blocks = "\n".join(_block(block) for block in text.blocks)
    article = (
        f'<article lang="{escape(text.language)}" dir="{text.direction}">\n{blocks}\n</article>'
    )
    # Everything above is escaped; this holds what a later change might forget.
    return nh3.clean(article, tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None)


def html_document(text: PressText, style: str = "") -> str:
    """The article in the smallest valid document."""
    language = escape(text.language)
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{text.direction}">\n'
        f'<head>\n<meta charset="utf-8">\n<title>{escape(text.title)}</title>\n{style}</head>\n'
        f"<body>\n{html_article(text)}\n</body>\n</html>\n"
    )


def _block(block: Block) -> str:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Heading():
            language = f' lang="{escape(block.language)}"' if block.language else ""
            return f"<h{block.level}{language}>{escape(block.text)}</h{block.level}>"
        case List():
            return _list(block)
        case Quote():
            said = f"\n<p><cite>{escape(block.attribution)}</cite></p>" if block.attribution else ""
            return f"<blockquote>\n<p>{_runs(block.runs)}</p>{said}\n</blockquote>"
        case Picture():
            caption = block.caption and f"\n<figcaption>{escape(block.caption)}</figcaption>"
            image = f'<img src="{escape(block.address)}" alt="{escape(block.alt)}">'
            return f"<figure>\n{image}{caption}\n</figure>"
        case Facts():
            rows = []
            for fact in block.facts:
                language = f' lang="{escape(fact.language)}"' if fact.language else ""
                rows.append(f"<dt{language}>{escape(fact.label)}</dt>")
                rows.extend(f"<dd>{escape(value)}</dd>" for value in fact.values)
            return "<dl>\n" + "\n".join(rows) + "\n</dl>"


def _paragraph(block: Paragraph) -> str:
    words = _runs(block.runs)
    if block.role is Role.TITLE:
        return f"<h1>{words}</h1>"
    if block.role is Role.LEAD:
        return f"<p><strong>{words}</strong></p>"
    return f"<p>{words}</p>"


def _list(block: List) -> str:
    tag = "ol" if block.is_ordered else "ul"
    rows = []
    for item in block.items:
        inner = "".join(f"\n{_list(one)}" for one in item.lists)
        rows.append(f"<li>{_runs(item.runs)}{inner}</li>")
    return f"<{tag}>\n" + "\n".join(rows) + f"\n</{tag}>"


def _runs(runs: Runs) -> str:
    parts = []
    for run in runs:
        if run.text == LINE_BREAK:
            parts.append("<br>")
            continue
        words: str = escape(run.text)
        if run.italic:
            words = f"<em>{words}</em>"
        if run.bold:
            words = f"<strong>{words}</strong>"
        if run.href:
            # An address that is shown as it is reads from left to right in every language.
            direction = ' dir="ltr"' if run.text == run.href else ""
            words = f'<a href="{escape(run.href)}"{direction}>{words}</a>'
        parts.append(words)
    return "".join(parts)
