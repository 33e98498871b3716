"""The cards of an offer: what, when and where, each submitted alone."""

import uuid
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from headless.choosers import offer_one_row_each
from mso_pages.choices import Mode
from mso_pages.models import Offer

from .fields import LanguagesField, as_it_stood, limit
from .hours import NAMES
from .selectors import offer_row

# Characters for some words about an offer.
MOST_WORDS = 600


class OfferForm(forms.ModelForm):
    """Some fields of an offer.

    Args:
        profile: the profile with everything that waits for review.
        instance: one of its offers, or a new one.
    """

    own_template: ClassVar[str] = ""

    def __init__(self, *args: Any, profile: Any, **kwargs: Any) -> None:
        self.profile = profile
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                offer_one_row_each(field)

    def clean(self) -> dict[str, Any]:
        return as_it_stood(self, super().clean() or {})

    def row(self) -> dict[str, Any]:
        """The offer as `content_of` gives it."""
        offer = self.save(commit=False)
        if offer not in self.profile.offers.all():
            self.profile.offers.add(offer)
        row = offer_row(self.profile, offer.translation_key)
        if row is None:
            raise LookupError(offer.translation_key)
        return row


class WhatForm(OfferForm):
    own_template = "mso_pages/members/what.html"

    class Meta:
        model = Offer
        fields = ("title", "description", "topic", "cost", "cost_note")
        labels: ClassVar = {
            "title": _("What do you offer?"),
            "description": _("Some words about it"),
            "topic": _("Topic"),
            "cost_note": _("How much is the fee?"),
        }
        help_texts: ClassVar = {
            "title": _("For example: sewing course for women"),
            "cost_note": _("For example: 5 euros for each meeting."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cost"] = forms.ChoiceField(
            label=_("What does it cost?"),
            widget=forms.RadioSelect,
            choices=[
                (Offer.Cost.FREE, _("Nothing")),
                (Offer.Cost.FEE, _("A fee")),
                (Offer.Cost.DONATION, _("A donation is welcome")),
            ],
        )
        limit(self, "description", MOST_WORDS)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("cost") != Offer.Cost.FEE:
            # Staff may have noted something where there is no fee.
            had_fee = self.initial.get("cost") == Offer.Cost.FEE
            cleaned["cost_note"] = "" if had_fee else self.initial.get("cost_note") or ""
        return cleaned


class WhenForm(OfferForm):
    class Meta:
        model = Offer
        fields = ("weekdays", "starts_at", "ends_at", "schedule_note")
        labels: ClassVar = {
            "starts_at": _("From"),
            "ends_at": _("Until"),
            "schedule_note": _("Note"),
        }
        help_texts: ClassVar = {"schedule_note": _("For example: not in school holidays.")}
        widgets: ClassVar = {
            "starts_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "ends_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["weekdays"] = forms.MultipleChoiceField(
            label=_("On which days?"),
            widget=forms.CheckboxSelectMultiple,
            choices=list(NAMES.items()),
            required=False,
        )


class WhereForm(OfferForm):
    languages = LanguagesField(label=_("In which languages?"), required=False)

    class Meta:
        model = Offer
        fields = ("mode", "place", "online_url", "languages")
        labels: ClassVar = {"place": _("Place"), "online_url": _("Address of the online meeting")}
        help_texts: ClassVar = {"place": _("Only if it differs from your address.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["mode"] = forms.ChoiceField(
            label=_("Where does it take place?"),
            widget=forms.RadioSelect,
            choices=[
                (Mode.ON_SITE, _("On site")),
                (Mode.ONLINE, _("Online")),
                (Mode.MIXED, _("On site and online")),
            ],
        )


PARTS = {"what": WhatForm, "when": WhenForm, "where": WhereForm}
PART_TITLES = {"what": _("What"), "when": _("When"), "where": _("Where and in which languages")}


def offer_of(profile: Any, key: uuid.UUID | None) -> Offer | None:
    """One of the offers of a profile by its translation key; a new one without a key."""
    if key is None:
        return Offer(page=profile, locale_id=profile.locale_id, translation_key=uuid.uuid4())
    # What a form changes of it is a change of the profile.
    offers = profile.offers.get_object_list()
    return next((offer for offer in offers if offer.translation_key == key), None)
