import pytest

from tests.factories.funding import NewsPageFactory
from tests.factories.translating import DUMMY


@pytest.fixture
def news(site_tree):
    return NewsPageFactory(title="Eine Nachricht", teaser="Es kamen 28 Vereine.", body=[])


@pytest.fixture
def machine(settings):
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = DUMMY
