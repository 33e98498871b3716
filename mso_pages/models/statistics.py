from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from headless.fields import WebAddressField
from headless.localization import facts, words
from headless.models import HeadlessSnippet
from headless.models.base import public_fields
from headless.panels import naming_panel, snippet_tabs
from mso_pages.fields import RegionalKeysField


class Statistic(HeadlessSnippet):
    """A figure with its date and source; figures that contradict each other stand side by side."""

    class Precision(models.TextChoices):
        DAY = "day", _("Day")
        MONTH = "month", _("Month")
        YEAR = "year", _("Year")

    required_to_publish = ("title", "value", "as_of")

    title = models.CharField(
        _("what is counted"), max_length=255, help_text=_("For example: MSO in Germany.")
    )
    slug = models.SlugField(
        _("key"),
        max_length=80,
        help_text=_("The same in every language; apps filter by it. It never changes."),
    )
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=2, null=True)
    value_to = models.DecimalField(
        _("to (for a range)"), max_digits=16, decimal_places=2, null=True, blank=True
    )
    is_approximate = models.BooleanField(_("approximate"), default=False)
    unit = models.CharField(_("unit"), max_length=100, blank=True)
    territory = RegionalKeysField(
        pgettext_lazy("statistic", "territory"),
        help_text=_("Regional keys: DE for Germany, 05 for North Rhine-Westphalia."),
    )
    as_of = models.DateField(_("as of"), null=True)
    as_of_precision = models.CharField(
        _("the date is exact to the"),
        max_length=10,
        choices=Precision.choices,
        default=Precision.DAY,
    )
    source_title = models.CharField(_("source"), max_length=255, blank=True)
    source_url = WebAddressField(_("address of the source"), blank=True)
    note = models.TextField(_("note"), blank=True)
    supersedes = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="superseded_by",
        verbose_name=_("supersedes"),
    )

    edit_handler = snippet_tabs(
        (
            _("Figure"),
            [
                naming_panel("title"),
                FieldRowPanel(
                    [
                        FieldPanel("value"),
                        FieldPanel("value_to"),
                        FieldPanel("unit"),
                        FieldPanel("is_approximate"),
                    ]
                ),
                FieldRowPanel([FieldPanel("as_of"), FieldPanel("as_of_precision")]),
                FieldPanel("territory"),
                FieldPanel("slug"),
            ],
        ),
        (
            _("Source"),
            [
                MultiFieldPanel(
                    [FieldPanel("source_title"), FieldPanel("source_url")], heading=_("Source")
                ),
                FieldPanel("note"),
                FieldPanel("supersedes"),
            ],
        ),
    )
    search_fields = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.SearchField("source_title"),
        index.FilterField("as_of"),
        index.FilterField("slug"),
        index.FilterField("locale_id"),
    ]
    api_fields = public_fields(
        "title",
        "slug",
        "value",
        "value_to",
        "is_approximate",
        "unit",
        "territory",
        "as_of",
        "as_of_precision",
        "source_title",
        "source_url",
        "note",
    )
    override_translatable_fields = [
        *words("title", "unit", "note"),
        *facts("slug", "value", "value_to", "is_approximate", "territory"),
        *facts("as_of", "as_of_precision", "source_title", "source_url", "supersedes"),
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["title", "-as_of"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"], name="%(app_label)s_%(class)s_slug_in_locale"
            )
        ]
        verbose_name = _("statistic")
        verbose_name_plural = _("statistics")

    def __str__(self) -> str:
        year = f" ({self.as_of.year})" if self.as_of else ""
        return f"{self.title}{year}"

    def described(self, title: str) -> str:
        """The title with value, day and source: several figures bear the same one."""
        value = (
            "" if self.value is None else number_format(self.value.normalize(), force_grouping=True)
        )
        if self.is_approximate and value:
            value = _("about %(value)s") % {"value": value}
        written = {"year": "Y", "month": "F Y"}.get(self.as_of_precision, "SHORT_DATE_FORMAT")
        day = date_format(self.as_of, written) if self.as_of else ""
        parts = [part for part in (value, day, self.source_title) if part]
        return f"{title} ({', '.join(parts)})" if parts else title

    def clean(self) -> None:
        super().clean()
        if self.value is not None and self.value_to is not None and self.value_to < self.value:
            raise ValidationError(
                {"value_to": _("The upper value is smaller than the lower value.")}
            )
