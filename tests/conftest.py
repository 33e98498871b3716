"""Fixtures for every test."""

from pathlib import Path

import pytest

from tests.factories.tree import SiteTree, create_site_tree, remove_welcome_site


@pytest.fixture(scope="session")
def repository() -> Path:
    return Path(__file__).resolve().parents[1]


@pytest.fixture
def site_tree(db: None) -> SiteTree:
    """The default site at `localhost`, in German."""
    remove_welcome_site()
    return create_site_tree()
