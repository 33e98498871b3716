"""Pages and snippets in two languages, and who may take them down."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import GroupPagePermission, Page

from tests.admin.test_gate_workflow import group_with, member_of
from tests.factories.funding import NewsPageFactory
from tests.factories.locales import translate
from tests.factories.terms import TopicFactory
from tests.factories.tree import SiteTree

Pair = tuple[Any, Any]


@pytest.fixture
def news(site_tree: SiteTree) -> Pair:
    page = NewsPageFactory(title="Nachricht")
    return page, translate(page, "tr", title="Haber")


@pytest.fixture
def topic(site_tree: SiteTree) -> Pair:
    topic = TopicFactory(title="Bildung")
    return topic, translate(topic, "tr", title="Eğitim")


@pytest.fixture(params=["page", "snippet"])
def pair(request: pytest.FixtureRequest) -> Pair:
    """A source and its translation."""
    found: Pair = request.getfixturevalue({"page": "news", "snippet": "topic"}[request.param])
    return found


@pytest.fixture
def german_leader(site_tree: SiteTree) -> Callable[..., Client]:
    """Publishes and deletes in the German tree alone."""

    def sign_in() -> Client:
        group = group_with("Redaktionsleitung", "add", "change", "publish", "bulk_delete")
        root = Page.get_first_root_node()
        GroupPagePermission.objects.filter(group=group, page=root).update(page=site_tree.root)
        return member_of(group, "deutsch")

    return sign_in
