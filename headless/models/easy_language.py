"""What is known of texts in easy language, beside their revisions."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from headless.conf import conf


class EasyLanguageTest(models.Model):
    """Readers tested whether the text of a page or snippet can be understood.

    Attributes:
        words: SHA-256 of the words that were tested.
    """

    class Result(models.TextChoices):
        UNDERSTOOD = "understood", _("The text is understood.")
        TO_CHANGE = "to_change", _("Parts of the text are to be changed.")

    translation_key = models.UUIDField()
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    tested_by = models.CharField(
        _("tested by"),
        max_length=120,
        help_text=_(
            "The name of the group, such as “Prüf-Gruppe Nordstadt”. It is public: "
            "name no single persons."
        ),
    )
    tested_on = models.DateField(_("tested on"))
    result = models.CharField(_("result"), max_length=20, choices=Result.choices)
    remark = models.TextField(
        _("remark"), blank=True, help_text=_("What the group said. Only editors see it.")
    )
    words = models.CharField(max_length=64)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    # It is listed beside the text and is no use of it.
    wagtail_reference_index_ignore = True

    class Meta:
        default_permissions = ()
        ordering = ["-tested_on", "-pk"]
        indexes = [models.Index(fields=["translation_key", "locale"], name="easy_language_test")]

    def __str__(self) -> str:
        return f"{self.tested_by} {self.tested_on:%Y-%m-%d}"

    def clean(self) -> None:
        super().clean()
        if self.tested_on and self.tested_on > timezone.localdate():
            raise ValidationError({"tested_on": _("This day is still to come.")})


def easy_locales() -> dict[str, Any]:
    """Limits a choice to the languages that are easy ones."""
    return {"language_code__in": conf.easy_languages}


class GlossaryTerm(models.Model):
    """A hard word with an explanation in easy language."""

    locale = models.ForeignKey(
        Locale,
        on_delete=models.CASCADE,
        limit_choices_to=easy_locales,
        related_name="+",
        verbose_name=_("language"),
    )
    term = models.CharField(_("word"), max_length=120)
    other_forms = models.TextField(
        _("other forms"),
        blank=True,
        help_text=_("One in each line, such as the plural: the word is found in these forms, too."),
    )
    explanation = models.TextField(
        _("explanation"), help_text=_("One to three short sentences in easy language.")
    )

    class Meta:
        verbose_name = _("word of the glossary")
        verbose_name_plural = _("glossary")
        ordering = ["term"]
        constraints = [
            models.UniqueConstraint(
                fields=["locale", "term"],
                name="one_explanation_for_each_word",
                violation_error_message=_("The glossary explains this word already."),
            )
        ]

    def __str__(self) -> str:
        return self.term

    @property
    def forms(self) -> tuple[str, ...]:
        """The word and its other forms."""
        others = (line.strip() for line in self.other_forms.splitlines())
        return (self.term, *(form for form in others if form))
