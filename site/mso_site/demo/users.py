"""The logins of the demo site."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from mso_pages.models import Membership

from .keys import demo_key


@dataclass(frozen=True)
class Login:
    """A demo user. The password is public: it is printed by `load_demo`.

    Attributes:
        organisation: the slug of the organisation that the user keeps.
    """

    username: str
    password: str
    group: str
    first_name: str
    organisation: str = ""

    @property
    def is_superuser(self) -> bool:
        return not (self.group or self.organisation)

    @property
    def role(self) -> str:
        """What the user is there, for people."""
        return self.group or ("Mitglied einer Organisation" if self.organisation else "Technik")


LOGINS = (
    Login("leitung", "demo-leitung-2026", "Redaktionsleitung", "Leitung"),
    Login("redaktion", "demo-redaktion-2026", "Redaktion", "Redaktion"),
    Login("admin", "demo-admin-2026", "", "Technik"),
    # An organisation that is trusted, and one of which everything is reviewed.
    Login("verein", "demo-verein-2026", "", "Amina", "hellwegbruecke"),
    Login("gruppe", "demo-gruppe-2026", "", "Bilal", "initiative-neuer-hafen"),
)
DEMO_USERNAMES = tuple(login.username for login in LOGINS)


def create_users() -> None:
    """Create the demo users. A user who already has one of their names stays untouched."""
    model = get_user_model()
    for login in LOGINS:
        if model.objects.filter(username=login.username).exists():
            continue
        user = model.objects.create_user(
            login.username,
            f"{login.username}@example.org",
            login.password,
            first_name=login.first_name,
            is_superuser=login.is_superuser,
            is_staff=login.is_superuser,
        )
        if login.group:
            user.groups.add(Group.objects.get(name=login.group))
        if login.organisation:
            Membership.objects.create(
                organisation=demo_key(f"mso/{login.organisation}"),
                user=user,
                role=Membership.Role.OWNER,
            )
        UserProfile.objects.create(user=user, preferred_language="de")


def present_logins() -> list[Login]:
    """The logins that work: of active users who still have their demo password."""
    users = get_user_model().objects.filter(username__in=DEMO_USERNAMES, is_active=True)
    hashes = dict(users.values_list("username", "password"))
    logins = [login for login in LOGINS if login.username in hashes]
    # A hash takes a good part of a second, so that guessing is slow: all are made at once.
    with ThreadPoolExecutor() as pool:
        works = pool.map(
            lambda login: check_password(login.password, hashes[login.username]), logins
        )
        return list(itertools.compress(logins, works))
