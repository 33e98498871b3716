"""Form fields that ask people for what they know: names of towns and languages, no keys."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from phonenumbers import region_codes_for_country_code
from wagtail.models import Locale

from headless.collation import title_key
from headless.inserted import numbers
from headless.localization import language_name
from headless.wording import own_name
from mso_pages.models import Municipality

from .selectors import town_of_key, towns_like, towns_named

# What MSOs speak most; others that a profile has are offered with them.
OFTEN_SPOKEN = (
    *("de", "ar", "bg", "bs", "ckb", "el", "en", "es", "fa", "fr", "hr", "it", "kmr", "ku"),
    *("pl", "prs", "ps", "pt", "rom", "ro", "ru", "so", "sq", "sr", "ta", "ti", "tr", "uk"),
    *("ur", "vi", "zh"),
)


def town_label(town: Municipality) -> str:
    """A town by its name and its key, since several have the same name."""
    return f"{town.name} ({town.ags})"


class TownField(forms.CharField):
    """A town by its name, which suggestions complete; its value is the `Municipality`."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.widget.attrs.update({"list": "towns", "autocomplete": "off", "data-towns": ""})

    def prepare_value(self, value: Any) -> Any:
        town = town_of_key(value) if value else None
        if town is None:
            return value
        return town.name if len(towns_named(town.name)) == 1 else town_label(town)

    def clean(self, value: Any) -> Municipality | None:
        # As the list of towns below has them.
        text: str = super().clean(value).strip("\u2066\u2069 ")
        if not text:
            return None
        name, _bracket, key = text.partition("(")
        key = key.strip(" )") or (text if text.isdecimal() else "")
        if key:
            town = town_of_key(key)
        else:
            named = towns_named(name.strip())
            town = named[0] if len(named) == 1 else None
        if town is not None:
            return town
        similar = [town_label(town) for town in towns_like(text)]
        if not similar:
            raise ValidationError(_("There is no town of this name."))
        raise ValidationError(
            _("Which town is meant? Write one of these: %(towns)s."),
            params={"towns": left_to_right("; ".join(similar))},
        )


class LanguagesField(forms.MultipleChoiceField):
    """Languages by their names; the value is a list of language tags."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=lambda: named_languages(OFTEN_SPOKEN), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        # A profile may have languages that are rare.
        more = [tag for tag in value or () if tag not in OFTEN_SPOKEN]
        if more:
            self.choices = named_languages((*OFTEN_SPOKEN, *more))
        return value

    def valid_value(self, value: Any) -> bool:
        return isinstance(value, str)


# Written from left to right in every language.
LEFT_TO_RIGHT = ("tel", "email", "url", "time", "date")


def set_directions(form: forms.BaseForm) -> None:
    """Let the browser tell the direction of texts by what is typed, before a form is shown."""
    for field in form.fields.values():
        kind = getattr(field.widget, "input_type", "")
        if kind in LEFT_TO_RIGHT:
            field.widget.attrs["dir"] = "ltr"
        elif kind == "text" or isinstance(field.widget, forms.Textarea):
            field.widget.attrs.setdefault("dir", "auto")


def left_to_right(text: str) -> str:
    """A number or the like within a sentence of any direction, by characters of Unicode that
    nobody sees (LRI and PDI).
    """
    return f"\u2066{text}\u2069"


def phone_text(number: Any) -> str:
    """A phone number as people here write it; one from abroad with its country. It is the way of
    the input, too.

    Args:
        number: a `PhoneNumber`, or empty.
    """
    if not number:
        return ""
    regions = region_codes_for_country_code(number.country_code or 0)
    is_from_here = settings.PHONENUMBER_DEFAULT_REGION in regions
    return str(number.as_national if is_from_here else number.as_international)


def limit(form: forms.BaseForm, name: str, length: int) -> None:
    """Let a text have so many characters, which a script counts. A longer one that stands there
    already may stay.

    Args:
        length: of characters; a line break is one.
    """
    field = form.fields[name]
    text = _("At most %(count)s characters.") % {"count": length}
    field.help_text = f"{field.help_text} {text}".strip()
    field.widget.attrs["data-limit"] = length
    before = str(form.initial.get(name) or "")

    def check(value: str) -> None:
        written = value.replace("\r\n", "\n")
        if len(written) > length and written != before.replace("\r\n", "\n"):
            raise ValidationError(
                _("This text has %(count)s characters. Shorten it to %(limit)s at most."),
                params={"count": len(written), "limit": length},
            )

    field.validators = [*field.validators, check]


def as_it_stood(form: forms.BaseForm, cleaned: dict[str, Any]) -> dict[str, Any]:
    """The values of a form, as they stood where only the browser writes them differently.

    It ends the lines of a text in its own way, and sends boxes in the order of the page.
    """
    values = dict(cleaned)
    for name, value in cleaned.items():
        before = form.initial.get(name)
        if isinstance(value, str):
            text = value.replace("\r\n", "\n")
            is_same = isinstance(before, str) and text == before.replace("\r\n", "\n")
            values[name] = before if is_same else text
        elif before and isinstance(form.fields[name], forms.MultipleChoiceField):
            stayed = [item for item in before if item in value]
            values[name] = stayed + [item for item in value if item not in before]
    return values


class TermsField(forms.ModelMultipleChoiceField):
    """Topics or target groups."""

    def clean(self, value: Any) -> Any:
        # SQLite knows no larger numbers than that.
        for pk in value or ():
            if not numbers([pk]):
                text = self.error_messages["invalid_pk_value"]
                raise ValidationError(text, "invalid_pk_value", {"pk": pk})
        return super().clean(value)


class LanguageField(forms.ChoiceField):
    """A language by its name, or none; the value is a language tag."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=lambda: self._offered(()), **kwargs)

    def prepare_value(self, value: Any) -> Any:
        if value and value not in OFTEN_SPOKEN:
            self.choices = self._offered((value,))
        return value

    def valid_value(self, value: Any) -> bool:
        return isinstance(value, str)

    def _offered(self, more: tuple[str, ...]) -> list[tuple[str, str]]:
        return [("", "---------"), *named_languages((*OFTEN_SPOKEN, *more))]


class TextLanguageField(forms.ModelChoiceField):
    """The language of what is written in a form, by its own name: one of those of the site."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            queryset=Locale.objects.order_by("pk"),
            label=gettext_lazy("In which language do you write?"),
            empty_label=None,
            **kwargs,
        )

    def label_from_instance(self, locale: Any) -> str:
        return own_name(locale.language_code)

    def to_python(self, value: Any) -> Any:
        # SQLite knows no larger numbers than that.
        if value and not isinstance(value, Locale) and not numbers([value]):
            text = self.error_messages["invalid_choice"]
            raise ValidationError(text, "invalid_choice", {"value": value})
        return super().to_python(value)


def named_languages(tags: Any) -> list[tuple[str, str]]:
    """Language tags with their names, in the order of the names in the active language."""
    language = get_language() or "en"
    named = [(tag, str(capfirst(language_name(tag, language)))) for tag in dict.fromkeys(tags)]
    return sorted(named, key=lambda pair: title_key(pair[1]))
