"""Lanes: one outcome each, on the GUI thread, and the newest wins."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QThread, Signal
from pytestqt.qtbot import QtBot

from explorer.desktop.tasks import Task, Tasks
from explorer.errors import ContentError
from explorer.progress import Progress


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    made.close()


def outcomes_of(task: Task) -> list[tuple[str, object]]:
    told: list[tuple[str, object]] = []
    task.done.connect(lambda result: told.append(("done", result)))
    task.failed.connect(lambda error: told.append(("failed", error)))
    task.crashed.connect(lambda error: told.append(("crashed", error)))
    task.stopped.connect(lambda: told.append(("stopped", None)))
    return told


def until_idle(qtbot: QtBot, tasks: Tasks) -> None:
    qtbot.waitUntil(lambda: tasks.is_idle, timeout=10_000)


def test_work_runs_elsewhere_and_its_result_arrives_here(qtbot: QtBot, tasks: Tasks) -> None:
    here = QThread.currentThread()
    threads: list[object] = []
    task = tasks.prepare(lambda _: threading.current_thread().name)
    task.done.connect(lambda _: threads.append(QThread.currentThread()))
    told = outcomes_of(task)
    tasks.start("reading", task)
    until_idle(qtbot, tasks)
    assert told == [("done", "lane-reading_0")]
    assert threads == [here]


def test_an_error_for_the_user_and_a_bug_are_told_apart(qtbot: QtBot, tasks: Tasks) -> None:
    def fails(_: Progress) -> None:
        raise ContentError("It is broken.")

    def crashes(_: Progress) -> None:
        raise ZeroDivisionError

    failing, crashing = tasks.prepare(fails), tasks.prepare(crashes)
    told_failing, told_crashing = outcomes_of(failing), outcomes_of(crashing)
    tasks.start("a", failing)
    tasks.start("b", crashing)
    until_idle(qtbot, tasks)
    assert [how for how, _ in told_failing] == ["failed"]
    assert [how for how, _ in told_crashing] == ["crashed"]
    assert isinstance(told_crashing[0][1], ZeroDivisionError)


def test_the_newest_task_of_a_lane_wins(qtbot: QtBot, tasks: Tasks) -> None:
    begun = threading.Event()

    def endless(progress: Progress) -> None:
        begun.set()
        while True:
            progress(1, 2)
            time.sleep(0.001)

    old, new = tasks.prepare(endless), tasks.prepare(lambda _: "new")
    told_old, told_new = outcomes_of(old), outcomes_of(new)
    tasks.start("search", old)
    assert begun.wait(5)
    tasks.start("search", new)
    until_idle(qtbot, tasks)
    assert told_old == [("stopped", None)]
    assert told_new == [("done", "new")]


def test_a_result_that_comes_after_cancelling_is_thrown_away(qtbot: QtBot, tasks: Tasks) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def stubborn(_: Progress) -> str:
        begun.set()
        may_end.wait(5)
        return "too late"

    task = tasks.prepare(stubborn)
    told = outcomes_of(task)
    tasks.start("a", task)
    assert begun.wait(5)
    task.cancel()
    may_end.set()
    until_idle(qtbot, tasks)
    assert told == [("stopped", None)]


def test_two_heavy_tasks_never_run_at_once(qtbot: QtBot, tasks: Tasks) -> None:
    running, most = [0], [0]

    def busy(_: Progress) -> None:
        running[0] += 1
        most[0] = max(most[0], running[0])
        time.sleep(0.02)
        running[0] -= 1

    for lane in ("a", "b", "c"):
        tasks.start(lane, tasks.prepare(busy), is_heavy=True)
    until_idle(qtbot, tasks)
    assert most == [1]


def test_progress_is_told_with_its_label(qtbot: QtBot, tasks: Tasks) -> None:
    told: list[tuple[int, int, str]] = []
    task = tasks.prepare(lambda progress: progress(3, 7, "llama"))
    task.progressed.connect(lambda *step: told.append(step))
    tasks.start("a", task)
    until_idle(qtbot, tasks)
    assert told == [(3, 7, "llama")]


def test_closing_cancels_and_waits(qtbot: QtBot) -> None:
    tasks = Tasks()
    ended = threading.Event()

    def endless(progress: Progress) -> None:
        try:
            while True:
                progress(1, 2)
                time.sleep(0.001)
        finally:
            ended.set()

    tasks.start("a", tasks.prepare(endless))
    tasks.close()
    assert ended.is_set() or not any(t.name.startswith("lane-a") for t in threading.enumerate())


class _Emitter(QObject):
    told = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def take(self, is_true: bool) -> None:
        self.count += is_true


def test_this_qt_keeps_its_references_through_thousands_of_signals(qtbot: QtBot) -> None:
    # PySide6 6.12.0 drops a reference of True each time and ends the process (docs/decisions/0002).
    emitter = _Emitter()
    emitter.told.connect(emitter.take)
    for _ in range(5000):
        emitter.told.emit(True)
    assert emitter.count == 5000
