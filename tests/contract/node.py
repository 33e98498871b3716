"""Programs from npm: `setup-browser` installs them, and node runs them without a network."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
MODULES = REPOSITORY / "node_modules"
GENERATOR = MODULES / "openapi-typescript" / "bin" / "cli.js"
COMPILER = MODULES / "typescript" / "bin" / "tsc"
PATIENCE = 600


def need_node() -> None:
    """Skip where a program is missing; where REQUIRE_BROWSER is set, fail."""
    found = {
        "node is not installed (Debian: apt-get install npm).": shutil.which("node"),
        "openapi-typescript is not installed (npm ci).": GENERATOR.exists(),
        "TypeScript is not installed (npm ci).": COMPILER.exists(),
    }
    sentences = [sentence for sentence, is_there in found.items() if not is_there]
    if sentences and os.environ.get("REQUIRE_BROWSER"):
        pytest.fail(" ".join(sentences))
    if sentences:
        pytest.skip(" ".join(sentences))


def run(*command: str | Path, folder: Path = REPOSITORY) -> str:
    """What a program prints. Raises `AssertionError` with it where the program fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, f"{Path(str(command[-1])).name} failed:\n{done.stdout}"
    return done.stdout


def generate_types(document: Path, target: Path) -> None:
    """Write the TypeScript types of an OpenAPI document."""
    run("node", GENERATOR, document, "--output", target)


def compile_project(folder: Path) -> None:
    """Compile the TypeScript of a folder as its `tsconfig.json` says."""
    (folder / "node_modules").symlink_to(MODULES)
    run("node", COMPILER, "--project", folder)
