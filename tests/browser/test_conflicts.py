"""Two tabs of one editor, two editors, and one tab on a slow network, with the real form."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.looking import look
from tests.browser.serving import Server

PROFILE = "mso_pages.msoprofilepage"
TEXT, TITLE = "[name=self_description]", "[name=title]"
CONFLICT = ".conflict"
SAVED = ".messages .success"


@pytest.fixture
def address(server: Server) -> str:
    return f"/admin/pages/{server.places[PROFILE]['pk']}/edit/"


@pytest.fixture
def german(editor: Callable[[str], Page], address: str) -> Iterator[Page]:
    """A tab with the form."""
    yield from opened(editor("de"), address)


@pytest.fixture
def second(editor: Callable[[str], Page], address: str) -> Iterator[Page]:
    """Another tab of the same editor."""
    yield from opened(editor("de"), address)


@pytest.fixture
def colleague(editor: Callable[[str], Page], address: str) -> Iterator[Page]:
    """A tab of somebody else."""
    yield from opened(editor("en"), address)


def opened(login: Page, address: str) -> Iterator[Page]:
    tab = login.context.new_page()
    tab.set_viewport_size({"width": 1280, "height": 900})
    tab.goto(address)
    yield tab
    tab.close()


def save(tab: Page) -> None:
    """Press the button; Wagtail may have noticed by itself, and asks in a dialog before."""
    tab.locator("form[data-edit-form] button.action-save").first.click()
    dialog = tab.locator("#w-save-confirmation-dialog [data-action='w-dialog#confirm']")
    expect(tab.locator(f"{CONFLICT}, {SAVED}").or_(dialog).first).to_be_visible()
    if dialog.is_visible():
        dialog.click()
    expect(tab.locator(f"{CONFLICT}, {SAVED}").first).to_be_visible()


def test_in_two_tabs_the_typed_text_survives(
    german: Page, second: Page, address: str, output: Path
) -> None:
    german.fill(TEXT, "Der Text aus dem ersten Fenster.")
    save(german)
    second.fill(TITLE, "Der Name aus dem zweiten Fenster")
    save(second)

    expect(second.locator("h1")).to_contain_text("neuere Fassung gespeichert")
    expect(second.locator(CONFLICT)).to_contain_text("Sie selbst haben in einem anderen Fenster")
    expect(second.locator(f"{CONFLICT} li")).to_have_text(["Über uns"])
    assert look(second, output / "de", "conflict") == []

    # By keyboard: the button comes before the way back.
    second.locator(f"{CONFLICT} button").focus()
    second.keyboard.press("Enter")
    expect(second.locator(SAVED)).to_be_visible()
    assert second.input_value(TITLE) == "Der Name aus dem zweiten Fenster"
    german.goto(address.replace("edit", "history"))
    expect(german.locator("table.listing tbody tr").nth(2)).to_be_visible()


def test_of_two_editors_the_later_one_can_compare_and_go_back(
    german: Page, colleague: Page, address: str
) -> None:
    german.fill(TEXT, "Der Text der einen.")
    colleague.fill(TEXT, "The text of the other.")
    # An autosave of either may have come first: the one is asked then, too.
    save(german)
    if german.locator(CONFLICT).is_visible():
        german.locator(f"{CONFLICT} button").click()
        expect(german.locator(SAVED)).to_be_visible()
    save(colleague)

    expect(colleague.locator(CONFLICT)).to_contain_text("Saved by browser-de")
    expect(colleague.locator(f"{CONFLICT} [name=self_description]")).to_have_value(
        "The text of the other."
    )
    with colleague.expect_popup() as comparison:
        colleague.get_by_text("Compare both versions").click()
    expect(comparison.value.locator("table.listing").first).to_contain_text("About us")
    comparison.value.close()
    colleague.get_by_text("Discard my changes").click()
    colleague.wait_for_url(f"**{address}")
    expect(colleague.locator(TEXT)).to_have_value("Der Text der einen.")


def test_one_tab_on_a_slow_network_is_not_asked(german: Page) -> None:
    reached: list[str] = []

    def never_answered(route: Route) -> None:
        if route.request.method == "POST" and route.request.headers["accept"] == "application/json":
            # The server has saved, and the browser does not hear of it.
            reached.append(route.fetch().text())
        else:
            route.continue_()

    german.route("**/edit/", never_answered)
    german.wait_for_timeout(2500)
    german.locator(TEXT).press_sequentially(" Schnell getippt.")
    while not reached:
        german.wait_for_timeout(100)
    assert '"success": true' in reached[0]
    german.locator(TEXT).press_sequentially(" Und weiter.")
    save(german)

    expect(german.locator(SAVED)).to_be_visible()
    assert "Schnell getippt. Und weiter." in german.input_value(TEXT)
