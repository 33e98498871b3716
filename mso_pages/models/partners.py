import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index

from headless.fields import LinesField, WebAddressField
from headless.localization import facts, words
from headless.models import HeadlessSnippet, LeadImage
from headless.models.base import public_fields
from headless.panels import naming_panel, snippet_tabs
from headless.services import source_of
from mso_pages.fields import RegionalKeysField


class PartnerOrganisation(LeadImage, HeadlessSnippet):
    """A public body, umbrella organisation or other partner.

    A report of the past shows the name of its day: when `name` or
    `abbreviation` changes after the first publishing, the old one becomes a former name.
    """

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Ministry")
        AUTHORITY = "authority", _("Authority")
        DEPARTMENT = "department", _("Department or competence centre")
        MUNICIPALITY = "municipality", _("Municipality")
        UMBRELLA = "umbrella", _("Umbrella organisation")
        ADVISORY = "advisory", _("Advisory service")
        WELFARE = "welfare", _("Welfare association")
        FOUNDATION = "foundation", _("Foundation")
        OTHER = "other", _("Other")

    required_to_publish = ("name", "kind")

    name = models.CharField(_("name"), max_length=255)
    abbreviation = models.CharField(_("abbreviation"), max_length=50, blank=True)
    name_valid_from = models.DateField(
        _("this name is valid from"),
        null=True,
        blank=True,
        help_text=_(
            "After a renaming: the day on which the new name began. "
            "The old name is kept below and stays in reports of its time."
        ),
    )
    slug = models.SlugField(
        _("key"),
        max_length=80,
        help_text=_("The same in every language; apps filter by it. It never changes."),
    )
    aliases = LinesField(
        _("other names in use"),
        help_text=_("Colloquial or misspelt names, one a line. The search finds them."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, blank=True)
    parent = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    competence = models.TextField(
        _("responsible for"),
        blank=True,
        help_text=_("What this body decides or advises on, in one or two sentences."),
    )
    territory = RegionalKeysField(
        pgettext_lazy("partner organisation", "territory"),
        help_text=_("Regional keys, such as 05 for North Rhine-Westphalia."),
    )
    description = models.TextField(_("description"), blank=True)
    website = WebAddressField(_("website"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    municipality = models.ForeignKey(
        "mso_pages.Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("seat"),
    )

    edit_handler = snippet_tabs(
        (
            _("Names"),
            [
                FieldRowPanel(
                    [
                        naming_panel("name"),
                        FieldPanel("abbreviation"),
                        FieldPanel("name_valid_from"),
                    ]
                ),
                InlinePanel("former_names", heading=_("Former names"), label=_("Former name")),
                FieldPanel("aliases"),
                FieldPanel("slug"),
            ],
        ),
        (
            _("Responsibility"),
            [
                FieldPanel("kind"),
                FieldPanel("parent"),
                FieldPanel("competence"),
                FieldPanel("territory"),
                FieldPanel("description"),
            ],
        ),
        (
            _("Contact and logo"),
            [
                MultiFieldPanel(
                    [
                        FieldPanel("website"),
                        FieldPanel("email"),
                        FieldPanel("phone"),
                        FieldPanel("municipality"),
                    ],
                    heading=_("Contact"),
                ),
                *LeadImage.image_panels,
            ],
        ),
    )
    search_fields = [
        index.SearchField("name", boost=3),
        index.AutocompleteField("name"),
        index.SearchField("abbreviation", boost=3),
        index.AutocompleteField("abbreviation"),
        index.SearchField("aliases"),
        index.SearchField("competence"),
        index.RelatedFields(
            "former_names", [index.SearchField("name"), index.SearchField("abbreviation")]
        ),
        index.FilterField("kind"),
        index.FilterField("slug"),
        index.FilterField("locale_id"),
    ]
    api_fields = public_fields(
        "name",
        "abbreviation",
        "slug",
        "kind",
        "competence",
        "territory",
        "description",
        "website",
    )
    override_translatable_fields = [
        *words("name", "abbreviation", "competence", "description", "former_names"),
        *facts("name_valid_from", "slug", "aliases", "kind", "parent", "territory"),
        *facts("website", "email", "phone", "municipality"),
        *LeadImage.image_translatable_fields,
    ]

    class Meta(TranslatableMixin.Meta):
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug", "locale"], name="%(app_label)s_%(class)s_slug_in_locale"
            )
        ]
        verbose_name = _("partner organisation")
        verbose_name_plural = _("partner organisations")

    def __str__(self) -> str:
        return f"{self.name} ({self.abbreviation})" if self.abbreviation else self.name

    # Name and abbreviation that another has just taken the place of.
    replaced_name: tuple[str, str] | None = None

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not kwargs.get("update_fields"):
            self._keep_replaced_name()
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        # The revision is what is published, now or after the partner was offline for a while.
        self._keep_replaced_name()
        return super().save_revision(*args, **kwargs)

    def _keep_replaced_name(self) -> None:
        """Make the name of the last publishing a former name when another takes its place."""
        published = self.last_published()
        names = (self.name, self.abbreviation)
        if published is None or names == (published.name, published.abbreviation):
            return
        self.replaced_name = (published.name, published.abbreviation)
        is_dated = self.name_valid_from != published.name_valid_from
        if not is_dated and self._is_translation():
            # Other words for the same name; a renaming comes with its date from the original.
            return
        if not is_dated:
            self.name_valid_from = timezone.localdate()
        last_day = (self.name_valid_from or timezone.localdate()) - dt.timedelta(days=1)
        if published.name_valid_from and last_day < published.name_valid_from:
            # It began today: a typing error that was corrected at once.
            return
        former_names = self.former_names.all()
        if any(
            (former.name, former.abbreviation) == (published.name, published.abbreviation)
            or (is_dated and former.valid_to == last_day)
            for former in former_names
        ):
            return
        self.former_names.add(
            FormerName(
                locale_id=self.locale_id,
                name=published.name,
                abbreviation=published.abbreviation,
                valid_from=published.name_valid_from,
                valid_to=last_day,
            )
        )

    def last_published(self) -> "PartnerOrganisation | None":
        """As it was when it last went live: an offline row may hold a draft."""
        row = PartnerOrganisation.objects.filter(pk=self.pk).first()
        if row is None or row.live:
            return row
        if row.last_published_at is None:
            return None
        revision = row.revisions.filter(created_at__lte=row.last_published_at).last()
        return revision and revision.as_object()

    def _is_translation(self) -> bool:
        return bool(source_of(self).pk != self.pk)

    def name_on(self, day: dt.date | None) -> tuple[str, str]:
        """Name and abbreviation that the organisation bore on a day; today's without one.

        A day before every known name takes the oldest one.
        """
        current = (self.name, self.abbreviation)
        if day is None or (self.name_valid_from and day >= self.name_valid_from):
            return current
        former = sorted(self.former_names.all(), key=lambda name: name.valid_from or dt.date.min)
        for name in reversed(former):
            begins = name.valid_from is None or name.valid_from <= day
            if begins and (name.valid_to is None or day <= name.valid_to):
                return name.name, name.abbreviation
        if former and former[0].valid_from and day < former[0].valid_from:
            return former[0].name, former[0].abbreviation
        return current


class FormerName(TranslatableMixin, Orderable):
    """A name that a partner organisation bore in the past."""

    partner = ParentalKey(
        PartnerOrganisation, on_delete=models.CASCADE, related_name="former_names"
    )
    name = models.CharField(_("name"), max_length=255)
    abbreviation = models.CharField(_("abbreviation"), max_length=50, blank=True)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("abbreviation")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
    ]
    override_translatable_fields = [
        *words("name", "abbreviation"),
        *facts("valid_from", "valid_to"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("former name")
        verbose_name_plural = _("former names")

    def __str__(self) -> str:
        return self.name

    def for_translation(
        self, original: PartnerOrganisation, translation: PartnerOrganisation
    ) -> "FormerName | None":
        """The name that a translation bore until this one was replaced in the original.

        Its next name is still to be translated; reports of the past keep the one it had.
        None for what is no renaming of this moment and not known to the translation either.
        """
        published = translation.last_published()
        if published is None:
            return None
        known = self._among(published.former_names.all())
        if known is None and not self._is_replaced_in(original):
            return None
        words = known or published
        return FormerName(
            # The form of a draft tells by it that this is the row which is there already.
            pk=known and known.pk,
            translation_key=self.translation_key,
            locale_id=translation.locale_id,
            name=words.name,
            abbreviation=words.abbreviation,
            valid_from=self.valid_from,
            valid_to=self.valid_to,
        )

    def _among(self, rows: Iterable["FormerName"]) -> "FormerName | None":
        """The same row of a translation; one that was typed anew is known by its last day."""
        for row in rows:
            if row.translation_key == self.translation_key:
                return row
        ended = [row for row in rows if self.valid_to and row.valid_to == self.valid_to]
        return ended[0] if ended else None

    def _is_replaced_in(self, original: PartnerOrganisation) -> bool:
        renamed_on = original.name_valid_from
        last_day = renamed_on and renamed_on - dt.timedelta(days=1)
        replaced = original.replaced_name
        return replaced is not None and (
            replaced == (self.name, self.abbreviation) or self.valid_to == last_day
        )

    def clean(self) -> None:
        super().clean()
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("The end lies before the beginning.")})
