"""What stands where the picture would be, when there is nothing to draw."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from explorer.desktop.wording import tr


class EmptyPage(QWidget):
    """Says why there is no picture, and offers a way out if there is one.

    Signals:
        everything_requested(): Show everything.
    """

    everything_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = QLabel(self)
        self.said.setProperty("role", "empty")
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(tr("Show everything"), self)
        self.button.clicked.connect(self.everything_requested)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self.said)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def say(self, text: str, *, can_show_everything: bool) -> None:
        """Say this, with or without the button."""
        self.said.setText(text)
        self.button.setVisible(can_show_everything)
