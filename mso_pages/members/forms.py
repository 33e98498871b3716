"""The cards of a profile: each a small form of at most four inputs, submitted alone."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import ClusterForm

from headless.choosers import offer_one_row_each
from headless.field_publishing import content_of
from headless.forms import offer_rows_once
from headless.text import clean_text
from mso_pages.choices import Accessibility
from mso_pages.models import MSOProfilePage
from mso_pages.moderation.values import lines_of

from .fields import (
    LanguageField,
    LanguagesField,
    TermsField,
    TownField,
    as_it_stood,
    left_to_right,
    limit,
    phone_text,
)
from .photos import PhotoForm
from .selectors import own_titles

POSTAL_CODE_DIGITS = 5
# Characters of what a member says about an organisation.
MOST_ABOUT = 5000


class CardForm(ClusterForm):
    """Some fields of the page with everything that waits for review.

    Attributes:
        own_template: how the inputs are arranged where they do not just stand below each other.
    """

    own_template: ClassVar[str] = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if isinstance(field, forms.ModelMultipleChoiceField):
                offer_rows_once(self, name)
            elif isinstance(field, forms.ModelChoiceField):
                offer_one_row_each(field)
            if name in getattr(self.instance, "required_to_publish", ()):
                field.required = True

    def clean(self) -> dict[str, Any]:
        return as_it_stood(self, super().clean() or {})

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.errors:
            return
        # Assigns relations as well.
        self.save(commit=False)
        for name, messages in self.instance.publish_errors().items():
            if name in self.fields:
                self.add_error(name, messages)

    def values(self) -> dict[str, Any]:
        """Field to its new value, as `content_of` gives it."""
        content = content_of(self.instance)
        return {name: content[name] for name in self._meta.fields}


class PhoneForm(CardForm):
    class Meta:
        model = MSOProfilePage
        formsets: ClassVar = []
        fields = ("phone",)
        labels: ClassVar = {"phone": _("Phone number")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["phone"] = phone_text(self.instance.phone)
        field, example = self.fields["phone"], {"number": left_to_right("0231\u00a0123456")}
        field.widget.attrs["autocomplete"] = "tel"
        field.help_text = gettext("With the area code, for example %(number)s.") % example
        field.error_messages["invalid"] = (
            gettext("This is no phone number. Write it with the area code, for example %(number)s.")
            % example
        )


class OnlineForm(CardForm):
    class Meta:
        model = MSOProfilePage
        formsets: ClassVar = []
        fields = ("email", "website", "social_links")
        labels: ClassVar = {
            "email": _("E-mail"),
            "website": _("Website"),
            "social_links": _("Social networks"),
        }
        help_texts: ClassVar = {
            "email": _("Best a mailbox of the organisation, not of a person."),
            "website": "",
            "social_links": _("One web address in each line."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["social_links"].widget.attrs["dir"] = "ltr"


class AddressForm(CardForm):
    municipality = TownField(label=_("Town"))

    class Meta:
        model = MSOProfilePage
        formsets: ClassVar = []
        fields = ("street", "postal_code", "municipality", "address_visibility")
        labels: ClassVar = {
            "street": _("Street and number"),
            "postal_code": _("Postal code"),
            "address_visibility": _("Who sees the address?"),
        }
        help_texts: ClassVar = {"address_visibility": ""}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["street"].widget.attrs["autocomplete"] = "street-address"
        self.fields["postal_code"].widget.attrs.update(
            {"autocomplete": "postal-code", "inputmode": "numeric", "dir": "ltr"}
        )
        visibility = MSOProfilePage.AddressVisibility
        self.fields["address_visibility"] = forms.ChoiceField(
            label=_("Who sees the address?"),
            widget=forms.RadioSelect,
            choices=[
                (visibility.PUBLIC, _("Everybody")),
                (visibility.TOWN, _("Only the town is shown")),
                (visibility.HIDDEN, _("Nobody: lists only name your town")),
            ],
        )

    def clean_postal_code(self) -> str:
        # Digits of other scripts, as some keyboards have them, are read as well.
        code = "".join(
            str(int(c)) if c.isdecimal() else c for c in self.cleaned_data["postal_code"]
        )
        if code and not (len(code) == POSTAL_CODE_DIGITS and code.isdecimal()):
            raise ValidationError(_("A postal code has five digits, for example 44137."))
        return code


class PictureCardForm(PhotoForm, CardForm):
    """A new picture, or another description of the present one."""

    own_template = "mso_pages/members/picture_card.html"

    credit = forms.CharField(label=_("Who took the picture?"), required=False, max_length=255)

    class Meta:
        model = MSOProfilePage
        formsets: ClassVar = []
        fields = ("image", "image_alt")
        labels: ClassVar = {"image_alt": _("What does the picture show?")}
        help_texts: ClassVar = {"image_alt": _("For people who cannot see it.")}
        widgets: ClassVar = {"image_alt": forms.Textarea(attrs={"rows": 3})}

    field_order = ("upload", "image_alt", "credit", "persons_agreed")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["upload"].label = _("New picture")
        # The file comes by the upload alone: nobody chooses among the pictures of others.
        del self.fields["image"]
        self.fields["image_alt"].required = True

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("upload") and not self.instance.image_id and not self.errors:
            self.add_error("upload", _("Choose a picture."))
        return cleaned


class AboutForm(CardForm):
    class Meta:
        model = MSOProfilePage
        formsets: ClassVar = []
        fields = ("self_description",)
        labels: ClassVar = {"self_description": _("About us")}
        help_texts: ClassVar = {"self_description": _("Two or three sentences, in your own words.")}
        widgets: ClassVar = {"self_description": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit(self, "self_description", MOST_ABOUT)


class NamesForm(CardForm):
    original_name_language = LanguageField(label=_("Language of this name"), required=False)

    class Meta:
        model = MSOProfilePage
        formsets: ClassVar = []
        fields = ("short_name", "original_name", "original_name_language")
        labels: ClassVar = {
            "short_name": _("Short name"),
            "original_name": _("Name in the original script"),
        }
        help_texts: ClassVar = {"short_name": _("If people know you by one.")}


class LanguagesForm(CardForm):
    languages = LanguagesField(label=_("Languages that you speak"))

    class Meta:
        model = MSOProfilePage
        formsets: ClassVar = []
        fields = ("languages",)


class TopicsForm(CardForm):
    class Meta:
        model = MSOProfilePage
        formsets: ClassVar = []
        fields = ("topics", "target_groups")
        labels: ClassVar = {"topics": _("Topics"), "target_groups": _("Whom you address")}
        field_classes: ClassVar = {"topics": TermsField, "target_groups": TermsField}
        widgets: ClassVar = {
            "topics": forms.CheckboxSelectMultiple,
            "target_groups": forms.CheckboxSelectMultiple,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._meta.fields:
            field = self.fields[name]
            field.label_from_instance = own_titles(list(field.queryset)).__getitem__


class AccessibilityForm(CardForm):
    class Meta:
        model = MSOProfilePage
        formsets: ClassVar = []
        fields = ("accessibility",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["accessibility"] = forms.MultipleChoiceField(
            label=_("What do your rooms offer?"),
            widget=forms.CheckboxSelectMultiple,
            choices=[
                (Accessibility.STEP_FREE, _("Step-free access")),
                (Accessibility.LIFT, _("Lift")),
                (Accessibility.TOILET, _("Accessible toilet")),
                (Accessibility.INDUCTION_LOOP, _("Induction loop")),
                (Accessibility.SIGN_LANGUAGE, _("Sign language")),
                (Accessibility.EASY_LANGUAGE, _("Easy language")),
            ],
            required=False,
        )


# Shown to members, and changed by staff alone.
REGISTER_FIELDS = {
    "title": _("Official name"),
    "legal_form": _("Legal form"),
    "register_court": _("Register court"),
    "register_number": _("Register number"),
    "registered_on": _("Registered on"),
    "founded_year": _("Founded in"),
    "is_charitable": _("Recognised as charitable"),
    "charitable_until": _("Charitable until"),
}
ELSE = "else"


class MistakeForm(forms.Form):
    """What is wrong with something that members cannot change themselves."""

    subject = forms.ChoiceField(
        label=_("What is it about?"),
        choices=[("", "–"), *REGISTER_FIELDS.items(), (ELSE, _("Something else"))],
    )
    text = forms.CharField(
        label=_("What is wrong, and what is right?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def about(self) -> str:
        """The field; empty for something else."""
        subject: str = self.cleaned_data["subject"]
        return "" if subject == ELSE else subject


class OtherLanguageForm(CardForm):
    """The words of a profile in another language, beside those of the language it began in."""

    own_template = "mso_pages/members/language_card.html"

    class Meta:
        model = MSOProfilePage
        formsets: ClassVar = []
        fields = ("self_description", "image_alt")
        labels: ClassVar = {
            "self_description": _("About us"),
            "image_alt": _("What does the picture show?"),
        }
        help_texts: ClassVar = {
            "self_description": _("Two or three sentences, in your own words."),
            "image_alt": _("For people who cannot see it."),
        }
        widgets: ClassVar = {
            "self_description": forms.Textarea(attrs={"rows": 8}),
            "image_alt": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, original: MSOProfilePage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.original = original
        limit(self, "self_description", MOST_ABOUT)
        if self.instance.image_id:
            self.fields["image_alt"].required = True
        else:
            del self.fields["image_alt"]

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        for name, field in self.fields.items():
            values[name] = clean_text(values.get(name, ""))
            if field.required and not values[name] and name not in self.errors:
                self.add_error(name, field.error_messages["required"])
        return values

    def _post_clean(self) -> None:
        # The page is made of the words later; the rest of it is no matter of this form.
        super(CardForm, self)._post_clean()

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields}

    def beside(self) -> list[tuple[forms.BoundField, list[str]]]:
        """Each input with the lines that the original has there."""
        return [(field, lines_of(self.original, field.name)) for field in self.visible_fields()]


class WrongForm(forms.Form):
    """What is wrong with a translation."""

    text = forms.CharField(
        label=_("What is wrong?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )
