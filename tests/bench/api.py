"""Measures the Content API: `make bench`, or `python -m tests.bench.api 1000 20000`.

Each size has a server process of its own; the scenarios take turns, so that a busy moment of
the machine spoils one round of each and not all rounds of one.
"""

import contextlib
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Sequence

from . import nodes
from .databases import FOLDER, database
from .scenarios import Scenario, check, kept_scenarios, scenarios, with_cards_missing
from .server import Cost, Server
from .targets import LARGE, SMALL, Figures, Measured, verdicts

ROUNDS = 5
FEWEST = 3


def main(sizes: Sequence[int]) -> None:
    """Seed what is empty, measure, and print the tables."""
    for size in sizes:
        say(f"Filling the database with {size:,} organisations, where it is empty ...")
        command = [sys.executable, "-m", "tests.bench.seed", str(size)]
        subprocess.run(command, check=True)
    with contextlib.ExitStack() as stack:
        servers = [
            stack.enter_context(Server(database(size), keeps_answers=keeps).running())
            for size in sizes
            for keeps in (False, True)
        ]
        measured = measure(servers)
        states = [server.state() for server in servers]
    say(report(measured, sizes, states[0]["database"]))
    for server, state in zip(servers, states, strict=True):
        keeps = "keeps answers" if server.keeps_answers else "keeps none"
        memory = state["peak_kilobytes"] / 1024
        say(f"Peak memory of the worker that {keeps}, {server.database.size:,}: {memory:.0f} MB")
    for size in sizes:
        say(nodes.measured(database(size)))
        command = [sys.executable, "-m", "tests.bench.publishing", str(size)]
        subprocess.run(command, check=True)
    command = [sys.executable, "-m", "tests.bench.search", *map(str, sizes)]
    subprocess.run(command, check=True)


def measure(servers: Sequence[Server]) -> dict[tuple[int, str], Figures]:
    """The medians of some rounds."""
    plans = {}
    for server in servers:
        say(f"Warming up a server with {server.database.size:,} ...")
        check(server)
        found = kept_scenarios() if server.keeps_answers else scenarios(server)
        plans[server] = [(one, _count(server, one)) for one in found]
    costs: dict[tuple[int, str], list[Cost]] = defaultdict(list)
    for number in range(1, ROUNDS + 1):
        say(f"Round {number} of {ROUNDS} ...")
        for server in servers:
            for scenario, count in plans[server]:
                place = server.database.size, scenario.name
                costs[place].append(_cost(server, scenario, count))
    figures = {}
    for server in servers:
        for scenario, _number in plans[server]:
            size = server.database.size
            found = _figures(costs[size, scenario.name], scenario, _queries(server, scenario))
            if scenario.less:
                found = found.less(figures[size, scenario.less])
            figures[size, scenario.name] = found
    return figures


def _count(server: Server, scenario: Scenario) -> int:
    """How many requests fill a round; whole turns of those that belong together."""
    whole = scenario.together
    _cost(server, scenario, whole)
    once = _cost(server, scenario, whole * FEWEST).elapsed / 1000
    turns = max(FEWEST, round(scenario.seconds / (once * whole)))
    return turns * whole


def _cost(server: Server, scenario: Scenario, count: int) -> Cost:
    if not scenario.cold:
        etag = server.etag(scenario.addresses[0]) if scenario.is_known else ""
        return server.cost(scenario.addresses, count, etag=etag)
    cost: Cost = with_cards_missing(
        server, scenario.cold, lambda: server.cost(scenario.addresses, count)
    )
    return cost


def _figures(costs: Sequence[Cost], scenario: Scenario, queries: int) -> Figures:
    return Figures(
        cpu=statistics.median(cost.cpu for cost in costs) * scenario.together,
        elapsed=statistics.median(cost.elapsed for cost in costs) * scenario.together,
        queries=queries,
    )


def _queries(server: Server, scenario: Scenario) -> int:
    def count() -> int:
        wanted = scenario.addresses[: scenario.together]
        return len(server.ask("queries", address=wanted)["queries"])

    if scenario.cold:
        return int(with_cards_missing(server, scenario.cold, count))
    return count()


# Printing -----------------------------------------------------------------------------


def report(measured: Measured, sizes: Sequence[int], vendor: str) -> str:
    """Tables in Markdown, as they stand in docs/performance.md."""
    lines = [f"\n{vendor}\n"]
    for size in sizes:
        lines += [
            f"| {size:,} organisations | CPU ms | times the bare view | answers/s | queries |",
            "|---|---|---|---|---|",
        ]
        for (at, name), one in measured.items():
            if at == size:
                bare = "bare detail" if "detail" in name.split()[:2] else "bare list"
                ratio = one.cpu / measured[size, bare].cpu
                lines.append(
                    f"| {name} | {one.cpu:.2f} | {ratio:.1f} | {one.per_second:.0f} "
                    f"| {one.queries} |"
                )
        lines.append("")
    lines += ["| target | measured | must | aim | |", "|---|---|---|---|---|"]
    for verdict in verdicts(measured, sizes):
        sign = ">=" if verdict.at_least else "<="
        lines.append(
            f"| {verdict.what} | {verdict.value:.1f} | {sign} {verdict.must:g} "
            f"| {sign} {verdict.aim:g} | {verdict.grade} |"
        )
    return "\n".join(lines)


def say(text: str) -> None:
    """Print, even into a file that somebody follows."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    main([int(size) for size in sys.argv[1:]] or [SMALL, LARGE])
