"""Whether somebody is at the program: the keys, clicks and wheels that its windows get."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QGuiApplication, QWindow

_INPUTS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Attendance(QObject):
    """Watches the window that has the keyboard.

    Not the application: a filter of its own in Python is called for every event of every object,
    which takes longer than most turns.

    Signals:
        noted(): Somebody did something.
    """

    noted = Signal()

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        application.focusWindowChanged.connect(self._watch)
        self._watch(application.focusWindow())

    def close(self) -> None:
        """Watch nothing any more."""
        self._watch(None)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUTS:
            self.noted.emit()
        return False

    def _watch(self, window: QWindow | None) -> None:
        if self._window is not None:
            self._window.removeEventFilter(self)
            self._window.destroyed.disconnect(self._forget)
        self._window = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._window = None
