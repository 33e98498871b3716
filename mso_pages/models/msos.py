from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Page, TranslatableMixin
from wagtail.search import index

from headless.blocks import BodyBlock
from headless.fields import (
    ChoiceListField,
    LanguageTagsField,
    ListField,
    StreamField,
    WebAddressField,
)
from headless.localization import facts, words
from headless.models import HeadlessPage, IndexPage, LeadImage
from headless.models.base import PAGE_FACTS, PAGE_WORDS, public_fields
from headless.panels import page_tabs
from headless.validators import validate_language_tag
from headless.widgets import TermCheckboxes
from mso_pages.choices import Accessibility, LegalForm
from mso_pages.fields import OpeningHoursField, RegionalKeysField, SocialLinksField
from mso_pages.forms.profiles import MSOProfileForm
from mso_pages.member_pages import KeptByMembers

YEARS = [MinValueValidator(1800), MaxValueValidator(2100)]


class MSOIndexPage(IndexPage):
    """The section that holds the profiles of all MSOs."""

    max_count_per_parent = 1
    subpage_types: ClassVar = ["mso_pages.MSOProfilePage"]
    page_description = _("Section for the profiles of migrant self-organisations.")

    class Meta:
        verbose_name = _("section: organisations")
        verbose_name_plural = _("sections: organisations")


