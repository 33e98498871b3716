import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from headless.models import ContentPage
from mso_site.demo.groups import EDITORS, LEADERS, create_groups
from tests.factories.locales import translate
from tests.factories.pages import ContentPageFactory
from tests.factories.tree import SiteTree


@pytest.fixture
def original(site_tree: SiteTree) -> ContentPage:
    page: ContentPage = ContentPageFactory(title="Hilfe", teaser="Wir helfen.", slug="hilfe")
    return page


@pytest.fixture
def easy(original: ContentPage) -> ContentPage:
    """The same in easy language."""
    page: ContentPage = translate(
        original, "de-simple", title="Hilfe leicht", teaser="Die MSO hilft."
    )
    return page


@pytest.fixture
def groups(site_tree: SiteTree) -> None:
    create_groups()


def client_of(name: str, group: str) -> Client:
    user = get_user_model().objects.create_user(name)
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def writer(groups: None) -> Client:
    """The browser of somebody who may change snippets, and no page."""
    return client_of("redaktion", EDITORS)


@pytest.fixture
def leader(groups: None) -> Client:
    """The browser of somebody who may publish snippets."""
    return client_of("redaktionsleitung", LEADERS)
