"""Members sign in by mail on a phone, in German and from right to left."""

import email
import email.policy
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.looking import look, overflow
from tests.browser.serving import Server

PHONE = {"width": 320, "height": 640}
# Whoever is signed in is told so there.
START = "/sign-in/?next=/sign-in/"


@pytest.fixture(params=["de", "ar"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def phone(open_context: Callable[[], BrowserContext], language: str) -> Page:
    return on_phone(open_context(), language)


def on_phone(context: BrowserContext, language: str) -> Page:
    context.set_extra_http_headers({"Accept-Language": language})
    page = context.new_page()
    page.set_viewport_size(PHONE)
    return page


def read_mail(server: Server, address: str) -> str:
    """The text of the last message to somebody."""
    written = sorted((server.folder / "mails").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    texts = []
    for path in written:
        for part in path.read_bytes().split(b"\n" + b"-" * 79 + b"\n"):
            message = email.message_from_bytes(part, policy=email.policy.default)
            if message["To"] == address:
                texts.append(message.get_content())
    return str(texts[-1])


def ask(page: Page, server: Server, language: str) -> str:
    page.goto(START)
    page.fill("[name=email]", f"member-{language}@example.org")
    page.locator("main button").click()
    page.wait_for_url("**/sign-in/code/**")
    page.wait_for_load_state()
    # The message is sent when the answer was.
    for _ in range(50):
        if (server.folder / "mails").exists():
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(300)
    return read_mail(server, f"member-{language}@example.org")


def expect_signed_in(page: Page, language: str) -> None:
    expect(page.locator("main")).to_contain_text(f"member-{language}")
    expect(page.locator("form[action$='/out/']")).to_be_visible()


def test_signing_in_by_code(phone: Page, server: Server, output: Path, language: str) -> None:
    folder = output / "sign-in" / language
    phone.goto(START)
    assert look(phone, folder, "ask") == []
    text = ask(phone, server, language)
    assert look(phone, folder, "code") == []

    phone.set_viewport_size(PHONE)
    phone.fill("[name=code]", "000 00x")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("alert")).to_be_visible()
    assert look(phone, folder, "wrong code") == []

    phone.set_viewport_size(PHONE)
    phone.fill("[name=code]", re.search(r"^\d{6}$", text, re.MULTILINE)[0])
    phone.keyboard.press("Enter")
    expect_signed_in(phone, language)
    assert look(phone, folder, "signed in") == []


def test_signing_in_by_link(
    phone: Page,
    open_context: Callable[[], BrowserContext],
    server: Server,
    output: Path,
    language: str,
) -> None:
    text = ask(phone, server, language)
    link = re.search(r"^https?://\S+$", text, re.MULTILINE)[0]
    elsewhere = on_phone(open_context(), language)
    asked: list[str] = []
    elsewhere.on("request", lambda request: asked.append(request.url + str(request.headers)))
    elsewhere.goto(link)
    expect(elsewhere.locator("#without-link")).to_be_hidden()
    folder = output / "sign-in" / language
    assert look(elsewhere, folder, "link") == []

    # In another language, the page still has the secret.
    elsewhere.set_viewport_size(PHONE)
    elsewhere.locator("summary").focus()
    elsewhere.keyboard.press("Enter")
    assert look(elsewhere, folder, "languages") == []
    elsewhere.set_viewport_size(PHONE)
    elsewhere.locator("button[value=uk]").press("Enter")
    expect(elsewhere.locator("html")).to_have_attribute("lang", "uk")
    elsewhere.locator("#with-link button").click()
    expect_signed_in(elsewhere, language)

    # No address and no header that a server may log had the secret.
    secret = link.partition("#")[2]
    assert asked and not any(secret in entry.replace(f"#{secret}", "") for entry in asked)
    assert "#" not in elsewhere.url


def test_a_link_in_the_dark(phone: Page, output: Path, language: str) -> None:
    phone.emulate_media(color_scheme="dark")
    phone.goto("/sign-in/link/#secret")
    assert look(phone, output / "sign-in" / language, "link in the dark") == []
    phone.locator("#with-link button").click()
    expect(phone.get_by_role("alert")).to_be_visible()
    assert look(phone, output / "sign-in" / language, "old link in the dark") == []


def test_without_scripts_there_is_the_code(browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/sign-in/link/#secret")
    expect(page.locator("#with-link")).to_be_hidden()
    expect(page.locator("#without-link")).to_be_visible()
    context.close()


def test_the_whole_way_by_keyboard(phone: Page, server: Server, language: str) -> None:
    phone.goto(START)
    names = []
    for _ in range(6):
        phone.keyboard.press("Tab")
        names.append(
            phone.evaluate("document.activeElement.className || document.activeElement.tagName")
        )
    assert names == ["skip", "SUMMARY", "INPUT", "button", "alone", "A"]


def test_a_lock_out(phone: Page, output: Path, language: str) -> None:
    phone.goto("/admin/login/")
    assert overflow(phone) == 0
    phone.screenshot(path=output / "sign-in" / language / "login-320.png")
    phone.get_by_role("link", name=re.compile("Mail|البريد")).click()
    phone.go_back()
    for _ in range(5):
        phone.fill("[name=username]", f"niemand-{language}")
        phone.fill("[name=password]", "falsch")
        phone.locator("button[type=submit]").click()
        phone.wait_for_load_state()
    expect(phone.locator("h1")).to_be_visible()
    expect(phone.locator("a[href^='mailto:']")).to_be_visible()
    assert look(phone, output / "sign-in" / language, "locked") == []
