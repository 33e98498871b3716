"""What somebody meant who mistyped a word."""

from collections.abc import Mapping

from django.db.models import Q
from rapidfuzz.distance import OSA

from .models import VocabularyWord

# Letters that a word needs so that one or two edits lead to no other word by chance.
ONE_EDIT_FROM, TWO_EDITS_FROM = 6, 10
MOST = 10


def edits_allowed(word: str) -> int:
    """How many letters may be wrong, left out, too many or exchanged with the next."""
    return (len(word) >= ONE_EDIT_FROM) + (len(word) >= TWO_EDITS_FROM)


def near(word: str, synonyms: Mapping[str, str]) -> list[tuple[int, str]]:
    """What a folded word may have been meant for: how many edits away, and how it is spelled.

    Some of these words may be of texts that are not public any more, or not here.

    Args:
        synonyms: words that editors keep, folded, to how they are spelled.
    """
    edits = edits_allowed(word)
    if not edits:
        return []
    candidates = VocabularyWord.objects.filter(
        _with_a_piece_of(word, edits), length__range=(len(word) - edits, len(word) + edits)
    )
    known = [*candidates.values_list("key", "spelling"), *synonyms.items()]
    found = {
        (distance, spelling)
        for key, spelling in known
        if key != word and (distance := OSA.distance(word, key, score_cutoff=edits)) <= edits
    }
    return sorted(found)[:MOST]


def _with_a_piece_of(word: str, edits: int) -> Q:
    """Words that share a piece with a word: cut into enough of them, one is always whole.

    Each edit touches one piece, or two where it exchanges letters across a cut.
    """
    count = 2 * edits + 1
    cuts = [round(len(word) * place / count) for place in range(count + 1)]
    pieces = [word[start:end] for start, end in zip(cuts, cuts[1:], strict=False)]
    condition = Q(key__startswith=pieces[0]) | Q(key__endswith=pieces[-1])
    for piece in pieces[1:-1]:
        condition |= Q(key__contains=piece)
    return condition
