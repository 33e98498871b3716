from django.db import models


class Cause(models.TextChoices):
    """Why something changed for the public."""

    PUBLISH = "publish"
    UPDATE = "update"
    UNPUBLISH = "unpublish"
    DELETE = "delete"
    MOVE = "move"
    PRIVACY = "privacy"
    SCHEDULE = "schedule"
    EXPIRY = "expiry"
    STATE = "state"
    CONSENT = "consent"
    FILE = "file"
    RELATION = "relation"
    STRUCTURE = "structure"


class ContentChange(models.Model):
    """Public data of an object changed; never what is hidden, and no content.

    Attributes:
        seq: the place in the log. Who commits later has the higher ones.
        resource: the resource of the object, or the name of an endpoint around the content.
        object_id: the public id; empty for an endpoint around the content.
        locale: code of the translation; empty where the object has none.
        concerns_translations: whether all of them tell of it: this one came or went, or stands at
            another address. Otherwise it says something else.
    """

    seq = models.BigIntegerField(primary_key=True)
    resource = models.CharField(max_length=30)
    object_id = models.CharField(max_length=36, blank=True)
    locale = models.CharField(max_length=12, blank=True)
    cause = models.CharField(max_length=10, choices=Cause)
    concerns_translations = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["seq"]
        indexes = [
            models.Index(fields=["resource", "seq"], name="mso_changes_resource"),
            models.Index(fields=["at"], name="mso_changes_at"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.resource} {self.object_id} {self.locale}"


class ContentVersion(models.Model):
    """The one row that counts the changes.

    Whoever writes public content locks it to the end of the transaction, so that numbers are
    given in the order of the commits.

    Attributes:
        number: the highest `seq` that was given.
        forgotten: the highest `seq` that is no longer kept.
    """

    number = models.BigIntegerField(default=0)
    forgotten = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)


class Surface(models.Model):
    """What an endpoint around the content last answered, to tell a real change of it.

    Attributes:
        site_id: no foreign key, since it is written while a site is deleted with its pages.
        name: the endpoint: `site`, `navigation`, `locales`.
    """

    site_id = models.PositiveBigIntegerField()
    name = models.CharField(max_length=20)
    digest = models.CharField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site_id", "name"], name="mso_changes_surface_once")
        ]

    def __str__(self) -> str:
        return f"{self.site_id} {self.name}"
