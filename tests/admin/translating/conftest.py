import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from tests.factories.funding import NewsPageFactory
from tests.factories.members import EDITOR, staff
from tests.factories.terms import TopicFactory
from tests.factories.translating import requested, write_all

from .pressing import press


@pytest.fixture
def news(site_tree):
    return NewsPageFactory(title="Eine Nachricht", teaser="Es kamen 28 Vereine.", body=[])


@pytest.fixture
def topic(site_tree):
    return TopicFactory(title="Bildung", alternative_labels=[])


@pytest.fixture
def translator(site_tree):
    """Edits and translates every page and topic, and publishes nothing."""
    root = site_tree.root.get_parent()
    user = staff(root, "uebersetzerin", EDITOR)
    group = user.groups.get()
    codenames = ("submit_translation", "change_topic", "add_topic")
    group.permissions.add(*Permission.objects.filter(codename__in=codenames))
    return user


@pytest.fixture
def desk(translator):
    """The browser of the translator."""
    client = Client()
    client.force_login(translator)
    return client


@pytest.fixture
def in_review(desk, news):
    """A translation that the translator submitted."""
    translation = requested(news)
    write_all(translation)
    press(desk, translation, "submit")
    return translation
