"""The system checks hold the conventions of the house."""

import pytest

from events.models import EventPage
from headless.checks import (
    check_phone_format,
    check_signing_in,
    check_translatable_fields,
    check_upload_forms,
)
from headless.localization import facts
from mso_pages.models import FormerName, Topic


def found(messages):
    return [(message.id, message.obj) for message in messages]


@pytest.mark.parametrize("model", [EventPage, Topic, FormerName])
def test_a_field_that_is_named_nowhere(monkeypatch, model):
    """Of a page, a snippet and a row."""
    named = model.override_translatable_fields
    monkeypatch.setattr(model, "override_translatable_fields", named[:-1])

    (message,) = check_translatable_fields(None)

    assert (message.id, message.obj) == ("mso_headless.E001", model)
    assert named[-1].field_name in message.msg


def test_a_name_that_is_no_field(monkeypatch):
    named = [*Topic.override_translatable_fields, *facts("titel")]
    monkeypatch.setattr(Topic, "override_translatable_fields", named)

    assert found(check_translatable_fields(None)) == [("mso_headless.E002", Topic)]


def test_foreign_phone_numbers_would_be_lost(settings):
    settings.PHONENUMBER_DEFAULT_FORMAT = "NATIONAL"

    assert found(check_phone_format(None)) == [("mso_headless.E003", None)]


@pytest.mark.parametrize(
    "name", ["WAGTAILIMAGES_IMAGE_FORM_BASE", "WAGTAILDOCS_DOCUMENT_FORM_BASE"]
)
def test_uploads_would_not_be_looked_at(settings, name):
    delattr(settings, name)

    (message,) = check_upload_forms(None)

    assert (message.id, name in message.msg) == ("mso_headless.W001", True)
    assert "headless.uploads.forms." in message.hint


def test_the_project_passes():
    assert check_translatable_fields(None) == check_phone_format(None) == []
    assert check_upload_forms(None) == []


@pytest.mark.parametrize(
    ("setting", "needed"),
    [
        ("MIDDLEWARE", "headless.accounts.middleware.AccountsMiddleware"),
        ("AUTHENTICATION_BACKENDS", "headless.accounts.backends.MailBackend"),
    ],
)
def test_nobody_could_sign_in_by_mail(settings, setting, needed):
    assert check_signing_in(None) == []
    setattr(settings, setting, [name for name in getattr(settings, setting) if name != needed])

    (message,) = check_signing_in(None)

    assert message.id == "mso_headless.E005" and needed in message.msg


def test_a_site_may_have_no_sign_in_by_mail(settings):
    settings.ROOT_URLCONF = "headless.urls"
    settings.AUTHENTICATION_BACKENDS = []
    assert check_signing_in(None) == []
