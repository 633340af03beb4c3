"""Long work off the GUI thread: named lanes of one thread each, in which the newest task wins.

Python threads share one interpreter. Two busy ones hold the GUI thread up for 31 ms at the 99th
percentile; one with a switch interval of 1 ms for 11. So heavy lanes take turns.
"""

from __future__ import annotations

import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from explorer.errors import ExplorerError
from explorer.progress import Cancelled

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.progress import Progress

SWITCH_INTERVAL_SECONDS = 0.001


class Task(QObject):
    """One piece of work in a lane. Its signals arrive on the GUI thread.

    Exactly one of `done`, `failed`, `crashed` and `stopped` is emitted, once.

    Signals:
        progressed(int, int, str): Steps done, steps in all, what is worked on.
        done(object): What the work returned.
        failed(object): The `ExplorerError` it raised.
        crashed(object): Any other exception: a bug.
        stopped(): It was cancelled, or a newer task took its place.
    """

    progressed = Signal(int, int, str)
    done = Signal(object)
    failed = Signal(object)
    crashed = Signal(object)
    stopped = Signal()
    _ended = Signal(str, object)

    def __init__(self, work: Callable[[Progress], Any], label: str) -> None:
        super().__init__()
        self.label = label
        self._work = work
        self._is_cancelled = threading.Event()
        self._is_over = False
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next checkpoint; its result is thrown away in any case."""
        self._is_cancelled.set()

    @property
    def is_over(self) -> bool:
        """Whether the outcome has been told."""
        return self._is_over

    def run_here(self) -> None:
        """Do the work on the calling thread."""
        try:
            self.checkpoint(0, 0)
            outcome: tuple[str, object] = ("done", self._work(self.checkpoint))
        except Cancelled:
            outcome = ("stopped", None)
        except ExplorerError as error:
            outcome = ("failed", error)
        except Exception as error:  # noqa: BLE001 - handed on to the GUI thread, never swallowed
            outcome = ("crashed", error)
        self._ended.emit(*outcome)

    def checkpoint(self, done: int, total: int, label: str = "") -> None:
        """Be the `Progress` of the work."""
        if self._is_cancelled.is_set():
            raise Cancelled
        if total:
            self.progressed.emit(done, total, label)

    @Slot(str, object)
    def _tell(self, how: str, result: object) -> None:
        self._is_over = True
        if self._is_cancelled.is_set() and how in {"done", "failed"}:
            how = "stopped"
        if how == "stopped":
            self.stopped.emit()
        else:
            getattr(self, how).emit(result)


class Tasks(QObject):
    """Runs tasks in lanes.

    Signals:
        started(object): A `Task` was put into a lane.
        ended(object): A `Task`'s outcome was told.
    """

    started = Signal(object)
    ended = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._newest: dict[str, Task] = {}
        self._running: list[Task] = []
        self._heavy = threading.Lock()
        self._is_closed = False
        sys.setswitchinterval(SWITCH_INTERVAL_SECONDS)

    def prepare(self, work: Callable[[Progress], Any], label: str = "") -> Task:
        """Return a task that has not begun, so that its signals can be connected first."""
        task = Task(work, label)
        for signal in (task.done, task.failed, task.crashed):
            signal.connect(lambda _, task=task: self._forget(task))
        task.stopped.connect(lambda task=task: self._forget(task))
        return task

    def start(self, lane: str, task: Task, *, is_heavy: bool = False) -> None:
        """Run a prepared task in a lane; whatever the lane was doing is cancelled.

        Args:
            lane: The lane's name.
            task: What to run.
            is_heavy: Whether it is busy with Python throughout; such tasks take turns.
        """
        if self._is_closed:
            return
        if lane in self._newest:
            self._newest[lane].cancel()
        self._newest[lane] = task
        self._running.append(task)
        if lane not in self._lanes:
            self._lanes[lane] = ThreadPoolExecutor(1, thread_name_prefix=f"lane-{lane}")
        self.started.emit(task)
        self._lanes[lane].submit(self._run_in_turn if is_heavy else Task.run_here, task)

    def cancel(self, lane: str) -> None:
        """Cancel what a lane is doing, if anything."""
        if lane in self._newest:
            self._newest[lane].cancel()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is running or waiting."""
        return not self._running

    def close(self) -> None:
        """Cancel everything and wait until the threads have ended."""
        self._is_closed = True
        for task in self._running:
            task.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)

    def _run_in_turn(self, task: Task) -> None:
        with self._heavy:
            task.run_here()

    def _forget(self, task: Task) -> None:
        if task in self._running:
            self._running.remove(task)
            self.ended.emit(task)
