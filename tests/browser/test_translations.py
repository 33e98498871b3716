"""From the matrix to a translation: requested, written side by side, drafted and submitted."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import look

ARABIC = "جمعية الرعاية في 2027"


@pytest.fixture(scope="module")
def page(editor: Callable[[str], Page]) -> Page:
    page = editor("de")
    page.set_viewport_size({"width": 1280, "height": 900})
    return page


@pytest.fixture(scope="module")
def topic(page: Page) -> str:
    """The title of a topic that is there in German alone."""
    page.goto("/admin/translations/?kind=mso_pages.topic&status=missing")
    return page.locator(".matrix__title").first.inner_text()


def test_the_matrix(page: Page, output: Path) -> None:
    page.goto("/admin/translations/")

    expect(page.locator("[data-status=original]").first).to_be_visible()
    assert look(page, output / "de", "languages", "main") == []
    page.screenshot(path=output / "de" / "languages-matrix.png")
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_timeout(300)
    page.screenshot(path=output / "de" / "languages-matrix-390.png")
    page.set_viewport_size({"width": 1280, "height": 900})


def test_from_what_is_missing_to_a_draft_in_arabic(page: Page, topic: str, output: Path) -> None:
    page.goto(f"/admin/translations/?kind=mso_pages.topic&title={topic}")
    page.locator("tr", has_text=topic).locator("td").nth(3).locator("a").click()
    expect(page.get_by_label("Arabisch")).to_be_checked()
    assert look(page, output / "de", "languages-request", "main") == []
    page.locator("main form [type=submit]").first.click()

    row = page.locator("tr", has_text=topic)
    expect(row.locator("td").nth(3)).to_contain_text("Entwurf")
    row.locator("td").nth(3).locator("a").click()
    panel = page.locator("[data-translation-panel]")
    expect(panel).to_contain_text("zu übersetzen")

    segment = page.locator(".js-translation-editor li.incomplete").first
    segment.get_by_role("button").first.click()
    segment.locator("textarea").fill(ARABIC)
    # A text that is still open is not lost with the page.
    panel.get_by_role("button", name="Als Entwurf speichern").click()
    expect(panel.get_by_role("alert")).to_contain_text("Ein Text ist noch offen.")
    expect(segment.locator("textarea")).to_be_focused()
    expect(segment.locator("textarea")).to_have_value(ARABIC)
    segment.locator("textarea").press("Enter")
    expect(page.locator(".js-translation-editor li.complete").first).to_contain_text(ARABIC)
    page.screenshot(path=output / "de" / "languages-side-by-side.png")

    panel.get_by_role("button", name="Als Entwurf speichern").click()
    expect(page.locator(".messages")).to_contain_text("Der Entwurf wurde gespeichert")
    # What there is to say stands above the texts.
    assert panel.evaluate(
        "panel => panel.compareDocumentPosition(document.querySelector('.js-translation-editor'))"
        " & Node.DOCUMENT_POSITION_FOLLOWING"
    )
    page.locator(".js-translation-editor h3").first.wait_for()
    assert look(page, output / "de", "languages-editor", "[data-translation-panel]") == []

    # Publishing holds for the texts that were shown, so it says when that was.
    button = page.get_by_role("button", name="Veröffentlichen in Arabisch")
    with page.expect_request(lambda request: request.method == "POST") as sent:
        button.click()
    shown = parse_qs(sent.value.post_data)
    assert shown["action"] == ["publish"]
    assert datetime.fromisoformat(shown["seen_at"][0]).tzinfo is not None
