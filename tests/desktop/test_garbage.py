"""Python's collector works on the GUI thread only."""

from __future__ import annotations

import gc
import subprocess
import sys
import textwrap
import weakref

import pytest
from pytestqt.qtbot import QtBot

from explorer.desktop.garbage import Garbage


class _Knot:
    def __init__(self) -> None:
        self.me = self


def test_automatic_collection_is_off_while_it_lives(qtbot: QtBot) -> None:
    garbage = Garbage()
    try:
        assert not gc.isenabled()
    finally:
        garbage.close()
    assert gc.isenabled()


def test_its_timer_collects_what_has_piled_up(qtbot: QtBot) -> None:
    garbage = Garbage()
    try:
        knot = weakref.ref(_Knot())
        piled = [[] for _ in range(5 * gc.get_threshold()[0])]  # type: ignore[var-annotated]
        garbage.collect()
        assert knot() is None
        assert piled
    finally:
        garbage.close()


def test_what_is_kept_is_not_looked_at_again(qtbot: QtBot) -> None:
    garbage = Garbage()
    try:
        garbage.keep()
        assert gc.get_freeze_count() > 1000
    finally:
        garbage.close()
    assert gc.get_freeze_count() == 0


STRESS = """
    import gc, sys, threading
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QGraphicsScene
    from explorer.desktop.garbage import Garbage

    application = QApplication([])
    is_guarded = sys.argv[1] == "guarded"
    garbage = Garbage() if is_guarded else None
    gc.set_threshold(200, 5, 5)

    def churn():
        for _ in range(300_000):
            knot = []
            knot.append(knot)

    threads = [threading.Thread(target=churn) for _ in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(1500):
        scene = QGraphicsScene()
        timer = QTimer()
        timer.start(1)
        scene.knot = [scene]
        timer.knot = [timer]
        del scene, timer
        application.processEvents()
        if garbage:
            garbage.collect()
    for thread in threads:
        thread.join()
    print("survived")
"""


@pytest.mark.parametrize("how", ["guarded"])
def test_busy_threads_never_free_what_belongs_to_the_window(how: str) -> None:
    # The same without Garbage ends in a crash or in Qt's warnings about timers of other threads.
    ran = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(STRESS), how],
        env={**__import__("os").environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.strip() == "survived"
    assert "thread" not in ran.stderr.lower()
