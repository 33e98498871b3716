"""What is true of an MSO whatever revision is live: rows outside the page's revisions."""

import datetime as dt
import uuid

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .msos import MSOProfilePage


class OrganisationState(models.Model):
    """Status and trust of an MSO, one row for all translations of its profile.

    Outside revisions, so that publishing an old draft cannot turn it back.
    """

    class Status(models.TextChoices):
        ACTIVE = "active", _("Active")
        DORMANT = "dormant", _("Dormant")
        DISSOLVED = "dissolved", _("Dissolved")

    class Trust(models.IntegerChoices):
        NEW = 0, _("New: everything is reviewed")
        KNOWN = 1, _("Known: everything is reviewed")
        TRUSTED = 2, _("Trusted: phone, opening hours and offers go live at once")

    class Role(models.TextChoices):
        ORGANISATION = "organisation", _("The organisation")
        STAFF = "staff", _("Staff")

    organisation = models.UUIDField(_("organisation"), unique=True)
    status = models.CharField(
        _("status"), max_length=10, choices=Status.choices, default=Status.ACTIVE
    )
    trust_level = models.PositiveSmallIntegerField(
        _("trust"), choices=Trust.choices, default=Trust.NEW
    )
    last_confirmed_at = models.DateTimeField(_("last confirmed at"), null=True, blank=True)
    confirmed_by_role = models.CharField(
        _("confirmed by"), max_length=15, choices=Role.choices, blank=True
    )
    hides_contact = models.BooleanField(
        _("contact data hidden"),
        default=False,
        help_text=_(
            "In an emergency: address, phone, opening hours, e-mail, internet and persons vanish "
            "at once, and so do times and places of offers."
        ),
    )

    class Meta:
        verbose_name = _("state of an organisation")
        verbose_name_plural = _("states of organisations")

    def __str__(self) -> str:
        # A listing asks for all titles at once.
        is_asked = "organisation_title" in self.__dict__
        title = self.__dict__["organisation_title"] if is_asked else self._title()
        status = str(self.get_status_display())
        return f"{status}: {title}" if title else status

    def _title(self) -> str | None:
        profiles = MSOProfilePage.objects.filter(translation_key=self.organisation)
        title: str | None = profiles.order_by("pk").values_list("title", flat=True).first()
        return title


class ContactConsent(models.Model):
    """A person's consent to appear with an MSO, consulted at every read."""

    class Purpose(models.TextChoices):
        PUBLICATION = "publication", _("Publication in the profile")
        PICTURE = "picture", _("Publication of a picture")

    organisation = models.UUIDField(_("organisation"), db_index=True)
    person = models.CharField(_("person"), max_length=255)
    purpose = models.CharField(
        _("purpose"),
        max_length=15,
        choices=Purpose.choices,
        default=Purpose.PUBLICATION,
        help_text=_(
            "A consent to the publication in the profile is asked whenever the person is shown. "
            "One to a picture is a record: when it ends, take the picture off the page."
        ),
    )
    given_on = models.DateField(_("given on"))
    expires_on = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("Empty: until it is withdrawn.")
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    evidence = models.TextField(
        _("evidence"), blank=True, help_text=_("Where the consent is kept; never delivered.")
    )

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_on__isnull=True) | Q(expires_on__gte=models.F("given_on")),
                name="mso_pages_consent_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} – {self.get_purpose_display()}"

    def clean(self) -> None:
        super().clean()
        errors = {}
        if self.given_on and self.expires_on and self.expires_on < self.given_on:
            errors["expires_on"] = _("The consent ends before it begins.")
        if self.given_on and self.withdrawn_on and self.withdrawn_on < self.given_on:
            errors["withdrawn_on"] = _("The consent is withdrawn before it is given.")
        if errors:
            raise ValidationError(errors)

    def is_valid_on(self, day: dt.date) -> bool:
        """Whether the consent holds on a day: given, not expired, not withdrawn."""
        if day < self.given_on or (self.expires_on and day > self.expires_on):
            return False
        return self.withdrawn_on is None or day < self.withdrawn_on

    def permits_naming(self, organisation: uuid.UUID, day: dt.date) -> bool:
        """Whether it allows to name the person in the profile of an organisation on a day."""
        return (
            self.organisation == organisation
            and self.purpose == self.Purpose.PUBLICATION
            and self.is_valid_on(day)
        )
