"""How long somebody stays signed in, and what ends it."""

import datetime as dt

import pytest
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from headless.accounts import middleware
from mso_site.demo.groups import create_groups
from mso_site.demo.users import LOGINS, create_users
from tests.headless.accounts.conftest import ADDRESS, ASK, CODE, Message, log_in, signed_in

pytestmark = pytest.mark.django_db

HOURS = dt.timedelta(hours=1)
DAYS = dt.timedelta(days=1)


@pytest.fixture
def colleague(editor):
    editor.set_password("ein-langer-satz-2026")
    editor.save()
    return editor


def by_mail(client, mailoutbox):
    client.post(ASK, {"email": ADDRESS})
    client.post(CODE, {"code": Message(mailoutbox[-1]).code})


def row_of(client):
    return Session.objects.get(pk=client.session.session_key)


def left(client):
    return row_of(client).expire_date - timezone.now()


def idle(client, by):
    """So much time goes by without a request."""
    row = row_of(client)
    row.expire_date -= by
    row.save()


def test_a_login_by_password_lasts_a_working_day_without_a_request(client, member):
    log_in(client)
    assert 9.9 * HOURS < left(client) <= 10 * HOURS
    idle(client, 9 * HOURS)
    assert signed_in(client) == "amal"
    idle(client, 11 * HOURS)
    assert signed_in(client) == ""


def test_a_device_of_a_member_stays_signed_in_for_60_days_without_a_request(
    client, member, mailoutbox
):
    by_mail(client, mailoutbox)
    assert 59.9 * DAYS < left(client) <= 60 * DAYS
    assert client.cookies["sessionid"]["max-age"] == 60 * 24 * 60 * 60
    idle(client, 59 * DAYS)
    assert signed_in(client) == "amal"
    idle(client, 61 * DAYS)
    assert signed_in(client) == ""


@pytest.mark.parametrize("remember", ["", "on"])
def test_a_login_by_password_begins_anew_while_it_is_used(client, member, monkeypatch, remember):
    client.post(
        "/admin/login/",
        {"username": "amal", "password": "ein-langer-satz-2026", "remember": remember},
    )
    renewed(client, monkeypatch, 9 * HOURS, 10 * HOURS)


def test_a_device_begins_anew_while_it_is_used(client, member, mailoutbox, monkeypatch):
    by_mail(client, mailoutbox)
    renewed(client, monkeypatch, 59 * DAYS, 60 * DAYS)


def renewed(client, monkeypatch, idle_for, full):
    signed_in(client)
    idle(client, idle_for)
    # It is written now and then, not at each request.
    signed_in(client)
    assert left(client) <= full - idle_for
    later = middleware.time() + middleware.SECONDS_BETWEEN_RENEWALS
    monkeypatch.setattr(middleware, "time", lambda: later)
    signed_in(client)
    assert full - 0.1 * HOURS < left(client) <= full


def test_an_answer_for_everybody_sets_no_cookie(client, member, site_tree, monkeypatch):
    """Caches may keep what the API answers, also to who should be renewed."""
    log_in(client)
    later = middleware.time() + middleware.SECONDS_BETWEEN_RENEWALS
    monkeypatch.setattr(middleware, "time", lambda: later)
    answer = client.get("/api/v1/locales/")
    assert answer.cookies == {}
    assert "Cookie" not in answer.headers["Vary"]


@pytest.mark.parametrize("address", ["/admin/logout/", "/sign-in/out/"])
def test_signing_out_ends_the_session_on_the_server(client, colleague, address):
    log_in(client, "leitung")
    key = client.session.session_key
    thief = Client()
    thief.cookies["sessionid"] = key
    assert signed_in(thief) == "leitung"
    assert client.get("/sign-in/out/").status_code == 405
    assert client.post(address).status_code == 302
    assert not Session.objects.filter(pk=key).exists()
    assert signed_in(thief) == ""


def test_a_new_password_ends_the_other_sessions(client, colleague):
    here, there = client, Client()
    for browser in (here, there):
        log_in(browser, "leitung")
        assert signed_in(browser) == "leitung"
    answer = here.post(
        "/admin/account/",
        {
            "password-old_password": "ein-langer-satz-2026",
            "password-new_password1": "noch-ein-langer-satz",
            "password-new_password2": "noch-ein-langer-satz",
            "name_email-first_name": "Leitung",
            "name_email-last_name": "x",
            "name_email-email": "leitung@example.org",
            "locale-preferred_language": "de",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
            "theme-keyboard_shortcuts": "on",
            "avatar-remove_avatar": "",
        },
    )
    assert answer.status_code == 302, answer.context["panels_by_tab"]
    assert signed_in(here) == "leitung"
    assert signed_in(there) == ""


def test_a_new_password_ends_also_sessions_by_mail(client, member, mailoutbox):
    by_mail(client, mailoutbox)
    member.set_password("noch-ein-langer-satz")
    member.save()
    assert signed_in(client) == ""


@pytest.mark.parametrize(
    ("password", "is_taken"),
    [
        ("elf-zeichen", False),
        ("zwoelf-zeich", True),
        ("836519472036", False),
        ("administrator", False),
        ("gruene wolken ueber bochum", True),
    ],
)
def test_new_passwords_are_long(password, is_taken):
    try:
        validate_password(password)
    except ValidationError:
        assert not is_taken
    else:
        assert is_taken


def test_passwords_of_the_demo_site_still_count(client, db):
    create_groups()
    create_users()
    for login in LOGINS:
        assert log_in(client, login.username, login.password).status_code == 302
        client.logout()
