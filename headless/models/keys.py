"""Keys of external apps, which raise a quota and show nothing more."""

import datetime as dt

from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from headless.fields import LinesField
from headless.validators import validate_origin


class APIKey(models.Model):
    """A key of an app. Of the key itself only a hash is kept.

    Attributes:
        prefix: the beginning of the key, by which people and the database know it.
        digest: SHA-256 of the whole key, which is random and long: no salt is needed.
    """

    class Kind(models.TextChoices):
        SECRET = "secret", _("secret, for servers")
        PUBLISHABLE = "publishable", _("publishable, for apps in the browser")

    name = models.CharField(_("name of the app"), max_length=255)
    owner = models.CharField(
        _("owner"),
        max_length=255,
        help_text=_("Who answers for it, and where they can be reached."),
    )
    note = models.TextField(_("note"), blank=True)
    kind = models.CharField(_("kind"), max_length=11, choices=Kind, default=Kind.SECRET)
    origins = LinesField(
        _("origins"),
        blank=True,
        help_text=_(
            "Only for publishable keys: the sites whose pages may use it, one a line, such as "
            "https://portal.example.org."
        ),
    )
    quota = models.PositiveIntegerField(
        _("quota"),
        default=1200,
        validators=[MinValueValidator(1), MaxValueValidator(1_000_000)],
        help_text=_("New answers in a minute. Repeated answers do not count."),
    )
    expires_on = models.DateField(
        _("expires on"), null=True, blank=True, help_text=_("The last day on which it is valid.")
    )
    prefix = models.CharField(_("begins with"), max_length=20, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(_("made"), auto_now_add=True)
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)

    class Meta:
        verbose_name = _("API key")
        verbose_name_plural = _("API keys")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    def clean(self) -> None:
        super().clean()
        if self.kind == self.Kind.PUBLISHABLE and not self.origins:
            raise ValidationError(
                {"origins": _("A key that everybody can read needs the sites that may use it.")}
            )
        if self.kind == self.Kind.SECRET and self.origins:
            raise ValidationError({"origins": _("Only publishable keys are bound to sites.")})
        for origin in self.origins:
            validate_origin(origin)
        if self._state.adding and not self.is_valid_on(timezone.localdate()):
            raise ValidationError({"expires_on": _("A new key cannot end before today.")})

    def is_valid_on(self, day: dt.date) -> bool:
        """Whether it is neither revoked nor expired."""
        return self.revoked_at is None and (self.expires_on is None or day <= self.expires_on)

    def get_origins_display(self) -> str:
        return ", ".join(self.origins)

    @property
    @display(description=_("state"))
    def state(self) -> str:
        """What the admin says of it."""
        if self.revoked_at:
            return str(_("revoked"))
        return str(_("valid") if self.is_valid_on(timezone.localdate()) else _("expired"))


class APIKeyUse(models.Model):
    """How often a key was used on a day.

    Attributes:
        requests: all of them.
        made: those for which an answer was made.
        refused: those that were refused because it was used up.
    """

    key = models.ForeignKey(APIKey, on_delete=models.CASCADE, related_name="uses")
    day = models.DateField()
    requests = models.PositiveIntegerField(default=0)
    made = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "day"], name="mso_headless_key_use_once")
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.day}"
