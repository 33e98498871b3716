"""From a pasted press note to a published report, by mouse and by keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import WIDTHS, look, visit

# Of our own words; four partners under their names of 2018, two figures, a speaker.
NOTE = """Bezirksregierung Arnsberg
24.10.2018
Vernetzung

{headline}

Am 17.10.2018 fand das zweite Treffen der Vereine bei der Bezirksregierung Arnsberg in Hamm statt.

Vorbereitet und durchgeführt wurde es gemeinsam mit dem MKFFI, dem Elternnetzwerk NRW und der
Fachberatung MigrantInnenselbsthilfe.

31 MSO aus elf Städten waren der Einladung gefolgt. Dr. Thea Musterfrau, Referentin im MKFFI,
erläuterte die nächsten Schritte der Förderung.
"""
HEADLINES = {
    "de": "Vereine treffen sich zum zweiten Mal",
    "en": "Zweites Treffen in Hamm",
}
MOST_CLICKS = 25


class Clicks:
    """Counts what an editor has to do."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, target: Locator) -> None:
        self.count += 1
        target.click()


def published_report(page: Page, title: str) -> dict[str, Any]:
    items = page.request.get("/api/v1/reports/?limit=100").json()["items"]
    (report,) = [item for item in items if item["title"] == title]
    return dict(report)


def hand_in(page: Page, headline: str) -> None:
    visit(page, "/admin/press-notes/")
    page.fill("[name=text]", NOTE.format(headline=headline))
    page.locator("main form button[type=submit]").click()
    page.wait_for_selector("#press-note-form")


@pytest.mark.parametrize("language", ["de", "ar"])
def test_what_was_recognised_is_looked_at(
    editor: Callable[[str], Page], output: Path, language: str
) -> None:
    page = editor(language)
    hand_in(page, "Vereine lernen voneinander")
    assert look(page, output / language, "press-note-check") == []


@pytest.mark.parametrize("language", ["de", "en"])
def test_from_note_to_published_report(editor: Callable[[str], Page], language: str) -> None:
    page = editor(language)
    hand_in(page, HEADLINES[language])
    page.set_viewport_size({"width": 1280, "height": WIDTHS[1280]})

    click = Clicks()
    click(page.locator(".press-note__actions button").first)
    page.wait_for_url("**/edit/")
    click(page.locator("footer [data-w-dropdown-target=toggle]").first)
    click(page.locator("footer [name=action-publish]"))
    page.wait_for_url("**/press-texts/**")

    assert click.count <= MOST_CLICKS
    report = published_report(page, HEADLINES[language])
    assert report["published_on"] == "2018-10-24"
    assert report["first_day"] == "2018-10-17"
    assert [partner["role"] for partner in report["partners"]] == ["host"] + ["co_organiser"] * 3
    assert report["partners"][1]["abbreviation"] == "MKFFI"
    figures = [(item["value"]["unit"], item["value"]["value"]) for item in report["attendance"]]
    assert figures == [("organisation", 31), ("city", 11)]


def test_a_refused_note_stays_in_its_field(editor: Callable[[str], Page]) -> None:
    page = editor("en")
    note = NOTE.format(headline="Ohne Datum").replace("24.10.2018\n", "")
    visit(page, "/admin/press-notes/")
    page.set_viewport_size({"width": 320, "height": WIDTHS[320]})
    page.fill("[name=text]", note)
    page.locator("main form button[type=submit]").click()

    refusal = page.get_by_text("The note has no date of publication.")
    # Both are seen at once on a phone.
    expect(refusal).to_be_in_viewport()
    expect(page.locator("[name=text]")).to_be_in_viewport()
    assert page.locator("[name=text]").input_value() == note


def tab_to(page: Page, selector: str, most: int = 120) -> None:
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not reached with the tab key.")


def test_keyboard_only(editor: Callable[[str], Page]) -> None:
    page = editor("de")
    visit(page, "/admin/press-notes/")
    tab_to(page, "[name=text]")
    page.keyboard.insert_text(NOTE.format(headline="Nur mit der Tastatur eingelesen"))
    tab_to(page, "main form button[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_selector("#press-note-form")
    tab_to(page, "[name=kind]")
    page.keyboard.press("ArrowDown")
    assert not page.locator("[name=event_date]").is_visible()
    tab_to(page, ".press-note__actions button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/edit/")
    assert page.locator("[name=title]").input_value() == "Nur mit der Tastatur eingelesen"
    assert page.locator("[name=kicker]").input_value() == "Vernetzung"
