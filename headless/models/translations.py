import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale


class TranslationState(models.Model):
    """How a translation stands to its original. It lies outside revisions, so that publishing an
    old draft cannot turn it back.

    Attributes:
        translation_key: that of the page or snippet.
        original_words: place to text of the original, as it stood when what is there of it in the
            translation was written; see `translations/words.py`.
        machine_texts: place to every text that a machine wrote for the translation.
        outdated_since: when the original began to say something else.
        change: whether a figure changed in it, or wording alone.
        holds_machine_text: whether what is live of the translation has words of a machine that
            nobody confirmed.
        is_unread: whether it began with the texts of the original, in the editor of translations,
            and nobody saved a form of its own since; who does so answers for every text.
        owner: who takes care of the translation.
    """

    class Change(models.TextChoices):
        WORDING = "wording", _("Wording")
        FACT = "fact", _("Date, sum or number")

    translation_key = models.UUIDField(default=uuid.uuid4)
    locale = models.ForeignKey(Locale, on_delete=models.CASCADE, related_name="+")
    original_words = models.JSONField(default=dict)
    machine_texts = models.JSONField(default=dict)
    outdated_since = models.DateTimeField(_("outdated since"), null=True)
    change = models.CharField(_("what changed"), max_length=10, choices=Change.choices, blank=True)
    holds_machine_text = models.BooleanField(default=False)
    is_unread = models.BooleanField(default=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who takes care of it"),
    )

    class Meta:
        verbose_name = _("state of a translation")
        verbose_name_plural = _("states of translations")
        constraints = [
            models.UniqueConstraint(
                fields=["translation_key", "locale"], name="mso_headless_one_state_of_a_translation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.translation_key} {self.locale_id}"
