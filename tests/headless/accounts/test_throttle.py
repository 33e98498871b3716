"""Who tries on and on has to wait, is told until when, and locks out nobody else."""

import datetime as dt
import re

import pytest
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import APIToken

from headless.delivery import throttling
from headless.models import SignInRequest
from tests.headless.accounts.conftest import (
    ADDRESS,
    ASK,
    CODE,
    LINK,
    log_in,
    make_member,
    signed_in,
)

pytestmark = pytest.mark.django_db

HERE, THERE = "192.0.2.1", "192.0.2.2"


def fail(client, times, username="amal", **extra):
    return [log_in(client, username, "falsch", **extra).status_code for _ in range(times)]


# Passwords ----------------------------------------------------------------------------------


def test_the_fifth_wrong_password_locks(client, member):
    assert fail(client, 5) == [200, 200, 200, 200, 429]
    assert log_in(client).status_code == 429
    assert signed_in(client) == ""


def test_a_lock_is_the_same_for_an_account_that_does_not_exist(member):
    pages = []
    for username in ("amal", "niemand"):
        browser = Client()
        assert fail(browser, 5, username, REMOTE_ADDR=HERE)[-1] == 429
        answer = log_in(browser, username, "falsch", REMOTE_ADDR=HERE)
        pages.append(re.sub(r'value="\w{60,}"', "", answer.text))
    assert pages[0] == pages[1]


def test_a_lock_is_no_lock_elsewhere(client, member):
    """Nobody locks out a person from afar."""
    fail(client, 9, REMOTE_ADDR=HERE)
    assert log_in(client, REMOTE_ADDR=HERE).status_code == 429
    assert log_in(client, REMOTE_ADDR=THERE).status_code == 302


def test_a_lock_does_not_hold_others_at_the_same_address(client, member):
    make_member("berivan", "b@example.org")
    fail(client, 9)
    assert log_in(client, "berivan").status_code == 302


def test_a_lock_ends_after_15_minutes_whatever_was_tried_since(client, member):
    fail(client, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - dt.timedelta(minutes=14))
    assert log_in(client).status_code == 429
    assert fail(client, 3) == [429] * 3
    AccessAttempt.objects.update(
        attempt_time=AccessAttempt.objects.get().attempt_time - dt.timedelta(minutes=2)
    )
    assert log_in(client).status_code == 302


def test_a_right_password_forgets_the_wrong_ones(client, member):
    for _ in range(3):
        assert fail(client, 4) == [200] * 4
        assert log_in(client).status_code == 302
        client.logout()


def test_another_browser_is_no_other_address(client, member):
    for number in range(5):
        fail(client, 1, headers={"user-agent": f"Browser {number}"})
    assert log_in(client, headers={"user-agent": "Browser 9"}).status_code == 429


def test_many_accounts_tried_from_one_address_are_slowed(client, member):
    for number in range(30):
        log_in(client, f"konto-{number}", "falsch", REMOTE_ADDR=HERE)
    assert log_in(client, REMOTE_ADDR=HERE).status_code == 429
    assert log_in(client, REMOTE_ADDR=THERE).status_code == 302


def test_behind_proxies_the_visitor_counts(client, member, settings):
    settings.HEADLESS_PROXIES = 1
    forged = {"headers": {"x-forwarded-for": f"203.0.113.7, {HERE}"}}
    fail(client, 5, **forged)
    other = {"headers": {"x-forwarded-for": f"203.0.113.8, {HERE}"}}
    assert log_in(client, **other).status_code == 429
    assert log_in(client, headers={"x-forwarded-for": THERE}).status_code == 302


@pytest.mark.parametrize("other", ["2001:db8:0:1::2", "2001:db8:0:1:ffff::9"])
def test_of_ipv6_the_network_counts(client, member, other):
    fail(client, 5, REMOTE_ADDR="2001:db8:0:1::1")
    assert log_in(client, REMOTE_ADDR=other).status_code == 429
    assert log_in(client, REMOTE_ADDR="2001:db8:0:2::1").status_code == 302


# The page -----------------------------------------------------------------------------------


def test_the_page_says_when_it_ends_and_whom_to_write_to(client, member, settings):
    settings.HEADLESS_CONTACT_EMAIL = "hilfe@example.org"
    answer = [log_in(client, password="falsch") for _ in range(5)][-1]
    attempt = AccessAttempt.objects.get()
    end = timezone.localtime(attempt.attempt_time + dt.timedelta(minutes=15))
    shown = end.replace(second=0) + dt.timedelta(minutes=1)
    assert f"{shown:%H:%M}" in answer.text
    assert 'href="mailto:hilfe@example.org"' in answer.text
    assert 880 <= int(answer.headers["Retry-After"]) <= 901
    assert answer.headers["Cache-Control"] == "no-store"
    assert "</html>" in answer.text


@pytest.mark.parametrize(
    ("asked", "language", "direction"),
    [("de-AT", "de", "ltr"), ("ar,en;q=0.5", "ar", "rtl"), ("fr, uk;q=0.8", "uk", "ltr")],
)
def test_the_page_speaks_the_language_of_the_person(client, member, asked, language, direction):
    headers = {"accept-language": asked}
    answer = [log_in(client, password="falsch", headers=headers) for _ in range(5)][-1]
    assert f'<html lang="{language}" dir="{direction}">' in answer.text
    assert answer.headers["Content-Language"] == language


