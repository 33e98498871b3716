"""What a visitor sees of each type of page without a front end, in German and Arabic."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looking import look, visit
from tests.browser.screens import PAGE_MODELS
from tests.browser.serving import Server


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("label", [model._meta.label_lower for model in PAGE_MODELS])
def test_built_in_view(
    visitor: Page, server: Server, output: Path, label: str, language: str
) -> None:
    visit(visitor, server.places[label]["addresses"][language])

    assert look(visitor, output / "view" / language, label) == []
