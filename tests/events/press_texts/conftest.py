"""Reports and the people who work on them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.admin.test_gate_workflow import group_with, member_of
from tests.factories.tree import SiteTree


@pytest.fixture
def editor(site_tree: SiteTree) -> Client:
    """The browser of somebody who writes and submits."""
    return member_of(group_with("Redaktion", "add", "change"), "redaktion")


@pytest.fixture
def leader(site_tree: SiteTree) -> Client:
    """The browser of somebody who publishes."""
    return member_of(group_with("Leitung", "add", "change", "publish"), "leitung")


@pytest.fixture
def written(editor: Client) -> Callable[..., bytes]:
    """`written(page, "txt")`: the press text of a page as a file."""

    def written(page: Any, kind: str) -> bytes:
        response = editor.get(reverse("press_texts:file", args=[page.pk, kind]))
        assert response.status_code == 200, response
        return response.content

    return written
