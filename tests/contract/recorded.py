"""Files in the repository that are written from the API, and held to it.

With RENEW_RECORDED set, as `make openapi` sets it, they are written instead.
"""

import difflib
import json
import os
from pathlib import Path
from typing import Any

IS_RENEWING = bool(os.environ.get("RENEW_RECORDED"))
REPOSITORY = Path(__file__).resolve().parents[2]
# Enough to see what it is about; the rest stands in `git diff` after `make openapi`.
SHOWN_LINES = 60


def readable(value: Any) -> str:
    """JSON for people: one order of keys, and one line for each value."""
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def agree(path: Path, text: str) -> None:
    """Raise `AssertionError` where a file does not say what the API says today."""
    if IS_RENEWING:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return
    recorded = path.read_text(encoding="utf-8") if path.exists() else ""
    if recorded == text:
        return
    name = path.relative_to(REPOSITORY).as_posix()
    changes = difflib.unified_diff(
        recorded.splitlines(),
        text.splitlines(),
        f"{name} in the repository",
        "the API",
        lineterm="",
    )
    lines = list(changes)
    if len(lines) > SHOWN_LINES:
        lines[SHOWN_LINES:] = [f"... and {len(lines) - SHOWN_LINES} lines more"]
    shown = "\n".join(lines)
    raise AssertionError(
        f"{name} is not what the API says today. If the change is meant and docs/api-compat.md "
        f"allows it, run make openapi and commit what it writes.\n\n{shown}"
    )
