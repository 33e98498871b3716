"""What the tests of Wagtail's own API share."""

import pytest

from tests.headless.writing.asking import asking, token_of


@pytest.fixture
def switched_on(settings):
    settings.ROOT_URLCONF = "tests.headless.writing.project_urls"


@pytest.fixture
def staff_token(switched_on, editor):
    """The token of somebody who may do everything."""
    return token_of(editor)


@pytest.fixture
def staff(staff_token):
    """`staff("get", "pages/")`: asked with that token."""
    return asking(staff_token)
