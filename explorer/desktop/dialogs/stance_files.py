"""Asking for the file that views on a map are written to or read from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog

from explorer.desktop.wording import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SUFFIX: Final = ".stance.json"


def file_to_write(window: QWidget) -> str:
    """Ask where to write views; empty when nobody says. The name ends as opening expects it."""
    title, kinds = tr("Save the views to a file"), _kinds()
    path, _ = QFileDialog.getSaveFileName(window, title, f"views{SUFFIX}", kinds)
    return path if not path or path.endswith(".json") else path + SUFFIX


def file_to_read(window: QWidget) -> str:
    """Ask which views to open; empty when nobody says."""
    path, _ = QFileDialog.getOpenFileName(window, tr("Open views from a file"), "", _kinds())
    return path


def _kinds() -> str:
    return tr("Saved views (*.stance.json)")
