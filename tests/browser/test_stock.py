"""The exceptions from axe are for mark-up of Wagtail and nothing else."""

from pathlib import Path

import pytest
import wagtail
from playwright.sync_api import Page

from tests.browser.looking import findings, grave
from tests.browser.stock import STOCK, StockFinding

ids = [f"{entry.rule} {entry.selector}" for entry in STOCK]


@pytest.mark.parametrize("entry", STOCK, ids=ids)
def test_the_mark_up_is_that_of_wagtail(entry: StockFinding) -> None:
    source = Path(wagtail.__file__).parent / entry.source

    assert entry.mark in source.read_text(encoding="utf-8")


@pytest.mark.parametrize("entry", STOCK, ids=ids)
def test_no_exception_for_a_field_or_link_of_ours(visitor: Page, entry: StockFinding) -> None:
    """The same rule still finds what is beside Wagtail's mark-up."""
    visitor.set_content(
        '<!doctype html><html lang="de"><title>Eigenes</title><main>'
        '<div role="textbox" tabindex="0"></div><input type="text">'
        '<p style="color: #bbb">Grauer Text</p>'
        '<a href="/" aria-label="Anderes">Eigenes Wort</a><button type="button"></button>'
        '<p style="font-size: 8px; line-height: 8px"><button>a</button><button>b</button></p>'
        "<style>p button { padding: 0; border: 0; font-size: 8px; display: block }</style>"
        "</main></html>"
    )

    assert entry.rule in {finding.rule for finding in grave(findings(visitor))}
