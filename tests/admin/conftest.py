"""What the tests of the admin share."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction


@pytest.fixture
def commits(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """What waits for a commit runs when the outermost transaction of a view ends.

    The transaction around a test would hold it back, and wagtail-localize publishes on commit.
    """
    outside = len(connection.savepoint_ids)
    leave, on_commit = transaction.Atomic.__exit__, connection.on_commit

    def leave_and_commit(block: Any, *exception: Any) -> None:
        leave(block, *exception)
        if exception[0] is None and len(connection.savepoint_ids) == outside:
            waiting, connection.run_on_commit = connection.run_on_commit, []
            for _savepoints, callback, _robust in waiting:
                callback()

    def wait_or_run(callback: Callable[[], Any], robust: bool = False) -> None:
        if len(connection.savepoint_ids) == outside:
            callback()
        else:
            on_commit(callback, robust)

    monkeypatch.setattr(transaction.Atomic, "__exit__", leave_and_commit)
    monkeypatch.setattr(connection, "on_commit", wait_or_run)
