"""What editors decide about the search, and what it tells them."""

import datetime as dt
from collections.abc import Callable, Sequence
from operator import eq
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import get_content_languages
from wagtail.models import Page, PreviewableMixin

from headless.changes.services import append_endpoint, lock
from headless.refusals import editors_language
from headless.searching import ENDPOINT
from headless.text import isolated
from search.understanding import (
    Key,
    SearchKey,
    asked_words,
    is_same_search,
    parsed,
    search_key,
    synonym_keys,
    telling_words,
)

LONGEST_QUERY = 120
LONGEST_LINE = 200
MOST_LINES = 50
MOST_NAMED = 6


def lines(text: str) -> list[str]:
    """What stands in each line of a field, once each."""
    return list(dict.fromkeys(_written(text)))


def _written(text: str) -> list[str]:
    return [line for part in text.splitlines() if (line := " ".join(part.split()))]


def _named(text: str) -> str:
    """What is called by its lines: not by all, where there are many."""
    written = lines(text)
    more = ["…"] if len(written) > MOST_NAMED else []
    return Truncator(", ".join([*written[:MOST_NAMED], *more])).chars(LONGEST_LINE)


_THE_SAME = _("“%(other)s” and “%(line)s” are the same for the search: write only one of them.")


def check_lines(
    name: str,
    text: str,
    *,
    key: Callable[[str], Any],
    is_same: Callable[[Any, Any], bool],
    without_key: Any,
) -> None:
    """Refuse (`ValidationError`) a field with lines that say nothing, or the same as others.

    Args:
        key: what tells a line from others; nothing where it has nothing to look for.
        is_same: whether two keys do not tell lines apart.
        without_key: what is said of a line that has none.
    """
    written = _written(text)
    if len(written) > MOST_LINES:
        message = _("There are %(count)d lines, but at most %(most)d are allowed.")
        raise ValidationError({name: message % {"count": len(written), "most": MOST_LINES}})
    errors: list[str] = []
    known: list[tuple[Any, str]] = []
    for line in written:
        values = {"line": isolated(Truncator(line).chars(60)), "most": LONGEST_LINE}
        if len(line) > LONGEST_LINE:
            errors.append(_("“%(line)s” is longer than %(most)d characters.") % values)
            continue
        found = key(line)
        twin = next((other for other_key, other in known if is_same(other_key, found)), None)
        if not found:
            errors.append(without_key % values)
        elif twin == line:
            errors.append(_("“%(line)s” stands here twice.") % values)
        elif twin is not None:
            errors.append(_THE_SAME % {**values, "other": isolated(twin)})
        known.append((found, line))
    if errors:
        raise ValidationError({name: errors})


class ChangesSearch(PreviewableMixin, models.Model):
    """Something that every search depends on: whoever keeps an answer is told of its changes.

    Of its deletion the receivers tell, which also see what goes with a page or by a queryset.
    """

    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        abstract = True

    @transaction.atomic
    def save(self, *args: Any, **kwargs: Any) -> None:
        lock()
        super().save(*args, **kwargs)
        append_endpoint(ENDPOINT)

    @property
    def preview_modes(self) -> Sequence[tuple[str, Any]]:
        """The languages of the content; the default one first, which is shown at first."""
        codes = sorted(get_content_languages(), key=lambda code: code != settings.LANGUAGE_CODE)
        names = get_content_languages()
        return [(code, _("Search in: %(name)s") % {"name": names[code]}) for code in codes]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """In the language of the editor, whatever language is looked through."""
        with editors_language(request):
            return super().serve_preview(request, mode_name).render()


class SynonymSet(ChangesSearch):
    """Words that mean the same: who searches for one finds what has another.

    Attributes:
        words: one in each line.
    """

    words = models.TextField(
        _("words"),
        help_text=_(
            "One word or name in each line, in any language; two at least. Whoever searches for "
            "one of them finds what has another one. Forms of a word, such as its plural, are "
            "found without that. A word may stand in several sets: then it means the words of all "
            "of them."
        ),
    )
    note = models.CharField(
        _("note"), max_length=255, blank=True, help_text=_("Why; only editors see it.")
    )

    class Meta:
        verbose_name = _("set of synonyms")
        verbose_name_plural = _("synonyms")
        ordering = ["words"]

    def __str__(self) -> str:
        return _named(self.words)

    def clean(self) -> None:
        super().clean()
        check_lines("words", self.words, key=_word_keys, is_same=eq, without_key=_NO_WORD)
        self.words = "\n".join(lines(self.words))
        if len(lines(self.words)) == 1:
            raise ValidationError({"words": _("Write two words at least, each in its own line.")})

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "mso_search/synonyms_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from search.effects import effect_of_synonyms  # noqa: PLC0415

        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "effect": effect_of_synonyms(self, mode_name)}


class PromotedResult(ChangesSearch):
    """A page that stands above what a search finds.

    Attributes:
        queries: one in each line.
        until: the last day on which it is shown.
    """

    queries = models.TextField(
        _("searches"),
        help_text=_(
            "One search in each line, such as “Antrag” or “Geld für Vereine”. Upper and lower "
            "case, umlauts, forms of a word and the order of words make no difference."
        ),
    )
    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("It is shown in the language of the search, as long as it is public."),
    )
    until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day; empty for always.")
    )

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["queries", "pk"]

    def __str__(self) -> str:
        return _named(self.queries)

    def clean(self) -> None:
        super().clean()
        check_lines(
            "queries",
            self.queries,
            key=_search_key,
            is_same=is_same_search,
            without_key=_NO_SEARCH,
        )
        self.queries = "\n".join(lines(self.queries))

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "mso_search/promotion_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        from search.effects import effect_of_promotion  # noqa: PLC0415

        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "effect": effect_of_promotion(self, mode_name)}


_NO_WORD = _(
    "“%(line)s” has no word that can be searched for. Words such as “und” do not count, and one of "
    "two letters only in capitals, such as MO. Write words alone, without quotation marks or a "
    "minus sign in front."
)
_NO_SEARCH = _(
    "No page can stand above “%(line)s”. Write words alone, without quotation marks or a minus "
    "sign in front, and at least one that says more than “und”."
)


def _word_keys(word: str) -> frozenset[Key]:
    typed = parsed(word)
    if typed.phrases or typed.without or typed.without_phrases:
        return frozenset()
    return frozenset(synonym_keys(telling_words(asked_words(word))))


def _search_key(query: str) -> SearchKey:
    return search_key(query) if telling_words(asked_words(query)) else frozenset()


class MissedQuery(models.Model):
    """How often a search found nothing on a day. Nothing is kept of who searched."""

    day = models.DateField(_("day"), default=dt.date.today)
    query = models.CharField(_("search"), max_length=LONGEST_QUERY)
    locale = models.CharField(_("language"), max_length=12)
    count = models.PositiveIntegerField(_("how often"), default=1)

    class Meta:
        verbose_name = _("search without a result")
        verbose_name_plural = _("searches without a result")
        default_permissions = ("view",)
        ordering = ["-day", "-count", "query"]
        constraints = [
            models.UniqueConstraint(
                fields=["day", "query", "locale"], name="mso_search_missed_once"
            )
        ]

    def __str__(self) -> str:
        return self.query
