"""The dialogs in which a form lets choose pages, pictures and master data."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looking import look, visit
from tests.browser.screens import DIALOGS, Screen, chooser_addresses
from tests.browser.serving import Server

# Hidden in its tab or not: the button is that of the form.
OPEN = """address => document.querySelector(
    `[data-chooser-url="${address}"] [data-chooser-action-choose]`
).click()"""


def test_all_choosers_are_looked_at() -> None:
    unused = {
        # Forms have a box for each target group.
        "/admin/snippets/choose/mso_pages/targetgroup/",
        # Nothing refers to what editors tell the search.
        "/admin/snippets/choose/mso_search/promotedresult/",
        "/admin/snippets/choose/mso_search/synonymset/",
    }
    looked_at = {dialog for dialogs in DIALOGS.values() for dialog in dialogs}

    assert chooser_addresses() == (looked_at - {"/admin/images/chooser/"}) | unused


@pytest.mark.parametrize("language", ["de", "ar"])
@pytest.mark.parametrize("form", DIALOGS)
def test_choosers_of_form(
    editor: Callable[[str], Page], server: Server, output: Path, form: str, language: str
) -> None:
    page = editor(language)
    visit(page, Screen(form).address_in(server.places))

    wrong = []
    for dialog in DIALOGS[form]:
        page.evaluate(OPEN, dialog)
        page.locator(".modal.in .modal-body").wait_for()
        wrong += [
            f"{dialog}: {line}"
            for line in look(page, output / language, f"dialog {dialog}", within=".modal")
        ]
        page.locator(".modal .modal-dialog button.close, .modal [data-dismiss=modal]").first.click()
        page.locator(".modal").wait_for(state="detached")
    assert wrong == []
