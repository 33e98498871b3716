"""A public profile, made once for each module, and the browser of a member."""

import pytest
from django.test import Client

from mso_pages.models import MSOProfilePage
from tests.factories.members import member_of
from tests.factories.msos import MSOProfilePageFactory


@pytest.fixture
def site_tree(shared_tree, db):
    """The site of the module, below which each test makes what it alone needs."""
    return shared_tree


@pytest.fixture(scope="module")
def shared_profile(shared_tree):
    return MSOProfilePageFactory(
        filled=True,
        title="Verein Beispiel",
        self_description="Wir beraten.\n\nUnd wir kochen.",
        opening_hours=[
            {"weekday": "monday", "opens": "10:00", "closes": "12:30", "note": "nur Beratung"},
            {"weekday": "monday", "opens": "14:00", "closes": "16:00", "note": "im Hof"},
            {"weekday": "friday", "opens": "09:00", "closes": "10:00", "note": ""},
            {"weekday": "friday", "opens": "11:00", "closes": "12:00", "note": ""},
            {"weekday": "friday", "opens": "13:00", "closes": "14:00", "note": "nach Absprache"},
        ],
    )


@pytest.fixture
def profile(shared_profile, db):
    return MSOProfilePage.objects.get(pk=shared_profile.pk)


@pytest.fixture
def member(profile):
    return member_of(profile, language="en")


@pytest.fixture
def phone(member):
    """The browser of the member."""
    client = Client()
    client.force_login(member)
    return client
