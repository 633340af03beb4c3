"""Checkpoints of long work."""

from __future__ import annotations

import pytest

from explorer.errors import ExplorerError
from explorer.progress import Cancelled, Progress, unwatched


def count_to(total: int, progress: Progress) -> int:
    for done in range(total):
        progress(done, total, str(done))
    return total


def test_unwatched_work_runs_to_its_end() -> None:
    assert count_to(3, unwatched) == 3


def test_a_watcher_hears_every_step() -> None:
    heard: list[tuple[int, int, str]] = []
    count_to(2, lambda done, total, label="": heard.append((done, total, label)))
    assert heard == [(0, 2, "0"), (1, 2, "1")]


def test_a_watcher_can_stop_the_work() -> None:
    def stop(done: int, total: int, label: str = "") -> None:
        if done == 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        count_to(3, stop)


def test_being_stopped_is_no_error_for_people() -> None:
    assert not issubclass(Cancelled, ExplorerError)