class MSOProfilePage(KeptByMembers, LeadImage, HeadlessPage):
    """The profile of a migrant self-organisation (MSO).

    Origin and religion are only ever named of an organisation, by itself, never
    of a person (GDPR Art. 9).
    """

    class Kind(models.TextChoices):
        MSO = "mso", _("Migrant self-organisation")
        LOCAL_UMBRELLA = "local_umbrella", _("Local umbrella organisation")
        UMBRELLA = "umbrella", _("Umbrella organisation")
        INTERCULTURAL = "intercultural", _("Intercultural organisation")
        FAITH_COMMUNITY = "faith_community", _("Faith community")

    class AddressVisibility(models.TextChoices):
        PUBLIC = "public", _("Public")
        TOWN = "town", _("Town only")
        HIDDEN = "hidden", _("Hidden")

    class Members(models.TextChoices):
        UP_TO_20 = "1-20", _("up to 20")
        UP_TO_100 = "21-100", _("21 to 100")
        UP_TO_500 = "101-500", _("101 to 500")
        MORE = "501+", _("more than 500")

    class Staff(models.TextChoices):
        VOLUNTEERS = "volunteers", _("Volunteers only")
        PAID = "paid", _("With paid staff")

    parent_page_types: ClassVar = ["mso_pages.MSOIndexPage"]
    subpage_types: ClassVar = []
    page_description = _("One organisation: what it does, for whom, where, and how to reach it.")
    base_form_class = MSOProfileForm
    required_to_publish = ("self_description", "municipality", "languages", "topics")
    # Never names, register data or status.
    fields_for_members: ClassVar = ("self_description", "image", "image_alt")
    live_at_once_when_trusted: ClassVar = frozenset({"phone", "opening_hours", "offers"})

    # Names and legal facts
    short_name = models.CharField(_("short name"), max_length=50, blank=True)
    original_name = models.CharField(_("name in the original script"), max_length=255, blank=True)
    original_name_language = models.CharField(
        _("language of the original name"),
        max_length=35,
        blank=True,
        validators=[validate_language_tag],
        help_text=_("A language tag, for example ar or uk."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices, default=Kind.MSO)
    legal_form = models.CharField(
        _("legal form"), max_length=30, choices=LegalForm.choices, blank=True
    )
    register_court = models.CharField(_("register court"), max_length=100, blank=True)
    register_number = models.CharField(
        _("register number"), max_length=50, blank=True, help_text=_("For example VR 1234.")
    )
    registered_on = models.DateField(
        _("registered on"),
        null=True,
        blank=True,
        help_text=_("Calls set limits on the age of an association, counted from this day."),
    )
    founded_year = models.PositiveSmallIntegerField(
        _("founded in"), null=True, blank=True, validators=YEARS
    )
    is_charitable = models.BooleanField(_("recognised as charitable"), default=False)
    charitable_until = models.DateField(_("charitable until"), null=True, blank=True)

    # What it does
    self_description = models.TextField(
        _("about us"), blank=True, help_text=_("Two or three sentences, in your own words.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("more about us"), blank=True)
    languages = LanguageTagsField(
        _("languages spoken"),
        help_text=_(
            "Language tags, separated by commas, for example: tr, kmr, de. "
            "Kurmanji is kmr, Sorani ckb, Dari prs, Zazaki zza, Romani rom."
        ),
    )
    origin_cultures = ListField(
        _("cultures of origin"),
        help_text=_(
            "Only if the organisation itself wants to name them; separated by commas. "
            "Never of a person."
        ),
    )
    topics = ParentalManyToManyField(
        "mso_pages.Topic", blank=True, related_name="+", verbose_name=_("topics")
    )
    target_groups = ParentalManyToManyField(
        "mso_pages.TargetGroup", blank=True, related_name="+", verbose_name=_("target groups")
    )
    member_count_band = models.CharField(
        _("members"), max_length=10, choices=Members.choices, blank=True
    )
    staff_kind = models.CharField(_("staff"), max_length=15, choices=Staff.choices, blank=True)

    # Where and how to reach it
    municipality = models.ForeignKey(
        "mso_pages.Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("town"),
    )
    service_area = RegionalKeysField(
        _("service area"),
        help_text=_("Where it works beyond its town: regional keys, separated by commas."),
    )
    street = models.CharField(_("street and number"), max_length=255, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    address_visibility = models.CharField(
        _("who sees the address"),
        max_length=10,
        choices=AddressVisibility.choices,
        default=AddressVisibility.PUBLIC,
        help_text=_("Town only and hidden keep street and position out of everything public."),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    accessibility = ChoiceListField(_("accessibility"), choices_class=Accessibility)
    opening_hours = OpeningHoursField(
        _("opening hours"),
        help_text=_("One line for each period, for example: Mo 10:00–12:30"),
    )
    phone = PhoneNumberField(_("phone"), blank=True)
    email = models.EmailField(
        _("e-mail"), blank=True, help_text=_("Best a mailbox of the organisation, not of a person.")
    )
    website = WebAddressField(_("website"), blank=True)
    social_links = SocialLinksField(
        _("social networks"), help_text=_("One web address in each line.")
    )

    edit_handler = page_tabs(
        (
            _("About us"),
            [
                *Page.content_panels,
                FieldPanel("self_description"),
                FieldPanel("languages"),
                FieldPanel("topics", widget=TermCheckboxes),
                FieldPanel("target_groups", widget=TermCheckboxes),
                *LeadImage.image_panels,
                FieldPanel("body"),
                InlinePanel("gallery", heading=_("Gallery"), label=_("Picture")),
            ],
        ),
        (
            _("Contact and place"),
            [
                MultiFieldPanel(
                    [
                        FieldPanel("phone"),
                        FieldPanel("email"),
                        FieldPanel("website"),
                        FieldPanel("social_links"),
                    ],
                    heading=_("Contact"),
                ),
                FieldPanel("opening_hours"),
                MultiFieldPanel(
                    [
                        FieldPanel(
                            "municipality",
                            help_text=_("Search by name or by municipality key (AGS)."),
                        ),
                        FieldRowPanel([FieldPanel("street"), FieldPanel("postal_code")]),
                        FieldPanel("address_visibility"),
                        FieldPanel("accessibility"),
                    ],
                    heading=_("Address"),
                ),
                MultiFieldPanel(
                    [FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")])],
                    heading=_("Position on the map"),
                    help_text=_("Degrees, for example 51.51484 and 7.45975 for Dortmund."),
                    classname="collapsed",
                ),
                FieldPanel("service_area"),
                InlinePanel("contact_persons", heading=_("Contact persons"), label=_("Person")),
            ],
        ),
        (_("Offers"), [InlinePanel("offers", heading=_("Offers"), label=_("Offer"))]),
        (
            _("Organisation"),
            [
                FieldRowPanel(
                    [
                        FieldPanel("short_name", help_text=_("If people know it by one.")),
                        FieldPanel("kind"),
                    ]
                ),
                FieldRowPanel([FieldPanel("original_name"), FieldPanel("original_name_language")]),
                FieldPanel("legal_form"),
                FieldRowPanel([FieldPanel("register_court"), FieldPanel("register_number")]),
                FieldRowPanel([FieldPanel("founded_year"), FieldPanel("registered_on")]),
                FieldRowPanel([FieldPanel("is_charitable"), FieldPanel("charitable_until")]),
                FieldRowPanel([FieldPanel("member_count_band"), FieldPanel("staff_kind")]),
                FieldPanel("origin_cultures"),
            ],
        ),
        (
            _("Network and funding"),
            [
                InlinePanel(
                    "umbrella_memberships",
                    heading=_("Memberships in umbrella organisations"),
                    label=_("Membership"),
                ),
                InlinePanel(
                    "mentorings",
                    heading=_("Organisations it supports"),
                    label=_("Organisation"),
                    help_text=_("Younger organisations that it guides as a mentor."),
                ),
                InlinePanel("funding_received", heading=_("Funding received"), label=_("Funding")),
            ],
        ),
    )
    search_fields = [
        *Page.search_fields,
        index.SearchField("short_name"),
        index.SearchField("original_name"),
        index.SearchField("self_description"),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("legal_form"),
        index.FilterField("municipality_id"),
        index.RelatedFields(
            "offers", [index.SearchField("title"), index.SearchField("description")]
        ),
    ]
    api_fields = public_fields(
        "short_name",
        "kind",
        "legal_form",
        "founded_year",
        "self_description",
        "body",
        "languages",
        "topics",
        "target_groups",
        "municipality",
        "service_area",
        "accessibility",
        "image",
        "image_alt",
    )
    override_translatable_fields = [
        *PAGE_WORDS,
        *PAGE_FACTS,
        *words("self_description", "body", "offers", "contact_persons", "gallery"),
        *facts("short_name", "original_name", "original_name_language", "kind", "legal_form"),
        *facts("register_court", "register_number", "registered_on", "founded_year"),
        *facts("is_charitable", "charitable_until", "languages", "origin_cultures"),
        *facts("topics", "target_groups", "member_count_band", "staff_kind"),
        *facts("municipality", "service_area", "street", "postal_code", "address_visibility"),
        *facts("latitude", "longitude", "accessibility", "opening_hours"),
        *facts("phone", "email", "website", "social_links"),
        *facts("umbrella_memberships", "mentorings", "funding_received"),
        *LeadImage.image_translatable_fields,
    ]

    class Meta:
        verbose_name = _("organisation (MSO)")
        verbose_name_plural = _("organisations (MSO)")

    def clean(self) -> None:
        super().clean()
        errors = {}
        if (self.latitude is None) != (self.longitude is None):
            errors["longitude"] = _("Give both latitude and longitude, or neither.")
        if self.original_name and not self.original_name_language:
            errors["original_name_language"] = _("Name the language of the original name.")
        if errors:
            raise ValidationError(errors)


class ContactPerson(TranslatableMixin, Orderable):
    """A person to speak to; delivered only while a consent to publish is valid."""

    page = ParentalKey(MSOProfilePage, on_delete=models.CASCADE, related_name="contact_persons")
    name = models.CharField(_("name"), max_length=255)
    role = models.CharField(pgettext_lazy("contact person", "role"), max_length=255, blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    consent = models.ForeignKey(
        "mso_pages.ContactConsent",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("consent"),
        help_text=_("Without a valid consent the person is not delivered."),
    )

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("consent"),
    ]
    override_translatable_fields = [*words("role"), *facts("name", "phone", "email", "consent")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("contact person")
        verbose_name_plural = _("contact persons")

    def __str__(self) -> str:
        return self.name


class GalleryImage(TranslatableMixin, Orderable):
    """A further picture of an MSO."""

    page = ParentalKey(MSOProfilePage, on_delete=models.CASCADE, related_name="gallery")
    image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("picture"),
    )
    alt = models.CharField(_("description of the picture"), max_length=255)

    panels = [FieldPanel("image"), FieldPanel("alt")]
    override_translatable_fields = [*words("alt"), *facts("image")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("gallery picture")
        verbose_name_plural = _("gallery pictures")

    def __str__(self) -> str:
        return self.alt
