"""What the reader shows where there is nothing to read: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class NothingToRead(QWidget):
    """Says that a folder has no documents.

    Signals:
        open_requested(): Open another folder.
    """

    open_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = QLabel(self)
        self._said.setObjectName("emptyView")
        self._said.setWordWrap(True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        button = QPushButton(self.tr("Open another folder…"), self)
        button.clicked.connect(self.open_requested)
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(self._said)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_folder(self, folder: str) -> None:
        """Say that this folder has nothing to read."""
        said = self.tr(
            "“{folder}” has no Markdown documents yet.\n"
            "Put a file ending in .md into it, and it shows here at once."
        )
        self._said.setText(said.format(folder=folder))
