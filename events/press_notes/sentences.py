"""Sentences of a German paragraph."""

import re
from collections.abc import Iterator

# A full stop behind these ends no sentence.
_ABBREVIATIONS = (
    "Prof|Dr|Ing|Dipl|Mag|St|Nr|Str|Abs|Art|Az|Tel|ca|bzw|usw|etc|evtl|ggf|inkl|max|min|vgl|Mio|"
    "Mrd|Tsd|z|B|u|a|d|h|e|V|i|R|S|h|c|o|ä|gem|Hr|Fr|med|phil|jur|rer|nat|pol|theol|habil|sog"
)
_END = re.compile(r"""(?<![.!?…])[.!?…]{1,5}[“”"»«’)]{0,3}\s+(?=[„“"»(]?[A-ZÄÖÜ0-9])""")
_LAST_WORD = re.compile(rf"(?:\b(?:{_ABBREVIATIONS})|\b\d{{1,2}}|\b[A-ZÄÖÜ])\.$")

# Longer than any sentence of a note; what looks back in it would take minutes for more.
_MOST = 3_000


def split_sentences(paragraph: str) -> Iterator[tuple[int, str]]:
    """Each sentence with the place where it begins; what is far too long for one in parts."""
    for begin, sentence in _whole_sentences(paragraph):
        for start in range(0, len(sentence), _MOST):
            yield begin + start, sentence[start : start + _MOST]


def _whole_sentences(paragraph: str) -> Iterator[tuple[int, str]]:
    begin = 0
    for match in _END.finditer(paragraph):
        if _LAST_WORD.search(paragraph[max(begin, match.start() - 20) : match.start() + 1]):
            continue
        yield begin, paragraph[begin : match.end()].rstrip()
        begin = match.end()
    if rest := paragraph[begin:].rstrip():
        yield begin, rest
