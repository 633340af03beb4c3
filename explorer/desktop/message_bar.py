"""The one bar above the content that says what happened and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from explorer.desktop.theme.icons import Glyph

if TYPE_CHECKING:
    from collections.abc import Callable

    from explorer.desktop.theme.theme import Theme


class MessageBar(QWidget):
    """Says one thing at a time, until it is closed or the next thing is said.

    Signals:
        closed(): The bar was closed.
    """

    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._act: Callable[[], None] | None = None
        self._icon = QLabel(self)
        self._theme = theme
        theme.changed.connect(self._paint_icon)
        self._paint_icon()
        self._text = QLabel(self)
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = QToolButton(self)
        self._action.setProperty("role", "button")
        self._action.setAccessibleName(self.tr("Nothing to do"))
        self._action.clicked.connect(self._do)
        close = QToolButton(self)
        close.setAutoRaise(True)
        close.setIcon(theme.icon(Glyph.X, "dim"))
        close.setToolTip(self.tr("Close this message"))
        close.setAccessibleName(self.tr("Close this message"))
        close.clicked.connect(self.clear)
        line = QHBoxLayout(self)
        line.setContentsMargins(16, 8, 10, 8)
        line.setSpacing(10)
        line.addWidget(self._icon)
        line.addWidget(self._text, 1)
        line.addWidget(self._action)
        line.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """What it says; empty when it says nothing."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say something, with one thing that can be done about it."""
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._act = act
        self._action.setText(action)
        self._action.setAccessibleName(action or self.tr("Nothing to do"))
        self._action.setVisible(act is not None)
        self.show()

    def clear(self) -> None:
        """Say nothing any more."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _paint_icon(self) -> None:
        self._icon.setPixmap(self._theme.icon(Glyph.INFO, "warning").pixmap(18, 18))

    def _do(self) -> None:
        act = self._act
        self.clear()
        if act is not None:
            act()
