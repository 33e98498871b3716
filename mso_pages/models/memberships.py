"""Who belongs to an MSO, and what files belong to it; by the translation key of its profile."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.documents import get_document_model_string
from wagtail.images import get_image_model_string


class Membership(models.Model):
    """A user keeps the profile of an MSO, alone or with others."""

    class Role(models.TextChoices):
        OWNER = "owner", pgettext_lazy("membership", "Owner")
        EDITOR = "editor", _("Editor")

    organisation = models.UUIDField(_("organisation"), db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="mso_memberships",
        verbose_name=_("user"),
    )
    role = models.CharField(_("role"), max_length=10, choices=Role.choices, default=Role.EDITOR)

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "user"],
                name="mso_pages_membership_once",
                violation_error_message=_("This person is a member of the organisation already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.get_role_display()}"


class EntrustedPage(models.Model):
    """A page that an MSO keeps besides its profile, such as an event of its own."""

    organisation = models.UUIDField(_("organisation"), db_index=True)
    page_key = models.UUIDField(
        _("page"), unique=True, help_text=_("The key that all translations of the page share.")
    )

    class Meta:
        verbose_name = _("page of an organisation")
        verbose_name_plural = _("pages of organisations")

    def __str__(self) -> str:
        return str(self.page_key)


class Upload(models.Model):
    """An image or document that belongs to an MSO: only its members may use and change it."""

    organisation = models.UUIDField(_("organisation"), db_index=True)
    image = models.OneToOneField(
        get_image_model_string(),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="upload",
        verbose_name=_("picture"),
    )
    document = models.OneToOneField(
        get_document_model_string(),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="upload",
        verbose_name=_("document"),
    )

    class Meta:
        verbose_name = _("file of an organisation")
        verbose_name_plural = _("files of organisations")
        constraints = [
            models.CheckConstraint(
                condition=Q(image__isnull=False, document__isnull=True)
                | Q(image__isnull=True, document__isnull=False),
                name="mso_pages_upload_is_image_or_document",
            )
        ]

    def __str__(self) -> str:
        return str(self.image or self.document)

    def clean(self) -> None:
        super().clean()
        if (self.image_id is None) == (self.document_id is None):
            raise ValidationError({"image": _("Choose either a picture or a document.")})
