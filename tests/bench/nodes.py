"""Two servers over one database, with 16 clients: what a launch day looks like."""

import contextlib
from concurrent.futures import ThreadPoolExecutor

from .databases import Database
from .scenarios import LIST
from .server import Server

NODES = 2
CONNECTIONS = 16
REQUESTS = 4_000


def measured(database: Database) -> str:
    """A sentence with the throughput of a warm list, as a ratio to the bare view's."""
    with contextlib.ExitStack() as stack:
        servers = [
            stack.enter_context(Server(database, keeps_answers=True).running())
            for _number in range(NODES)
        ]
        bare, warm = f"/bench/bare{LIST}", LIST
        for address in (bare, warm):
            _per_second(servers, address)
        turns = [(_per_second(servers, bare), _per_second(servers, warm)) for _ in range(3)]
    plain, kept = sorted(turns, key=lambda turn: turn[1] / turn[0])[1]
    return (
        f"{NODES} nodes, {CONNECTIONS} connections, {database.size:,}: {kept:.0f} warm lists/s, "
        f"{kept / plain:.2f} of the bare view's {plain:.0f}/s"
    )


def _per_second(servers: list[Server], address: str) -> float:
    """Answers in a second of all servers together."""
    share, connections = REQUESTS // len(servers), CONNECTIONS // len(servers)
    with ThreadPoolExecutor(len(servers)) as pool:
        costs = pool.map(
            lambda server: server.cost([address], share, connections=connections), servers
        )
        return sum(1000 / cost.elapsed for cost in costs)
