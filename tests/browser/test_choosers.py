"""The dialogs in which a form lets choose pages, pictures, documents and master data."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.looking import look, visit
from tests.browser.serving import Server

REPORT = "mso_events.eventreportpage"
# The first field of the form for each dialog.
DIALOGS = """() => [...new Set(
    [...document.querySelectorAll("[data-chooser-url]")].map((field) => field.dataset.chooserUrl)
)]"""


@pytest.mark.parametrize("language", ["de", "ar"])
def test_choosers_of_a_report(
    editor: Callable[[str], Page], server: Server, output: Path, language: str
) -> None:
    page = editor(language)
    address = f"/admin/pages/{server.places[REPORT]['pk']}/edit/"
    visit(page, address)
    dialogs = page.evaluate(DIALOGS)
    assert "/admin/event_chooser/" in dialogs and "/admin/images/chooser/" in dialogs

    wrong = []
    for dialog in dialogs:
        # Hidden in its tab or not: the button is that of the form.
        page.evaluate(
            """url => document.querySelector(
                `[data-chooser-url="${url}"] [data-chooser-action-choose]`
            ).click()""",
            dialog,
        )
        page.locator(".modal.in .modal-body").wait_for()
        wrong += [
            f"{dialog}: {line}"
            for line in look(page, output / language, f"dialog {dialog}", within=".modal")
        ]
        page.locator(".modal .modal-dialog button.close, .modal [data-dismiss=modal]").first.click()
        page.locator(".modal").wait_for(state="detached")
    assert wrong == []
