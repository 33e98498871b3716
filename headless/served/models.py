from django.db import models


class Served(models.Model):
    """The one row that answers a public object in a requested language.

    It exists only for what is public, so reads check nothing more. The filter and sort
    columns hold what is delivered of the object, never what is hidden.

    Attributes:
        listing: site, requested locale and resource, as `listing_name()` writes them.
        object_id: the public id: a translation key, an AGS, the id of an occurrence.
        row_id: primary key of the row that answers, in the locale `locale`.
        url_path: where a page stands in the tree, as Wagtail writes it; empty for what is none.
        title_key: orders titles as DIN 5007-1 does, byte by byte on every database.
        number: the figure that a resource is searched by: a founding year, an amount of money,
            a minute of the day.
        card: the ready card as JSON, empty where it has to be made anew.
        build: what `card` was made by, see `build_id()`.
        version: counts how often the card became invalid, so that a card made before is not kept.
        is_machine: whether the row holds words of a machine that nobody confirmed.
        digest: tells a real change of the object's own public content from a save without one.
        date_modified: the moment of the last real change.
    """

    listing = models.CharField(max_length=60)
    resource = models.CharField(max_length=30)
    object_id = models.CharField(max_length=36)
    row_id = models.CharField(max_length=36)
    locale = models.CharField(max_length=12)
    is_machine = models.BooleanField(default=False)
    title = models.CharField(max_length=255)
    slug = models.CharField(max_length=255)
    url_path = models.TextField(blank=True)
    title_key = models.BinaryField()
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    starts_at = models.DateTimeField(null=True)
    published_on = models.DateField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    number = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    card = models.TextField(blank=True)
    build = models.CharField(max_length=16, blank=True)
    version = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=32)
    date_modified = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["listing", "object_id"], name="mso_served_once")
        ]
        indexes = [
            models.Index(fields=["listing", "title_key", "object_id"], name="mso_served_title"),
            models.Index(fields=["listing", "starts_at", "object_id"], name="mso_served_start"),
            models.Index(fields=["listing", "published_on"], name="mso_served_published"),
            models.Index(fields=["listing", "date_modified"], name="mso_served_modified"),
            models.Index(fields=["listing", "slug"], name="mso_served_slug"),
            models.Index(fields=["resource", "object_id"], name="mso_served_object"),
            # From what a search found to the lists that show it.
            models.Index(fields=["listing", "row_id", "locale"], name="mso_served_row"),
        ]

    def __str__(self) -> str:
        return f"{self.listing} {self.object_id}"


class ServedValue(models.Model):
    """A value that a served object can be found by.

    Attributes:
        name: the filter; empty for the key of something that its card shows.
        value: a key or choice as text.
        valid_from: the moment from which it holds; null for ever since.
        valid_until: the moment from which it holds no longer.
    """

    served = models.ForeignKey(Served, on_delete=models.CASCADE, related_name="values_found_by")
    listing = models.CharField(max_length=60)
    name = models.CharField(max_length=30, blank=True)
    value = models.CharField(max_length=255)
    valid_from = models.DateTimeField(null=True)
    valid_until = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["listing", "name", "value", "served"], name="mso_served_value"),
            models.Index(fields=["name", "value"], name="mso_served_name_value"),
            # The next moment at which something changes by the clock.
            models.Index(
                fields=["valid_from"],
                name="mso_served_valid_from",
                condition=models.Q(valid_from__isnull=False),
            ),
            models.Index(
                fields=["valid_until"],
                name="mso_served_valid_until",
                condition=models.Q(valid_until__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}={self.value}"


def listing_name(site_id: int, locale: str, resource: str) -> str:
    """The list of a resource in a requested locale of a site."""
    return f"{site_id}/{locale}/{resource}"
