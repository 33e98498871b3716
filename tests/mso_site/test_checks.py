import runpy
from dataclasses import replace

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from pytest_django import Settings

from mso_site.demo.users import LOGINS, Login

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Settings) -> None:
    settings.DEMO_USERS_ALLOWED = False


def create_user(login: Login, **fields: object) -> None:
    get_user_model().objects.create_user(login.username, password=login.password, **fields)


@pytest.mark.usefixtures("server")
@pytest.mark.parametrize("login", LOGINS, ids=lambda login: login.username)
def test_server_does_not_start_with_a_demo_user(login: Login) -> None:
    create_user(login)

    with pytest.raises(ImproperlyConfigured, match=f"demo site: {login.username}"):
        runpy.run_module("mso_site.wsgi")
    with pytest.raises(SystemCheckError, match=r"mso_site\.E001"):
        call_command("check", databases=["default"])


@pytest.mark.usefixtures("server")
def test_server_starts_when_nobody_can_log_in_as_a_demo_user() -> None:
    changed, locked = LOGINS[:2]
    create_user(replace(changed, password="a secret of their own"))
    create_user(locked, is_active=False)

    assert "application" in runpy.run_module("mso_site.wsgi")


def test_demo_site_starts_with_demo_users() -> None:
    create_user(LOGINS[0])

    assert "application" in runpy.run_module("mso_site.wsgi")
