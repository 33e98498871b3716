"""Members, what they are sent, and a clock that does not end a window in the middle of a test."""

import re
import uuid
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.users.models import UserProfile

from headless.delivery import throttling
from mso_pages.models import Membership

PASSWORD = "ein-langer-satz-2026"
ADDRESS = "verein@example.org"

ASK, CODE, LINK = "/sign-in/", "/sign-in/code/", "/sign-in/link/"


@dataclass
class Message:
    """What a member reads in a mail."""

    mail: Any

    @property
    def code(self) -> str:
        return re.search(r"^(\d{6})$", self.mail.body, re.MULTILINE)[1]

    @property
    def link(self) -> str:
        return re.search(r"^(https?://\S+)$", self.mail.body, re.MULTILINE)[1]

    @property
    def secret(self) -> str:
        return urlsplit(self.link).fragment


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(throttling, "time", lambda: 1_000_000_010.0)


def make_member(name: str = "amal", email: str = ADDRESS, language: str = "de", **more: Any) -> Any:
    user = get_user_model().objects.create_user(name, email, PASSWORD, **more)
    UserProfile.objects.create(user=user, preferred_language=language)
    Membership.objects.create(organisation=uuid.uuid4(), user=user)
    return user


@pytest.fixture
def member(db: None) -> Any:
    return make_member()


def signed_in(client: Client) -> str:
    """The name of who is signed in, empty if it is nobody: as the site itself sees it."""
    user = client.get(ASK).context["user"]
    return user.get_username()


def log_in(client: Client, username: str = "amal", password: str = PASSWORD, **extra: Any) -> Any:
    return client.post(
        "/admin/login/", {"username": username, "password": password, "next": "/admin/"}, **extra
    )
