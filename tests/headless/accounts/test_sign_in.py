"""Members sign in by a link or a code that is mailed: once, for 15 minutes."""

import datetime as dt
import re

import pytest
from django.conf import settings as django_settings
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.utils import timezone, translation

from headless.accounts import services
from headless.models import SignInRequest
from tests.headless.accounts.conftest import (
    ADDRESS,
    ASK,
    CODE,
    LINK,
    Message,
    make_member,
    signed_in,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(client, mailoutbox):
    """`ask()`: ask for a message as a member, and read it."""

    def ask(email=ADDRESS, browser=client, **data):
        mailoutbox.clear()
        assert browser.post(ASK, {"email": email, **data}).status_code == 302
        return Message(mailoutbox[-1]) if mailoutbox else None

    return ask


def later(**by):
    SignInRequest.objects.update(made_at=timezone.now() - dt.timedelta(**by))


def test_a_code_signs_in(client, member, ask):
    answer = client.post(CODE, {"code": ask().code})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    assert signed_in(client) == "amal"


def test_a_link_signs_in_on_another_device(member, ask):
    secret, phone = ask().secret, Client()
    assert phone.post(LINK, {"secret": secret}).status_code == 302
    assert signed_in(phone) == "amal"


def test_looking_at_a_link_uses_nothing_up(client, member, ask):
    message = ask()
    for _ in range(3):
        assert Client().get(message.link).status_code == 200
    assert signed_in(client) == ""
    assert client.post(LINK, {"secret": message.secret}).status_code == 302


def test_no_log_of_a_server_has_the_secret(member, ask):
    link = ask().link
    assert link.startswith("http://127.0.0.1:8000/sign-in/link/#")


@pytest.mark.parametrize("typed", ["{0}{1}{2} {3}{4}{5}", " {0}{1}{2}-{3}{4}{5} ", "arabic"])
def test_a_code_may_be_typed_as_people_do(client, member, ask, typed):
    code = ask().code
    digits = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    text = code.translate(digits) if typed == "arabic" else typed.format(*code)
    assert client.post(CODE, {"code": text}).status_code == 302


def test_a_code_counts_only_in_the_browser_that_asked(client, member, ask):
    other = Client()
    other.post(ASK, {"email": "niemand@example.org"})
    code = ask().code
    assert other.post(CODE, {"code": code}).status_code == 200
    assert signed_in(other) == ""
    assert client.post(CODE, {"code": code}).status_code == 302


@pytest.mark.parametrize(
    ("first", "then"), [("code", "code"), ("code", "link"), ("link", "link"), ("link", "code")]
)
def test_a_message_can_be_used_once(client, member, ask, first, then):
    message = ask()
    session = client.session.items()
    proofs = {
        "code": (CODE, {"code": message.code}),
        "link": (LINK, {"secret": message.secret}),
    }
    assert client.post(*proofs[first]).status_code == 302
    assert SignInRequest.objects.exclude(used_at=None).count() == 1
    thief = Client()
    thief.post(ASK, {"email": "niemand@example.org"})
    stolen = thief.session
    stolen.update(dict(session))
    stolen.save()
    assert thief.post(*proofs[then]).status_code in (200, 302)
    assert signed_in(thief) == ""


def test_a_message_is_used_once_also_where_two_come_at_once(member, ask):
    """Both have found it unused."""
    ask()
    request = SignInRequest.objects.get()
    assert services._use(request) == member
    assert services._use(request) is None


@pytest.mark.parametrize(("minutes", "status"), [(14, 302), (16, 200)])
def test_a_message_counts_for_15_minutes(client, member, ask, minutes, status):
    message = ask()
    later(minutes=minutes)
    assert client.post(CODE, {"code": message.code}).status_code == status
    assert Client().post(LINK, {"secret": message.secret}).status_code == 200


def test_after_five_wrong_codes_the_right_one_does_not_count(client, member, ask):
    code = ask().code
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    for _ in range(4):
        client.post(CODE, {"code": wrong})
    assert client.post(CODE, {"code": code}).status_code == 302
    client.logout()

    code = ask().code
    wrong = f"{(int(code) + 1) % 1_000_000:06}"
    for _ in range(5):
        client.post(CODE, {"code": wrong})
    assert client.post(CODE, {"code": code}).status_code == 200
    assert signed_in(client) == ""


def test_who_asks_again_may_enter_the_code_that_came_first(client, member, ask):
    first = ask()
    ask()
    assert client.post(CODE, {"code": first.code}).status_code == 302


def test_codes_stand_in_the_database_only_as_hashes(client, member, ask):
    message = ask()
    row = SignInRequest.objects.values().get()
    browser = client.session["sign_in_browser"]
    for secret in (message.code, message.secret, browser):
        assert all(secret != str(value) for value in row.values())


def test_many_tries_leave_a_link_and_lock_nobody_out(client, member, ask):
    """Somebody tries codes on and on, from ever new addresses."""
    for number in range(4):
        browser = Client(REMOTE_ADDR=f"192.0.2.{number}")
        ask(browser=browser)
        for _ in range(5):
            browser.post(CODE, {"code": "x1"})
    message = ask()
    assert re.search(r"^\d{6}$", message.mail.body, re.MULTILINE) is None
    assert client.post(LINK, {"secret": message.secret}).status_code == 302


def test_many_messages_at_first_are_no_more_tries(member, ask):
    browsers = [Client(REMOTE_ADDR=f"192.0.2.{number}") for number in range(6)]
    codes = [ask(browser=browser).code for browser in browsers]
    for browser in browsers[:4]:
        for _ in range(5):
            browser.post(CODE, {"code": "1"})
    assert browsers[5].post(CODE, {"code": codes[5]}).status_code == 200
    assert signed_in(browsers[5]) == ""


def test_a_message_without_a_code_is_not_opened_by_an_empty_one(client, member, ask, monkeypatch):
    """Not even when the tries of the day before are forgotten meanwhile."""
    with monkeypatch.context() as patch:
        patch.setattr(services, "CODES_A_DAY", 0)
        ask()
    assert client.post(CODE, {"code": "–"}).status_code == 200
    assert signed_in(client) == ""


# Who may ------------------------------------------------------------------------------------


def staff_group(user):
    user.groups.add(Group.objects.create(name="Redaktion"))


def own_right(user):
    user.user_permissions.add(Permission.objects.first())


def superuser(user):
    type(user).objects.filter(pk=user.pk).update(is_superuser=True)


def staff(user):
    type(user).objects.filter(pk=user.pk).update(is_staff=True)


def inactive(user):
    type(user).objects.filter(pk=user.pk).update(is_active=False)


def no_member(user):
    user.mso_memberships.all().delete()


RIGHTS = [staff_group, own_right, superuser, staff, inactive, no_member]


@pytest.mark.parametrize("change", RIGHTS)
def test_nobody_else_gets_a_message(member, ask, change):
    change(member)
    assert ask() is None


@pytest.mark.parametrize("change", RIGHTS)
def test_a_message_does_not_count_for_who_may_no_longer(client, member, ask, change):
    message = ask()
    change(member)
    assert client.post(CODE, {"code": message.code}).status_code == 200
    assert signed_in(client) == ""


@pytest.mark.parametrize("change", RIGHTS)
def test_a_device_does_not_stay_signed_in_for_who_may_no_longer(client, member, ask, change):
    client.post(CODE, {"code": ask().code})
    assert signed_in(client) == "amal"
    change(member)
    assert signed_in(client) == ""


def test_people_may_share_a_mailbox(client, member, ask, mailoutbox):
    second = make_member("berivan")
    make_member("cem", "anders@example.org")
    ask("VEREIN@example.org")
    assert [mail.to for mail in mailoutbox] == [[ADDRESS], [ADDRESS]]
    assert all(
        name in mail.body for mail, name in zip(mailoutbox, ("amal", "berivan"), strict=True)
    )
    client.post(CODE, {"code": Message(mailoutbox[1]).code})
    assert signed_in(client) == second.username


def test_who_has_no_address_is_never_meant(client, ask):
    make_member(email="")
    assert client.post(ASK, {"email": ""}).status_code == 200
    assert ask("x@example.org") is None


# The message --------------------------------------------------------------------------------


def test_a_message_speaks_the_language_of_the_account(ask):
    make_member(language="uk")
    with translation.override("de"):
        assert "Введіть цей код" in ask().mail.body


def test_the_language_that_was_chosen_on_the_page_goes_before_that_of_the_account(client, ask):
    user = make_member(language="ar")
    client.post("/sign-in/language/", {"language": "uk"})

    message = ask()
    assert "Введіть цей код" in message.mail.body
    answer = client.post(CODE, {"code": message.code})

    user.wagtail_userprofile.refresh_from_db()
    assert user.wagtail_userprofile.preferred_language == "uk"
    # Else it would go before what is chosen on another device later.
    assert answer.cookies["django_language"].value == ""


def test_what_somebody_chose_while_signed_in_is_not_the_choice_of_the_next(client, ask):
    first, second = make_member(), make_member("bilal", "bilal@example.org")
    client.post(CODE, {"code": ask().code})
    client.post("/sign-in/language/", {"language": "ar"})
    client.post("/sign-in/out/")

    client.post(CODE, {"code": ask("bilal@example.org").code})

    assert signed_in(client) == "bilal"
    for user, language in ((first, "ar"), (second, "de")):
        user.wagtail_userprofile.refresh_from_db()
        assert user.wagtail_userprofile.preferred_language == language


def test_a_message_speaks_the_language_of_who_asks_where_the_account_has_none(client, mailoutbox):
    make_member(language="")
    client.post(ASK, {"email": ADDRESS}, headers={"accept-language": "en-GB"})
    assert mailoutbox[0].subject == f"Sign in to {django_settings.WAGTAIL_SITE_NAME}"


def test_a_name_cannot_write_into_the_message(mailoutbox, ask):
    make_member()
    make_member('a<b>&"c')
    ask()
    assert 'a<b>&"c' in mailoutbox[1].body


def test_no_machine_answers_a_message(member, ask):
    assert ask().mail.extra_headers["Auto-Submitted"] == "auto-generated"


def test_the_link_leads_to_the_address_that_is_set(client, member, mailoutbox, settings):
    """And not to the host that a request names."""
    settings.ALLOWED_HOSTS = ["*"]
    client.post(ASK, {"email": ADDRESS}, headers={"host": "evil.example"})
    assert Message(mailoutbox[0]).link.startswith(f"{settings.WAGTAILADMIN_BASE_URL}/sign-in/")


# Afterwards ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("next_address", "place"),
    [
        ("/admin/pages/", "/admin/pages/"),
        ("https://evil.example/", "/admin/"),
        ("//evil.example/", "/admin/"),
        ("javascript:alert(1)", "/admin/"),
        ("", "/admin/"),
    ],
)
def test_signing_in_leads_on_within_the_site(client, member, ask, next_address, place):
    message = ask(next=next_address)
    assert ("next=" in message.link) == (place != "/admin/")
    assert "evil" not in message.link
    answer = client.post(CODE, {"code": message.code, "next": next_address})
    assert answer.headers["Location"] == place


