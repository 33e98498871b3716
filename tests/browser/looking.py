"""What a screen is asked: what axe finds, and whether it is wider than the window."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.stock import STOCK

REPOSITORY = Path(__file__).resolve().parents[2]
AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"

WIDTHS = {320: 640, 1280: 900}
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")

# Every tab at once: what is hidden is not looked at.
OPEN_ALL = """() => {
    for (const panel of document.querySelectorAll('[role="tabpanel"][hidden]')) {
        panel.hidden = false;
    }
    for (const toggle of document.querySelectorAll('[data-panel-toggle][aria-expanded="false"]')) {
        toggle.click();
    }
}"""

RUN_AXE = """async ([rules, stock, within]) => {
    const result = await axe.run(within, {
        runOnly: rules, resultTypes: ["violations"], elementRef: true, iframes: false,
        preload: false,
    });
    const found = [];
    for (const { id, impact, nodes } of result.violations) {
        for (const node of nodes) {
            const known = stock.find(
                (entry) => entry.rule === id && node.element.matches(entry.selector)
            );
            found.push({
                rule: id, impact, selector: node.target.join(" "),
                html: node.element.outerHTML.slice(0, 160),
                stock: known ? known.selector : null,
            });
        }
    }
    return found;
}"""

# Not those for screen readers alone, and the overview of a form, which opens when it is pointed at.
CUT_OFF = """() => {
    const found = [];
    const things = "a, button, input, textarea, select, label, p, h1, h2, h3, h4, th, td, li";
    for (const thing of document.querySelectorAll(`:is(${things}):not(.w-minimap *)`)) {
        const { left, right, width, height } = thing.getBoundingClientRect();
        const shown = { opacityProperty: true, visibilityProperty: true };
        if (width < 2 || height < 2 || !thing.checkVisibility(shown)) continue;
        let [from, to] = [0, document.documentElement.clientWidth];
        let within = thing;
        for (; within !== document.documentElement; within = within.parentElement) {
            const { overflowX, textOverflow, clip, clipPath } = getComputedStyle(within);
            if (clip !== "auto" || clipPath !== "none") break;
            if (within === thing || overflowX === "visible") continue;
            if (overflowX !== "hidden" || textOverflow === "ellipsis") break;
            const box = within.getBoundingClientRect();
            from = Math.max(from, box.left);
            to = Math.min(to, box.right);
        }
        const isCut = left < from - 1 || right > to + 1;
        if (within === document.documentElement && isCut) {
            found.push(thing.outerHTML.slice(0, 160));
        }
    }
    return found;
}"""


@dataclass(frozen=True)
class Finding:
    rule: str
    impact: str
    selector: str
    html: str
    # The selector of the exception that covers it.
    stock: str | None

    def __str__(self) -> str:
        return f"{self.rule} ({self.impact}): {self.selector}\n    {self.html}"


def findings(page: Page, within: str = "html") -> list[Finding]:
    """All that axe finds in this part of the page, whatever its impact."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    stock = [{"rule": entry.rule, "selector": entry.selector} for entry in STOCK]
    found: list[dict[str, Any]] = page.evaluate(RUN_AXE, [RULES, stock, within])
    return [Finding(**entry) for entry in found]


def grave(found: Iterable[Finding]) -> list[Finding]:
    return [
        finding
        for finding in found
        if finding.impact in ("serious", "critical") and finding.stock is None
    ]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def cut_off(page: Page) -> list[str]:
    """Texts and controls of which a part stands where nobody can scroll to."""
    found: list[str] = page.evaluate(CUT_OFF)
    return found


def visit(page: Page, address: str) -> None:
    """Open an address; a redirect to elsewhere is no screen to look at."""
    page.set_viewport_size({"width": 1280, "height": WIDTHS[1280]})
    answer = page.goto(address)
    assert answer is not None and answer.ok, f"{address} answers {answer and answer.status}."
    shown = page.url.removeprefix(page.evaluate("location.origin"))
    assert shown == address, f"{address} leads to {shown}."


def look(page: Page, folder: Path, name: str, within: str = "html") -> list[str]:
    """What is wrong with the screen at each width; a picture of each is kept."""
    if within == "html":
        page.evaluate(OPEN_ALL)
    wrong = []
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{file_name(name)}-{width}.png", animations="disabled")
        wrong += [f"{width}px: {finding}" for finding in grave(findings(page, within))]
        if (wider := overflow(page)) > 0:
            wrong.append(f"{width}px: the page is {wider} pixels wider than the window.")
    return wrong


def file_name(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "front"
