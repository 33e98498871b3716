"""The example app, built as its README says, reads the demo site from another origin."""

import json
import subprocess
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import look
from tests.browser.serving import PATIENCE, Server

ORGANISATION = "Nordstadt-Maghreb-Forum e.V."


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Not among the output of the tests."""


@pytest.fixture(scope="module")
def reader(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built app."""
    folder = tmp_path_factory.mktemp("reader")
    build = [str(repository / "scripts" / "build-reader"), str(folder)]
    subprocess.run(build, check=True, timeout=PATIENCE)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as files:
        thread = threading.Thread(target=files.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{files.server_port}"
        files.shutdown()


@pytest.fixture
def app(visitor: Page, reader: str, server: Server) -> Page:
    """The app with the German list; what goes wrong in it fails the test."""
    visitor.set_viewport_size({"width": 1280, "height": 900})
    # The same address again would only change the part behind `#`.
    visitor.goto("about:blank")
    visitor.goto(f"{reader}/?api={server.address}")
    expect(visitor.locator("main:not([aria-busy]) .cards li").first).to_be_visible()
    return visitor


def shown(app: Page) -> list[str]:
    return app.locator(".cards h2").all_text_contents()


def test_the_list_shows_every_organisation_and_a_point_for_each_place(
    app: Page, server: Server
) -> None:
    assert len(shown(app)) == 28
    expect(app.locator("#status")).to_have_text("28 Organisationen")
    with urlopen(f"{server.address}/api/v1/msos/?has_location=true&limit=1") as answer:  # noqa: S310
        located = json.load(answer)["count"]
    points = app.locator(".map circle")
    assert points.count() == located > 20
    box = app.locator(".map").bounding_box()
    assert box is not None and box["width"] > 200 and box["height"] > 100
    places = {(point.get_attribute("cx"), point.get_attribute("cy")) for point in points.all()}
    assert len(places) > 20


def test_the_search_box_narrows_the_loaded_list(app: Page) -> None:
    app.get_by_label("Name enthält").fill("maghreb")

    assert shown(app) == [ORGANISATION]
    assert app.locator(".map circle").count() == 1
    app.get_by_label("Name enthält").fill("gibt es nicht")
    expect(app.locator("#status")).to_have_text("Keine Organisation passt dazu.")


def test_a_topic_narrows_the_list_to_the_number_that_it_stated(app: Page) -> None:
    options = app.get_by_label("Thema").locator("option").all_text_contents()
    chosen = next(option for option in options if option.startswith("Bildung"))
    count = int(chosen.removesuffix(")").rpartition("(")[2])

    app.get_by_label("Thema").select_option(label=chosen)

    expect(app.locator(".cards li")).to_have_count(count)
    assert 0 < count < 28


def test_an_entry_is_opened_by_the_keyboard_and_shows_its_detail(app: Page) -> None:
    app.get_by_role("link", name=ORGANISATION).focus()
    app.keyboard.press("Enter")

    title = app.get_by_role("heading", name=ORGANISATION)
    expect(title).to_be_focused()
    expect(app.get_by_role("heading", name="Angebote")).to_be_visible()
    expect(app.locator("article img")).to_have_js_property("complete", True)
    assert app.locator("article img").evaluate("image => image.naturalWidth") > 100
    app.get_by_role("link", name="Zurück zur Liste").click()
    expect(app.locator(".cards li")).to_have_count(28)


def test_arabic_turns_the_app_around_and_says_what_is_not_translated(app: Page) -> None:
    app.get_by_label("Sprache").select_option("ar")

    expect(app.locator("h1")).to_have_text("المنظمات")
    assert app.locator("html").get_attribute("dir") == "rtl"
    assert app.locator("html").get_attribute("lang") == "ar"
    directions = {item.get_attribute("dir") for item in app.locator(".cards h2 a").all()}
    assert directions == {"ltr", "rtl"}
    app.locator(".cards h2 a[lang=de]").first.click()
    expect(app.locator(".note")).to_be_visible()
    expect(app.locator("article")).to_have_attribute("dir", "ltr")


def test_an_api_that_does_not_answer_is_told_and_asked_again(app: Page, server: Server) -> None:
    app.route("**/api/v1/msos/**", lambda route: route.abort())
    app.get_by_label("Sprache").select_option("en")

    expect(app.get_by_role("alert")).to_contain_text("The data could not be loaded.")
    app.unroute("**/api/v1/msos/**")
    app.get_by_role("button", name="Try again").click()
    expect(app.locator(".cards li")).to_have_count(28)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_list_and_detail_are_accessible_and_fit_every_window(
    app: Page, output: Path, language: str
) -> None:
    app.get_by_label("Sprache").select_option(language)
    expect(app.locator("html")).to_have_attribute("lang", language)
    expect(app.locator("main:not([aria-busy]) .cards li")).to_have_count(28)
    assert look(app, output / "reader", f"list-{language}") == []

    app.get_by_role("link", name=ORGANISATION).click()
    expect(app.locator("article")).to_be_visible()
    assert look(app, output / "reader", f"detail-{language}") == []
