"""A text on one line: what there is no room for is told by a tip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from explorer.desktop.elided_label import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class OneLine(ElidedLabel):
    """Shows plain text on one line that takes the width that others leave."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.say(text)

    def say(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self._tell_tip()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_tip()

    def _tell_tip(self) -> None:
        self.setToolTip(self.text() if self.shown_text() != self.text() else "")
