"""What searches cost, beside what they may: tables in Markdown."""

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .server import Cost
from .targets import Verdict

SEARCH, SUGGEST, LIST = "search/?q=", "suggest/?q=", "msos/?search="
BEGUN = "suggest/?q= of three letters"
ADMIN, SECTION = "admin: pages", "admin: pages of a section"
STOCK_LIST, STOCK_ADMIN = "stock: second API, type=MSO&search=", "stock: admin, pages"
# How many times as long a search may take in the larger database.
MEDIAN, SELDOM, COMMON = "median", "p95", "most common word"
MUSTS = {MEDIAN: (3, 2), SELDOM: (10, 5), COMMON: (10, 5)}


# Size of the database and name of the scenario to what each search costs.
Spent = Mapping[tuple[int, str], Mapping[str, Cost]]


@dataclass(frozen=True)
class Figures:
    """Milliseconds of a scenario."""

    median: float
    seldom: float
    common: float

    def all(self) -> dict[str, float]:
        """By what they are called."""
        return {MEDIAN: self.median, SELDOM: self.seldom, COMMON: self.common}


def figures(costs: Mapping[str, Cost], common: str, kind: str) -> Figures:
    """Those of the golden searches, and of the most common word."""
    golden = [getattr(cost, kind) for search, cost in costs.items() if search != common]
    return Figures(
        statistics.median(golden),
        statistics.quantiles(golden, n=20)[-1],
        getattr(costs[common], kind),
    )


def report(
    spent: Spent,
    sizes: Sequence[int],
    vendor: str,
    common: str,
    cut: Mapping[str, float | None],
) -> str:
    """The tables, as they stand in docs/performance.md.

    Args:
        cut: of stock in the larger database what the most common word took; None if too long.
    """
    return "\n".join(
        [
            f"\nSearch, {vendor}\n",
            *_costs(spent, common),
            *(f"| {name} | {sizes[-1]:,} | | | {_cut(took)} |" for name, took in cut.items()),
            "",
            *(_verdicts(spent, sizes, common) if len(sizes) > 1 else ()),
            "",
            *_beside_stock(spent, sizes[0], common),
        ]
    )


def _costs(spent: Spent, common: str) -> Iterator[str]:
    yield f"| CPU ms, elapsed ms | organisations | median | p95 | {common} |"
    yield "|---" * 5 + "|"
    for (size, name), costs in spent.items():
        cpu, elapsed = (figures(costs, common, kind).all() for kind in ("cpu", "elapsed"))
        cells = " | ".join(f"{cpu[what]:.1f}, {elapsed[what]:.1f}" for what in MUSTS)
        yield f"| {name} | {size:,} | {cells} |"


def _cut(took: float | None) -> str:
    return "stopped after 60 s" if took is None else f"{took:.1f} elapsed"


def _verdicts(spent: Spent, sizes: Sequence[int], common: str) -> Iterator[str]:
    yield f"| {sizes[0]:,} to {sizes[-1]:,}, CPU | measured | must | aim | |"
    yield "|---|---|---|---|---|"
    for name in (SEARCH, SUGGEST, BEGUN, LIST, ADMIN, SECTION):
        small, large = (
            figures(spent[size, name], common, "cpu").all() for size in (sizes[0], sizes[-1])
        )
        for what, (must, aim) in MUSTS.items():
            one = Verdict(f"{name}, {what}", large[what] / small[what], must, aim)
            yield f"| {one.what} | {one.value:.1f} | <= {must} | <= {aim} | {one.grade} |"


def _beside_stock(spent: Spent, size: int, common: str) -> Iterator[str]:
    yield f"| ours / stock, {size:,}, CPU | {' | '.join(MUSTS)} |"
    yield "|---" * 4 + "|"
    for ours, stock in ((LIST, STOCK_LIST), (ADMIN, STOCK_ADMIN)):
        own, other = (figures(spent[size, name], common, "cpu").all() for name in (ours, stock))
        yield f"| {ours} | {' | '.join(f'{own[what] / other[what]:.2f}' for what in MUSTS)} |"
