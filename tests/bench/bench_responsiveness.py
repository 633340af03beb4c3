"""Whether typing ever waits: gaps between ticks of a 5 ms timer on the GUI thread.

A library of 1,000 generated documents is loaded, indexed, searched letter by letter, read, and laid
out as a graph in the real window, offscreen. For each phase the gaps between ticks are printed,
beside those of an idle window in the same run: the floor that machine and timer set.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from explorer.address import Address
from explorer.desktop.program import Program
from explorer.desktop.session import GRAPH, READ
from explorer.files import Profile, bundled
from tests.bench.generated import write_library

DOCUMENTS = 1000
QUERIES = ("open weights", "model release -policy", "kind:case licence", "transparency")
GOAL_P99_MS, GOAL_WORST_MS = 16, 60


class Ticks(QObject):
    """Takes down the gaps between ticks of a 5 ms timer, in ms."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps_ms: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(5)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps_ms.append((now - self._last) * 1000)
        self._last = now

    def take(self) -> list[float]:
        """Return the gaps since the last call."""
        gaps, self.gaps_ms = self.gaps_ms, []
        return gaps


def main() -> None:
    """Print the gaps of each phase."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "library"
        write_library(folder, DOCUMENTS)
        application = QApplication([])
        program = Program(application, Profile.below(Path(scratch) / "profile"))
        program.start(None, bundled("content"))
        wait(lambda: program.is_settled)
        ticks = Ticks()
        print(f"{'phase':<28}{'ticks':>7}{'median':>9}{'p99':>9}{'worst':>9}   (ms)")
        rest(2)
        report("idle (the floor)", ticks.take())
        program.session.open_folder(folder)
        wait(lambda: program.session.library is not None
             and len(program.session.library.documents) >= DOCUMENTS)  # fmt: skip
        report("loading", ticks.take())
        rest(0.5)
        report("showing the new library", ticks.take())
        wait(lambda: program.is_settled)
        report("indexing and checking", ticks.take())
        type_queries(program)
        report("typing in the search field", ticks.take())
        for document in program.session.library.documents[:40] if program.session.library else ():
            program.session.go(Address.document(document.id), READ)
            rest(0.05)
        report("reading forty documents", ticks.take())
        first = program.session.library.documents[0] if program.session.library else None
        if first is not None:
            program.session.go(Address.document(first.id), GRAPH)
        rest(1)
        wait(lambda: program.is_settled)
        report("making and laying out graph", ticks.take())
        program.close()
    print(f"goal: p99 at most {GOAL_P99_MS} ms, worst at most {GOAL_WORST_MS} ms")


def type_queries(program: Program) -> None:
    """Type each query letter by letter, 80 ms apart, as fast typists do."""
    field = program.window.top.field
    for query in QUERIES:
        field.clear()
        for letter in query:
            QTest.keyClicks(field, letter)
            rest(0.08)
        wait(lambda: program.is_settled)


def rest(seconds: float) -> None:
    """Let the window go on for a while."""
    deadline = time.perf_counter() + seconds
    while time.perf_counter() < deadline:
        QApplication.processEvents()
        time.sleep(0.0002)


def wait(until: Callable[[], bool]) -> None:
    """Let the window go on until something holds."""
    deadline = time.perf_counter() + 300
    while not until():
        rest(0.01)
        if time.perf_counter() > deadline:
            raise TimeoutError("this took more than five minutes")


def report(phase: str, gaps_ms: list[float]) -> None:
    """Print median, 99th percentile and the longest gap."""
    ordered = sorted(gaps_ms) or [0.0]
    p99 = ordered[min(len(ordered) - 1, round(len(ordered) * 0.99))]
    print(
        f"{phase:<28}{len(gaps_ms):>7}{statistics.median(ordered):>9.1f}"
        f"{p99:>9.1f}{ordered[-1]:>9.1f}"
    )


if __name__ == "__main__":
    main()
