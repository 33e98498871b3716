"""Model fields and their form fields."""

import pytest
from django.core.exceptions import ValidationError
from django.db import models

from headless.fields import ChoiceListField, LanguageTagsField, ListField, WebAddressField
from mso_pages.models import MSOProfilePage


class Colour(models.TextChoices):
    RED = "red", "Rot"
    BLUE = "blue", "Blau"


def is_accepted(field, value):
    """Whether the model field takes a value as it stands."""
    try:
        field.clean(value, None)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize(
    "address",
    [
        "https://verein.example/",
        "http://verein.example",
        "https://münchen.example/straße?q=ä#ö",
        "https://verein.example:8443/pfad/",
        "HTTPS://VEREIN.EXAMPLE/",
    ],
)
def test_a_web_address_is_accepted(address):
    assert is_accepted(WebAddressField(), address)
    assert WebAddressField().formfield().clean(address)


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)//verein.example",
        "java\tscript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "ftp://verein.example/",
        "ftps://verein.example/",
        "mailto:info@verein.example",
        "file:///etc/passwd",
        "https://",
        "https:/verein.example",
        "https://verein.example/ leer",
        "https://ver\nein.example/",
    ],
)
def test_an_address_of_another_scheme_or_none_is_refused(address):
    assert not is_accepted(WebAddressField(), address)
    with pytest.raises(ValidationError):
        WebAddressField().formfield().clean(address)


def test_the_form_completes_an_address_without_a_scheme():
    assert WebAddressField().formfield().clean("verein.example") == "https://verein.example"


@pytest.mark.parametrize(
    "tag", ["tr", "kmr", "ckb", "prs", "zza", "rom", "sr-Latn", "zh-Hans", "gsg", "de-simple", "ar"]
)
def test_a_language_tag_is_accepted(tag):
    assert is_accepted(LanguageTagsField(), [tag])


@pytest.mark.parametrize(
    "tag",
    ["deutsch", "de_DE", "xx", "de-yy", "de-", "-", "t r", "türkisch", "x" * 300, 7, None, []],
)
def test_what_is_no_language_tag_is_refused(tag):
    assert not is_accepted(LanguageTagsField(), ["de", tag])


@pytest.mark.parametrize("value", ["de", {"de": 1}, 5])
def test_a_list_field_holds_a_list(value):
    assert not is_accepted(ListField(), value)


def test_every_wrong_entry_is_named():
    with pytest.raises(ValidationError) as refused:
        LanguageTagsField().clean(["deutsch", "de", "tuerk"], None)

    assert [error.params["tag"] for error in refused.value.error_list] == ["deutsch", "tuerk"]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("tr, kmr,de", ["tr", "kmr", "de"]),
        ("tr\nkmr\r\n\r\nde", ["tr", "kmr", "de"]),
        (" tr ,, tr, \u00a0kmr\u200b ", ["tr", "kmr"]),
        ("", []),
        (None, []),
        (["tr"], ["tr"]),
    ],
)
def test_a_text_box_is_read_as_a_list(text, items):
    assert ListField().formfield().clean(text) == items


def test_a_list_is_shown_as_it_is_read():
    form_field = ListField().formfield()

    assert form_field.prepare_value(["tr", "kmr"]) == "tr, kmr"
    assert form_field.to_python(form_field.prepare_value(["tr", "kmr"])) == ["tr", "kmr"]
    # What was typed stays when the form is shown again.
    assert form_field.prepare_value("tr, , falsch") == "tr, , falsch"


@pytest.mark.parametrize(
    ("initial", "text", "changed"),
    [
        (["tr", "kmr"], "tr,kmr", False),
        (["tr", "kmr"], "kmr,tr", True),
        ([], "", False),
        (None, "", False),
        (["tr"], "", True),
    ],
)
def test_a_list_has_changed_when_its_entries_have(initial, text, changed):
    assert ListField().formfield().has_changed(initial, text) == changed


def test_a_required_list_needs_an_entry():
    form_field = ListField(blank=False).formfield()

    assert form_field.required
    with pytest.raises(ValidationError):
        form_field.clean(" , ")


@pytest.mark.parametrize(
    ("value", "accepted"),
    [([], True), (["red"], True), (["blue", "red"], True), (["green"], False), ([None], False)],
)
def test_a_choice_list_holds_known_choices(value, accepted):
    assert is_accepted(ChoiceListField(choices_class=Colour), value) == accepted


def test_a_choice_list_is_edited_as_check_boxes():
    form_field = ChoiceListField(choices_class=Colour).formfield()

    assert [str(label) for _value, label in form_field.choices] == ["Rot", "Blau"]
    assert form_field.clean(["blue"]) == ["blue"]
    assert form_field.clean([]) == []
    with pytest.raises(ValidationError):
        form_field.clean(["green"])


def test_choices_stay_out_of_migrations():
    field = MSOProfilePage._meta.get_field("accessibility")

    _name, path, arguments, keywords = field.deconstruct()

    assert (path, arguments) == ("headless.fields.ChoiceListField", [])
    assert set(keywords) == {"blank", "default", "verbose_name"}


def test_a_list_field_has_a_list_of_its_own(db):
    assert MSOProfilePage().languages is not MSOProfilePage().languages
