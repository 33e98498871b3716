"""D37: text pasted from Word into the real editor is stored and delivered clean."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page

from headless.richtext import ALLOWED_TAGS
from tests.browser.looking import visit
from tests.browser.serving import Server
from tests.browser.word import CLIPBOARD

NEWS = "mso_pages.newspage"
# Puts on the clipboard what Word would, by the browser's own way of copying.
COPY = """html => document.addEventListener("copy", event => {
    event.clipboardData.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
}, { capture: true, once: true })"""


def stored(server: Server) -> str:
    """The first block of text of the live page."""
    database = server.folder / "db.sqlite3"
    with closing(sqlite3.connect(database)) as connection:
        [body] = connection.execute(
            "SELECT body FROM mso_pages_newspage WHERE page_ptr_id = ?",
            [server.places[NEWS]["pk"]],
        ).fetchone()
    return first_text(json.loads(body))


def delivered(server: Server) -> str:
    key = server.places[NEWS]["key"]
    with urlopen(f"{server.address}/api/v1/news/{key}/") as answer:  # noqa: S310
        return first_text(json.load(answer)["body"])


def first_text(body: list[dict[str, Any]]) -> str:
    return next(str(block["value"]) for block in body if block["type"] == "text")


@pytest.fixture(scope="module")
def pasted(editor: Callable[[str], Page], server: Server, output: Path) -> dict[str, str]:
    """What is stored and delivered after a paste over the first text of a news page."""
    page = editor("de")
    visit(page, f"/admin/pages/{server.places[NEWS]['pk']}/edit/")
    text = page.locator("[data-streamfield-child] [contenteditable=true]:visible").first
    text.click()
    page.evaluate(COPY, CLIPBOARD)
    page.keyboard.press("Control+A")
    page.keyboard.press("Control+C")
    page.keyboard.press("Control+V")
    # The editor hands its text to the form after a moment.
    page.wait_for_function(
        "document.querySelector('[name=body-0-value]').value.includes('Ergebnisse')"
    )
    page.screenshot(path=output / "pasted.png", full_page=True)
    with page.expect_navigation():
        page.evaluate("document.querySelector('[name=action-publish]').click()")
    page.screenshot(path=output / "pasted-saved.png")
    return {"stored": stored(server), "delivered": delivered(server)}


@pytest.mark.parametrize("place", ["stored", "delivered"])
def test_d37_only_allowed_tags(pasted: dict[str, str], place: str) -> None:
    soup = BeautifulSoup(pasted[place], "html.parser")

    assert {tag.name for tag in soup.find_all(True)} <= ALLOWED_TAGS
    assert {name for tag in soup.find_all(True) for name in tag.attrs} <= {"href", "data-block-key"}


@pytest.mark.parametrize("place", ["stored", "delivered"])
def test_d37_headings_list_and_emphasis_stay(pasted: dict[str, str], place: str) -> None:
    soup = BeautifulSoup(pasted[place], "html.parser")

    headings = [(tag.name, tag.get_text()) for tag in soup.find_all(["h2", "h3", "h4"])]
    assert headings == [("h2", "Ergebnisse"), ("h3", "Teilnahme")]
    assert [tag.get_text() for tag in soup.find_all("li")] == ["Vernetzung fördern", "Räume teilen"]
    assert [tag.get_text() for tag in soup.find_all(["b", "strong"])] == ["28 Organisationen"]


@pytest.mark.parametrize("place", ["stored", "delivered"])
def test_d37_no_filler(pasted: dict[str, str], place: str) -> None:
    text = BeautifulSoup(pasted[place], "html.parser").decode(formatter=None)

    assert "28 Organisationen" in text
    assert re.search("\xa0{2}|mso-|Mso|o:p|base64|style=|class=", text) is None


def test_d37_no_empty_paragraph_is_delivered(pasted: dict[str, str]) -> None:
    soup = BeautifulSoup(pasted["delivered"], "html.parser")

    blocks = soup.find_all(["p", "li", "h2", "h3", "h4"])
    assert [tag for tag in blocks if not tag.get_text(strip=True)] == []


@pytest.mark.parametrize("place", ["stored", "delivered"])
def test_d37_mail_stays_and_script_goes(pasted: dict[str, str], place: str) -> None:
    soup = BeautifulSoup(pasted[place], "html.parser")

    links = {tag.get_text(): tag.get("href") for tag in soup.find_all("a")}
    assert links == {"Mail": "mailto:info@verein.example"}
    assert "Skript" in soup.get_text()


@pytest.mark.parametrize("place", ["stored", "delivered"])
def test_d37_words_of_the_table_stay(pasted: dict[str, str], place: str) -> None:
    text = BeautifulSoup(pasted[place], "html.parser").get_text(" ")

    assert "Stadt" in text and "Dortmund" in text
