import unicodedata
from functools import partial
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from .afterwards import after_answer


class AddressForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code of six digits"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"}
        ),
    )

    def clean_code(self) -> str:
        """The digits alone, also those of an Arabic keyboard."""
        text = self.cleaned_data["code"]
        return "".join(str(unicodedata.digit(sign)) for sign in text if sign.isdigit())


class SecretForm(forms.Form):
    secret = forms.CharField(max_length=100, widget=forms.HiddenInput)


class PasswordForm(LoginForm):
    """Wagtail's form, whose password has an English name in every language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = AuthenticationForm.base_fields["password"].label


class ResetForm(PasswordResetForm):
    """Sends the message about a new password when the answer was given."""

    def save(self, *args: Any, request: HttpRequest, **kwargs: Any) -> None:
        after_answer(request, partial(super().save, *args, request=request, **kwargs))
