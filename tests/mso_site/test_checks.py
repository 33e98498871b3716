import runpy

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from pytest_django import Settings

from mso_site.demo.users import DEMO_USERNAMES

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Settings) -> None:
    settings.DEMO_USERS_ALLOWED = False


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("username", DEMO_USERNAMES)
def test_server_does_not_start_with_a_demo_user(django_user_model: type, username: str) -> None:
    django_user_model.objects.create_user(username)

    with pytest.raises(ImproperlyConfigured, match=f"passwords are public: {username}"):
        runpy.run_module("mso_site.wsgi")
    with pytest.raises(SystemCheckError, match=r"mso_site\.E001"):
        call_command("check", databases=["default"])


@pytest.mark.usefixtures("server")
def test_server_starts_with_other_and_locked_users(django_user_model: type) -> None:
    django_user_model.objects.create_user("anna")
    django_user_model.objects.create_user("leitung", is_active=False)

    assert "application" in runpy.run_module("mso_site.wsgi")


def test_demo_site_starts_with_demo_users(django_user_model: type) -> None:
    django_user_model.objects.create_user("leitung")

    assert "application" in runpy.run_module("mso_site.wsgi")
