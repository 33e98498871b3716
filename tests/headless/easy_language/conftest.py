from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

from headless.models import ContentPage
from mso_site.demo.groups import EDITORS, create_groups
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
def writer(site_tree: SiteTree) -> Any:
    """The browser of somebody who may open the admin, but not edit the pages here."""
    create_groups()
    user = get_user_model().objects.create_user("redaktion")
    user.groups.add(Group.objects.get(name=EDITORS))
    client = Client()
    client.force_login(user)
    return client