@pytest.mark.parametrize(("asked", "name"), [("de", "Passwort"), ("uk", "Пароль")])
def test_the_field_of_the_password_has_its_name_in_the_language_of_the_person(client, asked, name):
    page = client.get("/admin/login/", headers={"accept-language": asked}).text
    assert name in page.partition('for="id_password"')[2].partition("</label>")[0]


def test_the_language_of_this_browser_comes_before_what_it_asks_for(client, member):
    client.post("/sign-in/language/", {"language": "tr"})
    page = client.get("/admin/login/", headers={"accept-language": "ar"})
    assert '<html lang="tr"' in re.sub(r"\s+", " ", page.text)


# Messages, codes and links ------------------------------------------------------------------


@pytest.mark.parametrize("address", [ASK, "/admin/password_reset/"])
def test_messages_to_one_mailbox_are_throttled(client, member, mailoutbox, address):
    for email in (ADDRESS, "niemand@example.org"):
        statuses = [client.post(address, {"email": email}).status_code for _ in range(6)]
        assert statuses == [302] * 5 + [429]
    assert len(mailoutbox) == 5
    elsewhere = client.post(address, {"email": ADDRESS}, REMOTE_ADDR=THERE)
    assert elsewhere.status_code == 302


@pytest.mark.parametrize("address", [ASK, "/admin/password_reset/"])
def test_messages_to_many_mailboxes_are_throttled(client, member, address):
    statuses = [
        client.post(address, {"email": f"{number}@example.org"}).status_code for number in range(21)
    ]
    assert statuses == [302] * 20 + [429]


def test_a_lock_of_messages_ends_with_its_window(client, member, monkeypatch):
    for _ in range(6):
        answer = client.post(ASK, {"email": ADDRESS})
    wait = int(answer.headers["Retry-After"])
    monkeypatch.setattr(throttling, "time", lambda: 1_000_000_010.0 + wait)
    assert client.post(ASK, {"email": ADDRESS}).status_code == 302


@pytest.mark.parametrize("address", [ASK, "/admin/password_reset/"])
def test_nobody_is_drowned_in_messages(client, member, mailoutbox, address):
    """From however many addresses. Whoever asks then is told, also where there is no account."""
    for email, count in ((ADDRESS, 20), ("niemand@example.org", 0)):
        mailoutbox.clear()
        statuses = [
            client.post(
                address, {"email": email}, REMOTE_ADDR=f"192.0.{place}.{number}"
            ).status_code
            for place, number in enumerate(range(22))
        ]
        assert statuses == [302] * 20 + [429] * 2
        assert len(mailoutbox) == count


@pytest.mark.parametrize(("address", "field"), [(CODE, "code"), (LINK, "secret")])
def test_wrong_codes_and_links_are_throttled(client, member, address, field):
    client.post(ASK, {"email": ADDRESS})
    statuses = [client.post(address, {field: "123"}).status_code for _ in range(21)]
    assert statuses == [200] * 20 + [429]


# Tokens -------------------------------------------------------------------------------------


def test_wrong_tokens_are_throttled(client, editor, settings):
    settings.ROOT_URLCONF = "tests.headless.writing.project_urls"
    _token, text = APIToken.create_token(user=editor, name="Redaktionssystem")

    def ask(token, **extra):
        headers = {"authorization": f"Bearer {token}"} if token else {}
        return client.get("/api/v3-preview/pages/", headers=headers, **extra)

    # Nobody is locked out for having none.
    assert {ask("").status_code for _ in range(25)} == {401}
    assert ask(text).status_code == 200
    assert [ask("falsch").status_code for _ in range(21)] == [401] * 20 + [429]
    locked = ask(text)
    assert locked.status_code == 429
    assert locked.headers["Content-Type"] == "application/problem+json"
    assert 0 < int(locked.headers["Retry-After"]) <= 900
    assert ask(text, REMOTE_ADDR=THERE).status_code == 200


# What is kept -------------------------------------------------------------------------------


def test_no_password_is_kept(client, member):
    log_in(client, password="mein-geheimnis")
    row = AccessAttempt.objects.values().get()
    assert not any("mein-geheimnis" in str(value) for value in row.values())


def test_what_was_kept_is_forgotten_when_a_day_begins(client, member, mailoutbox):
    fail(client, 1)
    client.post(ASK, {"email": ADDRESS})
    call_command("begin_day")
    assert AccessAttempt.objects.count() == 1
    assert SignInRequest.objects.count() == 1

    AccessAttempt.objects.update(attempt_time=timezone.now() - dt.timedelta(hours=1))
    SignInRequest.objects.update(made_at=timezone.now() - dt.timedelta(days=2))
    assert Session.objects.count() == 1
    Session.objects.update(expire_date=timezone.now() - dt.timedelta(days=1))
    call_command("begin_day")
    assert Session.objects.count() == 0
    assert AccessAttempt.objects.count() == SignInRequest.objects.count() == 0
