"""The server of the browser tests: the demo site as `make run` serves it, in its own process."""

import fcntl
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

# A machine under load takes minutes for what else takes one.
PATIENCE = 600

PASSWORD = "browser-tests-2026"

FAULT = re.compile(r'^Traceback|"(GET|POST|PUT|PATCH|DELETE|HEAD) [^"]*" 5\d\d', re.MULTILINE)


@dataclass
class Server:
    address: str
    places: dict[str, Any]
    folder: Path
    log: Path
    seen: int = field(default=0)

    def new_faults(self) -> list[str]:
        """What the log tells of answers that failed since this was asked last."""
        text = self.log.read_text(encoding="utf-8")
        new, self.seen = text[self.seen :], len(text)
        return [match.group() for match in FAULT.finditer(new)]


def environment(repository: Path, folder: Path, address: str) -> dict[str, str]:
    """That of a new laptop: no database and no settings of whoever runs the tests."""
    kept = {
        name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ
    }
    return {
        **kept,
        "PYTHONPATH": f"{repository}{os.pathsep}{repository / 'site'}",
        "PYTHONUNBUFFERED": "1",
        "DJANGO_SETTINGS_MODULE": "mso_site.settings.dev",
        "DATA_DIR": str(folder),
        "ADMIN_BASE_URL": address,
        # Mails are files in this folder.
        "EMAIL_URL": f"filemail:///{folder / 'mails'}",
    }


def prepare(repository: Path, shared: Path) -> Path:
    """A folder with the loaded demo site, made by the first process that asks for it."""
    folder = shared / "demo-site"
    with (shared / "demo-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "places.json").exists():
            folder.mkdir(exist_ok=True)
            subprocess.run(
                [sys.executable, str(Path(__file__).with_name("preparing.py"))],
                env={
                    **environment(repository, folder, "http://127.0.0.1:8000"),
                    "BROWSER_PASSWORD": PASSWORD,
                },
                check=True,
                timeout=PATIENCE,
            )
    return folder


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


@contextmanager
def serve(repository: Path, prepared: Path, folder: Path, log: Path) -> Iterator[Server]:
    """Serve a copy of the prepared site: what a test writes is seen by its process alone."""
    shutil.copytree(prepared, folder)
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run_demo", f"127.0.0.1:{port}"],
            cwd=repository,
            env=environment(repository, folder, address),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_for(f"{address}/admin/login/", process, log)
        places = json.loads((folder / "places.json").read_text(encoding="utf-8"))
        yield Server(address, places, folder, log)
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urlopen(address, timeout=PATIENCE):  # noqa: S310
                return
        except URLError:
            time.sleep(0.2)
    raise RuntimeError(f"The server did not start:\n{log.read_text(encoding='utf-8')}")
