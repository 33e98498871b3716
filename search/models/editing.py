"""What editors decide about the search, and what it tells them."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PreviewableMixin

from headless.changes.services import append_endpoint

# The name under which the change log tells that searches answer something else.
ENDPOINT = "search"
LONGEST_QUERY = 120


def lines(text: str) -> list[str]:
    """What stands in each line of a field, once each."""
    return list(dict.fromkeys(line for part in text.splitlines() if (line := part.strip())))


class ChangesSearch(models.Model):
    """Something that every search depends on: whoever keeps an answer is told of its changes."""

    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **kwargs)
        append_endpoint(ENDPOINT)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        result = super().delete(*args, **kwargs)
        append_endpoint(ENDPOINT)
        return result


class SynonymSet(ChangesSearch, PreviewableMixin):
    """Words that mean the same: who searches for one finds what has another.

    Attributes:
        words: one in each line.
    """

    words = models.TextField(
        _("words"),
        help_text=_(
            "One word or name in each line, in any language; two at least. Whoever searches for one "
            "of them finds what has another one. Forms of a word, such as its plural, are found "
            "without that."
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
        return ", ".join(lines(self.words))

    def clean(self) -> None:
        super().clean()
        self.words = "\n".join(lines(self.words))
        if len(lines(self.words)) < 2:
            raise ValidationError({"words": _("Write two words at least, each in its own line.")})

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "mso_search/preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from search.presentation import effect_of_synonyms  # noqa: PLC0415

        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "effects": effect_of_synonyms(self, request)}


class PromotedResult(ChangesSearch, PreviewableMixin):
    """A page that stands above what a search finds.

    Attributes:
        queries: one in each line.
        until: the last day on which it is shown.
    """

    queries = models.TextField(
        _("searches"),
        help_text=_(
            "One search in each line, such as “Antrag” or “Geld für Vereine”. Upper and lower case, "
            "umlauts and forms of a word make no difference."
        ),
    )
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The last day; empty for always.")
    )

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["queries"]

    def __str__(self) -> str:
        return ", ".join(lines(self.queries))

    def clean(self) -> None:
        super().clean()
        self.queries = "\n".join(lines(self.queries))
        if not self.queries:
            raise ValidationError({"queries": _("Write one search at least.")})

    def get_preview_template(self, request: Any, mode_name: str) -> str:
        return "mso_search/preview.html"

    def get_preview_context(self, request: Any, mode_name: str) -> dict[str, Any]:
        from search.presentation import effect_of_promotion  # noqa: PLC0415

        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "effects": effect_of_promotion(self, request)}


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
