"""The slug that the form shows while a title is typed is the one that the server would make."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from tests.browser.looking import visit
from tests.browser.screens import NEW_PAGES
from tests.browser.serving import Server

TITLE, SLUG = "#id_title", "#id_slug"


def test_slug_of_a_page_follows_its_title(editor: Callable[[str], Page], server: Server) -> None:
    page = editor("de")
    visit(page, NEW_PAGES[0].address_in(server.places))
    title, slug = page.locator(TITLE), page.locator(SLUG)

    for typed, made in (
        ("بيت الثقافات", "byt-althqafat"),
        ("Український дім", "ukrainskyi-dim"),
        ("Straße & Größe", "strasse-groesse"),
        ("🎉", ""),
    ):
        title.fill(typed)
        # Letters that are on no key of this keyboard come without the event of one.
        title.blur()
        expect(slug).to_have_value(made)

    title.fill("Cafe")
    title.press_sequentially(" 3")
    expect(slug).to_have_value("cafe-3")

    # It stands in another tab.
    title.blur()
    slug.evaluate("field => { field.value = 'Eigene Adresse'; }")
    slug.dispatch_event("blur")
    expect(slug).to_have_value("eigene-adresse")
    title.press_sequentially(" im Hof")
    title.blur()
    page.wait_for_timeout(500)
    expect(slug).to_have_value("eigene-adresse")


def test_slug_is_left_to_the_server_where_nothing_answers(
    editor: Callable[[str], Page], server: Server
) -> None:
    page = editor("de")
    visit(page, NEW_PAGES[0].address_in(server.places))

    def fail(route: Route) -> None:
        route.fulfill(status=503)

    page.route("**/admin/slug/**", fail)
    with page.expect_response("**/admin/slug/**"):
        page.locator(TITLE).press_sequentially("Größe")
        page.locator(TITLE).blur()

    expect(page.locator(SLUG)).to_have_value("")
    # The page is the one of every test here.
    page.unroute("**/admin/slug/**")
