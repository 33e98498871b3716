"""Every form of a page or snippet, all tabs opened."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looking import look, visit
from tests.browser.screens import NEW_PAGES, PAGES, SNIPPETS, Screen
from tests.browser.serving import Server

# A new page has the fields of one that is edited, so one language is enough for it.
FORMS = [
    *((screen, "de") for screen in NEW_PAGES),
    *((screen, language) for screen in (*PAGES, *SNIPPETS) for language in ("de", "ar")),
]


@pytest.mark.parametrize(("screen", "language"), FORMS, ids=str)
def test_form(
    editor: Callable[[str], Page], server: Server, output: Path, screen: Screen, language: str
) -> None:
    page = editor(language)
    visit(page, screen.address_in(server.places))

    assert look(page, output / language, str(screen)) == []
