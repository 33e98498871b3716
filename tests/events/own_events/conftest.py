"""Members, staff and events that the tests of own events meet."""

import pytest
from django.test import Client

from events.models import EventIndexPage
from mso_pages.models import MSOProfilePage
from tests.factories.members import member_of, staff
from tests.factories.msos import MSOProfilePageFactory
from tests.factories.tree import section

from .announcing import accept, announce, event


@pytest.fixture(autouse=True)
def spring(settings):
    """The events of these tests are announced before they take place."""
    settings.DEMO_TODAY = "2027-03-01"


@pytest.fixture
def site_tree(shared_tree, db):
    """The site of the module, below which each test makes what it alone needs."""
    return shared_tree


@pytest.fixture(scope="module")
def shared_profile(shared_tree):
    section(EventIndexPage)
    return MSOProfilePageFactory(title="Verein Beispiel")


@pytest.fixture
def profile(shared_profile, db):
    return MSOProfilePage.objects.get(pk=shared_profile.pk)


@pytest.fixture
def member(profile):
    return member_of(profile, language="en")


@pytest.fixture
def phone(member):
    client = Client()
    client.force_login(member)
    return client


@pytest.fixture
def chief(site_tree):
    return staff(site_tree.root)


@pytest.fixture
def public(phone, profile, chief):
    announce(phone, profile)
    accept(chief)
    return event()
