"""What goes wrong on a new machine is said in one sentence, never in a traceback."""

import os
import shutil
import socket
import subprocess
import sys
import venv
from importlib.util import find_spec
from pathlib import Path

import pytest


@pytest.fixture
def clone(repository: Path, tmp_path: Path) -> Path:
    """A folder with the scripts alone, so that no test touches the real `.venv`."""
    shutil.copytree(repository / "scripts", tmp_path / "scripts")
    shutil.copy(repository / "requirements.txt", tmp_path)
    return tmp_path


def run(clone: Path, *command: str, **variables: str) -> subprocess.CompletedProcess[str]:
    # Settings of pip on this machine must not lend it another source of packages.
    inherited = {name: text for name, text in os.environ.items() if not name.startswith("PIP_")}
    return subprocess.run(
        command,
        cwd=clone,
        env={**inherited, "PYTHON": sys.executable, **variables},
        capture_output=True,
        text=True,
        timeout=120,
    )


def put_python(clone: Path, preamble: str) -> str:
    """A PATH on which every Python is the running one, altered by a line of code."""
    folder = clone / "bin"
    folder.mkdir()
    for name in ("python3.13", "python3.12", "python3.11", "python3"):
        program = folder / name
        code = f"import sys; {preamble}; exec(sys.argv[1])"
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{code}" "$2"\n')
        program.chmod(0o755)
    return f"{folder}:/usr/bin:/bin"


def make_venv(clone: Path) -> None:
    """What the script would make, with the pip of the running Python: installing it takes long."""
    folder = clone / ".venv"
    venv.create(folder, symlinks=True)
    (folder / "origin").write_text(f"{sys.version} {sys.base_prefix} {clone}\n")
    pip = find_spec("pip")
    assert pip is not None and pip.origin is not None
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "pip").symlink_to(Path(pip.origin).parent)


def assert_refused(result: subprocess.CompletedProcess[str], sentence: str) -> None:
    assert result.returncode == 1
    assert "Traceback" not in result.stdout + result.stderr
    assert result.stderr == f"{sentence}\n"


def test_taken_port(clone: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        result = run(clone, "scripts/run", PORT=str(port))

    assert_refused(
        result,
        f"Port {port} is taken by another program: "
        f"choose another one with 'make run PORT={port + 1}'.",
    )


@pytest.mark.parametrize("port", ["none", "0", "65536"])
def test_impossible_port(clone: Path, port: str) -> None:
    result = run(clone, "scripts/run", PORT=port)

    assert_refused(result, f"PORT must be a number from 1 to 65535, not '{port}'.")


def test_old_python(clone: Path) -> None:
    path = put_python(clone, "sys.version_info = (3, 9, 18)")
    result = run(clone, "scripts/setup", "requirements.txt", PATH=path, PYTHON="")

    assert_refused(
        result,
        "Python 3.11 or newer is needed (found: 3.9): "
        "install it, or name one that is there with PYTHON=/path/to/python.",
    )


def test_no_python(clone: Path) -> None:
    result = run(clone, "scripts/setup", "requirements.txt", PYTHON="/nowhere/python")

    assert_refused(
        result,
        "Python 3.11 or newer is needed (found: none): "
        "install it, or name one that is there with PYTHON=/path/to/python.",
    )


def test_python_without_venv(clone: Path) -> None:
    path = put_python(clone, "sys.version_info = (3, 11, 2); sys.modules['ensurepip'] = None")
    result = run(clone, "scripts/setup", "requirements.txt", PATH=path, PYTHON="")

    assert_refused(
        result,
        "Python 3.11 cannot make virtual environments: install its module venv "
        "(Debian and Ubuntu: apt-get install python3.11-venv).",
    )


def test_no_network(clone: Path) -> None:
    make_venv(clone)

    result = run(
        clone,
        "scripts/setup",
        "requirements.txt",
        PIP_CONFIG_FILE=os.devnull,
        # Port 9 of the own machine: nothing listens there.
        PIP_INDEX_URL="http://127.0.0.1:9/",
        PIP_NO_CACHE_DIR="1",
    )

    assert_refused(
        result,
        "The packages could not be downloaded: "
        "check the network connection and try again (details: .venv/install.log).",
    )


def test_an_environment_of_another_folder(clone: Path) -> None:
    other = clone / "other"
    other.mkdir()
    (other / "kept").touch()
    (clone / ".venv").symlink_to(other)

    result = run(clone, "scripts/setup", "requirements.txt")

    assert_refused(
        result,
        ".venv is a link to an environment that was not made here: remove the link and run this"
        " again.",
    )
    assert (other / "kept").exists()
