from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import TranslatableMixin
from wagtail.search import index

from headless.fields import ListField
from headless.localization import facts, words
from headless.models import HeadlessSnippet
from headless.models.base import BuiltInPreview, public_fields
from headless.panels import naming_panel, snippet_tabs

# Digit 3 of an AGS names the Regierungsbezirk of North Rhine-Westphalia.
REGIONS = {
    "051": "Düsseldorf",
    "053": "Köln",
    "055": "Münster",
    "057": "Detmold",
    "059": "Arnsberg",
}


class Term(HeadlessSnippet):
    """A word of a controlled vocabulary, with a key that is the same in every language."""

    required_to_publish = ("title",)

    title = models.CharField(_("name"), max_length=255)
    slug = models.SlugField(
        _("key"),
        max_length=80,
        help_text=_("The same in every language; apps filter by it. It never changes."),
    )
    alternative_labels = ListField(
        _("other words for it"),
        help_text=_("Separate with commas. The search finds them too."),
    )
    description = models.TextField(_("description"), blank=True)

    edit_handler = snippet_tabs(
        (
            _("Content"),
            [
                naming_panel("title"),
                FieldPanel("slug"),
                FieldPanel("alternative_labels"),
                FieldPanel("description"),
            ],
        ),
    )
    search_fields = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("alternative_labels"),
        index.SearchField("description"),
        index.FilterField("slug"),
        index.FilterField("locale_id"),
    ]
    api_fields = public_fields(
        "title",
        "slug",
        "alternative_labels",
        "description",
    )
    override_translatable_fields = [
        *words("title", "description"),
        *facts("slug", "alternative_labels"),
    ]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["title"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"], name="%(app_label)s_%(class)s_slug_in_locale"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Topic(Term):
    """What an organisation, an offer or a text is about."""

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class TargetGroup(Term):
    """Whom an organisation or an offer is for."""

    class Meta(Term.Meta):
        abstract = False
        verbose_name = _("target group")
        verbose_name_plural = _("target groups")


class Municipality(BuiltInPreview, index.Indexed, models.Model):
    """A municipality of Germany, by its Amtlicher Gemeindeschlüssel (AGS).

    The AGS has eight digits: Land (2), Regierungsbezirk (1), Kreis (2), Gemeinde (3).
    """

    ags = models.CharField(
        _("municipality key (AGS)"),
        max_length=8,
        primary_key=True,
        validators=[
            RegexValidator(
                r"^(0[1-9]|1[0-6])[0-9]{6}$",
                _(
                    "An AGS has eight digits, the first two of them name a Land: "
                    "for example 05913000."
                ),
            )
        ],
        help_text=_("Eight digits, with the leading zero."),
    )
    name = models.CharField(_("name"), max_length=100)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )

    panels = [
        FieldPanel("ags"),
        FieldPanel("name"),
        FieldPanel("latitude"),
        FieldPanel("longitude"),
    ]
    search_fields = [
        index.SearchField("name"),
        index.AutocompleteField("name"),
        index.FilterField("ags"),
    ]
    api_fields = public_fields(
        "ags",
        "name",
        "latitude",
        "longitude",
    )

    class Meta:
        ordering = ["name"]
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")

    def __str__(self) -> str:
        return self.name

    @property
    def region(self) -> str:
        """Key of the Regierungsbezirk: the first three digits."""
        return self.ags[:3]

    @property
    def region_name(self) -> str:
        """Name of the Regierungsbezirk, empty outside North Rhine-Westphalia."""
        return REGIONS.get(self.region, "")
