"""What a screen reader calls the fields whose name stands elsewhere in the form."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser.looking import OPEN_ALL, visit
from tests.browser.serving import Server


def open_form(page: Page, server: Server, label: str) -> None:
    visit(page, f"/admin/pages/{server.places[label]['pk']}/edit/")
    page.evaluate(OPEN_ALL)


def add_block(page: Page, field: str, name: str) -> None:
    """The last button of the field adds at its end."""
    page.locator(f"[data-contentpath={field}] button.c-sf-add-button").last.click()
    page.get_by_role("option", name=name).click()


def test_rich_text_of_a_form(editor: Callable[[str], Page], server: Server) -> None:
    page = editor("en")
    open_form(page, server, "mso_pages.newsindexpage")

    expect(page.get_by_role("textbox", name="Introduction", exact=True)).to_be_editable()


def test_blocks_that_are_one_field(editor: Callable[[str], Page], server: Server) -> None:
    page = editor("en")
    open_form(page, server, "mso_pages.newspage")
    texts = page.get_by_role("textbox", name="Text", exact=True)
    headings = page.get_by_role("textbox", name="Heading", exact=True)
    were = texts.count(), headings.count()
    assert were[0] > 0

    add_block(page, "body", "Heading")
    add_block(page, "body", "Text")

    expect(headings).to_have_count(were[1] + 1)
    expect(texts).to_have_count(were[0] + 1)


def test_items_of_a_list_have_its_name(editor: Callable[[str], Page], server: Server) -> None:
    page = editor("en")
    open_form(page, server, "mso_events.eventpage")
    subjects = page.get_by_role("textbox", name="Subjects", exact=True)
    were = subjects.count()

    page.locator("[data-contentpath=topics] [data-streamfield-list-add]").last.click()

    expect(subjects).to_have_count(were + 1)


def test_tags(editor: Callable[[str], Page], server: Server) -> None:
    page = editor("en")
    visit(page, f"/admin/images/{server.places['wagtailimages.image']['pk']}/")

    expect(page.get_by_role("textbox", name="Tags", exact=True)).to_be_editable()
