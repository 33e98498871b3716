"""What members of an MSO change: it waits beside the page until somebody reviewed it."""

import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Submission(models.Model):
    """A change of one field by a member, a new page, or a report of a mistake.

    It never enters the draft of the page before it is accepted, so that nobody publishes it
    unread. What was decided stays: it says who changed which field when.

    Attributes:
        field: name of the field or relation of the page; empty for a new page.
        before, value: the old and the new value as a revision keeps it, of what went live those
            right before and after; of a reported mistake the field that it is about with its value
            then, and the words of the member.
        in_default_language: what a machine makes of words in another language, for reviewers.
        went_live_at_once: whether the organisation is trusted with it; then it is accepted from
            the beginning, and to be reviewed until it has the day of that. Where it only sets
            back what nobody had reviewed, there is nothing to review.
        reviewed: of such a one what stood in the field without all that went live at once and
            nobody has reviewed: the value that a reviewer compares with, and goes back to.
        replaces: the waiting change of somebody else whose place it took, which waits again once
            this one is withdrawn.
        bundle: the same for all that was sent by one form.
        written_by: everybody whose words may stand in the value, of whom nobody reviews it: the
            author, and those of earlier values that it replaced before a review.
    """

    class Kind(models.TextChoices):
        CHANGE = "change", _("Changed field")
        NEW_PAGE = "new_page", _("New page")
        MISTAKE = "mistake", _("Reported mistake")

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for review")
        ACCEPTED = "accepted", _("Accepted")
        REJECTED = "rejected", _("Not accepted")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        REPLACED = "replaced", _("Replaced by a later change")

    organisation = models.UUIDField(_("organisation"), db_index=True)
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.CHANGE)
    field = models.CharField(_("field"), max_length=50, blank=True)
    before = models.JSONField(_("before"), null=True, encoder=DjangoJSONEncoder)
    value = models.JSONField(_("new"), null=True, encoder=DjangoJSONEncoder)
    in_default_language = models.TextField(blank=True, editable=False)
    reviewed = models.JSONField(null=True, encoder=DjangoJSONEncoder, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING, db_index=True
    )
    went_live_at_once = models.BooleanField(_("went live at once"), default=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    written_by = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    replaces = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    bundle = models.UUIDField(default=uuid.uuid4, editable=False)
    submitted_at = models.DateTimeField(_("on"), auto_now_add=True)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    decided_at = models.DateTimeField(_("reviewed on"), null=True)
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("change by an organisation")
        verbose_name_plural = _("changes by organisations")
        ordering = ["submitted_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["page", "field"],
                condition=Q(state="waiting", kind="change"),
                name="mso_pages_one_waiting_change_of_a_field",
            )
        ]
        indexes = [models.Index(fields=["page", "field", "submitted_at"])]

    def __str__(self) -> str:
        kind: str = self.get_kind_display()
        return f"{kind}: {self.field}" if self.field else kind