def test_signing_in_makes_a_new_session(client, member, ask):
    code = ask().code
    before = client.session.session_key
    client.post(CODE, {"code": code})
    assert client.session.session_key != before
    assert "sign_in_browser" not in client.session


def test_another_person_signs_in_in_a_new_session(client, member, ask):
    make_member("berivan", "berivan@example.org")
    client.post(CODE, {"code": ask().code})
    secret = ask("berivan@example.org", Client()).secret
    session = client.session
    session["left"] = "behind"
    session.save()
    client.post(LINK, {"secret": secret})
    assert signed_in(client) == "berivan"
    assert "left" not in client.session


def test_who_is_signed_in_is_told_so(client, member, ask):
    client.post(CODE, {"code": ask().code})
    page = client.get(ASK, {"next": "/admin/pages/"})
    assert 'href="/admin/pages/"' in page.text
    assert 'action="/sign-in/out/"' in page.text
    assert client.get(CODE).headers["Location"] == ASK


def test_no_form_works_without_its_token(member):
    browser = Client(enforce_csrf_checks=True)
    for address, data in (
        (ASK, {"email": ADDRESS}),
        (CODE, {"code": "1"}),
        (LINK, {"secret": "x"}),
    ):
        assert browser.post(address, data).status_code == 403


def test_the_code_is_asked_for_only_where_somebody_asked(client):
    assert client.get(CODE).headers["Location"] == ASK


