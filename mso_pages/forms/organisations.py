"""Admin forms of what belongs to an organisation by its key."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from headless.localization import canonical_rows
from mso_pages.choosers import mso_chooser
from mso_pages.models import MSOProfilePage


class OrganisationForm(WagtailAdminModelForm):
    """Chooses a profile and stores its key, which all translations share."""

    profile = forms.ModelChoiceField(
        queryset=MSOProfilePage.objects.all(),
        label=_("Organisation"),
        widget=mso_chooser.widget_class,
    )

    field_order = ["profile"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.organisation:
            profiles = MSOProfilePage.objects.filter(translation_key=self.instance.organisation)
            self.initial["profile"] = canonical_rows(profiles).first()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if profile := cleaned.get("profile"):
            self.instance.organisation = profile.translation_key
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # The key is no field of the form, and yet what must be unique.
        chosen = {"organisation"} if self.cleaned_data.get("profile") else set()
        return super()._get_validation_exclusions() - chosen

    def _update_errors(self, errors: ValidationError) -> None:
        if "organisation" in getattr(errors, "error_dict", {}):
            errors.error_dict["profile"] = errors.error_dict.pop("organisation")
        super()._update_errors(errors)


class StateForm(OrganisationForm):
    """What staff note about an organisation, and may hide of it."""

    # What the form showed: a member may have hidden the data of a threatened organisation since.
    shown_as_hidden = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["shown_as_hidden"] = self.instance.hides_contact

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned["hides_contact"] == cleaned["shown_as_hidden"]:
            cleaned["hides_contact"] = self.instance.hides_contact
        return cleaned
