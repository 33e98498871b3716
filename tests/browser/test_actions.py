"""What can be done with one thing of each kind, and what an editor sees who may not publish."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looking import look, visit
from tests.browser.screens import ACTIONS, DELETIONS, REPORT, Screen
from tests.browser.serving import Server

# The screens of Wagtail differ by language in nothing of ours.
SCREENS = [
    *((screen, language) for screen in DELETIONS for language in ("de", "ar")),
    *((screen, "de") for screen in ACTIONS),
    *((Screen(address), "editor") for address in ("/admin/", f"/admin/pages/{{{REPORT}}}/edit/")),
]


@pytest.mark.parametrize(("screen", "login"), SCREENS, ids=str)
def test_screen(
    editor: Callable[[str], Page], server: Server, output: Path, screen: Screen, login: str
) -> None:
    page = editor(login)
    visit(page, screen.address_in(server.places))

    assert look(page, output / login, str(screen)) == []
