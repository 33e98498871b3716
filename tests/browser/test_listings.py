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


# Where the first and the last sign of a title stand.
ENDS = """title => {
    const texts = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
    while (!texts.nextNode().data.trim());
    const text = texts.currentNode;
    const ends = [text.data.search(/\\S/), text.data.trimEnd().length - 1];
    return ends.map((place) => {
        const sign = document.createRange();
        sign.setStart(text, place);
        sign.setEnd(text, place + 1);
        return sign.getBoundingClientRect().left;
    });
}"""


def test_a_german_title_ends_with_its_question_mark(editor: Callable[[str], Page]) -> None:
    page = editor("ar")
    visit(page, "/admin/reports/")
    title = page.get_by_role("link", name="Wie gelingt Begleitung?").first

    first, last = title.evaluate(ENDS)
    assert first < last


def test_login(visitor: Page, output: Path) -> None:
    visit(visitor, "/admin/login/")

    assert look(visitor, output / "de", "login") == []
