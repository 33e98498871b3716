"""A public profile, made once for each module, a member of it and a chief editor."""

import pytest

from mso_pages.models import MSOProfilePage
from tests.factories.members import member_of, staff
from tests.factories.msos import MSOProfilePageFactory


@pytest.fixture
def site_tree(shared_tree, db):
    """The site of the module, below which each test makes what it alone needs."""
    return shared_tree


@pytest.fixture(scope="module")
def shared_profile(shared_tree):
    return MSOProfilePageFactory(phone="+49231111111", self_description="Wie es war.")


@pytest.fixture
def profile(shared_profile, db):
    return MSOProfilePage.objects.get(pk=shared_profile.pk)


@pytest.fixture
def member(profile):
    return member_of(profile)


@pytest.fixture
def chief(site_tree):
    return staff(site_tree.root)
