"""A public profile, a member of it and a chief editor."""

import pytest

from tests.factories.members import member_of, staff
from tests.factories.msos import MSOProfilePageFactory


@pytest.fixture
def profile(site_tree):
    return MSOProfilePageFactory(phone="+49231111111", self_description="Wie es war.")


@pytest.fixture
def member(profile):
    return member_of(profile)


@pytest.fixture
def chief(site_tree):
    return staff(site_tree.root)
