"""What a set of synonyms or a promoted result would change, for whoever writes it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from wagtail.coreutils import get_content_languages
from wagtail.models import Page, Site

from headless.localization import text_direction
from headless.matching import listed
from headless.reading import Reading
from headless.resources import registry
from headless.served.models import Served

from . import synonyms
from .models import PromotedResult, SynonymSet
from .models.editing import lines
from .presentation import Everything
from .selectors import best, current_promotions, documents_of, matching, promoted_pages, understood
from .snippets import marked, snippet
from .understanding import Understood

# So many words are tried out, and so many entries shown of each: it runs as somebody types.
MOST_WORDS = 12
MOST_ENTRIES = 10
MOST_BELOW = 5


@dataclass(frozen=True)
class Entry:
    """Something that a search finds.

    Attributes:
        is_new: whether it was not found before.
    """

    title: SafeString
    text: SafeString
    kind: str
    lang: str
    dir: str
    is_new: bool = False


@dataclass(frozen=True)
class WordEffect:
    """What becomes of the search for a word.

    Attributes:
        now, then: how many entries it finds without and with the change.
        new: how many of these it does not find now.
        further: new ones that do not stand among the first.
        now_meant, then_meant: what the word is taken for, where it seems to be mistyped.
        is_dropped: whether the saved set has it and this one has not.
    """

    word: str
    now: int
    then: int
    new: int
    entries: list[Entry]
    further: list[Entry]
    now_meant: str | None
    then_meant: str | None
    is_dropped: bool

    @property
    def is_changed(self) -> bool:
        return bool(self.new) or self.now != self.then


@dataclass(frozen=True)
class SynonymsEffect:
    """The same of all words, as far as they are tried out.

    Attributes:
        left_out: how many words are not.
        is_saved: whether the words stand as they are saved.
    """

    language: str
    words: list[WordEffect]
    left_out: int
    is_saved: bool


@dataclass(frozen=True)
class QueryEffect:
    """What a search shows once a page is promoted."""

    query: str
    promoted: list[Entry]
    count: int
    entries: list[Entry]


@dataclass(frozen=True)
class PromotionEffect:
    """The same of all searches of a promoted result, as far as they are tried out.

    Attributes:
        is_chosen: whether there is a page yet.
        is_public: whether the public sees the page in this language.
        is_over: whether its last day is past.
    """

    language: str
    is_chosen: bool
    is_public: bool
    is_over: bool
    queries: list[QueryEffect] = field(default_factory=list)
    left_out: int = 0


def reading_of(locale: str) -> Reading:
    """What the public of the default site reads; in the default language for a wrong one."""
    site = Site.objects.filter(is_default_site=True).first()
    known = get_content_languages()
    return Reading(site, registry, locale if locale in known else settings.LANGUAGE_CODE)


def language_of(reading: Reading) -> str:
    return str(get_content_languages()[reading.locale])


# Synonyms -----------------------------------------------------------------------------


def effect_of_synonyms(changed: SynonymSet, locale: str) -> SynonymsEffect:
    """How many entries each word finds now and with the set, and the first of them."""
    reading = reading_of(locale)
    words = lines(changed.words)
    saved_set = SynonymSet.objects.filter(pk=changed.pk).first()
    saved = lines(saved_set.words) if saved_set else []
    tried = [*words, *(word for word in saved if word not in words)]
    known = synonyms.with_set(changed)
    return SynonymsEffect(
        language=language_of(reading),
        words=[
            _effect_of_word(word, reading, known, is_dropped=word not in words)
            for word in tried[:MOST_WORDS]
        ],
        left_out=max(0, len(tried) - MOST_WORDS),
        is_saved=words == saved,
    )


def _effect_of_word(
    word: str, reading: Reading, known: synonyms.Synonyms, *, is_dropped: bool
) -> WordEffect:
    now, then = understood(word, reading), understood(word, reading, known)
    everything = listed(Everything(), reading)
    found_now = matching(everything, now, reading)
    gained = everything.exclude(pk__in=found_now.values("pk"))
    total, rows = _best(None, then, reading, MOST_ENTRIES)
    new, new_rows = _best(gained, then, reading, MOST_ENTRIES)
    shown = {row.pk for row in rows}
    is_new = {row.pk for row in gained.filter(pk__in=shown)}
    return WordEffect(
        word=word,
        now=found_now.count(),
        then=total,
        new=new,
        entries=_entries(rows, then, is_new),
        further=_entries([row for row in new_rows if row.pk not in shown], then),
        now_meant=now.meant,
        then_meant=then.meant,
        is_dropped=is_dropped,
    )


# Promoted results ---------------------------------------------------------------------


def effect_of_promotion(changed: PromotedResult, locale: str) -> PromotionEffect:
    """What each search shows with the page above it."""
    reading, today = reading_of(locale), timezone.localdate()
    page = Page.objects.filter(pk=changed.page_id).first()
    queries = lines(changed.queries)
    if page is None:
        return PromotionEffect(language_of(reading), False, False, False)
    others = current_promotions(today).exclude(pk=changed.pk)
    is_over = changed.until is not None and changed.until < today
    results = [*others, *([] if is_over else [changed])]
    return PromotionEffect(
        language=language_of(reading),
        is_chosen=True,
        is_public=listed(Everything(), reading).filter(object_id=page.translation_key).exists(),
        is_over=is_over,
        queries=[_effect_of_query(query, reading, results) for query in queries[:MOST_WORDS]],
        left_out=max(0, len(queries) - MOST_WORDS),
    )


def _effect_of_query(
    query: str, reading: Reading, results: Sequence[PromotedResult]
) -> QueryEffect:
    asked = understood(query, reading)
    promoted = promoted_pages(query, reading, timezone.localdate(), results)
    count, rows = _best(None, asked, reading, MOST_BELOW)
    return QueryEffect(query, _entries(promoted, asked), count, _entries(rows, asked))


# Entries ------------------------------------------------------------------------------


def _best(
    rows: QuerySet[Served] | None, asked: Understood, reading: Reading, most: int
) -> tuple[int, list[Served]]:
    found = best(Everything().read_as_one, rows, asked, reading, 0, most)
    by_key = Served.objects.defer("card").in_bulk(list(found.scores))
    return found.total, [by_key[pk] for pk in found.scores if pk in by_key]


def _entries(rows: Sequence[Served], asked: Understood, new: Collection[int] = ()) -> list[Entry]:
    documents = documents_of(rows)
    entries = []
    for row in rows:
        document = documents.get(row.pk)
        title = marked(document.title, asked).html if document else escape(row.title)
        text = snippet(document.text, asked).html if document and document.text else ""
        model: Any = registry.by_name(row.resource).model
        entries.append(
            Entry(
                # Both are escaped but for their marks.
                title=mark_safe(title),  # noqa: S308
                text=mark_safe(text),  # noqa: S308
                kind=str(capfirst(model._meta.verbose_name)),
                lang=row.locale,
                dir=text_direction(row.locale),
                is_new=row.pk in new,
            )
        )
    return entries
