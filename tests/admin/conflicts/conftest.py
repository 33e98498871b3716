"""A profile, and a colleague at another browser."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.users.models import UserProfile

from tests.factories.msos import MSOProfilePageFactory


@pytest.fixture
def profile(site_tree):
    return MSOProfilePageFactory(phone="", self_description="Wie es war.")


@pytest.fixture
def colleague(db):
    """The browser of somebody else."""
    user = get_user_model().objects.create_superuser(
        "kollegin", password="x", first_name="Ayşe", last_name="Kaya"
    )
    UserProfile.objects.create(user=user, preferred_language="en")
    client = Client()
    client.force_login(user)
    return client
