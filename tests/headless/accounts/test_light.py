"""The header that all light pages have: the language of the page, and another one to choose."""

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils.translation import override

pytestmark = pytest.mark.django_db

ADDRESS = "/sign-in/language/"


@pytest.mark.parametrize(("code", "direction"), [("de", "ltr"), ("ar", "rtl"), ("uk", "ltr")])
def test_a_light_page_says_its_language_and_direction(
    rf: RequestFactory, code: str, direction: str
) -> None:
    request = rf.get("/somewhere/")
    request.user = AnonymousUser()
    with override(code):
        page = render_to_string("headless/light.html", request=request)
    assert f'<html lang="{code}" dir="{direction}">' in page
    assert f'value="{code}" lang="{code}" aria-current="true"' in page
    assert 'name="next" value="/somewhere/"' in page


def test_a_form_that_is_out_of_date_is_refused_in_the_language_of_the_person() -> None:
    browser = Client(enforce_csrf_checks=True, headers={"accept-language": "ar"})
    answer = browser.post("/admin/login/", {"username": "x"})
    assert answer.status_code == 403
    assert '<html lang="ar" dir="rtl">' in answer.text
    assert "انتهت صلاحية" in answer.text


def test_a_chosen_language_is_kept_in_the_browser(client: Client) -> None:
    answer = client.post(ADDRESS, {"language": "uk", "next": "/admin/login/"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/admin/login/")
    cookie = answer.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert cookie.value == "uk"
    assert cookie["max-age"] > 300 * 24 * 60 * 60


def test_a_chosen_language_is_kept_in_the_account(admin: Client, editor: object) -> None:
    admin.post(ADDRESS, {"language": "tr", "next": "/admin/"})
    editor.wagtail_userprofile.refresh_from_db()
    assert editor.wagtail_userprofile.preferred_language == "tr"


@pytest.mark.parametrize("code", ["de-simple", "fr", "", "../etc"])
def test_a_language_that_is_not_offered_does_not_come_into_the_account(
    admin: Client, editor: object, code: str
) -> None:
    admin.post(ADDRESS, {"language": code})
    editor.wagtail_userprofile.refresh_from_db()
    assert editor.wagtail_userprofile.preferred_language == "de"


def test_the_switch_leads_to_no_other_site(client: Client) -> None:
    answer = client.post(ADDRESS, {"language": "uk", "next": "https://evil.example/"})
    assert "evil" not in answer.headers["Location"]


def test_a_link_changes_no_language(client: Client) -> None:
    assert client.get(ADDRESS, {"language": "uk"}).status_code == 405
