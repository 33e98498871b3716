"""The checks find what they are for."""

from pathlib import Path

from playwright.sync_api import Page

from tests.browser.looking import findings, grave, look, overflow
from tests.browser.serving import Server

POOR = """<!doctype html><html lang="de"><title>Schlecht</title><main>
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">
<p style="color: #bbb; background: #fff">Grauer Text</p>
<input type="text"></main></html>"""
WIDE = POOR.replace("<main>", '<main><div style="width: 500px; height: 1px"></div>')


def test_axe_reports_a_poor_page(visitor: Page) -> None:
    visitor.set_content(POOR)

    rules = {finding.rule for finding in grave(findings(visitor))}
    assert rules == {"image-alt", "color-contrast", "label"}


def test_a_poor_page_is_told_with_selector_and_rule(visitor: Page, tmp_path: Path) -> None:
    visitor.set_content(WIDE)

    wrong = look(visitor, tmp_path, "poor")
    assert any(line.startswith("320px: image-alt (critical): img\n") for line in wrong)
    assert [line for line in wrong if "wider" in line] == [
        f"320px: the page is {overflow_at(visitor, 320)} pixels wider than the window."
    ]
    assert (tmp_path / "poor-320.png").exists() and (tmp_path / "poor-1280.png").exists()


def overflow_at(page: Page, width: int) -> int:
    page.set_viewport_size({"width": width, "height": 600})
    return overflow(page)


def test_a_request_to_another_host_is_recorded(visitor: Page, foreign: list[str]) -> None:
    visitor.goto("/admin/login/")
    assert foreign == []

    visitor.set_content('<img src="http://elsewhere.example/picture.png">')
    visitor.wait_for_load_state("load")

    assert foreign == ["http://elsewhere.example/picture.png"]
    foreign.clear()


def test_a_fault_of_the_server_is_recorded(server: Server) -> None:
    assert server.new_faults() == []

    with server.log.open("a") as log:
        log.write('[25/Nov/2026 12:00:00] "GET /admin/ HTTP/1.1" 500 145\n')

    assert server.new_faults() == ['"GET /admin/ HTTP/1.1" 500']
