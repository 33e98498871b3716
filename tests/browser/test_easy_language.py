"""The check of easy language, in Wagtail's form and in wagtail-localize's editor."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import look
from tests.browser.serving import Server

REPORT = "events.eventreportpage"
LONG = (
    "Die Vereine treffen sich jedes Jahr im Sommer in Dortmund und reden dann den ganzen Tag über "
    "ihre Arbeit und über das Geld vom Land."
)
SUMMARY = "[data-easy-language-summary]"
HINTS = "[data-hints]"


@pytest.fixture
def form(editor: Callable[[str], Page], server: Server) -> Page:
    """The form of a report in easy language."""
    page = editor("de")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"/admin/pages/{server.places['easy-language']['pk']}/edit/")
    return page


def test_the_check_finds_the_three_of_the_story_and_blocks_nothing(
    form: Page, output: Path
) -> None:
    expect(form.locator(SUMMARY)).to_contain_text("Hinweis")
    form.fill("[name=teaser]", f"Eine MSO hilft. {LONG} Wir sind eine Migrantenselbstorganisation.")

    group = form.locator(f"{HINTS} .easy-language__group", has_text="Vorspann")
    expect(group.locator("li")).to_have_count(3)
    hints = group.locator("li")
    expect(hints.nth(0)).to_contain_text("Abkürzung: Eine MSO hilft.")
    expect(hints.nth(1)).to_contain_text("Dieser Satz hat 25 Wörter.")
    expect(hints.nth(2)).to_contain_text("Migranten-Selbst-Organisation")
    # Read out, and shown at the edge of the window.
    expect(form.locator("#easy-language [role=status]")).to_contain_text("Hinweise")
    expect(form.locator(SUMMARY)).to_be_in_viewport()
    form.locator(SUMMARY).click()
    assert look(form, output / "de", "easy-language", "#easy-language") == []
    for width, height in ((360, 800), (1280, 900)):
        form.set_viewport_size({"width": width, "height": height})
        # Wagtail moves what stands around when the width changes.
        form.wait_for_timeout(500)
        group.evaluate("group => group.scrollIntoView({block: 'center'})")
        form.screenshot(path=output / "de" / f"easy-language-hints-{width}.png")

    # By keyboard: to the field, and the proposal into it.
    hints.nth(2).locator("button").focus()
    form.keyboard.press("Enter")
    expect(form.locator("[name=teaser]")).to_be_focused()
    expect(form.locator("[name=teaser]")).to_have_value(
        f"Eine MSO hilft. {LONG} Wir sind eine Migranten-Selbst-Organisation."
    )
    expect(group.locator("li")).to_have_count(2)

    form.locator("form[data-edit-form] button.action-save").first.click()
    expect(form.locator(".messages .success")).to_be_visible()


def test_rich_text_and_fields_in_other_tabs(form: Page) -> None:
    text = form.locator("[data-contentpath=body] [contenteditable=true]").first
    text.click()
    form.keyboard.press("End")
    form.keyboard.type(" Die Bezirksregierung hilft.")

    hint = form.locator(f"{HINTS} li", has_text="Die Bezirksregierung hilft.")
    expect(hint).to_contain_text("Bezirks-Regierung")
    # Only plain fields take it over.
    expect(hint.locator("button")).to_be_hidden()

    figure = form.locator("[data-go-to]", has_text="Zahlenangabe").first
    figure.click()
    expect(form.locator("[name^=attendance]:focus")).to_be_visible()


def test_the_editor_of_translations(
    editor: Callable[[str], Page], server: Server, output: Path
) -> None:
    page = editor("de")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"/admin/pages/{server.places['easy-translation']['pk']}/edit/")
    expect(page.locator(SUMMARY)).to_have_text("Keine Hinweise")
    page.locator(".js-translation-editor button", has_text="Übersetzen").first.click()
    page.locator(".js-translation-editor textarea").fill("Eine MSO hilft")

    hint = page.locator(f"{HINTS} li")
    expect(hint).to_contain_text("Abkürzung: Eine MSO hilft")
    assert look(page, output / "de", "easy-translation", "#easy-language") == []
    page.locator(".js-translation-editor button", has_text="Speichern").first.click()
    expect(page.locator(".js-translation-editor button", has_text="Bearbeiten")).to_be_visible()
    expect(hint).to_contain_text("Abkürzung: Eine MSO hilft")
    page.locator("[data-go-to]").click()
    expect(page.locator(".js-translation-editor button:focus")).to_have_text("Bearbeiten")


def test_a_test_by_readers_is_recorded(form: Page, output: Path) -> None:
    form.locator("#easy-language").get_by_text("Prüfung eintragen").click()
    form.fill("[name=tested_by]", "Prüf-Gruppe Nordstadt")
    form.get_by_label("Der Text ist verständlich.").check()
    assert look(form, output / "de", "easy-language-record", "main") == []
    form.locator("main form button[type=submit]").click()

    test = form.locator(".easy-language__tests li")
    expect(test).to_contain_text("Prüf-Gruppe Nordstadt")
    expect(test).to_contain_text("Der gespeicherte Text ist der geprüfte.")
