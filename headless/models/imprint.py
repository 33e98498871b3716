from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from headless.fields import LinesField
from headless.validators import validate_web_address


def validate_web_addresses(addresses: list[str]) -> None:
    """Each address is one that a browser may open."""
    for address in addresses:
        validate_web_address(address)


@register_setting(icon="info-circle")
class Imprint(BaseSiteSetting):
    """Who publishes the site: what DDG § 5 and MStV § 18 ask for, by role instead of by name."""

    publisher = models.CharField(_("publisher"), max_length=255, blank=True)
    street = models.CharField(_("street and number"), max_length=255, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    town = models.CharField(_("town"), max_length=100, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    social_links = LinesField(
        _("social networks"),
        validators=[validate_web_addresses],
        help_text=_("One web address in each line."),
    )
    represented_by = models.CharField(_("represented by (role)"), max_length=255, blank=True)
    responsible_for_content = models.CharField(
        _("responsible for the content (role)"), max_length=255, blank=True
    )
    supervisory_authority = models.CharField(_("supervisory authority"), max_length=255, blank=True)
    register_entry = models.CharField(_("register entry"), max_length=255, blank=True)

    panels = [
        FieldPanel("publisher"),
        MultiFieldPanel(
            [FieldPanel("street"), FieldPanel("postal_code"), FieldPanel("town")],
            heading=_("Address"),
        ),
        MultiFieldPanel(
            [FieldPanel("email"), FieldPanel("phone"), FieldPanel("social_links")],
            heading=_("Contact"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("represented_by"),
                FieldPanel("responsible_for_content"),
                FieldPanel("supervisory_authority"),
                FieldPanel("register_entry"),
            ],
            heading=pgettext_lazy("imprint", "Responsibility"),
        ),
    ]

    class Meta:
        verbose_name = _("imprint")
