"""Finding in the page: a field, how many there are, and the way from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from explorer.desktop.theme.icons import Glyph

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from explorer.desktop.theme.theme import Theme


class FindBar(QWidget):
    """Asks for what is to be found in the page.

    Signals:
        find_requested(str): Find this; empty for nothing.
        step_requested(int): Go to the next (1) or the one before (-1).
        closed(): The bar was closed.
    """

    find_requested = Signal(str)
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._field = QLineEdit(self)
        self._field.setPlaceholderText(self.tr("Find in this document"))
        self._field.setAccessibleName(self.tr("Find in this document"))
        self._field.setClearButtonEnabled(True)
        self._field.setMaximumWidth(320)
        self._field.textChanged.connect(self.find_requested)
        self._count = QLabel(self)
        self._count.setAccessibleName(self.tr("Places found"))
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 16, 8)
        line.addWidget(self._field, 1)
        line.addWidget(self._count)
        up, down = Glyph.ARROW_UP, Glyph.ARROW_DOWN
        for glyph, tip, step in ((up, self.tr("Previous"), -1), (down, self.tr("Next"), 1)):
            button = QToolButton(self)
            button.setIcon(theme.icon(glyph))
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(lambda _=False, step=step: self.step_requested.emit(step))
            line.addWidget(button)
        line.addStretch(1)
        close = QToolButton(self)
        close.setIcon(theme.icon(Glyph.X, "dim"))
        close.setToolTip(self.tr("Close"))
        close.setAccessibleName(self.tr("Close the find bar"))
        close.clicked.connect(self.close_bar)
        line.addWidget(close)
        self.hide()

    def open_bar(self, text: str = "") -> None:
        """Show the bar, ready to type; `text` is what was selected."""
        self.show()
        if text:
            self._field.setText(text)
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self.find_requested.emit(self._field.text())

    def close_bar(self) -> None:
        """Hide the bar and find nothing any more."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def show_count(self, present: int, total: int) -> None:
        """Show which place the reader is at, counted from 1, and how many there are."""
        if not self._field.text():
            self._count.clear()
        elif not total:
            self._count.setText(self.tr("Not found"))
        else:
            text = self.tr("{present} of {total}")
            self._count.setText(text.format(present=present, total=total))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step_requested.emit(-1 if is_shifted else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)
