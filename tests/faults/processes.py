"""Processes beside the tests: they share its database, and each can be killed."""

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import connection

REPOSITORY = Path(__file__).resolve().parents[2]
PATIENCE = 60


def database_url() -> str:
    """The database of the running test."""
    found: dict[str, Any] = connection.settings_dict
    return (
        f"postgres://{quote(found['USER'])}:{quote(found['PASSWORD'] or '')}"
        f"@{found['HOST']}:{found['PORT']}/{found['NAME']}"
    )


def environment(**variables: str) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "mso_site.settings.test",
        "DATABASE_URL": database_url(),
        "PYTHONPATH": f"{REPOSITORY}:{REPOSITORY / 'site'}",
        **variables,
    }


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def running(
    command: Sequence[str], log: Path, **variables: str
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=REPOSITORY,
            env=environment(**variables),
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            yield process
        finally:
            stop(process)


def stop(process: "subprocess.Popen[bytes]", with_signal: int = signal.SIGTERM) -> None:
    """End a process that this test started, and what it started."""
    if process.poll() is None:
        os.killpg(process.pid, with_signal)
    process.wait(PATIENCE)


class Node:
    """A server process of the site."""

    def __init__(self, port: int, log: Path) -> None:
        self.port = port
        self.log = log

    def ask(
        self, method: str, path: str, body: str = "", **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        link = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            link.request(method, path, body or None, {"Host": "localhost", **headers})
            answer = link.getresponse()
            # Each cookie has a header of its own.
            names = {
                name.lower(): ", ".join(answer.headers.get_all(name, [])) for name in answer.headers
            }
            return answer.status, names, answer.read()
        finally:
            link.close()


@contextmanager
def node(log: Path, **variables: str) -> Iterator[Node]:
    port = free_port()
    command = [
        *(sys.executable, "-m", "gunicorn", "mso_site.wsgi", "--worker-class", "gthread"),
        *("--workers", "1", "--threads", "4", "--bind", f"127.0.0.1:{port}"),
    ]
    with running(command, log, **variables) as process:
        found = Node(port, log)
        wait_for(lambda: _answers(found) or process.poll() is not None, "The node does not start.")
        assert process.poll() is None, log.read_text()
        yield found


@contextmanager
def redis(log: Path) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """A Redis of its own: its address and process."""
    port = free_port()
    program = shutil.which("redis-server")
    assert program, "Redis is not installed (Debian: apt-get install redis-server)."
    command = [program, "--bind", "127.0.0.1", "--port", str(port), "--save", "", "--dir", "/tmp"]  # noqa: S108
    with running(command, log) as process:
        wait_for(lambda: _is_open(port), "Redis does not start.")
        yield f"redis://127.0.0.1:{port}", process


def wait_for(condition: Any, complaint: str) -> None:
    until = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < until, complaint
        time.sleep(0.05)


def _answers(found: Node) -> bool:
    try:
        return found.ask("GET", "/api/v1/locales/")[0] == 200
    except (OSError, http.client.HTTPException):
        return False


def _is_open(port: int) -> bool:
    with socket.socket() as found:
        return found.connect_ex(("127.0.0.1", port)) == 0


def token_of(page: bytes) -> str:
    """The token against forged forms in a page of the admin."""
    found = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found
    return found[1].decode()
