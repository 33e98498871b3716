"""One server process, and what an answer costs it."""

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from .databases import FOLDER, REPOSITORY, Database

HOST = "127.0.0.1"
# Two, so that one request waits while the other is answered.
CONNECTIONS = 2
START_SECONDS = 120
# The proxy in front of a server in production says that it ended TLS.
HEADERS = {"Host": HOST, "X-Forwarded-Proto": "https"}


@dataclass(frozen=True)
class Cost:
    """What a request cost, in milliseconds."""

    cpu: float
    elapsed: float


class Server:
    """Gunicorn with one worker and one thread on a free port of the loopback interface.

    Args:
        keeps_answers: whether an answer is kept for who asks the same.
    """

    def __init__(self, database: Database, *, keeps_answers: bool = False) -> None:
        self.database = database
        self.keeps_answers = keeps_answers
        self.port = _free_port()

    @contextlib.contextmanager
    def running(self) -> Iterator["Server"]:
        """The server answers inside the block."""
        command = [
            *(sys.executable, "-m", "gunicorn", "mso_site.wsgi", "--bind", f"{HOST}:{self.port}"),
            *("--worker-class", "gthread", "--workers", "1", "--threads", "1"),
            *("--timeout", "600", "--keep-alive", "600", "--log-level", "warning"),
        ]
        environment = {
            **os.environ,
            **self.database.environment,
            "BENCH_KEEPS_ANSWERS": str(int(self.keeps_answers)),
            "PYTHONPATH": f"{REPOSITORY}{os.pathsep}{REPOSITORY / 'site'}",
        }
        with (FOLDER / f"server-{self.database.size}-{self.port}.log").open("w") as log:
            process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
            try:
                self._wait(process)
                yield self
            finally:
                process.terminate()
                process.wait(30)

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end:
            if process.poll() is not None:
                break
            with contextlib.suppress(OSError):
                self.state()
                return
            time.sleep(0.2)
        raise RuntimeError(f"The server did not start: see its log in {FOLDER.name}.")

    def get(self, address: str) -> bytes:
        """The body of an answer; raises `ValueError` unless it is a success."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=600)
        try:
            return _read(connection, address)[1]
        finally:
            connection.close()

    def etag(self, address: str) -> str:
        """The mark of an answer."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=600)
        try:
            return _read(connection, address)[0]
        finally:
            connection.close()

    def ask(self, name: str, **query: Any) -> Any:
        """An answer of the bench's own views."""
        return json.loads(self.get(f"/bench/{name}/?{urlencode(query, doseq=True)}"))

    def state(self) -> Any:
        """Processor time and memory of the worker."""
        return self.ask("state")

    def cost(
        self,
        addresses: Sequence[str],
        count: int,
        *,
        etag: str = "",
        connections: int = CONNECTIONS,
    ) -> Cost:
        """What one of `count` requests costs, which go round the addresses.

        Args:
            etag: what the client has already.
        """
        wanted = iter([addresses[number % len(addresses)] for number in range(count)])
        lock = threading.Lock()
        errors: list[Exception] = []

        def work() -> None:
            connection = http.client.HTTPConnection(HOST, self.port, timeout=600)
            try:
                while not errors:
                    with lock:
                        address = next(wanted, None)
                    if address is None:
                        return
                    _read(connection, address, etag)
            except (OSError, ValueError, http.client.HTTPException) as error:
                errors.append(error)
            finally:
                connection.close()

        threads = [threading.Thread(target=work) for _number in range(min(connections, count))]
        before, started = self.state(), time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        elapsed, after = time.perf_counter() - started, self.state()
        if errors:
            raise errors[0]
        if before["process"] != after["process"]:
            raise RuntimeError("The worker was replaced while it was measured.")
        return Cost(
            cpu=(after["cpu_ns"] - before["cpu_ns"]) / count / 1e6,
            elapsed=elapsed / count * 1000,
        )


def _read(
    connection: http.client.HTTPConnection, address: str, etag: str = ""
) -> tuple[str, bytes]:
    """Mark and body of an answer; without a body where it is known already."""
    headers = {**HEADERS, "If-None-Match": etag} if etag else HEADERS
    connection.request("GET", address, headers=headers)
    response = connection.getresponse()
    body = response.read()
    if response.status != (304 if etag else 200):
        raise ValueError(f"{address}: {response.status} {body[:300]!r}")
    return response.headers.get("ETag", ""), body


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
