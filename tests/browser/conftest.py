"""A browser, a server with the demo site, and what holds for every test with them.

Where the browser or axe is missing the tests are skipped, with REQUIRE_BROWSER they fail.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.hand import PHONE, Hand
from tests.browser.serving import PASSWORD, PATIENCE, Server, prepare, serve

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AXE = "node_modules/axe-core/axe.min.js"
THIS_MACHINE = "127.0.0.1"

expect.set_options(timeout=PATIENCE * 100)


def missing(repository: Path) -> list[str]:
    found = {
        "Chromium is not installed (Debian: apt-get install chromium).": CHROMIUM,
        "axe-core is not installed (npm ci).": (repository / AXE).exists(),
    }
    return [sentence for sentence, is_there in found.items() if not is_there]


@pytest.fixture(scope="session", autouse=True)
def what_is_needed(repository: Path) -> None:
    if sentences := missing(repository):
        reason = " ".join(sentences)
        if os.environ.get("REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)


@pytest.fixture(scope="session")
def output(repository: Path) -> Path:
    """Where screenshots and logs stay after the run."""
    return repository / "test-output" / "browser"


@pytest.fixture(scope="session")
def server(
    repository: Path,
    tmp_path_factory: pytest.TempPathFactory,
    what_is_needed: None,
    output: Path,
) -> Iterator[Server]:
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    own = tmp_path_factory.getbasetemp()
    # The processes of one run have a folder in common above their own. Who works on the tests
    # can keep the site from run to run.
    shared = os.environ.get("BROWSER_SITE") or (own.parent if worker else own)
    prepared = prepare(repository, Path(shared))
    log = own / "server.log"
    with serve(repository, prepared, own / "served", log) as server:
        yield server
    output.mkdir(parents=True, exist_ok=True)
    shutil.copy(log, output / f"server-{worker or 'single'}.log")


@pytest.fixture(scope="module")
def browser(what_is_needed: None) -> Iterator[Browser]:
    """One for a module and not for the run: while it is open, this thread has an event loop,
    and Django refuses its database to other tests.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                # What would leave this machine is recorded below, and fails.
                "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            ],
        )
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def foreign() -> list[str]:
    """The requests to other hosts, of all pages."""
    return []


@pytest.fixture(scope="module")
def open_context(
    browser: Browser, server: Server, foreign: list[str]
) -> Iterator[Callable[[], BrowserContext]]:
    contexts: list[BrowserContext] = []

    def record(address: str) -> None:
        parts = urlsplit(address)
        if parts.scheme not in ("data", "blob", "about") and parts.hostname != THIS_MACHINE:
            foreign.append(address)

    def watch(page: Page) -> None:
        page.on("websocket", lambda socket: record(socket.url))

    def open_context() -> BrowserContext:
        context = browser.new_context(base_url=server.address, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE * 100)
        context.on("request", lambda request: record(request.url))
        context.on("page", watch)
        contexts.append(context)
        return context

    yield open_context
    for context in contexts:
        context.close()


@pytest.fixture(autouse=True)
def nothing_leaves_this_machine(foreign: list[str]) -> Iterator[None]:
    yield
    asked, foreign[:] = list(foreign), []
    assert asked == [], "The browser asked other hosts."


@pytest.fixture(autouse=True)
def the_server_has_no_fault(server: Server) -> Iterator[None]:
    yield
    faults = server.new_faults()
    assert faults == [], f"The server failed, see {server.log}."


@pytest.fixture(scope="module")
def visitor(open_context: Callable[[], BrowserContext]) -> Page:
    """A page without a login."""
    return open_context().new_page()


@pytest.fixture
def hand(open_context: Callable[[], BrowserContext]) -> Hand:
    """Somebody with a small phone, not signed in."""
    page = open_context().new_page()
    page.set_viewport_size(PHONE)
    return Hand(page)


@pytest.fixture(scope="module")
def editor(open_context: Callable[[], BrowserContext]) -> Callable[[str], Page]:
    """`editor("ar")`: a page of a publisher with an admin in that language.

    `editor("editor")`: of somebody who may not publish.
    """
    pages: dict[str, Page] = {}

    def editor(language: str) -> Page:
        if language not in pages:
            page = pages[language] = open_context().new_page()
            page.goto("/admin/login/")
            page.fill("[name=username]", f"browser-{language}")
            page.fill("[name=password]", PASSWORD)
            page.click("button[type=submit]")
            page.wait_for_url("**/admin/")
        return pages[language]

    return editor
