"""What a query of Wagtail looks for, in the words of a database.

Nothing that is typed is syntax: both databases get tokens in quotes.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from modelsearch.query import And, Boost, MatchAll, Not, Or, Phrase, PlainText, SearchQuery

from search import synonyms
from search.analysis.indexing import EXACT
from search.databases import Alternative, Group
from search.understanding import MOST_GROUPS, asked_for, asked_words, beginning, groups_of

from .entries import BEGUN, NAMING, stored

# What is typed behind these letters looks for nothing else.
LONGEST = 1000


class Syntax(Protocol):
    """How a database writes what it looks for."""

    AND: str
    OR: str
    NOT: str

    def phrase(self, tokens: Sequence[str], *, is_begun: bool) -> str:
        """One token, or several that follow each other; the last may only be begun."""


class Wanted(NamedTuple):
    """What is looked for.

    Attributes:
        text: in the words of the database; None for what nothing has.
        is_complement: whether everything is wanted that does not have it: no index of words says
            what a text lacks.
        words: what ranks, without how it is combined.
    """

    text: str | None
    is_complement: bool = False
    words: tuple[str, ...] = ()


NOTHING = Wanted(None)
EVERYTHING = Wanted(None, is_complement=True)


class Wording:
    """Puts queries in the words of a database.

    Args:
        is_begun: whether somebody is still typing, so that words may only be begun.
    """

    def __init__(self, syntax: Syntax, *, is_begun: bool) -> None:
        self.syntax = syntax
        self.is_begun = is_begun

    def wanted(self, query: SearchQuery) -> Wanted:
        """What a query looks for; nothing where it holds no word."""
        return self._read(query) or NOTHING

    def _read(self, query: SearchQuery) -> Wanted | None:
        """None for what says nothing, such as a question mark beside a word."""
        match query:
            case MatchAll():
                return EVERYTHING
            case Boost():
                return self._read(query.subquery)
            case Not():
                found = self._read(query.subquery)
                return found and found._replace(is_complement=not found.is_complement, words=())
            case And() | Or():
                parts = [self._read(part) for part in query.subqueries[:MOST_GROUPS]]
                combine = self._all if isinstance(query, And) else self._any
                return combine([part for part in parts if part])
            case PlainText():
                combine = self._any if query.operator == "or" else self._all
                return combine([self._group(group) for group in self._groups(query.query_string)])
            case Phrase():
                tokens = [EXACT + word.forms.exact for word in asked_words(query.query_string)]
                phrase = Alternative(tuple(tokens), is_prefix=self.is_begun)
                return self._group((phrase,)) if tokens else None
        raise NotImplementedError(f"The search has no {type(query).__name__} queries.")

    def _groups(self, text: str) -> Sequence[Group]:
        text = text[:LONGEST]
        if self.is_begun:
            return beginning(text)
        words = asked_for(asked_words(text))
        return list(groups_of(words, synonyms.current()))[:MOST_GROUPS] if words else []

    def _group(self, group: Group) -> Wanted:
        text = self._joined(self.syntax.OR, map(self._alternative, group))
        return Wanted(text, words=(text,))

    def _alternative(self, alternative: Alternative) -> str:
        tokens = [self._token(token, is_name=alternative.is_name) for token in alternative.tokens]
        return self.syntax.phrase(tokens, is_begun=alternative.is_prefix)

    def _token(self, token: str, *, is_name: bool) -> str:
        if self.is_begun:
            return BEGUN + stored(token)
        return NAMING + stored(token) if is_name else stored(token)

    def _all(self, parts: Sequence[Wanted]) -> Wanted | None:
        """What has all of it: what has these words, but not those."""
        if not parts:
            return None
        words = tuple(word for part in parts for word in part.words)
        having = [part.text for part in parts if not part.is_complement]
        lacking = self._texts_of(part for part in parts if part.is_complement)
        if None in having:
            return NOTHING
        if not having:
            return Wanted(self._or_none(self.syntax.OR, lacking), is_complement=True)
        text = self._joined(self.syntax.AND, filter(None, having))
        if lacking:
            text = f"({text}{self.syntax.NOT}{self._joined(self.syntax.OR, lacking)})"
        return Wanted(text, words=words)

    def _any(self, parts: Sequence[Wanted]) -> Wanted | None:
        """What has any of it: all but what has none of it."""
        if not parts:
            return None
        turned = [part._replace(is_complement=not part.is_complement) for part in parts]
        words = tuple(word for part in parts for word in part.words)
        found = self._all(turned)
        return found and found._replace(is_complement=not found.is_complement, words=words)

    def _texts_of(self, parts: Iterable[Wanted]) -> list[str]:
        return [part.text for part in parts if part.text is not None]

    def _or_none(self, sign: str, texts: Sequence[str]) -> str | None:
        return self._joined(sign, texts) if texts else None

    def _joined(self, sign: str, texts: Iterable[str]) -> str:
        found = list(texts)
        return found[0] if len(found) == 1 else f"({sign.join(found)})"
