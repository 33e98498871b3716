from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class PressNote(models.Model):
    """A press note as it was handed in, word for word, and the page made from it.

    Without a page it waits for its editor to check what was recognised.
    """

    text = models.TextField(_("text"))
    fingerprint = models.CharField(
        max_length=64, editable=False, help_text=_("The same for the same words.")
    )
    page = models.OneToOneField(
        Page, on_delete=models.CASCADE, null=True, related_name="+", verbose_name=_("page")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("user"),
    )
    handed_in_at = models.DateTimeField(_("handed in at"), auto_now_add=True)

    class Meta:
        verbose_name = _("press note")
        verbose_name_plural = _("press notes")
        constraints = [
            models.UniqueConstraint(
                fields=["fingerprint"],
                condition=Q(page__isnull=False),
                name="mso_events_press_note_once",
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class PressNotePhoto(models.Model):
    """A photo of a note that waits; with the page it becomes a picture of the site."""

    note = models.ForeignKey(PressNote, on_delete=models.CASCADE, related_name="photos")
    name = models.CharField(max_length=255)
    content = models.BinaryField()
    caption = models.TextField(blank=True)
    credit = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("photo of a press note")
        verbose_name_plural = _("photos of press notes")

    def __str__(self) -> str:
        return self.name
