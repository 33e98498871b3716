"""Arabic runs from right to left in an interface of any language, and the rest stays as it is."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.looking import OPEN_ALL, cut_off, overflow, visit
from tests.browser.serving import Server

MSO, REPORT = "mso_pages.msoprofilepage", "mso_events.eventreportpage"
# In a text from left to right the bracket would stand on the other side.
TITLE = "بيت الثقافات (2027)"
# Begins with Latin letters, which decide where only the first letter counts.
MIXED = "GmbH 2027: مرحبا بكم في https://example.org/beratung (مجانا)."

# Where the first and the last sign of a text stand, in the first text of an element.
ENDS = """element => {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (!texts.nextNode().data.trim());
    const text = texts.currentNode;
    // Not the signs around it that nobody sees.
    const ends = [/[^\\s\\u2066-\\u2069]/, /[^\\s\\u2066-\\u2069][\\s\\u2066-\\u2069]*$/]
        .map((place) => text.data.search(place));
    return ends.map((place) => {
        const sign = document.createRange();
        sign.setStart(text, place);
        sign.setEnd(text, place + 1);
        return sign.getBoundingClientRect().left;
    });
}"""


def direction(element: Locator) -> tuple[str, str]:
    """As it is shown, and the language that screen readers and spelling checkers are told."""
    shown: str = element.evaluate("element => getComputedStyle(element).direction")
    return shown, str(element.evaluate("element => element.lang"))


def runs_to_the_left(element: Locator) -> bool:
    first, last = element.evaluate(ENDS)
    return bool(last < first)


def open_form(page: Page, address: str) -> None:
    visit(page, address)
    page.evaluate(OPEN_ALL)
    expect(page.locator("form[data-edit-form] [name=title]")).to_have_attribute(
        "dir", re.compile(".")
    )


def arabic(server: Server, label: str) -> str:
    return f"/admin/pages/{server.places[label]['arabic']}/edit/"


@pytest.fixture(params=["de", "ar"])
def page(editor: Callable[[str], Page], request: pytest.FixtureRequest) -> Iterator[Page]:
    """Of an editor whose interface has the language."""
    page = editor(request.param)
    page.set_viewport_size({"width": 1280, "height": 900})
    yield page
    # No question whether to leave what was typed.
    page.goto("about:blank")


# Forms -----------------------------------------------------------------------------------


def test_fields_of_an_arabic_page(page: Page, server: Server) -> None:
    open_form(page, arabic(server, REPORT))

    # Plain, of several lines, rich text in a block, a block, a row of its own.
    for text in (
        "[name=title]",
        "[name=teaser]",
        "[data-contentpath=body] .public-DraftEditor-content",
        "[name=body-3-value]",
        "[name=contributions-0-role]",
        "[name=seo_title]",
    ):
        assert direction(page.locator(text).first) == ("rtl", "ar"), text
    for other in ("[name=slug]", "[name=sources-0-value-url]"):
        assert direction(page.locator(other)) == ("ltr", ""), other
    # The same in every language, and in German here.
    for fact in ("[name=contributions-0-person]", "[name=sources-0-value-title]"):
        expect(page.locator(fact)).to_have_css("unicode-bidi", re.compile("isolate|plaintext"))


def test_contact_data_of_an_arabic_page(page: Page, server: Server) -> None:
    open_form(page, arabic(server, MSO))

    assert direction(page.locator("[name=self_description]")) == ("rtl", "ar")
    assert direction(page.locator("[name=offers-0-title]")) == ("rtl", "ar")
    for name in ("phone", "email", "website", "latitude", "contact_persons-0-email"):
        field = page.locator(f"[name={name}]")
        assert direction(field) == ("ltr", ""), name
        field.evaluate("field => (field.value = '')")
        assert direction(field) == ("ltr", ""), name


def test_fields_of_a_german_page(page: Page, server: Server) -> None:
    open_form(page, f"/admin/pages/{server.places[REPORT]['pk']}/edit/")

    for text in ("[name=title]", "[name=teaser]", ".public-DraftEditor-content"):
        assert direction(page.locator(text).first) == ("ltr", "de"), text


def test_what_is_added_later(page: Page, server: Server) -> None:
    open_form(page, arabic(server, REPORT))

    page.locator("[data-contentpath=body] button.c-sf-add-button").last.click()
    page.locator(".w-combobox__option").first.click()
    added = page.locator("[data-contentpath=body] [data-contentpath] :is(input, textarea)[name]")
    page.locator("#id_contributions-ADD").click()

    expect(page.locator("[name=contributions-1-role]")).to_have_attribute("dir", "rtl")
    texts = added.locator("visible=true").all()
    texts += page.locator("[data-contentpath=body] .public-DraftEditor-content").all()
    assert {direction(text)[0] for text in texts} == {"rtl"}


def test_mixed_rich_text(page: Page, server: Server) -> None:
    open_form(page, arabic(server, REPORT))
    text = page.locator(".public-DraftEditor-content").first
    text.click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.press("Delete")
    # An empty paragraph has the direction, too.
    paragraph = text.locator(".public-DraftStyleDefault-block")
    expect(paragraph).to_have_css("direction", "rtl")

    page.keyboard.type(MIXED)

    expect(paragraph).to_have_css("direction", "rtl")
    assert runs_to_the_left(paragraph)


def test_error_at_an_arabic_field(editor: Callable[[str], Page], server: Server) -> None:
    page = editor("de")
    open_form(page, arabic(server, REPORT))
    page.fill("[name=teaser]", "")
    page.fill("[name=title]", "")
    page.locator("footer [data-w-dropdown-target=toggle], footer .w-dropdown__toggle").first.click()
    page.locator("[name=action-publish]").click()
    message = page.locator(".error-message").first
    expect(message).to_be_visible()

    assert direction(message) == ("ltr", "")
    assert direction(page.locator("[name=title]")) == ("rtl", "ar")
    assert direction(page.locator("[name=teaser]")) == ("rtl", "ar")
    page.goto("about:blank")


# The editor of translations --------------------------------------------------------------


@pytest.fixture(scope="module")
def side_by_side(editor: Callable[[str], Page], server: Server) -> str:
    """The address where a German report is being translated into Arabic."""
    page = editor("de")
    page.goto(f"/admin/localize/submit/page/{server.places[REPORT]['german_only']}/")
    page.get_by_label("Arabisch").check()
    page.locator("main form [type=submit]").first.click()
    page.locator(".js-translation-editor h3").first.wait_for()
    return page.url.removeprefix(server.address)


def test_translation_beside_the_original(page: Page, side_by_side: str) -> None:
    visit(page, side_by_side)
    segments = page.locator(".js-translation-editor li.incomplete")
    segment = segments.first
    original = segment.locator("> p")
    expect(original).to_have_attribute("lang", "de")
    assert {direction(text) for text in segments.locator("> p").all()} == {("ltr", "de")}

    segment.get_by_role("button").first.click()
    field = segment.locator("textarea")
    expect(field).to_have_attribute("lang", "ar")
    assert direction(field)[0] == "rtl"
    assert direction(original) == ("ltr", "de")
    field.fill(MIXED)
    field.press("Enter")

    translation = page.locator(".js-translation-editor li.complete > div > p").last
    expect(translation).to_have_attribute("dir", "rtl")
    expect(translation).to_have_attribute("lang", "ar")


# Lists, ways and dialogs -----------------------------------------------------------------


@pytest.fixture(scope="module")
def titled(editor: Callable[[str], Page], server: Server) -> int:
    """An Arabic page that has a draft with `TITLE`."""
    page = editor("de")
    key: int = server.places["mso_events.eventpage"]["arabic"]
    visit(page, f"/admin/pages/{key}/edit/")
    page.fill("[name=title]", TITLE)
    page.locator("footer button[type=submit]").first.click()
    expect(page.locator(".messages")).to_contain_text("بيت الثقافات")
    return key


def test_message_names_an_arabic_title(
    editor: Callable[[str], Page], server: Server, titled: int
) -> None:
    page = editor("de")
    visit(page, f"/admin/pages/{titled}/edit/")
    page.locator("footer button[type=submit]").first.click()
    message = page.locator(".messages li").first

    expect(message).to_contain_text(f"\u2068{TITLE}\u2069")
    assert direction(message) == ("ltr", "")


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/admin/events/", ".listing .title a"),
        ("/admin/pages/{}/edit/", ".w-breadcrumbs li:last-child > *"),
        ("/admin/pages/{}/history/", ".w-breadcrumbs__sublabel"),
        ("/admin/draft_pages/", ".listing .title a"),
        ("/admin/", ".home-entry a"),
    ],
)
def test_title(page: Page, titled: int, address: str, title: str) -> None:
    visit(page, address.format(titled))

    assert runs_to_the_left(page.locator(title, has_text=TITLE).first)


def test_title_in_a_chooser(page: Page, server: Server, titled: int) -> None:
    open_form(page, arabic(server, REPORT))
    section = server.places["mso_events.eventindexpage"]["arabic"]
    page.evaluate(
        """url => window.ModalWorkflow({
            url, urlParams: {}, onload: window.PAGE_CHOOSER_MODAL_ONLOAD_HANDLERS, responses: {},
        })""",
        f"/admin/choose-page/{section}/",
    )
    title = page.locator(".modal .choose-page", has_text=TITLE)

    expect(title).to_be_visible()
    assert runs_to_the_left(title)


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_off_screen(
    editor: Callable[[str], Page],
    server: Server,
    side_by_side: str,
    titled: int,
    output: Path,
    width: int,
) -> None:
    page = editor("ar")
    wrong = []
    for name, address in {
        "home": "/admin/",
        "explorer": f"/admin/pages/{server.places['mso_events.eventindexpage']['arabic']}/",
        "form": f"/admin/pages/{titled}/edit/",
        "german-form": f"/admin/pages/{server.places[MSO]['pk']}/edit/",
        "history": f"/admin/pages/{titled}/history/",
        "topics": "/admin/snippets/mso_pages/topic/",
        "side-by-side": side_by_side,
    }.items():
        visit(page, address)
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_load_state("networkidle")
        page.screenshot(path=output / "directions" / f"{name}-{width}.png", animations="disabled")
        if (wider := overflow(page)) > 0:
            wrong.append(f"{name}: {wider} pixels wider than the window.")
        wrong += [f"{name}: {thing}" for thing in cut_off(page)]
    assert wrong == []
