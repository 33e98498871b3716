"""A photo in a form. No browser gives a file back with a form that was refused."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from headless.uploads.forms import PictureField

# What is written beside a photo, and means nothing without it.
BESIDE = ("credit", "persons_agreed")


class UnseenBox(forms.CheckboxInput):
    """A box that nobody ticks by hand. Unlike a hidden text it tells what the server wrote from
    what was set since, so the device keeps it like all that is typed.
    """

    @property
    def is_hidden(self) -> bool:
        return True


class PhotoForm(forms.Form):
    """The inputs of a photo, for a form of a page that has `image` and `image_alt`.

    A photo that had been chosen and is missing now is asked for again: otherwise what was written
    about it would be stored for the former picture.
    """

    instance: Any

    upload = PictureField(
        label=gettext_lazy("Picture"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    persons_agreed = forms.BooleanField(
        label=gettext_lazy("Everybody who can be recognised agreed that the picture is published."),
        required=False,
    )
    photo_chosen = forms.BooleanField(required=False, widget=UnseenBox(attrs={"hidden": True}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The field of Wagtail has a list of formats there.
        self.fields["upload"].help_text = _("A photo from your phone will do.")
        if self._former:
            self.fields["image_alt"].widget.attrs["data-former"] = self._former
            self._bring_words_back()

    @property
    def _former(self) -> str:
        """What the present picture shows; empty where there is none."""
        return self.initial.get("image_alt") or "" if self.instance.image_id else ""

    def _bring_words_back(self) -> None:
        """The screen empties the words for the present picture once another one is chosen; where
        that one is not sent, they stay.
        """
        is_sent = self.is_bound and self.files.get("upload")
        if self.data.get("photo_chosen") and not is_sent and not self.data.get("image_alt"):
            data = QueryDict(mutable=True)
            data.update(self.data)
            data["image_alt"] = self._former
            self.data = data

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "upload" not in self.errors:
            if cleaned.get("upload"):
                self._check_photo(cleaned)
            elif self._is_about_a_photo(cleaned):
                self.add_error("upload", missing(is_chosen=cleaned["photo_chosen"]))
            elif self._former and "image_alt" not in self.errors and not cleaned.get("image_alt"):
                self.add_error("image_alt", _("Describe the picture."))
        return cleaned

    def _check_photo(self, cleaned: dict[str, Any]) -> None:
        words = cleaned.get("image_alt")
        if "image_alt" not in self.errors:
            if not words:
                self.add_error("image_alt", _("Describe the picture."))
            elif words == self._former:
                text = _("This describes the former picture. Describe the new one.")
                self.add_error("image_alt", text)
        if not cleaned.get("persons_agreed"):
            self.add_error(
                "persons_agreed", _("Without this consent the picture cannot be published.")
            )

    def _is_about_a_photo(self, cleaned: dict[str, Any]) -> bool:
        words = cleaned.get("image_alt")
        is_new = bool(words) and words != (self.initial.get("image_alt") or "")
        has_another = self.instance.image_id and not cleaned["photo_chosen"]
        return (is_new and not has_another) or any(cleaned.get(name) for name in BESIDE)

    def ask_for_photo(self) -> None:
        """Tell that a photo that was sent has to be chosen again, before the form is shown."""
        if not self.is_bound or not self.files.get("upload"):
            return
        data = QueryDict(mutable=True)
        data.update(self.data)
        data["photo_chosen"] = "on"
        self.data = data
        # A broken one has to be replaced anyway.
        if "upload" not in self.errors:
            self.add_error("upload", missing(is_chosen=True))


def missing(*, is_chosen: bool) -> str:
    """What is told where a photo is spoken of, but none was sent."""
    if is_chosen:
        return _(
            "The photo did not stay in the form. Please choose it once more. "
            "To go on without it, take back what you wrote about it."
        )
    return _("No photo is chosen. Choose one, or take back what you wrote about it.")
