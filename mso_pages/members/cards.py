"""What a profile consists of for its members: one card for each subject."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .forms import (
    AboutForm,
    AccessibilityForm,
    AddressForm,
    LanguagesForm,
    NamesForm,
    OnlineForm,
    PhoneForm,
    PictureCardForm,
    TopicsForm,
)
from .hours import HoursForm


@dataclass(frozen=True)
class Card:
    """A subject with its form.

    Attributes:
        name: the last part of its address.
        fields: the fields of the profile that it is about.
        form_class: None for offers, each of which has cards of its own.
        is_expected: whether a profile without it is incomplete.
        is_contact: whether nobody sees it while contact data is hidden.
    """

    name: str
    title: str | Promise
    fields: tuple[str, ...]
    form_class: Any
    is_expected: bool = True
    is_contact: bool = False


CARDS = (
    Card("phone", _("Phone"), ("phone",), PhoneForm, is_contact=True),
    Card("hours", _("Opening hours"), ("opening_hours",), HoursForm, is_contact=True),
    Card("offers", _("Offers"), ("offers",), None),
    Card(
        "address",
        _("Address"),
        ("street", "postal_code", "municipality", "address_visibility"),
        AddressForm,
        is_contact=True,
    ),
    Card("picture", _("Picture"), ("image", "image_alt"), PictureCardForm),
    Card("about", _("About us"), ("self_description",), AboutForm),
    Card(
        "online",
        _("E-mail and internet"),
        ("email", "website", "social_links"),
        OnlineForm,
        is_contact=True,
    ),
    Card("languages", _("Languages"), ("languages",), LanguagesForm),
    Card("topics", _("Topics and target groups"), ("topics", "target_groups"), TopicsForm),
    Card("accessibility", _("Accessibility"), ("accessibility",), AccessibilityForm, False),
    Card(
        "names",
        _("Names"),
        ("short_name", "original_name", "original_name_language"),
        NamesForm,
        False,
    ),
)
BY_NAME = {card.name: card for card in CARDS}
CONTACT_FIELDS = {name for card in CARDS if card.is_contact for name in card.fields}


def card_of(field: str) -> Card | None:
    """The card on which a field stands."""
    return next((card for card in CARDS if field in card.fields), None)
