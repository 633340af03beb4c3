"""How the reader likes it: theme and text size. Every change shows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from explorer.desktop.theme.theme import Mode
from explorer.workspace.settings import ZOOM_STEPS

if TYPE_CHECKING:
    from explorer.workspace.settings import Settings


class PreferencesDialog(QDialog):
    """Asks how the reader likes it.

    Signals:
        mode_requested(object): A theme's `Mode`.
        zoom_requested(int): The size of the text that is read, per cent.
        motion_requested(bool): Whether nothing may be seen to move.
    """

    mode_requested = Signal(object)
    zoom_requested = Signal(int)
    motion_requested = Signal(bool)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumWidth(420)
        self._theme = QComboBox(self)
        names = {
            Mode.SYSTEM: self.tr("As the system"), Mode.LIGHT: self.tr("Light"),
            Mode.DARK: self.tr("Dark"), Mode.HIGH_CONTRAST: self.tr("High contrast"),
            Mode.PROJECTOR: self.tr("Bright projector"),
        }  # fmt: skip
        for mode, name in names.items():
            self._theme.addItem(name, mode)
        self._theme.setCurrentIndex([mode.value for mode in names].index(settings.theme))
        self._theme.currentIndexChanged.connect(
            lambda _: self.mode_requested.emit(Mode(self._theme.currentData()))
        )
        self._zoom = QComboBox(self)
        for step in ZOOM_STEPS:
            self._zoom.addItem(f"{step} %", step)
        if settings.zoom_percent in ZOOM_STEPS:
            self._zoom.setCurrentIndex(ZOOM_STEPS.index(settings.zoom_percent))
        self._zoom.currentIndexChanged.connect(
            lambda _: self.zoom_requested.emit(self._zoom.currentData())
        )
        self._motion = QCheckBox(self.tr("&Reduce motion: maps change at once"), self)
        self._motion.setChecked(settings.is_motion_reduced)
        self._motion.toggled.connect(self.motion_requested)
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow(self.tr("&Theme"), self._theme)
        form.addRow(self.tr("&Size of the text"), self._zoom)
        form.addRow("", self._motion)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 16)
        layout.setSpacing(18)
        layout.addLayout(form)
        layout.addWidget(buttons)
