"""A press text as plain text: no wrapped lines, an empty line between paragraphs."""

from .content import Block, Fact, Facts, Heading, List, Paragraph, Picture, PressText, Quote, Runs
from .wording import PressWording

_MARKS = {"de": "„“", "uk": "«»", "ar": "«»"}
_OPENING = "„“”«»\"'‚‘"


def plain_text(text: PressText) -> str:
    """The whole text, with a line break at its end."""
    marks = _MARKS.get(text.language.split("-")[0], "“”")
    wording = PressWording(text.language)
    parts = (_block(block, marks, wording) for block in text.blocks)
    return "\n\n".join(part for part in parts if part) + "\n"


def _block(block: Block, marks: str, wording: PressWording) -> str:
    match block:
        case Paragraph():
            return _runs(block.runs)
        case Heading():
            return block.text
        case List():
            return "\n".join(_list(block, ""))
        case Quote():
            words = _runs(block.runs)
            if words[:1] not in _OPENING:
                words = f"{marks[0]}{words}{marks[1]}"
            return f"{words} ({block.attribution})" if block.attribution else words
        case Picture():
            return block.caption
        case Facts():
            return "\n".join("".join(fact_line(fact, wording)) for fact in block.facts)


def fact_line(fact: Fact, wording: PressWording) -> tuple[str, str]:
    """A fact in one line: its label with the colon, and its values."""
    label = wording.row(fact.label, " ", separator=":")
    return label, wording.row(*fact.values, separator="; ")


def _list(block: List, indent: str) -> list[str]:
    rows = []
    for number, item in enumerate(block.items, start=1):
        mark = f"{number}." if block.is_ordered else "-"
        rows.append(f"{indent}{mark} {_runs(item.runs)}".rstrip())
        for inner in item.lists:
            rows.extend(_list(inner, f"{indent}  "))
    return rows


def _runs(runs: Runs) -> str:
    """The words; behind those of a link stands its address where the words do not say it."""
    parts = []
    for place, run in enumerate(runs):
        parts.append(run.text)
        following = runs[place + 1].href if place + 1 < len(runs) else ""
        if run.href and run.href != following:
            said = "".join(one.text for one in runs if one.href == run.href).strip()
            if run.href not in (said, f"mailto:{said}", f"tel:{said}", f"{said}/"):
                blank = len(run.text) - len(run.text.rstrip())
                parts[-1] = run.text.rstrip()
                parts.append(f" ({run.href}){' ' if blank else ''}")
    return "".join(parts)