def test_the_pages_are_kept_nowhere(client):
    for address in (ASK, LINK):
        assert "no-store" in client.get(address).headers["Cache-Control"]


def test_the_two_ways_to_sign_in_lead_to_each_other(client, db):
    by_mail = client.get("/admin/login/", {"next": "/admin/pages/"})
    assert 'href="/sign-in/?next=%2Fadmin%2Fpages%2F"' in by_mail.text
    by_password = client.get(ASK, {"next": "/admin/pages/"})
    assert 'href="/admin/login/?next=%2Fadmin%2Fpages%2F"' in by_password.text


@pytest.mark.parametrize("address", [CODE, LINK])
def test_where_to_go_then_is_an_address_of_this_site(client, member, ask, address):
    message = ask(next="abc")
    proof = {"code": message.code} if address == CODE else {"secret": message.secret}

    answer = client.post(f"{address}?next=abc", proof)

    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/")
    assert signed_in(client) == "amal"


@pytest.mark.parametrize("change", ["email", "password"])
def test_a_message_counts_no_more_once_the_account_is_another(client, member, ask, change):
    """Its mailbox may be somebody else's by now."""
    message = ask()
    if change == "email":
        member.email = "neu@example.org"
    else:
        member.set_password("ein-anderer-satz-2026")
    member.save()

    client.post(CODE, {"code": message.code})
    client.post(LINK, {"secret": message.secret})

    assert signed_in(client) == ""
