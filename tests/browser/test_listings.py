"""Every listing, every form for a new row and every tool of the admin, in two languages."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looking import look, visit
from tests.browser.screens import TOOLS, Screen, found
from tests.browser.serving import Server


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("screen", [*TOOLS, *found()], ids=str)
def test_screen(
    editor: Callable[[str], Page], server: Server, output: Path, screen: Screen, language: str
) -> None:
    page = editor(language)
    visit(page, screen.address_in(server.places))

    assert look(page, output / language, str(screen)) == []


def test_login(visitor: Page, output: Path) -> None:
    visit(visitor, "/admin/login/")

    assert look(visitor, output / "de", "login") == []
