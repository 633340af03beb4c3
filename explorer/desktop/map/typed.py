"""What a reader types to find a box, shown while it is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLabel

from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PAUSE_MS = 1500
"""After that long a pause the next letter begins anew."""


class Typed(QLabel):
    """Gathers letters.

    Signals:
        changed(str): What has been typed.
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self._letters = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.forget)
        self.setProperty("role", "chip")
        self.hide()

    @property
    def letters(self) -> str:
        """What has been typed."""
        return self._letters

    def add(self, letters: str) -> None:
        """Take further letters."""
        self._take(self._letters + letters)

    def take_back(self) -> None:
        """Take the last letter back."""
        self._take(self._letters[:-1])

    def forget(self) -> None:
        """Begin anew."""
        self._pause.stop()
        self._letters = ""
        self.hide()

    def say_found(self, *, is_found: bool) -> None:
        """Show what was typed, and whether a box has it."""
        text = tr("Find: {letters}") if is_found else tr("Nothing is called {letters}")
        self.setText(text.format(letters=self._letters))
        self.adjustSize()
        room = self._room.rect()
        self.move((room.width() - self.width()) // 2, room.height() - self.height() - 16)
        self.show()
        self.raise_()

    def _take(self, letters: str) -> None:
        self._letters = letters
        if not letters:
            self.forget()
            return
        self._pause.start()
        self.changed.emit(letters)
