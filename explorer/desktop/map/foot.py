"""What stands below a map: its controls at the left and its legend at the right, or under them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from explorer.desktop.map.tools import Tools

_SIDES_PX = 36
_GAP_PX = 24


class Foot(QWidget):
    """Holds two widgets side by side while there is room for both, else one below the other."""

    def __init__(self, left: Tools, right: Tools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts = (left, right)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(20, 6, 16, 12)
        self._line.setSpacing(8)
        self._line.addWidget(left)
        self._line.addStretch(1)
        self._line.addWidget(right)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a part is wider than it was
            self._turn()
        return super().event(event)

    def _turn(self) -> None:
        wanted = sum(part.one_line_px for part in self._parts if not part.isHidden())
        has_room = self.width() >= wanted + _SIDES_PX + _GAP_PX
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if has_room else ways.TopToBottom
        if way is not self._line.direction():
            self._line.setDirection(way)
            self.updateGeometry()
