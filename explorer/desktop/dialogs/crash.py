"""The report of a bug: what happened, ready to be copied, never sent."""

from __future__ import annotations

import platform
import traceback
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from explorer import __version__

if TYPE_CHECKING:
    from pathlib import Path


def report_of(error: BaseException) -> str:
    """Return an error with its trace and the versions it happened with."""
    versions = (
        f"Openness Explorer {__version__}, Python {platform.python_version()},"
        f" PySide6 {pyside_version}, Qt {qVersion()}, {platform.platform()}"
    )
    return f"{versions}\n\n{''.join(traceback.format_exception(error))}"


class CrashDialog(QDialog):
    """Says that something went wrong that should not have, once."""

    def __init__(self, report: str, log: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.resize(640, 420)
        said = QLabel(
            self.tr(
                "This is a mistake of the program, not yours. What you have added is saved. You"
                " can go on; if something behaves oddly, start the program again."
            ),
            self,
        )
        said.setWordWrap(True)
        self._text = QPlainTextEdit(report, self)
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Details of the error"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        copy = QPushButton(self.tr("Copy details"), self)
        copy.clicked.connect(self._copy)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(said)
        layout.addWidget(self._text, 1)
        if log is not None:
            place = QLabel(self.tr("Also written to {path}").format(path=log), self)
            place.setWordWrap(True)
            layout.addWidget(place)
        layout.addWidget(buttons)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
