"""Somebody at a phone, as the tests of "My organisation" need them."""

from playwright.sync_api import Locator, Page, ViewportSize, expect

from mso_site.demo.users import LOGINS

PHONE = ViewportSize(width=320, height=640)
PASSWORDS = {login.username: login.password for login in LOGINS}
TRUSTED, REVIEWED = "verein", "gruppe"


class Hand:
    """Somebody at a page, of whom every click is counted, and every tap into a field.

    Attributes:
        clicks: how many there were.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.clicks = 0

    def click(self, target: str | Locator) -> None:
        self.clicks += 1
        found = self.page.locator(target).first if isinstance(target, str) else target
        found.click()
        self.page.wait_for_load_state()

    def fill(self, target: str | Locator, text: str) -> None:
        """Tap into a field, by its name, and type. No field is reached without a tap."""
        found = self.page.locator(f"[name={target}]") if isinstance(target, str) else target
        self.click(found)
        found.fill(text)

    def sign_in(self, username: str) -> None:
        self.page.goto("/admin/login/")
        self.identify(username)

    def identify(self, username: str) -> None:
        """Where somebody is asked who they are."""
        self.fill("username", username)
        self.fill("password", PASSWORDS[username])
        self.click("form button[type=submit]")

    def open_card(self, name: str) -> None:
        """From the profile."""
        self.click(f"#{name} .do a")
        expect(self.page.locator("form[data-keep]")).to_be_visible()

    def press_send(self) -> None:
        self.click("form[data-keep] .actions button")

    def send(self) -> None:
        """Send a card, which asks first whether the server is there."""
        with self.page.expect_navigation():
            self.press_send()

    def organisation(self) -> str:
        """The key of the organisation whose profile is open."""
        self.page.wait_for_url("**/admin/my/*/")
        return self.page.url.rstrip("/").rsplit("/", 1)[1]
