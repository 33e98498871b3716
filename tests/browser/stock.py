"""What axe finds in Wagtail's own mark-up.

Narrow on purpose: one rule, and a selector of mark-up that the named file of Wagtail writes
(`test_stock.py` holds it to that). Each goes when Wagtail mends it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class StockFinding:
    rule: str
    selector: str
    # In the package of Wagtail, and what stands in it.
    source: str
    mark: str
    reason: str


STOCK = (
    StockFinding(
        "label-content-name-mismatch",
        "a.page-status-tag",
        "admin/templates/wagtailadmin/shared/page_status_tag_new.html",
        "page-status-tag",
        "The link to the live page says its status and is named by who may see it.",
    ),
    StockFinding(
        "button-name",
        "button.w-editing-sessions__session",
        "admin/templates/wagtailadmin/shared/editing_sessions/list.html",
        'class="w-editing-sessions__session"',
        "The picture of another person at the same page is a button without words.",
    ),
)
