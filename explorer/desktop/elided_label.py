"""A label that ends in dots where its line is too short, instead of being cut off."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle, QStyleOption
from typing_extensions import override

LEAST_LETTERS = 8


class ElidedLabel(QLabel):
    """Shows one line of plain text in whatever width it is given."""

    @override
    def minimumSizeHint(self) -> QSize:
        usual = super().minimumSizeHint()
        least = self.fontMetrics().averageCharWidth() * LEAST_LETTERS
        return QSize(min(usual.width(), least), usual.height())

    def shown_text(self) -> str:
        """Return what there is room for."""
        room = self._room().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _room(self) -> QRect:
        """Return where text stands: as in every label, a frame keeps half an x off."""
        indent = self.fontMetrics().horizontalAdvance("x") // 2 if self.frameWidth() else 0
        return self.contentsRect().adjusted(indent, 0, 0, 0)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        painter = QPainter(self)
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self)
        self.style().drawItemText(
            painter,
            self._room(),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            self.palette(),
            self.isEnabled(),
            self.shown_text(),
            self.foregroundRole(),
        )
