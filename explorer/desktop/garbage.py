"""Python's cyclic collector, kept on the GUI thread.

On a worker thread it ends the process sooner or later: it frees Qt objects there, and Qt forbids
that. So automatic collection is off, and a timer of the GUI thread collects instead.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

INTERVAL_MS = 1000
IDLE_BEFORE_FULL_MS = 30_000
"""A full collection takes long in a large library, so it waits until nobody has done anything."""


class Garbage(QObject):
    """Collects on the thread it lives on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._since_input = QElapsedTimer()
        self._since_input.start()
        self._is_clean = False
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the young generations when they have grown; all when nobody is there."""
        if not self._is_clean and self._since_input.elapsed() >= IDLE_BEFORE_FULL_MS:
            gc.collect()
            self._is_clean = True
            return
        young, middle, _ = gc.get_count()
        limits = gc.get_threshold()
        if middle > limits[1]:
            gc.collect(1)
        elif young > limits[0]:
            gc.collect(0)

    def note_input(self) -> None:
        """Take note that somebody is there."""
        self._since_input.restart()
        self._is_clean = False

    def keep(self) -> None:
        """Set aside all that lives now, a loaded library above all, from being looked at again."""
        gc.freeze()

    def close(self) -> None:
        """Hand collection back to Python."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()
