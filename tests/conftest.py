"""Fixtures for every test."""

import gc
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import caches
from django.db import transaction
from django.test import Client
from django.utils import translation
from django_tasks.base import Task
from pytest_django import DjangoDbBlocker
from wagtail.models import Page, Site
from wagtail.users.models import UserProfile

from headless import sites
from headless.delivery import caching
from search.backends import services as admin_index
from tests.databases import copied
from tests.factories.tree import SiteTree, create_site_tree, remove_welcome_site

ENQUEUE = Task.enqueue
INDEX_ROW = admin_index.index_row

# Files that take minutes.
LONG = ("tests/faults/test_follow_at_once.py", "tests/demo/test_clock.py")

# Collected as often as by default, the objects of so many tests take a tenth of the time.
gc.set_threshold(20_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files come first: otherwise one process would work alone at the end."""
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))


@pytest.fixture(scope="session")
def repository() -> Path:
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session", autouse=True)
def no_tasks() -> Iterator[None]:
    """Wagtail's tasks do not run: they keep its search index and its reference index. Nor is
    anything indexed for the search of the admin.

    That takes half the time of a save, few tests look at what is written, and the errors of tasks
    are only logged.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Task, "enqueue", lambda *args, **kwargs: None)
        patch.setattr(admin_index, "index_row", lambda *args: None)
        yield


@pytest.fixture
def indexes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The search and the usage views of the admin find what a test saves."""
    monkeypatch.setattr(Task, "enqueue", ENQUEUE)
    monkeypatch.setattr(admin_index, "index_row", INDEX_ROW)


@pytest.fixture(autouse=True)
def empty_cache() -> Iterator[None]:
    """What is kept of a test by primary keys, which the next test uses again."""
    yield
    for kept in caches.all():
        kept.clear()
    sites._kept.clear()
    sites._sites.clear()
    caching._moments.clear()


@pytest.fixture(autouse=True)
def default_language() -> Iterator[None]:
    """The language of the last request of a test stays active otherwise."""
    yield
    translation.deactivate()


@pytest.fixture
def nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer is made, however often it is asked for, and plans are read once."""
    monkeypatch.setattr(caching, "LARGEST_KEPT", -1)
    monkeypatch.setattr(caching, "SECONDS_BETWEEN_PLANS", 3600)


@pytest.fixture(scope="module")
def as_it_was(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Callable[[], None]]:
    """Puts the database back as it was before the tests of the file, and does so at their end.

    Real transactions are undone by emptying the database, also of what came by `migrate`, which
    the tests of other files need.
    """
    with django_db_blocker.unblock(), copied() as restore:
        yield restore
        restore()


@pytest.fixture
def migrated(as_it_was: Callable[[], None], transactional_db: None) -> None:
    """Real transactions, and what came by `migrate` is there, also after another such test."""
    if not Page.objects.exists():
        as_it_was()


@pytest.fixture
def site_tree(db: None) -> SiteTree:
    """The default site at `localhost`, in German."""
    remove_welcome_site()
    return create_site_tree()


@pytest.fixture(scope="module")
def shared_tree(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[SiteTree]:
    """A site for what the tests of a module share, built once by fixtures of the module.

    Each test runs in a savepoint inside this transaction, so its writes do not stay.
    """
    with django_db_blocker.unblock():
        with transaction.atomic():
            remove_welcome_site()
            yield create_site_tree()
            transaction.set_rollback(True)
        # The paths of the rolled back site are still cached.
        Site.clear_site_root_paths_cache()


@pytest.fixture
def read(client: Client) -> Callable[..., Any]:
    """`read("events/", locale="tr")`: what the API answers an anonymous visitor."""

    def read(path: str, **query: Any) -> Any:
        response = client.get(f"/api/v1/{path}", query)
        assert response.status_code == 200, response.content
        return response.json()

    return read


@pytest.fixture
def editor(db: None) -> AbstractBaseUser:
    """May do everything."""
    user = get_user_model().objects.create_superuser("leitung", password="x")
    UserProfile.objects.create(user=user, preferred_language="de")
    return user


@pytest.fixture
def admin(editor: AbstractBaseUser) -> Client:
    """The editor's browser, which speaks English: the account decides."""
    client = Client(headers={"accept-language": "en"})
    client.force_login(editor)
    return client
